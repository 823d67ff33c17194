/** The past of a document over HTTP: the real app, written by a stock client. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { DocumentView, GoneItem, HistoryView } from '../../shared/api.ts';
import type { DocumentVersion } from '../../shared/domain/workspace.ts';
import { newId } from '../../shared/ids.ts';
import type { AppUnderTest, Browser } from '../support/appUnderTest.ts';
import { startApp } from '../support/appUnderTest.ts';
import { until } from '../support/poll.ts';
import { stockClient } from '../support/realtimeServer.ts';

let app: AppUnderTest;
let facilitator: Browser;
let workspace: string;
let board: DocumentView;
const cleanups: (() => void)[] = [];

beforeEach(async () => {
  app = await startApp();
  facilitator = app.browser();
  workspace = (await facilitator.join(app.key('facilitator'), 'Femke')).body.workspaceId;
  const made = await facilitator.post<DocumentView>(`/api/workspaces/${workspace}/documents`, {
    kind: 'board',
    title: 'With a past',
  });
  board = made.body;
});
afterEach(async () => {
  for (const clean of cleanups.splice(0)) clean();
  await app.end();
});

async function open(browser: Browser) {
  const client = stockClient({ port: app.port }, { cookie: browser.cookie ?? '' } as never, board.id);
  cleanups.push(() => client.destroy());
  await until('synced', () => client.provider.synced);
  return client;
}

const pathOf = (more = '') => `/api/documents/${board.id}/history${more}`;
const historyOf = async (browser: Browser) => (await browser.get<HistoryView>(pathOf())).body;

async function stateAt(sequence: number): Promise<unknown> {
  const answer = await fetch(`${app.url}${pathOf(`/${sequence}`)}`, {
    headers: { Cookie: facilitator.cookie ?? '' },
  });
  expect(answer.headers.get('content-type')).toContain('application/octet-stream');
  const doc = new Y.Doc();
  Y.applyUpdate(doc, new Uint8Array(await answer.arrayBuffer()));
  return doc.getMap('items').toJSON();
}

async function invited(role: string): Promise<Browser> {
  const path = `/api/workspaces/${workspace}/invites`;
  const made = await facilitator.post<{ url: string }>(path, { role, hours: 1 });
  const browser = app.browser();
  await browser.join(made.body.url.split('#')[1] ?? '', `A ${role}`);
  return browser;
}

describe('the past over HTTP', () => {
  it('[HI2] [HI4] [HI5] shows what was deleted since, and who wrote', async () => {
    const bo = await invited('member');
    const [first, second] = [await open(facilitator), await open(bo)];
    first.items().set('mine', new Y.Map([['x', 1]]));
    await until('arrived', () => second.items().has('mine'));
    const stored = async (edits: number) =>
      (await historyOf(facilitator)).moments.reduce((sum, moment) => sum + moment.edits, 0) === edits;
    await until('stored', () => stored(1));
    second.doc.transact(() => {
      second.items().delete('mine');
      second.items().set('theirs', new Y.Map([['x', 2]]));
    });
    await until('stored', async () => ((await historyOf(facilitator)).moments.at(-1)?.sequence ?? 0) > 1);
    const { moments, writers } = await historyOf(facilitator);
    expect(moments).toHaveLength(1);
    const [ana, her] = await Promise.all([facilitator.me(), bo.me()]);
    expect(writers).toEqual({
      [first.doc.clientID]: ana.workspaces[0]?.member.id,
      [second.doc.clientID]: her.workspaces[0]?.member.id,
    });
    expect(moments[0]?.writers.map(([client]) => client).sort()).toEqual(
      [first.doc.clientID, second.doc.clientID].sort(),
    );
    expect(await stateAt(1)).toEqual({ mine: { x: 1 } });
    expect(await stateAt(2)).toEqual({ theirs: { x: 2 } });
  });

  it('[HI10] [HI11] [HI12] two who delete at once are both named; with names off nobody is, by any way', async () => {
    const bo = await invited('member');
    const [first, second] = [await open(facilitator), await open(bo)];
    const [one, two] = [newId(), newId()];
    const note = (text: string) =>
      new Y.Map<unknown>([
        ['kind', 'note'],
        ['text', new Y.Text(text)],
      ]);
    first.items().set(one, note('Anna’s'));
    first.items().set(two, note('Bo’s'));
    await until('arrived', () => second.items().has(one) && second.items().has(two));
    const gone = async () => (await facilitator.get<GoneItem[]>(pathOf('/gone?after=0'))).body;
    expect(await gone()).toEqual([]);
    first.items().delete(one);
    second.items().delete(two);
    await until('stored', async () => (await gone()).length === 2);
    const [ana, her] = await Promise.all([facilitator.me(), bo.me()]);
    const ids = [ana, her].map(({ workspaces }) => workspaces[0]?.member.id ?? '');
    const found = await gone();
    for (const [at, id] of [one, two].entries()) {
      const its = found.find((each) => each.id === id);
      expect(its?.words).toBe(['Anna’s', 'Bo’s'][at]);
      // In one turn, or in one each: whoever did it is named, and nobody who did not delete.
      expect(its?.by).toContain(ids[at]);
    }
    expect(new Set(found.flatMap(({ by }) => by))).toEqual(new Set(ids));
    const { moments } = await historyOf(facilitator);
    expect(new Set(moments.flatMap(({ deletedBy }) => deletedBy))).toEqual(new Set(ids));
    const moment = { sequence: 1, title: 'A moment' };
    const named = async () => (await facilitator.post(`/api/documents/${board.id}/versions`, moment)).body;
    expect(JSON.stringify(await named())).toContain(ids[0]);
    await facilitator.patch(`/api/documents/${board.id}`, { attribution: false });
    expect(JSON.stringify(await named())).not.toContain(ids[0]);
    for (const path of [pathOf(), pathOf('/gone?after=0')])
      for (const browser of [facilitator, bo]) {
        const answer = JSON.stringify((await browser.get(path)).body);
        for (const id of ids) expect(answer, path).not.toContain(id);
      }
    expect((await gone()).map(({ words }) => words).sort()).toEqual(['Anna’s', 'Bo’s']);
  });

  it('[HI6] members see it, a guest and a stranger do not', async () => {
    const guest = await invited('guest');
    const observer = await invited('observer');
    expect((await observer.get(pathOf())).status).toBe(200);
    for (const path of [pathOf(), pathOf('/1'), pathOf('/gone?after=0')]) {
      expect(await guest.get(path)).toMatchObject({ status: 403, body: { error: 'FORBIDDEN' } });
      expect(await app.browser().get(path)).toMatchObject({ status: 401 });
    }
    const stranger = app.browser();
    await stranger.post('/api/sign-in/admin', { token: app.key('admin') });
    const other = await stranger.post<{ workspaceId: string }>('/api/twinnings', {
      pilots: ['lyon-fr'],
      twins: ['ghent-be'],
    });
    const path = `/api/workspaces/${other.body.workspaceId}`;
    await stranger.post(`${path}/enter`);
    const secret = await stranger.post<DocumentView>(`${path}/documents`, { kind: 'board', title: 'S' });
    for (const more of ['history', 'history/1', 'history/gone?after=0'])
      expect(await facilitator.get(`/api/documents/${secret.body.id}/${more}`)).toMatchObject({
        status: 404,
      });
  });

  it('[HI7] [HI9] moments are named by who may edit; nonsense is refused', async () => {
    const versions = `/api/documents/${board.id}/versions`;
    const observer = await invited('observer');
    expect(await observer.post(versions, { sequence: 1, title: 'Mine' })).toMatchObject({ status: 403 });
    const early = await facilitator.post(versions, { sequence: 1, title: 'Too early' });
    expect(early).toMatchObject({ status: 404, body: { error: 'NOT_FOUND' } });
    (await open(facilitator)).items().set('first', new Y.Map([['x', 1]]));
    await until('stored', async () => (await historyOf(facilitator)).moments.length > 0);
    expect(await facilitator.post(versions, { sequence: 2, title: 'Not yet' })).toMatchObject({
      status: 404,
    });
    const made = await facilitator.post<DocumentVersion>(versions, {
      sequence: 1,
      title: 'Before the visit',
    });
    expect(made.status).toBe(201);
    expect((await observer.get<HistoryView>(pathOf())).body.versions).toEqual([made.body]);
    const renamed = await facilitator.patch(`${versions}/${made.body.id}`, { title: 'After it' });
    expect(renamed.body).toMatchObject({ title: 'After it', sequence: 1 });
    for (const body of [
      {},
      { sequence: 0, title: 'x' },
      { sequence: 1.5, title: 'x' },
      { sequence: 1, title: ' ' },
    ])
      expect(await facilitator.post(versions, body)).toMatchObject({ status: 400 });
    expect(await observer.delete(`${versions}/${made.body.id}`)).toMatchObject({ status: 403 });
    expect((await facilitator.delete(`${versions}/${made.body.id}`)).status).toBe(204);
    expect((await facilitator.delete(`${versions}/${made.body.id}`)).status).toBe(404);
    for (const sequence of ['0', '-1', 'x', '1e3', '9'.repeat(30)])
      expect(await facilitator.get(pathOf(`/${sequence}`)), sequence).toMatchObject({ status: 400 });
    expect(await facilitator.get(pathOf('/999'))).toMatchObject({ status: 404 });
    for (const query of [
      '',
      '?after=',
      '?after=-1',
      '?after=0&upTo=0',
      '?after=0&upTo=x',
      '?after=0&after=1',
    ])
      expect(await facilitator.get(pathOf(`/gone${query}`)), query).toMatchObject({ status: 400 });
    expect(await facilitator.get(pathOf('/gone?after=0&upTo=999'))).toMatchObject({ status: 404 });
  });
});
