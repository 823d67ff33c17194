/**
 * What the driver loses: a command that is written while its socket closes. Node refuses the write without an error, no
 * `drain` follows, and the driver waits for ever. The sockets here are real; only the moment of closing is chosen.
 */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openMongoStore } from '../../server/storage/mongo/openMongoStore.ts';
import type { Store } from '../../server/storage/Store.ts';
import { type DocumentId, newId } from '../../shared/ids.ts';
import { createFakeClock, type FakeClock } from '../support/fakeClock.ts';
import { startMongo } from '../support/mongoServer.ts';
import { until } from '../support/poll.ts';

const server = await startMongo();
const bytes = Buffer.from('x');
const REFUSED = { code: 'STORE_UNAVAILABLE' };

if ('skipped' in server) it.skip(`MongoDB: ${server.skipped}`, () => undefined);

describe.skipIf('skipped' in server)('a driver that has lost track', () => {
  if ('skipped' in server) return;
  const sockets: Socket[] = [];
  let onNext: ((socket: Socket) => void) | null = null;
  const keep = (message: unknown) => {
    const { socket } = message as { socket: Socket };
    sockets.push(socket);
    const trap = onNext;
    onNext = null;
    // Connecting gives a socket its own `write` back.
    if (trap !== null) socket.once('connect', () => trap(socket));
  };
  let clock: FakeClock;
  let replaced = 0;
  let store: Store;

  beforeEach(async () => {
    subscribe('net.client.socket', keep);
    clock = createFakeClock(Date.now());
    replaced = 0;
    store = await openMongoStore({ uri: server.newDatabase(), clock, onReplaced: () => replaced++ });
  });
  afterEach(async () => {
    unsubscribe('net.client.socket', keep);
    sockets.length = 0;
    await store.close();
  });
  afterAll(() => server.stop());

  /** The socket closes once, just before it sends what `name` is part of: with an error, or lost without. */
  function closeBefore(socket: Socket, name: RegExp, error?: Error): void {
    const { write } = socket;
    socket.write = ((...args: Parameters<Socket['write']>) => {
      if (name.test(String(args[0]))) socket.destroy(error);
      return write.apply(socket, args);
    }) as Socket['write'];
  }

  it('[ST24] an append that the driver lost is refused, and the next one is stored', async () => {
    const document = newId<DocumentId>();
    expect((await store.log.append(document, 0, bytes)).sequence).toBe(1);
    for (const socket of sockets) closeBefore(socket, /logRecords/);
    const appended = store.log.append(document, 1, bytes);
    const outcome = appended.then(
      () => 'stored',
      (error: unknown) => error,
    );
    await until('the command is lost', () => sockets.some((socket) => socket.destroyed));
    await clock.advance(20_000);
    expect(await outcome).toMatchObject(REFUSED);
    expect(replaced).toBe(1);
    const { sequence } = await store.log.append(document, 1, bytes);
    expect((await store.log.load(document)).head).toBe(sequence);
    await clock.advance(60_000);
    expect(replaced).toBe(1);
  });

  it('[ST24] a monitor that the driver lost never finds the server again, and the store does', async () => {
    const document = newId<DocumentId>();
    expect((await store.log.append(document, 0, bytes)).sequence).toBe(1);
    for (const socket of sockets) closeBefore(socket, /logRecords/, new Error('reset'));
    let monitor: Socket | null = null;
    // While the server is not found only its monitor connects.
    onNext = (socket) => {
      monitor = socket;
      closeBefore(socket, /hello|ismaster/i);
    };
    await expect(store.log.append(document, 1, bytes)).rejects.toMatchObject(REFUSED);
    await until('the heartbeat is lost', async () => !(await store.health()).ok && monitor?.destroyed);
    await clock.advance(20_000);
    await until('a new client', () => replaced === 1);
    expect((await store.health()).ok).toBe(true);
    expect((await store.log.append(document, 1, bytes)).sequence).toBe(2);
  });
});
