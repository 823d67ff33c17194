/** Every transport at once, stateless HTTP sync, and the economy of the tunnel. */

import * as decoding from 'lib0/decoding';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { encodeHttpSync, splitMessages } from '../../client/live/frames.ts';
import { frameOf } from '../../server/documents/messages.ts';
import { tunnelPacket } from '../../server/realtime/framing.ts';
import type { DocumentId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { LIMITS } from '../../shared/limits.ts';
import { createFakeClock } from '../support/fakeClock.ts';
import { until } from '../support/poll.ts';
import { httpSync, PollingPeer, rawTcp, ywasmPeer } from '../support/rawPeers.ts';
import { type RealtimeServer, startRealtimeServer, stockClient } from '../support/realtimeServer.ts';
import type { Person } from '../support/testGate.ts';
import { eventSocket, type Transports, tunnelClient } from '../support/tunnelClient.ts';

let server: RealtimeServer;
let id: DocumentId;
let ana: Person;
const cleanups: (() => void)[] = [];

beforeEach(async () => {
  server = await startRealtimeServer();
  id = newId<DocumentId>();
  ana = server.gate.person('Ana');
});
afterEach(async () => {
  for (const clean of cleanups.splice(0)) clean();
  await server.stop();
});

function stock(name: string) {
  const client = stockClient(server, server.gate.person(name), id);
  cleanups.push(() => client.destroy());
  return client;
}

function tunnel(name: string, transports?: Transports) {
  const socket = eventSocket(server, server.gate.person(name), transports);
  const client = tunnelClient(socket, id);
  cleanups.push(
    () => client.destroy(),
    () => void socket.disconnect(),
  );
  return { ...client, socket };
}

function stored(): Y.Doc {
  const doc = new Y.Doc();
  const { snapshot, records } = server.log.stored(id);
  if (snapshot) Y.applyUpdate(doc, snapshot);
  for (const record of records) Y.applyUpdate(doc, record.update);
  return doc;
}

const docWith = (...keys: string[]) => {
  const doc = new Y.Doc();
  for (const key of keys) doc.getMap('items').set(key, new Y.Map([['x', 1]]));
  return doc;
};
const stateOf = (doc: Y.Doc) => Y.encodeStateAsUpdate(doc);

describe('every transport', () => {
  it('[T2] three stock clients, ywasm, the tunnel and HTTP sync write at once and end the same', async () => {
    const stocks = ['A', 'B', 'C'].map(stock);
    const tunnels = [tunnel('D'), tunnel('E', ['websocket'])];
    const yw = ywasmPeer(server, server.gate.person('F'), id);
    cleanups.push(() => yw.end());
    const clients = [...stocks, ...tunnels];
    await until('synced', () => clients.every((client) => client.provider.synced));
    const polls: Promise<unknown>[] = [];
    for (let round = 0; round < 25; round++) {
      for (const [index, client] of clients.entries()) {
        client.items().set(`c${index}r${round}`, new Y.Map([['x', round]]));
        client.items().set('everybody', new Y.Map([['x', index * 100 + round]]));
      }
      yw.set(`y${round}`, { x: round });
      if (round % 5 === 0) polls.push(httpSync(server, ana, id, { update: stateOf(docWith(`h${round}`)) }));
      await new Promise((resolve) => setImmediate(resolve));
    }
    await Promise.all(polls);
    const size = clients.length * 25 + 25 + 5 + 1;
    await until('all of it', () => clients.every((client) => client.items().size === size));
    const first = JSON.stringify(sorted(stocks[0]?.items().toJSON() ?? {}));
    const others = () => [
      ...clients.map((client) => client.items().toJSON()),
      yw.json(),
      stored().getMap('items').toJSON(),
    ];
    await until('the same everywhere', () => others().every((one) => JSON.stringify(sorted(one)) === first));
    const late = stock('Late');
    await until('a late one has it', () => JSON.stringify(sorted(late.items().toJSON())) === first);
  });

  function sorted(value: object): object {
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  }
});

describe('HTTP sync', () => {
  it('[T30] one exchange brings both sides level, and what it answers is stored', async () => {
    const bea = stock('Bea');
    await until('synced', () => bea.provider.synced);
    bea.items().set('hers', new Y.Map());
    const mine = docWith('mine');
    const answer = await httpSync(server, ana, id, {
      stateVector: Y.encodeStateVector(mine),
      update: stateOf(mine),
      epoch: '1',
    });
    Y.applyUpdate(mine, answer.diff);
    expect([answer.status, answer.durable, mine.getMap('items').size]).toEqual([200, 1, 2]);
    expect(Y.decodeStateVector(answer.stateVector)).toEqual(
      Y.decodeStateVector(Y.encodeStateVector(stored())),
    );
    await until('arrived', () => bea.items().has('mine'));
  });

  it('[T30] twice, late and out of order change nothing more', async () => {
    const doc = docWith('a');
    const first = stateOf(doc);
    const vector = Y.encodeStateVector(doc);
    doc.getMap('items').set('b', new Y.Map());
    const second = Y.encodeStateAsUpdate(doc, vector);
    expect((await httpSync(server, ana, id, { update: second })).error).toBe('CONFLICT');
    for (const update of [first, second, second, first, first])
      expect((await httpSync(server, ana, id, { update })).status).toBe(200);
    expect(stateOf(stored())).toEqual(stateOf(doc));
    const { records } = server.log.stored(id);
    expect((await httpSync(server, ana, id, {})).status).toBe(200);
    expect(server.log.stored(id).records.length).toBe(records.length);
  });

  it('[T3] [T32] rights, epoch and unknown documents', async () => {
    const reader = server.gate.person('Olu', 'observer');
    const update = stateOf(docWith('x'));
    const errors = [
      await httpSync(server, reader, id, { update }),
      await httpSync(server, { cookie: 'who=nobody' }, id, { update }),
      await httpSync(server, ana, 'nothing', { update }),
      await httpSync(server, ana, id, { update, epoch: '2' }),
      await httpSync(server, ana, id, { update, epoch: 'x' }),
    ].map((answer) => `${answer.status} ${answer.error}`);
    expect(errors).toEqual([
      '403 READ_ONLY',
      '401 SIGNED_OUT',
      '404 NOT_FOUND',
      '409 EPOCH_CHANGED',
      '409 EPOCH_CHANGED',
    ]);
    expect(stored().getMap('items').size).toBe(0);
    expect((await httpSync(server, reader, id, {})).status).toBe(200);
  });

  it('[T4] ends with the right to it', async () => {
    const person = server.gate.person('Gone');
    expect((await httpSync(server, person, id, { update: stateOf(docWith('before')) })).status).toBe(200);
    person.role = 'observer';
    expect((await httpSync(server, person, id, { update: stateOf(docWith('demoted')) })).error).toBe(
      'READ_ONLY',
    );
    person.role = null;
    expect((await httpSync(server, person, id, {})).error).toBe('NOT_FOUND');
    expect([...stored().getMap('items').keys()]).toEqual(['before']);
  });

  it('[T31] malformed, truncated, foreign and too large bodies are refused whole', async () => {
    const good = encodeHttpSync(new Uint8Array(), stateOf(docWith('x')));
    const cases: [string, Uint8Array][] = [
      ['BAD_FRAME', new Uint8Array()],
      ['BAD_FRAME', good.subarray(0, good.length - 1)],
      ['BAD_FRAME', new Uint8Array([...good, 1])],
      ['BAD_FRAME', new Uint8Array([255, 255, 255, 255, 255, 255, 255, 255, 255])],
      ['BAD_FRAME', encodeHttpSync(new Uint8Array([9, 1]), new Uint8Array())],
      ['BAD_UPDATE', encodeHttpSync(new Uint8Array(), new Uint8Array([1, 1, 1, 1]))],
      ['TOO_LARGE', encodeHttpSync(new Uint8Array(LIMITS.stateVectorBytes + 1), new Uint8Array())],
      ['TOO_LARGE', new Uint8Array(LIMITS.httpSyncBytes + 1)],
    ];
    for (const [error, body] of cases)
      expect([error, (await httpSync(server, ana, id, { body })).error]).toEqual([error, error]);
    expect(stored().getMap('items').size).toBe(0);
  });

  const head = (more: string) =>
    `POST /api/documents/${id}/sync HTTP/1.1\r\nHost: x\r\nCookie: ${ana.cookie}\r\n${more}\r\n\r\n`;

  it('[T31] a body without announced length is cut off at the limit, one that breaks off disturbs nothing', async () => {
    const chunk = Buffer.concat([Buffer.from('100000\r\n'), Buffer.alloc(0x100000), Buffer.from('\r\n')]);
    const answer = await rawTcp(server, head('Transfer-Encoding: chunked'), (socket) => {
      const more = () => {
        while (socket.writable && socket.write(chunk));
        if (socket.writable) socket.once('drain', more);
      };
      more();
    });
    expect(answer === '' || answer.startsWith('HTTP/1.1 413')).toBe(true);
    await rawTcp(server, `${head('Content-Length: 1000')}abc`, (socket) => socket.end());
    await rawTcp(server, `${head('Content-Length: 1000')}abc`, (socket) => socket.resetAndDestroy());
    expect((await httpSync(server, ana, id, {})).status).toBe(200);
  });

  it('[T31] a body that does not come is TOO_SLOW', async () => {
    await server.stop();
    const clock = createFakeClock();
    server = await startRealtimeServer({ clock });
    ana = server.gate.person('Ana');
    let answer = '';
    void rawTcp(server, `${head('Content-Length: 1000')}abc`).then((text) => {
      answer = text;
    });
    await until('given up', async () => {
      await clock.advance(30_000);
      return answer !== '';
    });
    expect(answer).toMatch(/^HTTP\/1.1 408/);
  });
});

describe('economy of the tunnel', () => {
  it('[T23] a frame is encoded once, as one text packet that any socket.io client reads', () => {
    for (const size of [1, 80, 126, 40_000, 70_000]) {
      const frame = frameOf(new Uint8Array(size).fill(7), new Uint8Array([1, 2]));
      const packet = tunnelPacket(id, frame);
      expect(tunnelPacket(id, frame)).toBe(packet);
      expect(tunnelPacket(newId(), frame)).not.toBe(packet);
      const [, ...args] = JSON.parse(packet.text.slice(1)) as [string, string, string];
      expect([args[0], Buffer.from(args[1] ?? '', 'base64').length]).toEqual([id, size + 2]);
      const [bytes] = packet.options.wsPreEncodedFrame;
      expect([bytes[0], bytes.toString('latin1').endsWith(`4${packet.text}`)]).toEqual([0x81, true]);
    }
  });

  it('[T23] content and cursors of one turn are one packet', async () => {
    const reader = tunnel('Reader', ['websocket']);
    const writer = stock('Writer');
    await until('synced', () => reader.provider.synced && writer.provider.synced);
    await until('quiet', () => server.hub.present(id).length === 2);
    const packets: string[] = [];
    reader.socket.io.engine.on('packet', (packet: { type: string; data?: unknown }) => {
      if (packet.type === 'message') packets.push(String(packet.data));
    });
    writer.doc.transact(() => {
      for (let item = 0; item < 50; item++) writer.items().set(`i${item}`, new Y.Map());
    });
    await until('arrived', () => reader.items().size === 50);
    expect(packets.filter((one) => one.startsWith('2["yjs:frame"')).length).toBeLessThanOrEqual(2);
    expect(packets.filter((one) => /^[56]/.test(one))).toEqual([]);
  });

  it('[T24] one that stops fetching is bounded, brought level later, and noticed by nobody', async () => {
    const slow = new PollingPeer(server, server.gate.person('Slow'));
    await slow.connect();
    await slow.post(`420["yjs:open",{"documentId":"${id}"}]`);
    await slow.poll();
    const [writer, other] = [stock('Writer'), stock('Other')];
    await until('synced', () => writer.provider.synced && other.provider.synced);
    const value = (round: number) => String(round).padEnd(60_000, 'x');
    for (let round = 0; round < 60; round++) {
      writer.items().set('same', value(round));
      await until('others notice nothing', () => other.items().get('same') === value(round));
    }
    let received = '';
    const latest = () => {
      const doc = new Y.Doc();
      for (const [, base64] of received.matchAll(/2\["yjs:frame","[^"]*","([^"]*)"\]/g))
        apply(doc, base64 ?? '');
      return doc.getMap('items').get('same');
    };
    await until('level again', async () => {
      received += `${await slow.poll()}\x1e`;
      return latest() === value(59);
    });
    expect(received.length).toBeLessThan(2 * 1.4 * LIMITS.slowBehindBytes);
  });
});

/** Sync messages with content out of one frame of the tunnel. */
function apply(doc: Y.Doc, base64: string): void {
  for (const message of splitMessages(Buffer.from(base64, 'base64'))) {
    if (message[0] !== 0 || message[1] === 0) continue;
    const decoder = decoding.createDecoder(message.subarray(2));
    Y.applyUpdate(doc, decoding.readVarUint8Array(decoder));
  }
}
