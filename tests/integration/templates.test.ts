import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type {
  DocumentSketch,
  DocumentView,
  HistoryView,
  TemplateContent,
  TemplateView,
  TwinningSummary,
} from '../../shared/api.ts';
import { type DocumentId, type ItemId, newId } from '../../shared/ids.ts';
import type { AppUnderTest, Browser } from '../support/appUnderTest.ts';
import { startApp } from '../support/appUnderTest.ts';
import { until } from '../support/poll.ts';
import { stockClient } from '../support/realtimeServer.ts';

let app: AppUnderTest;
let facilitator: Browser;
let admin: Browser;
let workspace: string;
let other: string;
let board: DocumentView;

beforeAll(async () => {
  app = await startApp();
  facilitator = app.browser();
  workspace = (await facilitator.join(app.key('facilitator'), 'Fay')).body.workspaceId;
  const documents = await facilitator.get<DocumentView[]>(`/api/workspaces/${workspace}/documents`);
  board = documents.body.find((one) => one.title.startsWith('Barriers')) as DocumentView;
  admin = app.browser();
  await admin.post('/api/sign-in/admin', { token: app.key('admin') });
  const twinnings = await admin.get<TwinningSummary[]>('/api/twinnings');
  other = twinnings.body.find((one) => one.workspaceId !== workspace)?.workspaceId ?? '';
});
afterAll(() => app.end());

const newBoard = (browser: Browser, to: string, template: unknown) =>
  browser.post<DocumentView>(`/api/workspaces/${to}/documents`, { kind: 'board', title: 'T', template });
const sketch = async (browser: Browser, id: string) =>
  (await browser.get<DocumentSketch>(`/api/documents/${id}/sketch`)).body;
const keep = (browser: Browser, fields: object) =>
  browser.post<TemplateView>(`/api/workspaces/${workspace}/templates`, { documentId: board.id, ...fields });

describe('a board from a template', () => {
  it('[EX10] holds it from its first moment, in the language and with the cities of its twinning', async () => {
    const made = await newBoard(facilitator, workspace, { id: 'barriers', language: 'nl' });
    expect(made.status).toBe(201);
    expect((await sketch(facilitator, made.body.id)).notes).toBe(8);
    const blank = await newBoard(facilitator, workspace, { id: 'blank', language: 'en' });
    expect(await sketch(facilitator, blank.body.id)).toEqual({ notes: 0, shapes: [] });
    const cities = await newBoard(admin, other, { id: 'cities', language: 'en' });
    const frames = (await sketch(admin, cities.body.id)).shapes.filter(([kind]) => kind === 'frame');
    expect(frames).toHaveLength(5);
    for (const bad of [
      { id: 'none', language: 'en' },
      { id: 'barriers', language: 'xx' },
      { saved: 'x' },
      'barriers',
    ])
      expect((await newBoard(facilitator, workspace, bad)).status).toBe(400);
  });
});

describe('a copy of a document', () => {
  it('[EX19] holds what the original holds, hides names where that does, and is another document', async () => {
    const copy = (browser: Browser, to: string, fields: object) =>
      browser.post<DocumentView>(`/api/workspaces/${to}/documents`, {
        kind: 'board',
        title: 'Barriers, second round',
        template: { copyOf: board.id },
        ...fields,
      });
    const shown = await copy(facilitator, workspace, {});
    expect(shown).toMatchObject({ status: 201, body: { title: 'Barriers, second round', kind: 'board' } });
    expect(shown.body.id).not.toBe(board.id);
    expect(await sketch(facilitator, shown.body.id)).toEqual(await sketch(facilitator, board.id));
    expect(shown.body.attribution).not.toBe(false);

    await facilitator.patch(`/api/documents/${shown.body.id}`, { attribution: false });
    const hidden = await copy(facilitator, workspace, { template: { copyOf: shown.body.id } });
    expect(hidden.body.attribution).toBe(false);

    // Elsewhere it is not known, a map is no board, and strangers copy nothing.
    expect((await copy(admin, other, {})).status).toBe(404);
    expect((await copy(facilitator, workspace, { kind: 'barrierMap' })).status).toBe(404);
    expect((await copy(facilitator, workspace, { template: { copyOf: 'x' } })).status).toBe(400);
    expect((await copy(app.browser(), workspace, {})).status).toBe(401);
  });
});

