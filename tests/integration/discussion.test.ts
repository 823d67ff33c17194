/** The discussion of a board over HTTP and socket.io, attacked and restarted. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { EventSocket } from '../../client/live/carriers.ts';
import type { DocumentView, VisitView } from '../../shared/api.ts';
import type { BoardArea, DiscussionChange, DiscussionView } from '../../shared/discussion.ts';
import { mentionOf } from '../../shared/domain/discussion.ts';
import type { DocumentId, ItemId, MemberId, MessageId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { LIMITS } from '../../shared/limits.ts';
import type { Role } from '../../shared/permissions.ts';
import { type AppUnderTest, type Browser, startApp } from '../support/appUnderTest.ts';
import { until } from '../support/poll.ts';
import { temporaryFolder } from '../support/serverProcess.ts';
import { FakeClock } from '../support/stillClock.ts';
import { command, eventSocket } from '../support/tunnelClient.ts';

interface Someone {
  readonly browser: Browser;
  readonly memberId: MemberId;
}

const ROLES = ['facilitator', 'member', 'expert', 'observer', 'guest'] as const;
let app: AppUnderTest;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let workspace: string;
let board: DocumentId;
let stranger: Browser;
const clock = new FakeClock();
const people = new Map<Role, Someone>();
const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const clean of cleanups.splice(0)) clean();
  clock.advance(60_000);
});

function someone(role: Role): Someone {
  const found = people.get(role);
  if (!found) throw new Error(`nobody is ${role}`);
  return found;
}

async function invited(role: Role, name: string): Promise<Someone> {
  const path = `/api/workspaces/${workspace}/invites`;
  const made = await someone('facilitator').browser.post<{ url: string }>(path, { role });
  const browser = app.browser();
  await browser.join(made.body.url.split('#')[1] ?? '', name);
  return { browser, memberId: (await browser.me()).workspaces[0]?.member.id as MemberId };
}

async function begin(): Promise<void> {
  app = await startApp({ DATA_DIR: folder.path }, { clock });
}

beforeAll(async () => {
  folder = await temporaryFolder();
  await begin();
  const facilitator = app.browser();
  workspace = (await facilitator.join(app.key('facilitator'), 'Fee')).body.workspaceId;
  const memberId = (await facilitator.me()).workspaces[0]?.member.id as MemberId;
  people.set('facilitator', { browser: facilitator, memberId });
  for (const role of ROLES.slice(1)) people.set(role, await invited(role, `A ${role}`));
  const made = await facilitator.post<DocumentView>(`/api/workspaces/${workspace}/documents`, {
    kind: 'board',
    title: 'Board',
  });
  board = made.body.id;
  const admin = app.browser();
  await admin.post('/api/sign-in/admin', { token: app.key('admin') });
  const other = await admin.post<{ workspaceId: string }>('/api/twinnings', {
    pilots: ['lyon-fr'],
    twins: ['porto-pt'],
  });
  const link = await admin.post<{ url: string }>(`/api/workspaces/${other.body.workspaceId}/invites`, {
    role: 'facilitator',
  });
  stranger = app.browser();
  await stranger.join(link.body.url.split('#')[1] ?? '', 'Stranger');
});
afterAll(async () => {
  await app.end();
  await folder.remove();
});

const path = () => `/api/documents/${board}/discussion`;
const say = <Body = DiscussionChange>({ browser }: Pick<Someone, 'browser'>, body: object) =>
  browser.post<Body>(path(), body);
const view = async ({ browser }: Someone) => (await browser.get<DiscussionView>(path())).body;
const opening = (text = 'Who pays?') => ({
  act: 'open',
  id: newId<MessageId>(),
  itemId: newId<ItemId>(),
  text,
});

async function opened(by: Someone, text?: string) {
  const open = opening(text);
  expect(await say(by, open)).toMatchObject({ status: 200 });
  return { threadId: open.id, itemId: open.itemId };
}
const threadOf = async (reader: Someone, id: string) =>
  (await view(reader)).threads.find((one) => (one.id as string) === id);

interface Listener {
  readonly socket: EventSocket;
  readonly changes: DiscussionChange[];
  readonly invitations: [MemberId, BoardArea][];
}

async function listening({ browser }: Pick<Someone, 'browser'>): Promise<Listener> {
  const socket = eventSocket(app, { cookie: browser.cookie ?? '' });
  cleanups.push(() => socket.disconnect());
  const heard: Listener = { socket, changes: [], invitations: [] };
  socket.on('discussion:changed', (_id, change) => heard.changes.push(change));
  socket.on('document:invited', (_id, by, area) => heard.invitations.push([by, area]));
  expect(await command(socket, 'document:watch', board)).toEqual({ ok: true, result: null });
  return heard;
}

describe('who may', () => {
  it('[DI1] [DI2] the author is who the Gate says; who may not is refused, and nothing changes', async () => {
    const before = await view(someone('member'));
    for (const act of [
      opening(),
      { act: 'react', itemId: newId(), reaction: 'agree' },
      { act: 'gather', area: { x: 0, y: 0, w: 100, h: 100 } },
    ]) {
      expect(await say(someone('observer'), act)).toMatchObject({
        status: 403,
        body: { error: 'FORBIDDEN' },
      });
      expect(await say({ browser: stranger }, act)).toMatchObject({ status: 404 });
      expect(await say({ browser: app.browser() }, act)).toMatchObject({ status: 401 });
    }
    expect((await stranger.get(path())).status).toBe(404);
    const forged = { ...opening(), author: someone('facilitator').memberId };
    expect(await say(someone('guest'), forged)).toMatchObject({ status: 400 });
    expect(await view(someone('member'))).toEqual(before);
    for (const role of ['guest', 'expert', 'member'] as const) {
      const { threadId } = await opened(someone(role));
      expect((await threadOf(someone('observer'), threadId))?.messages[0]?.author).toBe(
        someone(role).memberId,
      );
    }
  });

  it('[DI2] an archived document is read and not answered; a removed member reads nothing', async () => {
    const { threadId } = await opened(someone('member'));
    const archive = (archived: boolean) =>
      someone('facilitator').browser.patch(`/api/documents/${board}`, { archived });
    await archive(true);
    const reply = { act: 'reply', id: newId(), threadId, text: 'Late' };
    expect(await say(someone('member'), reply)).toMatchObject({ status: 403 });
    expect((await threadOf(someone('member'), threadId))?.messages).toHaveLength(1);
    await archive(false);
    expect(await say(someone('member'), reply)).toMatchObject({ status: 200 });
    const gone = await invited('member', 'Soon gone');
    const heard = await listening(gone);
    await someone('facilitator').browser.delete(`/api/members/${gone.memberId}`);
    expect((await gone.browser.get(path())).status).not.toBe(200);
    const witness = await listening(someone('expert'));
    await opened(someone('member'), 'Not for who left');
    await until('told', () => witness.changes.length === 1);
    expect(heard.changes).toEqual([]);
  });

  it('[DI4] [DI7] only the author edits and deletes; anybody who comments resolves', async () => {
    const [ana, bea] = [someone('member'), someone('expert')];
    const { threadId } = await opened(ana, 'A secret plan');
    const target = { threadId, messageId: threadId };
    const edit = { act: 'edit', id: newId(), ...target, text: 'Mine now' };
    expect(await say(bea, edit)).toMatchObject({ status: 403 });
    expect(await say(someone('facilitator'), { act: 'delete', id: newId(), ...target })).toMatchObject({
      status: 403,
    });
    expect(await say(bea, { act: 'resolve', id: newId(), threadId, resolved: true })).toMatchObject({
      status: 200,
    });
    expect((await threadOf(ana, threadId))?.resolved).toMatchObject({ by: bea.memberId });
    await say(bea, { act: 'reply', id: newId(), threadId, text: 'One more thing' });
    expect((await threadOf(ana, threadId))?.resolved).toBeNull();
    await say(ana, { act: 'delete', id: newId(), ...target });
    expect(JSON.stringify(await view(bea))).not.toContain('A secret plan');
    expect((await threadOf(ana, threadId))?.messages).toHaveLength(2);
    const elsewhere = { act: 'reply', id: newId(), threadId: newId(), text: 'x' };
    expect(await say(ana, elsewhere)).toMatchObject({ status: 404 });
  });

  it('[DI5] [DI6] mentions are ids, guests mention who wrote here, and a name that changed is changed', async () => {
    const [guest, expert] = [someone('guest'), someone('expert')];
    const asked = `${mentionOf(expert.memberId)} and ${mentionOf(newId<MemberId>())}?`;
    const { threadId } = await opened(someone('member'), asked);
    const first = (await threadOf(guest, threadId))?.messages[0];
    expect(first).toMatchObject({ text: asked, mentions: [expert.memberId] });
    const reply = {
      act: 'reply',
      id: newId(),
      threadId,
      text: [expert, someone('member'), someone('facilitator')].map((one) => mentionOf(one.memberId)).join(),
    };
    await say(guest, reply);
    expect((await threadOf(guest, threadId))?.messages[1]?.mentions).toEqual([someone('member').memberId]);
    const link = await someone('facilitator').browser.post<{ url: string }>(
      `/api/workspaces/${workspace}/invites`,
      { role: 'expert' },
    );
    await expert.browser.join(link.body.url.split('#')[1] ?? '', 'Another name');
    const names = (await view(guest)).people.filter((one) => one.id === expert.memberId);
    expect(names).toMatchObject([{ name: 'Another name' }]);
  });
});

describe('what happens', () => {
  it('[DI14] a thread about no item is written, heard, answered, read and resolved as one about an item', async () => {
    const [ana, bea] = [someone('expert'), someone('observer')];
    const heard = await listening(bea);
    const { itemId: _, ...rest } = opening(`Whose is it, ${mentionOf(bea.memberId)}?`);
    const open = { ...rest, itemId: null };
    const before = await view(bea);
    expect(await say(bea, open)).toMatchObject({ status: 403 });
    expect(await say({ browser: stranger }, open)).toMatchObject({ status: 404 });
    expect(await say(ana, rest), 'what it is about is said').toMatchObject({ status: 400 });
    expect(await view(bea)).toEqual(before);
    expect((await Promise.all([say(ana, open), say(ana, open)])).map((one) => one.status)).toEqual([
      200, 200,
    ]);
    const told = { id: open.id, itemId: null, messages: [{ mentions: [bea.memberId] }] };
    await until('told', () => heard.changes.length > 0);
    expect(heard.changes[0]?.threads).toMatchObject([told]);
    await say(someone('guest'), { act: 'reply', id: newId(), threadId: open.id, text: 'Ours' });
    await say(bea, { act: 'read', threadId: open.id, messages: 2 });
    await say(someone('member'), { act: 'resolve', id: newId(), threadId: open.id, resolved: true });
    const resolved = { by: someone('member').memberId };
    const messages = [{ author: ana.memberId }, { text: 'Ours' }];
    expect(await threadOf(bea, open.id)).toMatchObject({ itemId: null, resolved, messages });
    expect((await view(bea)).seen).toMatchObject({ [open.id]: 2 });
    expect(await say(ana, { act: 'react', itemId: null, reaction: 'agree' })).toMatchObject({ status: 400 });
  });

  it('[DI3] the same command many times at once is one comment', async () => {
    const open = opening();
    const answers = await Promise.all(Array.from({ length: 8 }, () => say(someone('member'), open)));
    expect(answers.map((one) => one.status)).toEqual(Array.from({ length: 8 }, () => 200));
    const reply = { act: 'reply', id: newId(), threadId: open.id, text: 'We do' };
    await Promise.all(Array.from({ length: 8 }, () => say(someone('guest'), reply)));
    expect((await threadOf(someone('expert'), open.id))?.messages).toHaveLength(2);
    expect(await say(someone('guest'), open)).toMatchObject({ status: 409 });
  });

  it('[DI8] one reaction per person and item, replaced and taken back', async () => {
    const itemId = newId<ItemId>();
    const mine = async () =>
      (await view(someone('expert'))).reactions
        .filter((one) => one.itemId === itemId)
        .map(({ memberId, reaction }) => [memberId, reaction]);
    for (const reaction of ['agree', 'heart'])
      await say(someone('guest'), { act: 'react', itemId, reaction });
    await say(someone('expert'), { act: 'react', itemId, reaction: 'same' });
    expect(await mine()).toEqual([
      [someone('guest').memberId, 'heart'],
      [someone('expert').memberId, 'same'],
    ]);
    await say(someone('guest'), { act: 'react', itemId, reaction: null });
    expect(await mine()).toEqual([[someone('expert').memberId, 'same']]);
    expect(await say(someone('guest'), { act: 'react', itemId, reaction: 'bomb' })).toMatchObject({
      status: 400,
    });
  });

  it('[DI9] [DI10] changes reach everybody who watches, read marks only their owner, strangers nothing', async () => {
    const [ana, bea] = [await listening(someone('member')), await listening(someone('observer'))];
    const far = eventSocket(app, { cookie: stranger.cookie ?? '' });
    cleanups.push(() => far.disconnect());
    const overheard: unknown[] = [];
    far.onAny((...event: unknown[]) => overheard.push(event));
    expect(await command(far, 'document:watch', board)).toEqual({ ok: false, error: 'NOT_FOUND' });
    const { threadId } = await opened(someone('guest'), 'Heard by all');
    await until('told', () => ana.changes.length === 1 && bea.changes.length === 1);
    expect(ana.changes[0]).toMatchObject({ threads: [{ messages: [{ text: 'Heard by all' }] }] });
    expect(ana.changes[0]?.people.map((one) => one.name)).toEqual(['A guest']);
    await say(someone('observer'), { act: 'read', threadId, messages: 1 });
    await say(someone('observer'), { act: 'read', threadId, messages: 0 });
    await until('own marks', () => bea.changes.length === 3);
    expect((await view(someone('observer'))).seen).toMatchObject({ [threadId]: 1 });
    expect((await view(someone('member'))).seen).not.toHaveProperty(threadId);
    await command(ana.socket, 'document:unwatch', board);
    await opened(someone('guest'), 'Not for Ana');
    await until('told', () => bea.changes.length === 4);
    expect([ana.changes.length, overheard.length]).toEqual([1, 0]);
  });

  it('[DI12] an invitation is for facilitators to send, reaches the others, and is nowhere afterwards', async () => {
    const [fee, ana, guest] = [
      await listening(someone('facilitator')),
      await listening(someone('member')),
      await listening(someone('guest')),
    ];
    const before = await view(someone('member'));
    const area = { x: -10, y: 20, w: 300, h: 200 };
    expect(await say(someone('member'), { act: 'gather', area })).toMatchObject({ status: 403 });
    for (const bad of [{}, { ...area, w: 0 }, { ...area, x: 1e99 }, { ...area, more: 1 }])
      expect(await say(someone('facilitator'), { act: 'gather', area: bad })).toMatchObject({ status: 400 });
    await say(someone('facilitator'), { act: 'gather', area });
    await until('invited', () => ana.invitations.length === 1 && guest.invitations.length === 1);
    expect(ana.invitations[0]).toEqual([someone('facilitator').memberId, area]);
    expect(fee.invitations).toEqual([]);
    expect(await view(someone('member'))).toEqual(before);
    const tries = Array.from({ length: LIMITS.gatheringsPerMinute + 2 }, () =>
      say(someone('facilitator'), { act: 'gather', area }),
    );
    expect((await Promise.all(tries)).map((one) => one.status)).toContain(429);
  });

  it('[DI11] hostile input is refused with its code, and a flood is told so', async () => {
    const ana = someone('member');
    const before = await view(ana);
    const open = opening();
    for (const bad of [
      {},
      { ...open, act: 'toString' },
      { ...open, act: '__proto__' },
      { ...open, itemId: '__proto__' },
      { ...open, id: 'k'.repeat(19) },
      { ...open, text: 'x'.repeat(LIMITS.messageLength + 1) },
      { ...open, text: '\u202eevil' },
      { ...open, text: ['x'] },
      { ...open, more: true },
      { act: 'read', threadId: newId(), messages: -1 },
    ])
      expect(await say(ana, bad), JSON.stringify(bad)).toMatchObject({ status: 400 });
    expect(await say(ana, { ...open, text: 'x'.repeat(70_000) })).toMatchObject({ status: 413 });
    expect(await view(ana)).toEqual(before);
    const itemId = newId<ItemId>();
    const flood = Array.from({ length: LIMITS.discussionActsPerMinute + 5 }, () =>
      say(ana, { act: 'react', itemId, reaction: 'smile' }),
    );
    const statuses = (await Promise.all(flood)).map((one) => one.status);
    expect(new Set(statuses)).toEqual(new Set([200, 429]));
  });
});

describe('being here again', () => {
  const visitPath = () => `/api/documents/${board}/visit`;
  const note = ({ browser }: Someone, text: string, query = '') =>
    browser.send<VisitView>('POST', visitPath() + query, {
      body: text,
      headers: { 'Content-Type': 'application/octet-stream' },
    });

  it('[DI21] it is mine alone, of a bounded size, and of a document that I may read', async () => {
    await note(someone('member'), 'mine');
    expect((await someone('observer').browser.get<VisitView>(visitPath())).body).toEqual({ before: null });
    expect(await note({ ...someone('member'), browser: stranger }, 'x')).toMatchObject({ status: 404 });
    expect(await note(someone('member'), 'x'.repeat(LIMITS.glanceBytes + 1))).toMatchObject({ status: 413 });
    expect(await someone('member').browser.post(visitPath(), { glance: 'x' })).toMatchObject({ status: 400 });
    const both = await Promise.all([note(someone('guest'), 'a'), note(someone('guest'), 'b')]);
    expect(both.map((one) => one.status)).toEqual([200, 200]);
  });

  it('[DI22] names on items are switched by a facilitator alone', async () => {
    const change = (role: Role) =>
      someone(role).browser.patch<DocumentView>(`/api/documents/${board}`, { attribution: false });
    expect((await change('member')).status).toBe(403);
    expect((await change('facilitator')).body.attribution).toBe(false);
    const renamed = await someone('member').browser.patch(`/api/documents/${board}`, { title: 'Other' });
    expect(renamed.body).toMatchObject({ attribution: false, title: 'Other' });
  });
});

describe('a restart', () => {
  it('[DI13] all of it is there after a restart', async () => {
    const { threadId, itemId } = await opened(someone('member'), 'Still here');
    await say(someone('guest'), { act: 'react', itemId, reaction: 'idea' });
    await say(someone('expert'), { act: 'read', threadId, messages: 1 });
    const before = await view(someone('expert'));
    await app.stop();
    await begin();
    const again = app.browser();
    again.cookie = someone('expert').browser.cookie;
    expect((await again.get<DiscussionView>(path())).body).toEqual(before);
  });
});
