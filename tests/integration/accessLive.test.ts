/** Rights that change while people work: the real app, real sockets with the cookies of real joins. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import type { DocumentView, JoinPreview } from '../../shared/api.ts';
import { ERRORS } from '../../shared/errors.ts';
import type { DocumentId } from '../../shared/ids.ts';
import { MESSAGE } from '../../shared/protocol.ts';
import type { AppUnderTest, Browser } from '../support/appUnderTest.ts';
import { Browser as BrowserClass, startApp } from '../support/appUnderTest.ts';
import { until } from '../support/poll.ts';
import { stockClient } from '../support/realtimeServer.ts';
import { temporaryFolder } from '../support/serverProcess.ts';

let app: AppUnderTest;
let facilitator: Browser;
let board: DocumentView;
const cleanups: (() => void)[] = [];

beforeEach(async () => {
  app = await startApp();
  facilitator = await joined('facilitator');
  const { workspaces } = await facilitator.me();
  const path = `/api/workspaces/${workspaces[0]?.id}/documents`;
  board = (await facilitator.post<DocumentView>(path, { kind: 'board', title: 'Live' })).body;
});
afterEach(async () => {
  for (const clean of cleanups.splice(0)) clean();
  await app.end();
});

async function joined(link: 'facilitator' | 'participant'): Promise<Browser> {
  const browser = app.browser();
  await browser.join(app.key(link), 'Somebody');
  return browser;
}

const memberId = async (browser: Browser) => (await browser.me()).workspaces[0]?.member.id;

/** A stock client with the browser's present cookie. */
function connect(browser: Browser, documentId: DocumentId = board.id, port = app.port) {
  const client = stockClient({ port }, { cookie: browser.cookie ?? '' } as never, documentId);
  cleanups.push(() => client.destroy());
  let refusals = 0;
  client.provider.messageHandlers[MESSAGE.auth] = () => {
    refusals += 1;
  };
  return { ...client, refusals: () => refusals };
}

async function open(browser: Browser, documentId: DocumentId = board.id, port = app.port) {
  const client = connect(browser, documentId, port);
  await until('synced', () => client.provider.synced);
  return client;
}

const closedWith = (client: { closes: number[] }, code: keyof typeof ERRORS) =>
  until(`close ${code}`, () => client.closes.includes(ERRORS[code].close), 5_000);

async function stored(name: string): Promise<boolean> {
  const reader = await open(await joined('participant'));
  return reader.items().has(name);
}

