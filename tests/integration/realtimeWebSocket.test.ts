/** Stock y-websocket clients and bare sockets against the real WebSocket transport. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { HELLO_SAVED } from '../../client/live/frames.ts';
import { step1Message, updateMessage } from '../../server/documents/messages.ts';
import { ERRORS } from '../../shared/errors.ts';
import type { DocumentId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { LIMITS, TIMES } from '../../shared/limits.ts';
import { MESSAGE } from '../../shared/protocol.ts';
import { createFakeClock } from '../support/fakeClock.ts';
import { until } from '../support/poll.ts';
import { opened, type RawPeer, rawTcp, rawWebSocket, upgradeRequest } from '../support/rawPeers.ts';
import {
  type RealtimeServer,
  type RealtimeServerOptions,
  startRealtimeServer,
  stockClient,
} from '../support/realtimeServer.ts';
import type { Person } from '../support/testGate.ts';
import { command, eventSocket, tunnelClient } from '../support/tunnelClient.ts';

let server: RealtimeServer;
let id: DocumentId;
const cleanups: (() => void)[] = [];

beforeEach(async () => {
  server = await startRealtimeServer();
  id = newId<DocumentId>();
});
afterEach(async () => {
  for (const clean of cleanups.splice(0)) clean();
  await server.stop();
});

async function serverWith(options: RealtimeServerOptions): Promise<void> {
  await server.stop();
  server = await startRealtimeServer(options);
}

function join(name: string, doc?: Y.Doc) {
  const client = stockClient(server, server.gate.person(name), id, doc);
  cleanups.push(() => client.destroy());
  return client;
}

function raw(
  person: Person,
  documentId: string = id,
  options: Parameters<typeof rawWebSocket>[3] = {},
): RawPeer {
  const peer = rawWebSocket(server, person, documentId, options);
  cleanups.push(() => peer.socket.terminate());
  return peer;
}

const counts = (peer: RawPeer) => peer.heard.filter((one) => one[0] === MESSAGE.saved).map((one) => one[1]);

function oneUpdate(key: string): Uint8Array {
  const doc = new Y.Doc();
  doc.getMap('items').set(key, new Y.Map([['x', 1]]));
  return updateMessage(Y.encodeStateAsUpdate(doc));
}

describe('stock y-websocket client', () => {
  it('[T1] two people see each other and each other’s edits', async () => {
    const [ana, bea] = [join('Ana'), join('Bea')];
    await until('both synced', () => ana.provider.synced && bea.provider.synced);
    ana.items().set('a', new Y.Map([['x', 1]]));
    bea.items().set('b', new Y.Map([['x', 2]]));
    await until('same content', () => ana.items().size === 2 && bea.items().size === 2);
    ana.provider.awareness.setLocalStateField('cursor', { x: 1 });
    const shown = () => bea.provider.awareness.getStates().get(ana.doc.clientID);
    const seen = await until('cursor', () => shown()?.cursor && shown());
    expect(seen).toMatchObject({ cursor: { x: 1 }, user: { name: 'Ana' } });
  });

  it('[T13] [T14] what it is refused for ends its attempts', async () => {
    const ana = join('Ana');
    await until('synced', () => ana.provider.synced);
    ana.provider.ws?.send('text');
    await until('closed', () => ana.closes.length > 0);
    expect([ana.closes, ana.provider.shouldConnect]).toEqual([[ERRORS.BAD_FRAME.close], false]);
  });

  it('[T15] somebody too fast is slowed down and not closed', async () => {
    const [ana, bea] = [join('Ana'), join('Bea')];
    await until('both synced', () => ana.provider.synced && bea.provider.synced);
    for (let edit = 0; edit < LIMITS.messageBurst + 150; edit++) ana.items().set('counter', edit);
    await until('all of it', () => bea.items().get('counter') === LIMITS.messageBurst + 149);
    expect(ana.closes).toEqual([]);
  });
});

describe('a bare WebSocket', () => {
  it('[T10] saved is spoken only to who spoke it, and never before the store has it', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const [silent, asking] = [raw(server.gate.person('Silent')), raw(server.gate.person('Asking'))];
    await Promise.all([opened(silent), opened(asking)]);
    asking.socket.send(HELLO_SAVED);
    await until('an answer', () => counts(asking).length === 1);
    expect(counts(asking)).toEqual([0]);
    server.log.faults.before = (operation) => (operation === 'append' ? held : undefined);
    silent.socket.send(oneUpdate('a'));
    asking.socket.send(oneUpdate('b'));
    await until('seen by others', () => silent.heard.some((one) => one[0] === 0 && one[1] === 2));
    asking.socket.send(HELLO_SAVED);
    await until('a second answer', () => counts(asking).length === 2);
    expect(counts(asking)).toEqual([0, 0]);
    release();
    await until('saved', () => counts(asking).at(-1) === 1);
    expect(counts(silent)).toEqual([]);
  });

  it('[T11] hears something at least every 20 seconds, in the tunnel as well', async () => {
    const clock = createFakeClock();
    await serverWith({ clock });
    const peer = raw(server.gate.person('Ana'));
    await opened(peer);
    const socket = eventSocket(server, server.gate.person('Bea'));
    cleanups.push(() => socket.disconnect());
    let frames = 0;
    socket.on('yjs:frame', () => {
      frames++;
    });
    expect(await command(socket, 'yjs:open', { documentId: id })).toEqual({ ok: true, result: null });
    for (let round = 1; round < 6; round++) {
      const before = [peer.heard.length, frames] as const;
      await clock.advance(TIMES.keepAliveMs);
      await until(
        `a sign of life in round ${round}`,
        () => peer.heard.length > before[0] && frames > before[1],
      );
    }
    expect([peer.isClosed(), socket.connected]).toEqual([false, true]);
  });

  it('[T12] one that answers no ping is gone within 30 seconds', async () => {
    const clock = createFakeClock();
    await serverWith({ clock });
    const [dead, alive] = [
      raw(server.gate.person('Dead'), id, { autoPong: false }),
      raw(server.gate.person('Alive')),
    ];
    await Promise.all([opened(dead), opened(alive)]);
    await until('both in', () => server.hub.present(id).length === 2);
    let pongs = 0;
    alive.socket.on('ping', () => {
      pongs++;
    });
    for (let second = 0; second < 30; second += 10) {
      const before = pongs;
      await clock.advance(10_000);
      await until('answered', () => pongs > before);
      await until('the answer arrived', () => roundTrip(alive));
    }
    await until('gone', () => dead.isClosed());
    expect(alive.isClosed()).toBe(false);
  });

  /** A question and its answer: everything before it has been read. */
  async function roundTrip(peer: RawPeer): Promise<boolean> {
    const before = peer.heard.length;
    peer.socket.send(step1Message(new Uint8Array([0])));
    return until('answer', () => peer.heard.length > before);
  }

  it.each([
    ['a text frame', 'text', 'BAD_FRAME'],
    ['an unknown type', new Uint8Array([77]), 'BAD_FRAME'],
    ['a broken length', new Uint8Array([0, 2, 200, 1]), 'BAD_FRAME'],
    ['garbage as update', new Uint8Array([0, 2, 3, 9, 9, 9]), 'BAD_UPDATE'],
    ['a frame over the limit', new Uint8Array(LIMITS.editorFrameBytes + 1), 'TOO_LARGE'],
  ] as const)('[T13] [T14] %s closes only its sender', async (_what, bytes, code) => {
    const [ana, eve] = [join('Ana'), raw(server.gate.person('Eve'))];
    await Promise.all([opened(eve), until('synced', () => ana.provider.synced)]);
    eve.socket.send(bytes);
    expect(await eve.closed).toBe(ERRORS[code].close);
    ana.items().set('on', new Y.Map());
    await until('stored', () => server.log.stored(id).records.length > 0);
    expect(ana.closes).toEqual([]);
  });

  it('[T13] a frame over the limit is final without compression as well', async () => {
    const eve = raw(server.gate.person('Eve'), id, { perMessageDeflate: false });
    await opened(eve);
    eve.socket.send(new Uint8Array(LIMITS.editorFrameBytes + 1));
    expect(await eve.closed).toBe(ERRORS.TOO_LARGE.close);
  });

  it('[T13] a reader’s frame has a smaller limit', async () => {
    const reader = raw(server.gate.person('Olu', 'observer'));
    await opened(reader);
    reader.socket.send(new Uint8Array(LIMITS.readerFrameBytes + 1));
    expect(await reader.closed).toBe(ERRORS.TOO_LARGE.close);
  });

  it('[T3] who may not come in is told so and gets no place in a room', async () => {
    const ana = server.gate.person('Ana');
    const refusals = async (peer: RawPeer) => peer.closed;
    expect(await refusals(raw(ana, 'nothing'))).toBe(ERRORS.NOT_FOUND.close);
    expect(await refusals(raw({ ...ana, cookie: 'who=nobody' }))).toBe(ERRORS.SIGNED_OUT.close);
    expect(await refusals(raw(ana, `${id}?epoch=2`))).toBe(ERRORS.EPOCH_CHANGED.close);
    expect(await refusals(raw(ana, `${id}?epoch=x`))).toBe(ERRORS.EPOCH_CHANGED.close);
    const foreign = upgradeRequest(`/yjs/${id}`, ana, 'Origin: https://evil.example\r\n');
    expect(await rawTcp(server, foreign)).toMatch(/^HTTP\/1.1 403/);
    expect(await rawTcp(server, upgradeRequest('/elsewhere', ana))).toMatch(/^HTTP\/1.1 404/);
    expect([server.hub.present(id), server.log.calls.load]).toEqual([[], 0]);
    const tabs = Array.from({ length: LIMITS.connectionsPerSignIn }, () => raw(ana));
    await Promise.all(tabs.map(opened));
    await until('all in', () => tabs.every((tab) => tab.heard.length > 0));
    expect(await refusals(raw(ana))).toBe(ERRORS.ROOM_FULL.close);
  });

  it('[T16] a reset while the Gate thinks, on either path, ends nothing else', async () => {
    const ana = server.gate.person('Ana');
    let asked = 0;
    let answer: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    server.gate.before = () => {
      asked++;
      return held;
    };
    for (const path of [`/yjs/${id}`, '/socket.io/?EIO=4&transport=websocket']) {
      const before = asked;
      const gone = rawTcp(server, upgradeRequest(path, ana), (socket) => {
        void until('asked', () => asked > before).then(() => socket.resetAndDestroy());
      });
      await gone;
    }
    server.gate.before = () => undefined;
    answer();
    const peer = raw(ana);
    await opened(peer);
    await until('fine', () => peer.heard.length > 0);
    expect(server.telemetry.errors).toEqual([]);
  });

  it('[T16] a path that two handlers might claim is answered by one', async () => {
    const ana = server.gate.person('Ana');
    for (const path of [
      `/socket.io/../yjs/${id}?EIO=4&transport=websocket`,
      `/socket.io/%2e%2e/yjs/${id}?EIO=4&transport=websocket`,
      `/yjs/../socket.io/?EIO=4&transport=websocket`,
      `/socket.io?EIO=4&transport=websocket`,
      `//socket.io/?EIO=4&transport=websocket`,
    ]) {
      await rawTcp(server, upgradeRequest(path, ana), (socket) => {
        socket.once('data', () => socket.destroy());
      });
    }
    const peer = raw(ana);
    await opened(peer);
    await until('fine', () => peer.heard.length > 0);
    expect(server.telemetry.errors).toEqual([]);
  });
});

describe('stop', () => {
  it('[T6] stores first, then says SHUTTING_DOWN on every transport; who asks later is told the same', async () => {
    const ana = raw(server.gate.person('Ana'));
    await opened(ana);
    const socket = eventSocket(server, server.gate.person('Bea'));
    const bea = tunnelClient(socket, id);
    cleanups.push(
      () => bea.destroy(),
      () => socket.disconnect(),
    );
    await until('synced', () => bea.provider.synced);
    ana.socket.send(oneUpdate('last words'));
    await until('taken', () => bea.items().has('last words'));
    await server.stop();
    expect(await ana.closed).toBe(ERRORS.SHUTTING_DOWN.close);
    await until('told', () => bea.closes.length > 0);
    expect(bea.closes[0]).toBe(ERRORS.SHUTTING_DOWN.close);
    const { records, snapshot } = server.log.stored(id);
    expect(records.length + (snapshot ? 1 : 0)).toBeGreaterThan(0);
    expect(bea.provider.shouldConnect).toBe(true);
  });
});
