/** The built server as a process, and what may happen to it: disks, databases, folders, other processes. */
import { spawn } from 'node:child_process';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ClassicLevel } from 'classic-level';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { openLevelStore } from '../../server/storage/level/openLevelStore.ts';
import { openMongoStore } from '../../server/storage/mongo/openMongoStore.ts';
import type { Store } from '../../server/storage/Store.ts';
import type { DocumentId } from '../../shared/ids.ts';
import { type BoardPerson, joinServer, reaches } from '../support/boardPeople.ts';
import { startMongo } from '../support/mongoServer.ts';
import { until } from '../support/poll.ts';
import { freePort, type ServerProcess, startServer, temporaryFolder } from '../support/serverProcess.ts';
import { mayMount, mountSmallDisk } from '../support/smallDisk.ts';
import { ROOT } from '../support/sources.ts';

/** Real processes on a busy machine. */
vi.setConfig({ testTimeout: 240_000, hookTimeout: 60_000 });

const cleanups: (() => unknown)[] = [];
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let port: number;

beforeEach(async () => {
  folder = await temporaryFolder();
  port = await freePort();
  cleanups.push(folder.remove);
});
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

async function start(env: Record<string, string> = {}, dataDir = folder.path): Promise<ServerProcess> {
  const server = await startServer({ dataDir, port, env: { LOG_LEVEL: 'error', ...env } });
  cleanups.push(() => server.kill9());
  return server;
}

async function join2(server: ServerProcess): Promise<[BoardPerson, BoardPerson]> {
  const people = [
    await joinServer(server, server.links.facilitator, 'Anna'),
    await joinServer(server, server.links.participant, 'Murat'),
  ] as const;
  for (const person of people) cleanups.push(() => person.device.end());
  for (const { live } of people) await reaches(live, 'saved');
  return [...people];
}

const items = (person: BoardPerson) => person.live.doc.getMap('items');
const write = (person: BoardPerson, key: string, size = 10) =>
  items(person).set(key, new Y.Map([['x', 'x'.repeat(size)]]));
const sees = (person: BoardPerson, key: string) =>
  until(`${key} arrives`, () => items(person).has(key), 40_000);

async function ready(server: ServerProcess): Promise<number> {
  return (await fetch(`${server.url}/readyz`)).status;
}
const becomesReady = (server: ServerProcess, status: number) =>
  until(`readyz ${status}`, async () => (await ready(server)) === status, 40_000);

async function itemsIn(store: Store, documentId: DocumentId): Promise<Y.Map<unknown>> {
  const { snapshot, records } = await store.log.load(documentId);
  await store.close();
  const doc = new Y.Doc();
  if (snapshot !== null) Y.applyUpdate(doc, snapshot);
  for (const { update } of records) Y.applyUpdate(doc, update);
  return doc.getMap('items');
}

/** Runs a built entry to its end. */
function run(entry: 'main' | 'store', args: string[], env: Record<string, string>, uid?: number) {
  const child = spawn(process.execPath, [join(ROOT, `dist/server/${entry}.js`), ...args], {
    cwd: ROOT,
    env: { PATH: process.env.PATH ?? '', LOG_LEVEL: 'silent', PORT: String(port), ...env },
    ...(uid === undefined ? {} : { uid }),
  });
  let output = '';
  const keep = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return new Promise<{ code: number | null; output: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, output })),
  );
}

describe('a full disk', () => {
  it.skipIf(!mayMount)(
    '[FA1] people see each other and read "not saved"; with room again it is saved',
    async () => {
      const disk = await mountSmallDisk(40);
      cleanups.push(disk.remove);
      const server = await start({}, join(disk.path, 'data'));
      const [anna, murat] = await join2(server);
      await disk.fill(0);
      write(murat, 'full too', 50_000);
      for (let at = 0; at < 4; at++) write(anna, `full ${at}`, 50_000);
      await reaches(anna.live, 'notSaved');
      await sees(murat, 'full 3');
      await becomesReady(server, 503);
      expect((await murat.browser.get(`/api/documents/${anna.documentId}`)).status).toBe(200);
      await disk.makeRoom();
      await reaches(anna.live, 'saved');
      await becomesReady(server, 200);
      write(murat, 'after');
      await reaches(murat.live, 'saved');
      await server.kill9();
      const stored = await itemsIn(
        await openLevelStore({ folder: join(disk.path, 'data') }),
        anna.documentId,
      );
      for (const key of ['full too', 'full 0', 'full 1', 'full 2', 'full 3', 'after'])
        expect(stored.has(key), key).toBe(true);
    },
  );
});

const mongo = await startMongo();

describe.skipIf('skipped' in mongo || mongo.kill9 === null)('MongoDB goes away and comes back', () => {
  if ('skipped' in mongo) return;
  afterAll(() => mongo.stop());
  it.each(['SIGSTOP', 'SIGKILL'] as const)(
    '[FA2] %s while people edit: the process stays, editing goes on, nothing acknowledged is lost',
    async (signal) => {
      const uri = mongo.newDatabase();
      const server = await start({ MONGODB_URI: uri });
      const [anna, murat] = await join2(server);
      write(anna, 'before');
      await reaches(anna.live, 'saved');
      if (signal === 'SIGKILL') await mongo.kill9?.();
      else mongo.pause();
      write(anna, 'while away');
      await sees(murat, 'while away');
      expect(anna.live.saveState.get().kind).not.toBe('saved');
      await becomesReady(server, 503);
      expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
      if (signal === 'SIGKILL') await mongo.start();
      else mongo.resume();
      await becomesReady(server, 200);
      await reaches(anna.live, 'saved');
      await server.kill9();
      const stored = await itemsIn(await openMongoStore({ uri }), anna.documentId);
      expect([stored.has('before'), stored.has('while away')]).toEqual([true, true]);
    },
  );

  it('[FA3] a start without MongoDB says what to do', async () => {
    const { code, output } = await run('main', [], { MONGODB_URI: `mongodb://127.0.0.1:${port}/none` });
    expect(output).toMatch(
      /^✗ MongoDB cannot be reached .* Check that it runs and that MONGODB_URI is right.*\n$/,
    );
    expect(code).toBe(1);
  });
});