describe('while connected', () => {
  it('[AC50] removal closes the socket and keeps it out', async () => {
    const person = await joined('participant');
    const client = await open(person);
    await facilitator.delete(`/api/members/${await memberId(person)}`);
    await closedWith(client, 'REVOKED');
    await closedWith(connect(person), 'NOT_FOUND');
  });

  it('[AC50] rotating closes nothing; signing out closes what was opened before and after it', async () => {
    const person = await joined('participant');
    const before = await open(person);
    await person.join(app.key('participant'), 'New Name');
    const after = await open(person);
    expect(before.closes).toEqual([]);
    const others = await open(facilitator);
    await person.post('/api/sign-out');
    await Promise.all([closedWith(before, 'SIGNED_OUT'), closedWith(after, 'SIGNED_OUT')]);
    expect(others.closes).toEqual([]);
  });

  it('[AC9] others are told the corrected name with what that person’s client says next', async () => {
    const person = await joined('participant');
    const client = await open(person);
    const peer = await open(facilitator);
    const id = await memberId(person);
    const states = () => [...peer.provider.awareness.getStates().values()];
    await facilitator.patch(`/api/members/${id}`, { name: 'Ayşe', cityId: 'eskisehir-tr' });
    await until('the new name', () => {
      client.provider.awareness.setLocalState({ at: Date.now() });
      const user = states().find((one) => one.user?.memberId === id)?.user;
      return user?.name === 'Ayşe' && user.cityId === 'eskisehir-tr';
    });
  });

  it('[AC39] who joins one board is told who is on that board, and not who is elsewhere', async () => {
    await open(await joined('participant'));
    const { workspaceId } = board;
    const documents = `/api/workspaces/${workspaceId}/documents`;
    const other = (await facilitator.post<DocumentView>(documents, { kind: 'board', title: 'Empty' })).body;
    const inside = async (documentId: DocumentId | null) => {
      const request = { role: 'guest', documentId };
      const made = await facilitator.post<{ url: string }>(`/api/workspaces/${workspaceId}/invites`, request);
      const key = made.body.url.split('#')[1];
      return (await app.browser().post<JoinPreview>('/api/join/preview', { key })).body.inside.count;
    };
    expect([await inside(null), await inside(board.id), await inside(other.id)]).toEqual([1, 1, 0]);
  });

  it('[AC51] a demoted person can read on and write no more', async () => {
    const person = await joined('participant');
    const client = await open(person);
    const peer = await open(facilitator);
    await facilitator.patch(`/api/members/${await memberId(person)}`, { role: 'observer' });
    await until('a refusal', () => client.items().set('attempt', Date.now()) && client.refusals() > 0, 2_000);
    client.items().set('forbidden', 1);
    peer.items().set('allowed', 1);
    await until('edits of others arrive', () => client.items().has('allowed'));
    expect(await stored('allowed')).toBe(true);
    expect(await stored('forbidden')).toBe(false);
  });

  it('[MH182] who may only read a map saves no view on it, and a board takes none from anybody', async () => {
    const { workspaceId } = board;
    const path = `/api/workspaces/${workspaceId}/documents`;
    const map = (await facilitator.post<DocumentView>(path, { kind: 'barrierMap', title: 'Map' })).body;
    const person = await joined('participant');
    const [reader, writer] = [await open(person, map.id), await open(facilitator, map.id)];
    await facilitator.patch(`/api/members/${await memberId(person)}`, { role: 'observer' });
    const views = (client: typeof reader) => client.provider.doc.getMap('views');
    await until('a refusal', () => views(reader).set('attempt', Date.now()) && reader.refusals() > 0, 2_000);
    views(reader).set('forbidden', 1);
    views(writer).set('allowed', 1);
    await until('views of others arrive', () => views(reader).has('allowed'));
    const later = await open(await joined('participant'), map.id);
    expect([views(later).has('allowed'), views(later).has('forbidden')]).toEqual([true, false]);
    const onBoard = await open(facilitator);
    views(onBoard).set('view', 1);
    await closedWith(onBoard, 'BAD_UPDATE');
  });

  it('[AC51] an archived board takes no edit until it is restored', async () => {
    const client = await open(facilitator);
    await facilitator.patch(`/api/documents/${board.id}`, { archived: true });
    await until('a refusal', () => client.items().set('attempt', Date.now()) && client.refusals() > 0, 2_000);
    client.items().set('while archived', 1);
    expect(await stored('while archived')).toBe(false);
    await facilitator.patch(`/api/documents/${board.id}`, { archived: false });
    const later = await open(facilitator);
    later.items().set('restored', 1);
    await until('stored', () => stored('restored'));
  });

  it('[AC22] an admin who has not entered gets no board', async () => {
    const admin = app.browser();
    await admin.post('/api/sign-in/admin', { token: app.key('admin') });
    await closedWith(connect(admin), 'NOT_FOUND');
  });
});

describe('stop and start', () => {
  it('[AC52] a stop says so after saving, and the next start has it all', async () => {
    const folder = await temporaryFolder();
    const config = readConfig({ PORT: '0', DATA_DIR: folder.path, LOG_LEVEL: 'silent' });
    const first = await createApp(config);
    const person = new BrowserClass(first.url, first.url);
    const answer = await person.join(first.links.demo?.participant.split('#')[1] ?? '', 'P');
    const { documentId } = answer.body as unknown as { documentId: DocumentId };
    const client = await open(person, documentId, first.port);
    const before = client.items().size;
    for (let count = 0; count < 50; count += 1) client.items().set(`edit ${count}`, count);
    const peer = await open(person, documentId, first.port);
    await until('peer has it', () => peer.items().size === before + 50);
    await first.stop();
    await closedWith(client, 'SHUTTING_DOWN');
    const second = await createApp(config);
    const back = await open(person, documentId, second.port);
    expect(back.items().size).toBe(before + 50);
    client.destroy();
    peer.destroy();
    back.destroy();
    await second.stop();
    await folder.remove();
  });
});
