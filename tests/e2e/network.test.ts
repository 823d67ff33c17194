/** Networks that misbehave, in real browsers: what a person sees must be true, and nothing may be lost. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { boardItems } from '../../shared/documents/board.ts';
import { readItem } from '../../shared/documents/readItem.ts';
import { LIMITS } from '../../shared/limits.ts';
import { browserSkipped, launchBrowser, type Person } from '../support/browser.ts';
import { joinBoard, rowOf, saved, showOutline, writeNote } from '../support/journey.ts';
import { until } from '../support/poll.ts';
import { httpSync } from '../support/rawPeers.ts';
import { freePort, type ServerProcess, startServer, temporaryFolder } from '../support/serverProcess.ts';
import { type Network, startProxy, type TcpProxy } from '../support/tcpProxy.ts';

let browser: Browser;
let server: ServerProcess;
let port: number;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
const cleanups: (() => Promise<unknown>)[] = [];

const start = async () => {
  server = await startServer({ dataDir: folder.path, port });
};

async function networkThat(network: Network): Promise<TcpProxy> {
  const proxy = await startProxy(() => port);
  proxy.network = network;
  cleanups.push(() => proxy.stop());
  return proxy;
}

async function join(name: string, role: 'facilitator' | 'participant', through?: TcpProxy): Promise<Person> {
  const link = server.links[role].replace(`:${port}/`, `:${through?.port ?? port}/`);
  const person = await joinBoard(browser, link, name);
  cleanups.push(() => person.context.close());
  await showOutline(person.page);
  return person;
}

const words = async (page: Page) => (await page.getByTestId('save-state').textContent()) ?? '';
const says = (page: Page, what: RegExp) =>
  expect.poll(() => words(page), { timeout: 30_000, interval: 20 }).toMatch(what);

/** What a facilitator does to somebody's membership, by the interface that the members page uses. */
function change(page: Page, name: string, method: 'PATCH' | 'DELETE', body?: object): Promise<number> {
  return page.evaluate(
    async ([who, verb, text]) => {
      const workspace = location.pathname.split('/')[2];
      const answer = await fetch(`/api/workspaces/${workspace}/members`);
      const members = (await answer.json()) as { id: string; name: string }[];
      const id = members.find((one) => one.name === who)?.id;
      const headers = { 'Content-Type': 'application/json' };
      const done = await fetch(`/api/members/${id}`, {
        method: verb,
        ...(text ? { body: text, headers } : {}),
      });
      return done.status;
    },
    [name, method, body ? JSON.stringify(body) : ''] as const,
  );
}

async function bothSeeBoth(one: Person, other: Person, mark: string): Promise<void> {
  await writeNote(one.page, `${mark} by one`);
  await rowOf(other.page, `${mark} by one`).waitFor();
  await writeNote(other.page, `${mark} by other`);
  await rowOf(one.page, `${mark} by other`).waitFor();
  await Promise.all([saved(one.page).waitFor(), saved(other.page).waitFor()]);
}

