/** AccessWatch over time: rights that change without anybody saying so. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLocalBus } from '../../server/bus/local/createLocalBus.ts';
import { AccessWatch, type Watched } from '../../server/realtime/AccessWatch.ts';
import type { DocumentId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { TIMES } from '../../shared/limits.ts';
import { createFakeClock } from '../support/fakeClock.ts';
import { createSilentTelemetry } from '../support/silentTelemetry.ts';
import { createTestGate, type Person } from '../support/testGate.ts';

const PEOPLE = 500;
const MOST_AT_ONCE = 10;

const clock = createFakeClock();
const gate = createTestGate();
const documentId = newId<DocumentId>();
let watch: AccessWatch;

beforeEach(() => {
  const telemetry = createSilentTelemetry();
  watch = new AccessWatch({ gate, bus: createLocalBus(telemetry.log), clock, telemetry });
});
afterEach(() => watch.stop());

function watched(person: Person, lost: string[]): Watched {
  const { memberId, signInId, name } = person;
  return {
    actor: { signInId, admin: false, memberIds: [memberId] },
    documentId,
    epoch: 1,
    memberId,
    onGrant: () => undefined,
    onLost: (code) => lost.push(`${name} ${code}`),
  };
}

it('[T7] everybody is asked for in each round, a few at a time, and who may not any more is lost', async () => {
  const lost: string[] = [];
  const people = Array.from({ length: PEOPLE }, (_, index) => gate.person(`Person ${index}`));
  for (const person of people) watch.add(watched(person, lost), watch.tide);
  const asked = new Map<number, number>();
  gate.before = () => {
    asked.set(clock.now(), (asked.get(clock.now()) ?? 0) + 1);
  };
  await clock.advance(TIMES.rightsRoundMs * 1.5);
  expect([...asked.values()].reduce((sum, one) => sum + one, 0)).toBe(PEOPLE);
  expect(Math.max(...asked.values())).toBe(MOST_AT_ONCE);
  for (const person of [people[0], people[250], people[499]]) if (person) person.role = null;
  await clock.advance(TIMES.rightsRoundMs);
  expect(lost).toEqual(['Person 0 REVOKED', 'Person 250 REVOKED', 'Person 499 REVOKED']);
  expect([...asked.values()].reduce((sum, one) => sum + one, 0)).toBe(2 * PEOPLE);
});
