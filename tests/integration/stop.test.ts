/** The built server asked to stop while people write, and its metrics while they do. */
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { openLevelStore } from '../../server/storage/level/openLevelStore.ts';
import { ERRORS } from '../../shared/errors.ts';
import { type BoardPerson, joinServer, reaches } from '../support/boardPeople.ts';
import { startMongo } from '../support/mongoServer.ts';
import { until } from '../support/poll.ts';
import { freePort, type ServerProcess, startServer, temporaryFolder } from '../support/serverProcess.ts';

/** Real processes on a busy machine. */
vi.setConfig({ testTimeout: 240_000, hookTimeout: 60_000 });

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

const mongo = await startMongo();
if (!('skipped' in mongo)) afterAll(() => mongo.stop());

async function start(env: Record<string, string> = {}): Promise<{ server: ServerProcess; dataDir: string }> {
  const folder = await temporaryFolder();
  const server = await startServer({ dataDir: folder.path, port: await freePort(), env });
  cleanups.push(folder.remove, () => server.kill9());
  return { server, dataDir: folder.path };
}

async function join(server: ServerProcess, name: string): Promise<BoardPerson> {
  const person = await joinServer(server, server.links.participant, name);
  cleanups.push(() => person.device.end());
  await reaches(person.live, 'saved');
  return person;
}

const items = ({ live }: BoardPerson) => live.doc.getMap('items');

/** Writes a note per step for ever. */
function writeOn(person: BoardPerson, name: string): void {
  let at = 0;
  const writing = setInterval(() => items(person).set(`${name} ${at++}`, new Y.Map([['x', 'x']])), 5);
  cleanups.push(() => clearInterval(writing));
}

async function metric(server: ServerProcess, name: string): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  return Number(text.match(new RegExp(`^jumelage_${name} (\\S+)$`, 'm'))?.[1]);
}

describe('SIGTERM', () => {
  it('[LA2] under load: all that one person had seen of another is stored, sockets are told why, exit code 0', async () => {
    const { server, dataDir } = await start();
    const [anna, murat] = [await join(server, 'Anna'), await join(server, 'Murat')];
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/yjs/${anna.documentId}`, {
      headers: { cookie: anna.browser.cookie ?? '', origin: server.url },
    });
    const closed = new Promise((resolve) => socket.once('close', resolve));
    await new Promise((resolve) => socket.once('open', resolve));
    writeOn(anna, 'a');
    writeOn(murat, 'm');
    await until('much is written', () => items(murat).has('a 100') && items(anna).has('m 100'));
    expect(await server.stop()).toBe(0);
    expect(await closed).toBe(ERRORS.SHUTTING_DOWN.close);
    const seen = [
      ...[...items(murat).keys()].filter((key) => key.startsWith('a ')),
      ...[...items(anna).keys()].filter((key) => key.startsWith('m ')),
    ];
    const store = await openLevelStore({ folder: dataDir });
    const { snapshot, records } = await store.log.load(anna.documentId);
    await store.close();
    const doc = new Y.Doc();
    if (snapshot !== null) Y.applyUpdate(doc, snapshot);
    for (const { update } of records) Y.applyUpdate(doc, update);
    expect(seen.length).toBeGreaterThan(200);
    expect(seen.filter((key) => !doc.getMap('items').has(key))).toEqual([]);
  });

  it.skipIf('skipped' in mongo || mongo.kill9 === null)(
    '[LA2] while the database hangs: a second signal ends it at once',
    async () => {
      if ('skipped' in mongo) return;
      const { server } = await start({ MONGODB_URI: mongo.newDatabase() });
      const anna = await join(server, 'Anna');
      mongo.pause();
      cleanups.push(mongo.resume);
      items(anna).set('waits', new Y.Map([['x', 'x']]));
      await until('not ready', async () => (await fetch(`${server.url}/readyz`)).status === 503);
      const stopped = server.stop();
      await until('no new connections', () =>
        fetch(`${server.url}/healthz`).then(
          () => false,
          () => true,
        ),
      );
      process.kill(server.pid, 'SIGTERM');
      expect(await stopped).toBe(0);
    },
  );
});

describe('metrics', () => {
  it('[LA3] move with what happens', async () => {
    const { server } = await start();
    const before = await metric(server, 'updates_total');
    const anna = await join(server, 'Anna');
    items(anna).set('one', new Y.Map([['x', 'x']]));
    await reaches(anna.live, 'saved');
    expect(await metric(server, 'updates_total')).toBeGreaterThan(before);
    expect(await metric(server, 'save_seconds_count')).toBeGreaterThan(0);
    expect(await metric(server, 'load_seconds_count')).toBe(1);
    expect(await metric(server, 'turn_seconds_count')).toBeGreaterThan(0);
    await until(
      'gauges',
      async () => (await metric(server, 'rooms')) === 1 && (await metric(server, 'connections')) === 1,
    );
    const refused = await metric(server, 'refused_total');
    expect((await anna.browser.get('/api/documents/nothing')).status).toBe(404);
    expect(await metric(server, 'refused_total')).toBeGreaterThan(refused);
    anna.device.end();
    await until('gone', async () => (await metric(server, 'connections')) === 0);
  });
});
