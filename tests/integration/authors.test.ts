/** Who wrote on a document, asked by who may not list members: the real app, written by stock clients. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { AuthorView, DocumentView } from '../../shared/api.ts';
import { newId } from '../../shared/ids.ts';
import type { AppUnderTest, Browser } from '../support/appUnderTest.ts';
import { startApp } from '../support/appUnderTest.ts';
import { until } from '../support/poll.ts';
import { stockClient } from '../support/realtimeServer.ts';
import { FakeClock } from '../support/stillClock.ts';

const cleanups: (() => void)[] = [];
let clock: FakeClock;
let app: AppUnderTest;
let facilitator: Browser;
let workspace: string;
let board: DocumentView;

beforeEach(async () => {
  clock = new FakeClock();
  app = await startApp({}, { clock });
  facilitator = app.browser();
  workspace = (await facilitator.join(app.key('facilitator'), 'Femke')).body.workspaceId;
  const made = await facilitator.post<DocumentView>(`/api/workspaces/${workspace}/documents`, {
    kind: 'board',
    title: 'Signed',
  });
  board = made.body;
});
afterEach(async () => {
  for (const clean of cleanups.splice(0)) clean();
  await app.end();
});

async function invited(
  role: string,
  name: string,
): Promise<{ readonly browser: Browser; readonly id: string }> {
  clock.advance(1_000);
  const path = `/api/workspaces/${workspace}/invites`;
  const made = await facilitator.post<{ url: string }>(path, { role, hours: 1 });
  const browser = app.browser();
  await browser.join(made.body.url.split('#')[1] ?? '', name);
  return { browser, id: (await browser.me()).workspaces[0]?.member.id ?? '' };
}

async function writeOn(browser: Browser, author: string): Promise<void> {
  const client = stockClient({ port: app.port }, { cookie: browser.cookie ?? '' } as never, board.id);
  cleanups.push(() => client.destroy());
  await until('synced', () => client.provider.synced);
  const reader = stockClient({ port: app.port }, { cookie: facilitator.cookie ?? '' } as never, board.id);
  cleanups.push(() => reader.destroy());
  const id = newId();
  client.items().set(id, new Y.Map([['author', author]]));
  await until('arrived', () => reader.items().has(id));
}

async function authorsFor(browser: Browser, of = board.id): Promise<readonly AuthorView[]> {
  clock.advance(1_100);
  return (await browser.get<AuthorView[]>(`/api/documents/${of}/authors`)).body;
}

describe('who wrote on a document', () => {
  it('[AC60] a guest is told id, name and city of who wrote, as they are now, and of nobody else', async () => {
    const [guest, other] = [await invited('guest', 'Gerda'), await invited('guest', 'Olof')];
    await invited('member', 'Silent');
    expect(await authorsFor(guest.browser)).toEqual([]);
    await writeOn(other.browser, other.id);
    expect(await authorsFor(guest.browser)).toEqual([{ id: other.id, name: 'Olof', cityId: null }]);
    await facilitator.patch(`/api/members/${other.id}`, { name: 'Oluf', cityId: 'budapest-hu' });
    expect(await authorsFor(guest.browser)).toEqual([{ id: other.id, name: 'Oluf', cityId: 'budapest-hu' }]);
    await facilitator.patch(`/api/documents/${board.id}`, { attribution: false });
    for (const browser of [guest.browser, facilitator]) expect(await authorsFor(browser)).toEqual([]);
    await facilitator.patch(`/api/documents/${board.id}`, { attribution: true });
    await facilitator.delete(`/api/members/${other.id}`);
    expect(await authorsFor(guest.browser)).toEqual([]);
  });

  it('[AC60] a copy by a member names whom it names; whom a guest merely writes there is not told to them', async () => {
    const [guest, absent] = [await invited('guest', 'Gerda'), await invited('member', 'Absent')];
    await writeOn(guest.browser, absent.id);
    expect(await authorsFor(guest.browser)).toEqual([]);
    await writeOn(guest.browser, guest.id);
    expect((await authorsFor(guest.browser)).map(({ name }) => name)).toEqual(['Gerda']);
    const copier = await invited('member', 'Copier');
    await writeOn(copier.browser, absent.id);
    expect((await authorsFor(guest.browser)).map(({ name }) => name)).toEqual(['Gerda', 'Absent']);
  });

  it('[AC60] what the server made itself, as the demo, names its authors', async () => {
    const guest = await invited('guest', 'Gerda');
    const documents = (await guest.browser.get<DocumentView[]>(`/api/workspaces/${workspace}/documents`))
      .body;
    const asked = await Promise.all(documents.map(({ id }) => authorsFor(guest.browser, id)));
    expect(asked.flat().map(({ name }) => name)).toContain('Anna Kovács');
  });
});