const rawDatabase = (path: string) =>
  new ClassicLevel<string, Buffer>(path, { keyEncoding: 'utf8', valueEncoding: 'buffer' });

describe('folders', () => {
  it('[FA3] a second process and a newer format are refused in one sentence, and nothing is changed', async () => {
    const server = await start();
    const second = await run('main', [], { DATA_DIR: folder.path, PORT: '0' });
    expect(second).toEqual({
      code: 1,
      output: expect.stringMatching(/^✗ The data folder .* is in use by another Jumelage\. .*\n$/),
    });
    const store = await run('store', ['verify'], { DATA_DIR: folder.path });
    expect(store).toEqual({
      code: 1,
      output: expect.stringMatching(/^✗ .* is in use by another Jumelage\. .*\n$/),
    });
    expect(await ready(server)).toBe(200);
    await server.stop();
    const raw = rawDatabase(folder.path);
    await raw.put('m!format', Buffer.from('3'));
    await raw.close();
    const newer = await run('main', [], { DATA_DIR: folder.path });
    expect(newer).toEqual({
      code: 1,
      output: expect.stringMatching(/^✗ .* was written by a newer Jumelage .*nothing was changed\.\n$/),
    });
  });

  it.skipIf(process.getuid?.() !== 0)(
    '[FA3] a folder without rights is refused in one sentence',
    async () => {
      const closed = join(folder.path, 'closed');
      await mkdir(closed);
      await chmod(folder.path, 0o755);
      await chmod(closed, 0o700);
      await writeFile(join(closed, 'CURRENT'), '');
      const refused = await run('main', [], { DATA_DIR: closed }, 65_534);
      expect(refused).toEqual({
        code: 1,
        output: expect.stringMatching(/^✗ The data folder .* cannot be written\. .*\n$/),
      });
    },
  );
});

describe('npm run store', () => {
  it('[ST21] backs up beside the running server; the backup restores elsewhere, and verify finds it sound', async () => {
    const server = await start();
    const [anna] = await join2(server);
    write(anna, 'in the backup');
    await reaches(anna.live, 'saved');
    const file = join(folder.path, 'of today.backup');
    expect(await run('store', ['backup', file], { DATA_DIR: folder.path })).toEqual({
      code: 0,
      output: `The backup of the running server is in ${file}.\n`,
    });
    await server.kill9();
    const again = await run('store', ['backup', `${file}.2`], { DATA_DIR: folder.path });
    expect(again).toEqual({ code: 0, output: `The backup is in ${file}.2.\n` });
    const elsewhere = join(folder.path, 'elsewhere');
    expect((await run('store', ['restore', file], { DATA_DIR: elsewhere })).code).toBe(0);
    expect((await run('store', ['restore', file], { DATA_DIR: elsewhere })).output).toMatch(
      /^✗ .*empty store/,
    );
    const verified = await run('store', ['verify'], { DATA_DIR: elsewhere });
    expect(verified).toEqual({ code: 0, output: expect.stringMatching(/ 0 problems\.\n$/) });
    const stored = await itemsIn(await openLevelStore({ folder: elsewhere }), anna.documentId);
    expect(stored.has('in the backup')).toBe(true);
    expect((await run('store', ['restore', join(folder.path, 'none')], { DATA_DIR: elsewhere })).code).toBe(
      1,
    );
    expect((await run('store', ['what'], { DATA_DIR: elsewhere })).output).toMatch(/^Usage: /);
  });
});

describe('a damaged record', () => {
  it('[FA4] [LV21] closes its board with an error, leaves the others alone, and verify names it', async () => {
    const first = await start();
    const [anna] = await join2(first);
    const { documentId } = anna;
    const { body } = await anna.browser.post<{ id: DocumentId }>(
      `/api/workspaces/${(await anna.browser.me()).workspaces[0]?.id}/documents`,
      { kind: 'board', title: 'Sound' },
    );
    await first.stop();
    const raw = rawDatabase(folder.path);
    const [key = ''] = await raw.keys({ gt: `l!${documentId}!`, lt: `l!${documentId}!~` }).all();
    const value = (await raw.get(key)) ?? Buffer.alloc(0);
    value.writeUInt8(value.readUInt8(value.length - 1) ^ 1, value.length - 1);
    await raw.put(key, value);
    await raw.close();
    const server = await start();
    await reaches(anna.live, 'readOnly');
    expect(anna.live.saveState.get()).toEqual({ kind: 'readOnly', reason: 'INTERNAL' });
    const sound = anna.device.open(body.id);
    sound.doc.getMap('items').set('mine', new Y.Map([['x', 'x']]));
    await reaches(sound, 'saved');
    expect(await ready(server)).toBe(200);
    expect(server.output()).toContain(`${key} is damaged`);
    await server.stop();
    const verified = await run('store', ['verify'], { DATA_DIR: folder.path });
    expect(verified).toEqual({ code: 1, output: expect.stringContaining(`✗ Record ${key} is damaged`) });
  });
});