/** A tab with a document, for as long as the work takes. */
async function within(id: DocumentId, work: (items: Y.Map<Y.Map<unknown>>) => Promise<unknown> | unknown) {
  const client = stockClient({ port: app.port }, { cookie: facilitator.cookie ?? '' } as never, id);
  await until('synced', () => client.provider.synced);
  await work(client.items() as Y.Map<Y.Map<unknown>>);
  client.destroy();
}

describe('a copy of a board that was voted on', () => {
  it('[EX19] [HC18] has no votes, and all on it was put there by whoever made it', async () => {
    const { id } = (await newBoard(facilitator, workspace, undefined)).body;
    await within(id, async (items) => {
      const put = (fields: object) => {
        const one = newId<ItemId>();
        items.set(
          one,
          new Y.Map<unknown>(Object.entries({ x: 0, y: 0, z: 'a0', author: null, at: 1, ...fields })),
        );
        return one;
      };
      const note = put({ kind: 'note', colour: 'sun', text: new Y.Text('Ours') });
      put({ kind: 'sticker', symbol: 'dot', parent: note, onX: 0.5, onY: 0.5, text: new Y.Text() });
      await until('arrived', async () => (await sketch(facilitator, id)).notes === 1);
    });
    const kinds: unknown[] = [];
    const me = (await facilitator.me()).workspaces[0]?.member.id;
    const pastOf = async (of: string) =>
      (await facilitator.get<HistoryView>(`/api/documents/${of}/history`)).body;
    const copy = (await newBoard(facilitator, workspace, { copyOf: id })).body;
    await within(copy.id, (items) => kinds.push(...[...items.values()].map((one) => one.get('kind'))));
    expect(kinds).toEqual(['note']);
    expect(Object.values((await pastOf(copy.id)).writers)).toEqual([me]);
    const fresh = (await newBoard(facilitator, workspace, { id: 'barriers', language: 'en' })).body;
    const { moments, writers } = await pastOf(fresh.id);
    expect(moments[0]?.writers.map(([client]) => writers[client])).toEqual([me]);
  });
});

describe('a copy of a moment', () => {
  it('[HC25] holds what was there then, also what is deleted by now, and is for nobody who may make none', async () => {
    const { id } = (await newBoard(facilitator, workspace, undefined)).body;
    const note = newId<ItemId>();
    await within(id, async (items) => {
      const fields = { kind: 'note', colour: 'sun', x: 0, y: 0, z: 'a0', author: null, at: 1 };
      items.set(note, new Y.Map<unknown>(Object.entries({ ...fields, text: new Y.Text('Then') })));
      await until('arrived', async () => (await sketch(facilitator, id)).notes === 1);
    });
    const { moments } = (await facilitator.get<HistoryView>(`/api/documents/${id}/history`)).body;
    const sequence = moments.at(-1)?.sequence ?? 0;
    await within(id, async (items) => {
      items.delete(note);
      await until('gone', async () => (await sketch(facilitator, id)).notes === 0);
    });
    const then = await newBoard(facilitator, workspace, { copyOf: id, sequence });
    expect(then.status).toBe(201);
    expect((await sketch(facilitator, then.body.id)).notes).toBe(1);
    const now = await newBoard(facilitator, workspace, { copyOf: id });
    expect((await sketch(facilitator, now.body.id)).notes).toBe(0);
    expect((await newBoard(facilitator, workspace, { copyOf: id, sequence: 9_999 })).status).toBe(404);
    expect((await newBoard(facilitator, workspace, { copyOf: id, sequence: 0 })).status).toBe(400);
    expect((await newBoard(admin, other, { copyOf: id, sequence })).status).toBe(404);
    const invite = { role: 'guest', hours: 1 };
    const invited = await facilitator.post<{ url: string }>(`/api/workspaces/${workspace}/invites`, invite);
    const guest = app.browser();
    await guest.join(invited.body.url.split('#')[1] ?? '', 'Gus');
    expect((await newBoard(guest, workspace, { copyOf: id, sequence })).status).toBe(403);
  });
});

