/** The timer of a document over HTTP and socket.io: who may, what is refused, and a server that comes back. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentView } from '../../shared/api.ts';
import type { DiscussionChange, DiscussionView } from '../../shared/discussion.ts';
import type { DocumentId, MemberId } from '../../shared/ids.ts';
import { LIMITS } from '../../shared/limits.ts';
import type { Role } from '../../shared/permissions.ts';
import { type AppUnderTest, type Browser, startApp } from '../support/appUnderTest.ts';
import { until } from '../support/poll.ts';
import { temporaryFolder } from '../support/serverProcess.ts';
import { FakeClock } from '../support/stillClock.ts';
import { command, eventSocket } from '../support/tunnelClient.ts';

const ROLES = ['member', 'guest', 'expert', 'observer'] as const;
const clock = new FakeClock();
const people = new Map<Role, Browser>();
let app: AppUnderTest;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let documents: readonly DocumentId[];

const who = (role: Role): Browser => people.get(role) as Browser;
const path = (at = 0) => `/api/documents/${documents[at]}/discussion`;
const say = (role: Role, body: object, at = 0) => who(role).post<DiscussionChange>(path(at), body);
const start = (role: Role, minutes: unknown, at = 0) => say(role, { act: 'startTimer', minutes }, at);
const step = (role: Role, one: unknown, at = 0) => say(role, { act: 'timer', step: one }, at);
const seenBy = async (role: Role, at = 0) => (await who(role).get<DiscussionView>(path(at))).body.timer;

beforeAll(async () => {
  folder = await temporaryFolder();
  app = await startApp({ DATA_DIR: folder.path }, { clock });
  const facilitator = app.browser();
  people.set('facilitator', facilitator);
  const workspace = (await facilitator.join(app.key('facilitator'), 'Fee')).body.workspaceId;
  for (const role of ROLES) {
    const made = await facilitator.post<{ url: string }>(`/api/workspaces/${workspace}/invites`, { role });
    const browser = app.browser();
    await browser.join(made.body.url.split('#')[1] ?? '', `A ${role}`);
    people.set(role, browser);
  }
  const make = async (kind: string) =>
    (await facilitator.post<DocumentView>(`/api/workspaces/${workspace}/documents`, { kind, title: kind }))
      .body.id;
  documents = [await make('board'), await make('barrierMap')];
});
afterEach(() => clock.advance(60_000));
afterAll(async () => {
  await app.end();
  await folder.remove();
});

describe('timer', () => {
  it('[TI2] [TI3] a member starts it, on a board and on a map; who may read sees what is left', async () => {
    for (const at of [0, 1]) {
      expect(await seenBy('observer', at)).toBeUndefined();
      expect(await start('member', 5, at)).toMatchObject({ status: 200, body: { timer: { left: 300_000 } } });
      clock.advance(100_000);
      for (const role of ['facilitator', ...ROLES] as const)
        expect(await seenBy(role, at)).toMatchObject({ length: 300_000, left: 200_000, runs: true });
      expect((await step('member', 'pause', at)).body.timer).toMatchObject({ left: 200_000, runs: false });
      clock.advance(500_000);
      expect((await step('facilitator', 'add', at)).body.timer).toMatchObject({ left: 260_000 });
      expect((await step('member', 'resume', at)).body.timer).toMatchObject({ left: 260_000, runs: true });
      expect((await step('member', 'end', at)).body.timer).toMatchObject({ length: 0 });
      expect((await step('member', 'pause', at)).body.timer).toMatchObject({ length: 0 });
    }
  });

  it('[TI2] who may not is refused, as is what makes no sense and what comes too fast; nothing changes', async () => {
    await start('member', 10);
    const before = await seenBy('member');
    for (const role of ['observer', 'expert', 'guest'] as const)
      for (const answer of [await start(role, 1), await step(role, 'end')])
        expect(answer).toMatchObject({ status: 403, body: { error: 'FORBIDDEN' } });
    for (const minutes of [0, -1, 181, 1.5, '5', null, Number.MAX_SAFE_INTEGER, [5], {}, undefined])
      expect(await start('member', minutes), String(minutes)).toMatchObject({ status: 400 });
    for (const one of ['start', 'toString', '__proto__', null, 7, ['end']])
      expect(await step('member', one), String(one)).toMatchObject({ status: 400 });
    expect(await say('member', { act: 'timer', step: 'end', by: 'me' })).toMatchObject({ status: 400 });
    expect(await seenBy('member')).toEqual(before);
    const flood = Array.from({ length: LIMITS.timerActsPerMinute + 3 }, () => step('facilitator', 'resume'));
    const answers = await Promise.all(flood);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 429]));
    expect(answers.find(({ status }) => status === 429)?.body).toMatchObject({ error: 'TOO_FAST' });
    expect(await seenBy('member')).toEqual(before);
  });

  it('[TI2] of what a facilitator started a member stops, lengthens and replaces nothing; once it is gone they start one', async () => {
    await start('facilitator', 10);
    const before = await seenBy('guest');
    for (const one of ['pause', 'resume', 'add', 'end'])
      expect(await step('member', one)).toMatchObject({ status: 403, body: { error: 'FORBIDDEN' } });
    expect(await start('member', 1)).toMatchObject({ status: 403, body: { error: 'FORBIDDEN' } });
    expect(await seenBy('guest')).toEqual(before);
    const { body } = await who('guest').get<DiscussionView>(path());
    expect(body.people).toContainEqual(expect.objectContaining({ id: before?.owner, name: 'Fee' }));
    await step('facilitator', 'end');
    expect(await start('member', 4)).toMatchObject({ status: 200, body: { timer: { length: 240_000 } } });
    expect(await step('facilitator', 'add')).toMatchObject({ status: 200 });
    expect(await step('member', 'end')).toMatchObject({ status: 200, body: { timer: { length: 0 } } });
  });

  it('[TI2] an archived document has no more acts', async () => {
    await start('member', 2, 1);
    await who('facilitator').patch(`/api/documents/${documents[1]}`, { archived: true });
    expect(await step('member', 'add', 1)).toMatchObject({ status: 403 });
    await who('facilitator').patch(`/api/documents/${documents[1]}`, { archived: false });
    expect(await step('member', 'end', 1)).toMatchObject({ status: 200 });
  });

  it('[TI1] the later one takes the place of the earlier, and everybody who watches is told', async () => {
    const socket = eventSocket(app, { cookie: who('observer').cookie ?? '' });
    try {
      const heard: DiscussionChange[] = [];
      socket.on('discussion:changed', (_id, change) => heard.push(change));
      expect(await command(socket, 'document:watch', documents[0])).toMatchObject({ ok: true });
      await start('member', 5);
      await start('facilitator', 3);
      await until('both told', () => heard.length === 2);
      const facilitator = (await who('facilitator').me()).workspaces[0]?.member.id as MemberId;
      expect(heard[1]).toMatchObject({
        timer: { length: 180_000, by: facilitator },
        people: [{ id: facilitator }],
      });
      const [first, second] = heard.map(({ timer }) => timer?.version ?? 0);
      expect(second).toBeGreaterThan(first ?? 0);
      const both = await Promise.all([start('facilitator', 7), start('facilitator', 9)]);
      const last = both.map(({ body }) => body.timer).sort((a, b) => (b?.version ?? 0) - (a?.version ?? 0));
      expect(await seenBy('observer')).toEqual(last[0]);
    } finally {
      socket.disconnect();
    }
  });

  it('[TI4] a server that comes back shows what is left by then', async () => {
    await start('facilitator', 15);
    clock.advance(60_000);
    await app.end();
    clock.advance(120_000);
    app = await startApp({ DATA_DIR: folder.path }, { clock });
    const again = app.browser();
    again.cookie = who('observer').cookie;
    people.set('observer', again);
    expect(await seenBy('observer')).toMatchObject({ length: 900_000, left: 720_000, runs: true });
  });
});
