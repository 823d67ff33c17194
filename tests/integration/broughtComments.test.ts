/** Comments of a file over HTTP, by whoever may and by whoever would like to. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentView } from '../../shared/api.ts';
import type { DiscussionChange, DiscussionView } from '../../shared/discussion.ts';
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

let app: AppUnderTest;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let workspace: string;
let board: DocumentId;
const clock = new FakeClock();
const people = new Map<Role, Browser>();

async function begin(): Promise<void> {
  app = await startApp({ DATA_DIR: folder.path }, { clock });
}

const by = (role: Role): Browser => {
  const found = people.get(role);
  if (!found) throw new Error(`nobody is ${role}`);
  return found;
};
const memberOf = async (browser: Browser) => (await browser.me()).workspaces[0]?.member.id as MemberId;

async function newBoard(): Promise<DocumentId> {
  const made = await by('facilitator').post<DocumentView>(`/api/workspaces/${workspace}/documents`, {
    kind: 'board',
    title: 'Board',
  });
  return made.body.id;
}

beforeAll(async () => {
  folder = await temporaryFolder();
  await begin();
  people.set('facilitator', app.browser());
  workspace = (await by('facilitator').join(app.key('facilitator'), 'Fee')).body.workspaceId;
  for (const role of ['member', 'expert', 'observer', 'guest'] as const) {
    const invite = `/api/workspaces/${workspace}/invites`;
    const made = await by('facilitator').post<{ url: string }>(invite, { role });
    people.set(role, app.browser());
    await by(role).join(made.body.url.split('#')[1] ?? '', `A ${role}`);
  }
  board = await newBoard();
});
afterAll(async () => {
  await app.end();
  await folder.remove();
});
afterEach(() => clock.advance(120_000));

const path = (of = board) => `/api/documents/${of}/discussion`;
const view = async (browser: Browser, of = board) => (await browser.get<DiscussionView>(path(of))).body;
const sendRaw = (browser: Browser, body: string | Uint8Array<ArrayBuffer>, of = board) =>
  browser.send<DiscussionChange>('POST', `${path(of)}/brought`, {
    body,
    headers: { 'Content-Type': 'application/octet-stream' },
  });
const bring = (browser: Browser, file: object, of = board) => sendRaw(browser, JSON.stringify(file), of);
const message = (text = 'Who pays?', more = {}) => ({
  ...{ id: newId<MessageId>(), name: 'Zeynep Aydın', at: 1_000, text },
  ...more,
});
const thread = (more = {}) => ({ itemId: newId<ItemId>(), resolved: false, messages: [message()], ...more });
const file = (...threads: object[]) => ({ threads: threads.length > 0 ? threads : [thread()], more: 0 });

describe('comments of a file', () => {
  it('[DI23] are of who brings them in, of now, with name and moment of the file as words beside them', async () => {
    const murat = by('member');
    const ahead = clock.now() + 1e9;
    const messages = [
      message('Who pays?'),
      message('We do', { name: '', at: null }),
      message('x', { at: ahead }),
    ];
    const sent = thread({ at: { x: 4, y: -5.5 }, resolved: true, messages });
    expect(await bring(murat, file(sent, thread({ itemId: null })))).toMatchObject({ status: 200 });
    const { threads, people: named } = await view(by('observer'));
    const author = await memberOf(murat);
    const now = { author, mentions: [], editedAt: null, deletedAt: null };
    expect(threads.find(({ id }) => (id as string) === messages[0]?.id)).toMatchObject({
      itemId: sent.itemId,
      at: { x: 4, y: -5.5 },
      resolved: { by: author, brought: true },
      messages: [
        { ...now, text: 'Who pays?', brought: { name: 'Zeynep Aydın', at: 1_000 } },
        { ...now, brought: { name: '', at: null } },
        { ...now, brought: { at: clock.now() } },
      ],
    });
    for (const one of threads.flatMap((each) => each.messages)) expect(one.at).toBe(clock.now());
    expect(named.map(({ name }) => name)).toEqual(['A member']);
  });

  it('[DI26] who may not edit and comment is refused before anything is read, and nothing changes', async () => {
    const before = await view(by('member'));
    for (const role of ['expert', 'observer'] as const)
      expect(await sendRaw(by(role), 'no JSON')).toMatchObject({ status: 403, body: { error: 'FORBIDDEN' } });
    expect(await bring(app.browser(), file())).toMatchObject({ status: 401 });
    expect(await bring(by('member'), file(), newId<DocumentId>())).toMatchObject({ status: 404 });
    const archive = (archived: boolean) => by('facilitator').patch(`/api/documents/${board}`, { archived });
    await archive(true);
    expect(await bring(by('member'), file())).toMatchObject({ status: 403 });
    await archive(false);
    expect(await view(by('member'))).toEqual(before);
    expect(await bring(by('guest'), file())).toMatchObject({ status: 200 });
  });

  it('[DI23] [DI26] hostile files are refused whole, with a good thread beside a bad one', async () => {
    const murat = by('member');
    const before = await view(murat);
    const one = message();
    const bad: object[] = [
      thread({ author: await memberOf(by('facilitator')) }),
      thread({ messages: [] }),
      thread({ messages: [message('')] }),
      thread({ messages: [message('\u2800\u200b')] }),
      thread({ messages: [message('\u202eevil')] }),
      thread({ messages: [message('x'.repeat(LIMITS.messageLength + 1))] }),
      thread({ messages: [message(`Hello ${mentionOf(await memberOf(by('guest')))}`)] }),
      thread({ messages: [message('a', { author: newId() })] }),
      thread({ messages: [message('a', { mentions: [newId()] })] }),
      thread({ messages: [message('a', { name: 'x'.repeat(LIMITS.nameLength + 1) })] }),
      thread({ messages: [message('a', { name: 'Two\nlines' })] }),
      thread({ messages: [message('a', { name: '\u202eannA' })] }),
      thread({ messages: [message('a', { name: null })] }),
      thread({ messages: [message('a', { at: -1 })] }),
      thread({ messages: [message('a', { at: 1e16 })] }),
      thread({ messages: [message('a', { at: '2026' })] }),
      thread({ messages: [one, one] }),
      thread({ messages: Array.from({ length: LIMITS.messagesPerThread + 1 }, () => message()) }),
      thread({ itemId: '__proto__' }),
      thread({ itemId: undefined }),
      thread({ at: { x: 1e99, y: 0 } }),
      thread({ at: { x: 0, y: null } }),
      thread({ resolved: 'yes' }),
    ];
    for (const each of bad)
      expect((await bring(murat, file(thread(), each))).status, JSON.stringify(each).slice(0, 200)).toBe(400);
    clock.advance(120_000);
    const twice = thread();
    const many = Array.from({ length: LIMITS.threadsPerBringing + 1 }, () => thread());
    for (const each of [file(twice, twice), file(...many), { threads: [], more: 0 }, { threads: [thread()] }])
      expect((await bring(murat, each)).status).toBe(400);
    for (const raw of ['', 'null', '[]', '{"threads":', `{"__proto__":{},"threads":[],"more":0}`, '\ud800'])
      expect((await sendRaw(murat, raw)).status, raw).toBe(400);
    expect((await sendRaw(murat, new Uint8Array([0xff, 0xfe, 0x7b]))).status).toBe(400);
    expect((await murat.post(`${path()}/brought`, file())).status).toBe(400);
    const large = new Uint8Array(LIMITS.bringingBytes + 1).fill(32);
    expect((await sendRaw(murat, large)).status).toBe(413);
    expect(await view(murat)).toEqual(before);
  });

  it('[DI26] the id of a thread of somebody else, or of another board, is nobody\u2019s to take', async () => {
    const open = { act: 'open', id: newId<MessageId>(), itemId: null, text: 'Mine' };
    await by('expert').post(path(), open);
    const before = await view(by('member'));
    const taken = thread({ messages: [message('Yours', { id: open.id })] });
    expect(await bring(by('member'), file(thread(), taken))).toMatchObject({ status: 409 });
    expect(await view(by('member'))).toEqual(before);
    const mine = thread();
    await bring(by('member'), file(mine));
    expect(await bring(by('member'), file(mine), await newBoard())).toMatchObject({ status: 409 });
  });

  it('[DI24] come to who watches; are answered, resolved, deleted with the name, and changed by nobody', async () => {
    const socket = eventSocket(app, { cookie: by('observer').cookie ?? '' });
    const heard: DiscussionChange[] = [];
    socket.on('discussion:changed', (_id, change) => heard.push(change));
    expect(await command(socket, 'document:watch', board)).toEqual({ ok: true, result: null });
    const sent = thread({ messages: [message('Old words'), message('Older')] });
    const { id } = sent.messages[0] ?? message();
    await bring(by('member'), file(sent));
    await until('told', () => heard.length === 1);
    expect(heard[0]?.threads).toMatchObject([{ id, messages: [{ text: 'Old words' }, {}] }]);
    socket.disconnect();
    const act = (role: Role, more: object) => by(role).post(path(), { id: newId(), threadId: id, ...more });
    const target = { messageId: id };
    for (const role of ['member', 'facilitator'] as const)
      expect(await act(role, { act: 'edit', ...target, text: 'She said' })).toMatchObject({ status: 403 });
    expect(await act('guest', { act: 'reply', text: 'New' })).toMatchObject({ status: 200 });
    expect(await act('expert', { act: 'resolve', resolved: true })).toMatchObject({ status: 200 });
    expect(await act('facilitator', { act: 'delete', ...target })).toMatchObject({ status: 403 });
    expect(await act('member', { act: 'delete', ...target })).toMatchObject({ status: 200 });
    const found = (await view(by('observer'))).threads.find((one) => (one.id as string) === id);
    expect(found?.messages.map(({ text }) => text)).toEqual(['', 'Older', 'New']);
    expect(found?.messages[0]).not.toHaveProperty('brought');
    expect(found?.resolved).not.toHaveProperty('brought');
  });

  it('[DI25] where a board has no room for all threads of a file none comes in, and room is counted once', async () => {
    const full = await newBoard();
    const some = Array.from({ length: LIMITS.threadsPerBringing }, () => thread());
    for (let sent = 0; sent < LIMITS.threadsPerDocument - LIMITS.threadsPerBringing; sent += some.length)
      await bring(by('member'), file(...some.map(() => thread())), full);
    const before = await view(by('member'), full);
    expect(await bring(by('member'), { threads: some, more: 1 }, full)).toMatchObject({
      status: 507,
      body: { error: 'DOCUMENT_FULL' },
    });
    expect(await view(by('member'), full)).toEqual(before);
    expect((await bring(by('member'), { threads: some, more: 0 }, full)).status).toBe(200);
    expect((await bring(by('member'), { threads: some, more: 0 }, full)).status).toBe(200);
    expect((await view(by('member'), full)).threads).toHaveLength(LIMITS.threadsPerDocument);
  });

  it('[DI26] who is too fast is told so; [DI13] all of it is there after a restart', async () => {
    const tries = Array.from({ length: LIMITS.bringingsPerMinute + 2 }, () => bring(by('guest'), file()));
    expect(new Set((await Promise.all(tries)).map(({ status }) => status))).toEqual(new Set([200, 429]));
    const before = await view(by('observer'));
    expect(before.threads.length).toBeGreaterThanOrEqual(LIMITS.bringingsPerMinute);
    await app.stop();
    await begin();
    const again = app.browser();
    again.cookie = by('observer').cookie;
    expect(await view(again)).toEqual(before);
  });
});
