import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createApp } from '../../server/app.ts';
import { systemClock } from '../../server/clock.ts';
import { readConfig } from '../../server/config.ts';
import { ensureDemo } from '../../server/programmes/demo.ts';
import { openLevelStore } from '../../server/storage/level/openLevelStore.ts';
import type { Entities, Store } from '../../server/storage/Store.ts';
import { mapItems, readMapItem } from '../../shared/documents/barrierMap.ts';
import { boardItems } from '../../shared/documents/board.ts';
import { readItem } from '../../shared/documents/readItem.ts';
import { AppError } from '../../shared/errors.ts';
import type { DocumentId } from '../../shared/ids.ts';
import { startApp } from '../support/appUnderTest.ts';
import { until } from '../support/poll.ts';
import { temporaryFolder } from '../support/serverProcess.ts';
import { ROOT } from '../support/sources.ts';

async function runMain(env: Record<string, string>): Promise<{ code: number | null; errors: string }> {
  const tsx = join(ROOT, 'node_modules/tsx/dist/cli.mjs');
  const child = spawn(process.execPath, [tsx, 'server/main.ts'], {
    cwd: ROOT,
    env: { PATH: process.env.PATH ?? '', LOG_LEVEL: 'silent', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code, errors })));
}

describe('start and stop', () => {
  it('[HT13] a stopped app leaves nothing open: the same folder starts again, with new demo links', async () => {
    const folder = await temporaryFolder();
    const config = readConfig({ PORT: '0', DATA_DIR: folder.path, LOG_LEVEL: 'silent' });
    const first = await createApp(config);
    await Promise.all([first.stop(), first.stop()]);
    await expect(fetch(`${first.url}/healthz`)).rejects.toThrow();
    const second = await createApp(config);
    expect(first.links.admin).not.toBeNull();
    expect(second.links.admin).toBeNull();
    const preview = (link: string | undefined) =>
      fetch(`${second.url}/api/join/preview`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ key: link?.split('#')[1] }),
      });
    expect((await preview(first.links.demo?.participant)).status, '[AC41]').toBe(410);
    expect((await preview(second.links.demo?.participant)).status, '[AC41]').toBe(200);
    await second.stop();
    await folder.remove();
  });

  it('[AC41] links of the last start are withdrawn, and only those', async () => {
    const app = await startApp();
    const store = app.links.demo;
    expect(store?.facilitator).toMatch(/\/join#[\w-]+$/);
    expect(store?.participant).not.toBe(store?.facilitator);
    await app.end();
  });

  it('[HT12] settings, a port in use and a locked folder are one plain sentence each', async () => {
    const folder = await temporaryFolder();
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const port = String((taken.address() as AddressInfo).port);
    const file = join(folder.path, 'file');
    await writeFile(file, '');
    const cases: [Record<string, string>, RegExp][] = [
      [{ PORT: 'x', DEMO: 'x' }, /^✗ PORT must .*\.\n✗ DEMO must .*\.\n$/],
      [{ PORT: port, DATA_DIR: join(folder.path, 'a') }, /^✗ Port \d+ is in use\. .*PORT=\d+ npm start\n$/],
      [{ PORT: '0', DATA_DIR: file }, /^✗ The data folder .*\.\n$/],
      [
        { PORT: '0', HOST: '203.0.113.7', DATA_DIR: join(folder.path, 'b') },
        /^✗ HOST=203\.0\.113\.7 .*\.\n$/,
      ],
    ];
    for (const [env, sentence] of cases) {
      const { code, errors } = await runMain(env);
      expect(errors).toMatch(sentence);
      expect(code).toBe(1);
    }
    taken.close();
    await folder.remove();
  });

  it('[HT13] the process prints its links, drains on SIGTERM and ends with 0', async () => {
    const folder = await temporaryFolder();
    const env = { PATH: process.env.PATH ?? '', PORT: '0', DATA_DIR: folder.path, LOG_LEVEL: 'silent' };
    // Without tsx's own process before it, which ends with 143 where the signal is answered late.
    const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], { cwd: ROOT, env });
    const exit = new Promise((resolve) => child.once('exit', resolve));
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    await until('links', () => /participant.*\/join#[\w-]+\n/.test(output));
    expect(output).toMatch(/\/admin#[\w-]{43}\n/);
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
    const store = await openLevelStore({ folder: folder.path });
    expect((await store.verify()).problems).toEqual([]);
    await store.close();
    await folder.remove();
  });

  it('[HT5] under https: HSTS, secure cookies', async () => {
    const app = await startApp({ PUBLIC_URL: 'https://learn.example' });
    const joined = await app.browser().join(app.key('participant'), 'P');
    expect(joined.headers.get('strict-transport-security')).toContain('max-age');
    expect(joined.headers.get('set-cookie'), '[AC11]').toMatch(/^__Host-jumelage=.*; Secure$/);
    expect(app.links.demo?.participant).toMatch(/^https:\/\/learn\.example\/join#/);
    await app.end();
  });

  it('[HT8] with METRICS_TOKEN only who brings it', async () => {
    const app = await startApp({ METRICS_TOKEN: 'a-long-metrics-token' });
    expect((await app.browser().get('/metrics')).status).toBe(404);
    const answer = await app.browser().get('/metrics', { Authorization: 'Bearer a-long-metrics-token' });
    expect(answer.status).toBe(200);
    await app.end();
  });

  it('[HT6] a client that is not built says what to do', async () => {
    const app = await startApp();
    const answer = await app.browser().get('/');
    expect(answer).toMatchObject({ status: 503, body: expect.stringContaining('npm run build') });
    await app.end();
  });
});