describe('a board kept as a template', () => {
  it('[EX11] is there for the programme and for nobody else, without authors', async () => {
    const kept = await keep(facilitator, { title: 'How we map barriers' });
    expect(kept).toMatchObject({ status: 201, body: { title: 'How we map barriers', own: true } });
    const listed = await admin.get<TemplateView[]>(`/api/workspaces/${other}/templates`);
    expect(listed.body).toMatchObject([{ id: kept.body.id, own: false }]);
    const path = `/api/workspaces/${other}/templates/${kept.body.id}`;
    const content = JSON.parse((await admin.get<TemplateContent>(path)).body.content);
    expect(content).toMatchObject({ people: {}, title: 'How we map barriers' });
    const authors = new Set(
      content.items.map((item: { author: unknown; at: unknown }) => [item.author, item.at].join()),
    );
    expect([...authors]).toEqual([',0']);
    const made = await newBoard(admin, other, { saved: kept.body.id });
    expect((await sketch(admin, made.body.id)).notes).toBe((await sketch(facilitator, board.id)).notes);

    // A twinning of another programme: the demo's own is invented, this one is real.
    const real = await admin.post<TwinningSummary>('/api/twinnings', {
      pilots: ['ghent-be'],
      twins: ['braga-pt'],
    });
    const elsewhere = real.body.workspaceId;
    expect((await admin.get<TemplateView[]>(`/api/workspaces/${elsewhere}/templates`)).body).toEqual([]);
    expect((await admin.get(`/api/workspaces/${elsewhere}/templates/${kept.body.id}`)).status).toBe(404);
    expect((await newBoard(admin, elsewhere, { saved: kept.body.id })).status).toBe(404);

    expect((await admin.delete(path)).status).toBe(403);
    expect((await facilitator.delete(`/api/workspaces/${workspace}/templates/${kept.body.id}`)).status).toBe(
      204,
    );
    expect((await admin.get<TemplateView[]>(`/api/workspaces/${other}/templates`)).body).toEqual([]);
  });

  it('[EX11] may be one frame; nothing, something else or somebody else’s is refused', async () => {
    const whole = await keep(facilitator, { title: 'Whole' });
    const path = (template: TemplateView) => `/api/workspaces/${workspace}/templates/${template.id}`;
    const contentOf = async (template: TemplateView) =>
      JSON.parse((await facilitator.get<TemplateContent>(path(template))).body.content).items as {
        id: string;
        kind: string;
        text: string;
      }[];
    const frame = (await contentOf(whole.body)).find((item) => item.text === 'Parking lot');
    const part = await keep(facilitator, { title: 'Part', frameId: frame?.id });
    expect((await contentOf(part.body)).map((item) => item.kind)).toEqual(['frame', 'note', 'note', 'note']);
    expect((await keep(facilitator, { title: 'No', frameId: 'k'.repeat(20) })).status).toBe(404);
    const empty = await newBoard(facilitator, workspace, undefined);
    expect((await keep(facilitator, { title: 'No', documentId: empty.body.id })).status).toBe(400);
    const elsewhere = (await newBoard(admin, other, { id: 'barriers', language: 'en' })).body.id;
    expect((await keep(facilitator, { title: 'No', documentId: elsewhere })).status).toBe(404);
    const participant = app.browser();
    await participant.join(app.key('participant'), 'Pat');
    expect((await keep(participant, { title: 'No' })).status).toBe(403);
  });
});