describe.skipIf(browserSkipped !== null)('networks that misbehave', () => {
  beforeAll(async () => {
    folder = await temporaryFolder();
    port = await freePort();
    await start();
    browser = await launchBrowser();
  });
  afterEach(async () => {
    for (const clean of cleanups.splice(0).reverse()) await clean();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.kill9();
    await folder?.remove();
  });

  it('[LV6] the board works through a proxy that swallows WebSocket', async () => {
    const proxy = await networkThat('swallowsWebSocket');
    const blocked = await join('Blocked', 'participant', proxy);
    const free = await join('Free', 'participant');
    await bothSeeBoth(blocked, free, 'Swallowed');
    expect(proxy.upgrades).toBeGreaterThan(0);
    expect([...blocked.errors, ...free.errors]).toEqual([]);
  });

  it('[LV6] [JO2] [LV3] through a proxy that refuses WebSocket it works; the server is killed and back within seconds: both carriers go on without a reload', async () => {
    const proxy = await networkThat('refusesWebSocket');
    const blocked = await join('Blocked', 'participant', proxy);
    const free = await join('Free', 'participant');
    await bothSeeBoth(blocked, free, 'Before');
    expect(proxy.upgrades).toBeGreaterThan(0);
    expect([...blocked.errors, ...free.errors]).toEqual([]);
    await server.kill9();
    await Promise.all([
      says(blocked.page, /^(Reconnecting|Offline)/),
      says(free.page, /^(Reconnecting|Offline)/),
    ]);
    await writeNote(blocked.page, 'Meanwhile in the tunnel');
    await writeNote(free.page, 'Meanwhile on WebSocket');
    await start();
    await rowOf(blocked.page, 'Meanwhile on WebSocket').waitFor();
    await rowOf(free.page, 'Meanwhile in the tunnel').waitFor();
    await Promise.all([saved(blocked.page).waitFor(), saved(free.page).waitFor()]);
    await bothSeeBoth(blocked, free, 'After');
  });

  it('[JO3] [LV3] written offline, loaded again before the way is back, and saved when it is', async () => {
    const proxy = await networkThat('passes');
    const anna = await join('Anna', 'participant', proxy);
    await saved(anna.page).waitFor();
    await anna.context.setOffline(true);
    await writeNote(anna.page, 'Written on the train');
    await says(anna.page, /^Offline – \d+ changes? kept on this device/);
    // The page loads again, the live ways do not: as in a hotel that lets only pages through.
    proxy.network = 'refusesWebSocket';
    await anna.page.route(/\/socket\.io\//, (route) => route.abort());
    await anna.context.setOffline(false);
    await anna.page.reload();
    await rowOf(anna.page, 'Written on the train').waitFor();
    await says(anna.page, /^Offline – \d+ changes? kept on this device/);
    const peer = await join('Peer', 'participant');
    expect(await rowOf(peer.page, 'Written on the train').count()).toBe(0);
    await anna.page.unroute(/\/socket\.io\//);
    await rowOf(peer.page, 'Written on the train').waitFor();
    await saved(anna.page).waitFor();
  });

  it('[LV12] [SH2] demoted with changes waiting: not saved, a copy to download, and saved after a promotion', async () => {
    const boss = await join('Boss', 'facilitator');
    const anna = await join('Demoted', 'participant');
    await saved(anna.page).waitFor();
    await anna.context.setOffline(true);
    await writeNote(anna.page, 'Written too late');
    await says(anna.page, /^Offline/);
    expect(await change(boss.page, 'Demoted', 'PATCH', { role: 'observer' })).toBe(200);
    await anna.context.setOffline(false);
    await says(anna.page, /^Not saved/);
    const download = anna.page.waitForEvent('download');
    await anna.page.getByRole('button', { name: 'Download a copy' }).click();
    expect((await download).suggestedFilename()).toMatch(/\.txt$/);
    expect(await rowOf(boss.page, 'Written too late').count()).toBe(0);
    expect(await change(boss.page, 'Demoted', 'PATCH', { role: 'member' })).toBe(200);
    await says(anna.page, /^Saved/);
    await rowOf(boss.page, 'Written too late').waitFor();
  });

  it('[T4] [JO4] demoted, then removed while writing, by WebSocket and without', async () => {
    const boss = await join('Boss', 'facilitator');
    const leavers = await Promise.all(
      (['passes', 'refusesWebSocket'] as const).map(async (network) => {
        const name = `Leaver ${network}`;
        return { name, page: (await join(name, 'participant', await networkThat(network))).page };
      }),
    );
    for (const { name, page } of leavers) {
      await writeNote(page, `Allowed ${name}`);
      await rowOf(boss.page, `Allowed ${name}`).waitFor();
      await saved(page).waitFor();
      expect(await change(boss.page, name, 'PATCH', { role: 'observer' })).toBe(200);
      await says(page, /^Read-only \(your role\)/);
    }
    await writeNote(boss.page, 'Readable');
    for (const { name, page } of leavers) {
      await rowOf(page, 'Readable').waitFor();
      expect(await change(boss.page, name, 'DELETE')).toBe(204);
      await until('out', async () => {
        const body = (await page.locator('body').textContent()) ?? '';
        return /your access has ended|not for you|not found|no access/i.test(body);
      });
    }
    await writeNote(boss.page, 'Secret');
    for (const { page } of leavers) expect(await rowOf(page, 'Secret').count()).toBe(0);
  });

  it('[LV14] one person with the board in two tabs: each tab says what is true of it', async () => {
    const anna = await join('Anna', 'participant');
    const second = await anna.context.newPage();
    await second.goto(anna.page.url());
    await second.getByRole('region', { name: 'Outline' }).waitFor();
    await Promise.all([saved(anna.page).waitFor(), saved(second).waitFor()]);
    await writeNote(anna.page, 'From the first tab');
    await rowOf(second, 'From the first tab').waitFor();
    await anna.context.setOffline(true);
    await writeNote(anna.page, 'First tab offline');
    await writeNote(second, 'Second tab offline');
    await Promise.all([says(anna.page, /^Offline – \d+ change/), says(second, /^Offline – \d+ change/)]);
    expect(await rowOf(second, 'First tab offline').count()).toBe(0);
    await anna.context.setOffline(false);
    await rowOf(second, 'First tab offline').waitFor();
    await rowOf(anna.page, 'Second tab offline').waitFor();
    await Promise.all([saved(anna.page).waitFor(), saved(second).waitFor()]);
    const left = await anna.page.evaluate(() =>
      Object.keys(localStorage).filter((key) => key.includes('unsaved')),
    );
    expect(left).toEqual([]);
  });

  it('[LV13] without IndexedDB the board works, and nothing is called kept', async () => {
    const anna = await join('Anna', 'participant');
    await anna.context.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('private window', 'SecurityError');
      };
    });
    await anna.page.reload();
    await writeNote(anna.page, 'Private');
    await saved(anna.page).waitFor();
    await anna.context.setOffline(true);
    await writeNote(anna.page, 'Only in this tab');
    await says(anna.page, /^Offline – \d+ changes?, keep this tab open/);
    await anna.context.setOffline(false);
    await saved(anna.page).waitFor();
    expect(anna.errors).toEqual([]);
  });

  it('[LV9] a paste that is too large for a frame is saved by HTTP sync, once', async () => {
    const proxy = await networkThat('refusesWebSocket');
    const anna = await join('Anna', 'participant', proxy);
    await saved(anna.page).waitFor();
    const sent: { method: string; bytes: number }[] = [];
    anna.page.on('request', (request) => {
      const sync = /\/api\/documents\/[^/]+\/sync/.test(request.url());
      if (sync) sent.push({ method: request.method(), bytes: request.postDataBuffer()?.length ?? 0 });
    });
    const lines = 1_000;
    const list = Array.from(
      { length: lines },
      (_, line) => `Line ${line} ${'and more words '.repeat(50)}`,
    ).join('\n');
    await anna.page.keyboard.press('Control+Shift+O');
    await anna.page.getByRole('region', { name: 'Outline' }).waitFor({ state: 'detached' });
    await anna.page.evaluate((text) => navigator.clipboard.writeText(text), list);
    await anna.page.keyboard.press('Control+V');
    await anna.page.getByRole('button', { name: `Make ${lines} notes` }).click();
    await until('an upload', () => sent.length > 0, 60_000);
    await says(anna.page, /^Saved/);
    const most = Math.max(...sent.map((one) => one.bytes));
    expect([sent.every((one) => one.method === 'POST'), most > LIMITS.tunnelFrameBytes / 2]).toEqual([
      true,
      true,
    ]);
    expect([most <= LIMITS.httpSyncChunkBytes, sent.length < 6]).toEqual([true, true]);
    const [cookie] = await anna.context.cookies();
    const documentId = new URL(anna.page.url()).pathname.split('/')[4] ?? '';
    const { diff } = await httpSync({ port }, { cookie: `${cookie?.name}=${cookie?.value}` }, documentId, {});
    const stored = new Y.Doc();
    Y.applyUpdate(stored, diff);
    const texts = [...boardItems(stored)].map(([id, item]) => readItem(id, item)?.text ?? '');
    expect(texts.filter((text) => text.startsWith('Line ')).length).toBe(lines);
  });
});