describe('a store in trouble', () => {
  it('[HT1] a defect says INTERNAL and nothing more, an outage says when to come back', async () => {
    const folder = await temporaryFolder();
    const store = await openLevelStore({ folder: folder.path });
    const trouble: { now: Error | null } = { now: null };
    const get: Entities['get'] = async (kind, id) => {
      if (trouble.now !== null) throw trouble.now;
      return store.entities.get(kind, id);
    };
    const entities: Entities = {
      get,
      insert: (kind, entity) => store.entities.insert(kind, entity),
      replace: (kind, entity, version) => store.entities.replace(kind, entity, version),
      remove: (kind, id) => store.entities.remove(kind, id),
      list: (kind, where) => store.entities.list(kind, where),
    };
    const health: Store['health'] = async () =>
      trouble.now === null ? store.health() : { ok: false, detail: 'away' };
    const app = await startApp({}, { store: { ...store, entities, health } });
    const browser = app.browser();
    await browser.join(app.key('participant'), 'P');
    trouble.now = new Error('record 17 in /srv/data is damaged');
    const defect = await browser.get('/api/me');
    expect(defect).toMatchObject({ status: 500, body: { error: 'INTERNAL', message: 'INTERNAL' } });
    trouble.now = new AppError('STORE_UNAVAILABLE');
    const outage = await browser.get('/api/me');
    expect(outage).toMatchObject({ status: 503, body: { error: 'STORE_UNAVAILABLE' } });
    expect(outage.headers.get('retry-after')).toBe('5');
    expect(await browser.get('/readyz'), '[HT7]').toMatchObject({ status: 503, body: { store: false } });
    expect((await browser.get('/healthz')).status).toBe(200);
    trouble.now = null;
    expect((await browser.get('/api/me')).status).toBe(200);
    await app.end();
    await folder.remove();
  });
});

describe('demo', () => {
  it('[AC40] fills a fresh store once, a second time changes nothing', async () => {
    const folder = await temporaryFolder();
    const store = await openLevelStore({ folder: folder.path });
    const made = await ensureDemo(store, systemClock);
    const count = async () =>
      (
        await Promise.all(
          (['twinning', 'member', 'document'] as const).map((kind) => store.entities.list(kind)),
        )
      ).map((list) => list.length);
    expect(await count()).toEqual([2, 15, 7]);
    expect(await ensureDemo(store, systemClock)).toEqual(made);
    const programme = (await store.entities.list('programme'))[0];
    await store.entities.remove('programme', programme?.entity.id ?? '');
    expect(await ensureDemo(store, systemClock)).toEqual(made);
    expect(await count()).toEqual([2, 15, 7]);
    const loaded = await store.log.load(made?.boardId as DocumentId);
    expect(loaded.head).toBe(1);
    await store.close();
    await folder.remove();
  });

  it('[AC40] its board is whole: every item can be read and every end and parent exists', async () => {
    const folder = await temporaryFolder();
    const store = await openLevelStore({ folder: folder.path });
    const made = await ensureDemo(store, systemClock);
    const itemsOf = async (id: DocumentId) => {
      const doc = new Y.Doc();
      const { records } = await store.log.load(id);
      for (const { update } of records) Y.applyUpdate(doc, update);
      return [...boardItems(doc)].map(([key, map]) => readItem(key, map));
    };
    const authors = new Set((await store.entities.list('member')).map((one) => one.entity.id));
    const boards = (await store.entities.list('document')).filter((one) => one.entity.kind === 'board');
    const all = (await Promise.all(boards.map((one) => itemsOf(one.entity.id)))).flat();
    for (const item of all) if (item?.kind === 'note') expect(authors).toContain(item.author);
    expect(new Set(all.map((item) => item?.id)).size).toBe(all.length);
    const map = (await store.entities.list('document')).find((one) => one.entity.kind === 'barrierMap');
    const doc = new Y.Doc();
    for (const { update } of (await store.log.load(map?.entity.id as DocumentId)).records)
      Y.applyUpdate(doc, update);
    const onMap = [...mapItems(doc)].map(([key, one]) => readMapItem(key, one));
    expect(onMap).not.toContain(null);
    for (const one of onMap)
      if (one?.kind === 'link') expect(mapItems(doc).has(one.from) && mapItems(doc).has(one.to)).toBe(true);
    const items = await itemsOf(made?.boardId as DocumentId);
    const ids = new Set(items.map((item) => item?.id));
    const kinds = items.map((item) => item?.kind);
    const count = (kind: string) => kinds.filter((one) => one === kind).length;
    expect([count('frame'), count('cluster'), count('note'), count('connector')]).toEqual([4, 4, 37, 2]);
    expect(new Set(items.map((item) => item?.z)).size).toBe(items.length);
    for (const item of items) {
      expect(item?.text).not.toBe('');
      if (item?.parent) expect(ids).toContain(item.parent);
      if (item?.kind === 'note') expect(item.author).not.toBeNull();
      if (item?.kind === 'connector')
        expect([ids.has(item.from as never), ids.has(item.to as never)]).toEqual([true, true]);
    }
    await store.close();
    await folder.remove();
  });

  it('[AC40] is not made where DEMO is false', async () => {
    const app = await startApp({ DEMO: 'false' });
    expect(app.links.demo).toBeNull();
    expect(app.links.admin).not.toBeNull();
    await app.end();
  });
});
