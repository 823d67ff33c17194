/** When a visit ends, over HTTP. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DocumentView, VisitView } from '../../shared/api.ts';
import { TIMES } from '../../shared/limits.ts';
import { type AppUnderTest, type Browser, startApp } from '../support/appUnderTest.ts';
import { FakeClock } from '../support/stillClock.ts';

const clock = new FakeClock();
let app: AppUnderTest;
let ana: Browser;
let path: string;

beforeAll(async () => {
  app = await startApp({}, { clock });
  ana = app.browser();
  const { workspaceId } = (await ana.join(app.key('facilitator'), 'Ana')).body;
  const [document] = (await ana.get<DocumentView[]>(`/api/workspaces/${workspaceId}/documents`)).body;
  path = `/api/documents/${document?.id}/visit`;
});
afterAll(() => app.end());

const glance = (text: string) => Buffer.from(text).toString('base64');
const baseline = async () => (await ana.get<VisitView>(path)).body.before;
const note = (text: string, query = '') =>
  ana.send<VisitView>('POST', path + query, {
    body: Buffer.from(text),
    headers: { 'Content-Type': 'application/octet-stream' },
  });

it('[DI20] a visit starts from where the last one ended: a minute after leaving, or half an hour of silence', async () => {
  expect(await baseline()).toBeNull();
  await note('one');
  clock.advance(10 * 60_000);
  expect((await note('two')).body.before).toBeNull();
  const left = clock.now();
  clock.advance(TIMES.visitSilenceMs + 1);
  expect(await baseline()).toEqual({ at: left, glance: glance('two') });
  expect((await note('three')).body.before).toEqual({ at: left, glance: glance('two') });
  expect((await note('four')).body.before).toEqual({ at: left, glance: glance('two') });
  expect((await note('five', '?now=seen')).body.before).toEqual({
    at: clock.now(),
    glance: glance('five'),
  });
  const before = await baseline();
  await note('six', '?now=left');
  clock.advance(TIMES.visitGapMs);
  // The page was loaded anew.
  expect(await baseline()).toEqual(before);
  await note('six', '?now=left');
  clock.advance(TIMES.visitGapMs + 1);
  // It was hidden and is looked at again: what I write now is no news to me.
  expect((await note('six and mine')).body.before).toEqual(before);
  await note('seven', '?now=left');
  const end = { at: clock.now(), glance: glance('seven') };
  clock.advance(TIMES.visitGapMs + 1);
  expect(await baseline()).toEqual(end);
  expect((await note('eight')).body.before).toEqual(end);
});
