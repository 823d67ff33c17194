/** Hostile bytes on each transport of the real app. Uncaught errors of the process fail the run. */
import { deflateRawSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { contentFrame, encodeHttpSync, HELLO_SAVED } from '../../client/live/frames.ts';
import type { LiveDocument } from '../../client/live/types.ts';
import { awarenessMessage, step1Message, updateMessage } from '../../server/documents/messages.ts';
import type { DocumentId } from '../../shared/ids.ts';
import { LIMITS } from '../../shared/limits.ts';
import { type AppUnderTest, type Browser, startApp } from '../support/appUnderTest.ts';
import { createNoise } from '../support/fuzz.ts';
import { device } from '../support/liveClient.ts';
import { until } from '../support/poll.ts';
import { httpSync, opened, PollingPeer, rawTcp, rawWebSocket, upgradeRequest } from '../support/rawPeers.ts';
import 'fake-indexeddb/auto';

const noise = createNoise();
let app: AppUnderTest;
let eve: { cookie: string };
let documentId: DocumentId;
let bystander: LiveDocument;
let end: () => void;
let edits = 0;

beforeAll(async () => {
  app = await startApp();
  const joined = async (name: string) => {
    const browser: Browser = app.browser();
    const answer = await browser.join(app.key('participant'), name);
    documentId = (answer.body as unknown as { documentId: DocumentId }).documentId;
    return { cookie: browser.cookie ?? '' };
  };
  eve = await joined('Eve');
  const one = device({ port: app.port, ...(await joined('Bystander')) });
  end = one.end;
  bystander = one.open(documentId);
  await until('saved', () => bystander.saveState.get().kind === 'saved');
});
afterAll(async () => {
  end();
  await app.end();
});

/** After every attack: somebody else edits and is saved, and the server is well. */
afterEach(async () => {
  bystander.doc.getMap('items').set(`edit${edits++}`, new Y.Map([['x', edits]]));
  expect(bystander.saveState.get().kind).toBe('saving');
  await until('saved', () => bystander.saveState.get().kind === 'saved');
  expect((await app.browser().get('/healthz')).status).toBe(200);
  expect((await app.browser().get('/readyz')).status).toBe(200);
});

function goodFrames(): Uint8Array[] {
  const doc = new Y.Doc();
  const items = doc.getMap<Y.Map<unknown>>('items');
  items.set('a', new Y.Map<unknown>([['text', new Y.Text('some words')]]));
  items.set('b', new Y.Map<unknown>([['list', [1, 'two', { three: 3 }]]]));
  items.delete('a');
  const update = Y.encodeStateAsUpdate(doc);
  const awareness = new Awareness(doc);
  awareness.setLocalState({ cursor: { x: 1 } });
  const state = encodeAwarenessUpdate(awareness, [doc.clientID]);
  awareness.destroy();
  return [
    step1Message(Y.encodeStateVector(doc)),
    updateMessage(update),
    contentFrame(update, true),
    awarenessMessage([state.subarray(1)]),
    HELLO_SAVED,
    new Uint8Array([3]),
  ];
}

const hostileFrame = () => (noise.below(3) === 0 ? noise.bytes(300) : noise.mutate(noise.pick(goodFrames())));

describe(`seed ${noise.seed}`, () => {
  it('[T5] random and mutated messages on WebSocket', async () => {
    for (let session = 0; session < 60; session++) {
      const peer = rawWebSocket(app, eve, documentId);
      await opened(peer);
      for (let frame = 0; frame < 8 && !peer.isClosed(); frame++) peer.socket.send(hostileFrame());
      peer.socket.send(noise.text(50));
      await peer.closed;
    }
  });

  /** One WebSocket frame by hand, with every bit as wanted. */
  function frameBytes(
    first: number,
    payload: Uint8Array,
    options: { masked?: boolean; length?: number } = {},
  ) {
    const { masked = true, length = payload.length } = options;
    const head = [first];
    if (length < 126) head.push(length);
    else if (length < 65_536) head.push(126, length >> 8, length & 255);
    else
      head.push(
        127,
        0,
        0,
        0,
        Math.floor(length / 2 ** 32),
        (length >>> 24) & 255,
        (length >>> 16) & 255,
        (length >>> 8) & 255,
        length & 255,
      );
    if (masked) head[1] = (head[1] ?? 0) | 128;
    return Buffer.from([...head, ...(masked ? [0, 0, 0, 0] : []), ...payload]);
  }

  it.each([
    ['/yjs/', ''],
    ['/yjs/', 'Sec-WebSocket-Extensions: permessage-deflate\r\n'],
    ['/socket.io/?EIO=4&transport=websocket&x=', 'Sec-WebSocket-Extensions: permessage-deflate\r\n'],
  ])('[T5] broken framing below the messages (%s %s)', async (path, header) => {
    const hello = new Uint8Array([102]);
    const frames = [
      frameBytes(0xc2, hello),
      frameBytes(0xc2, deflateRawSync(Buffer.alloc(4 * LIMITS.editorFrameBytes))),
      frameBytes(0x42, deflateRawSync(Buffer.alloc(4 * LIMITS.editorFrameBytes))),
      frameBytes(0xc1, deflateRawSync(Buffer.from('text'))),
      frameBytes(0xa2, hello),
      frameBytes(0x92, hello),
      frameBytes(0xf2, hello),
      frameBytes(0x83, hello),
      frameBytes(0x8b, hello),
      frameBytes(0x82, hello, { masked: false }),
      frameBytes(0x80, hello),
      frameBytes(0x09, hello),
      frameBytes(0x89, new Uint8Array(126)),
      frameBytes(0x88, new Uint8Array([0])),
      frameBytes(0x88, new Uint8Array([3, 236, 255])),
      frameBytes(0x88, new Uint8Array([0, 1])),
      frameBytes(0x81, new Uint8Array([255, 254])),
      frameBytes(0x82, hello, { length: 2 ** 31 }),
      frameBytes(0x82, hello, { length: LIMITS.editorFrameBytes + 1 }),
      Buffer.concat([frameBytes(0x02, hello), frameBytes(0x82, hello)]),
      Buffer.concat([
        frameBytes(0x02, hello),
        frameBytes(0x00, hello),
        frameBytes(0x80, new Uint8Array([3])),
      ]),
      Buffer.concat(Array.from({ length: 500 }, () => frameBytes(0x89, hello))),
      Buffer.concat(Array.from({ length: 2_000 }, () => frameBytes(0x02, new Uint8Array()))),
    ];
    for (const bytes of [...frames, ...Array.from({ length: 20 }, () => Buffer.from(noise.bytes(200)))])
      await rawTcp(app, upgradeRequest(`${path}${documentId}`, eve, header), (socket) => {
        socket.once('data', () => {
          socket.write(bytes);
          socket.end();
        });
      });
  });

  it('[T5] fragments of a message, and one that grows over the limit', async () => {
    const peer = rawWebSocket(app, eve, documentId, { perMessageDeflate: false });
    await opened(peer);
    const [hello, update] = [HELLO_SAVED, goodFrames()[1] ?? HELLO_SAVED];
    peer.socket.send(hello);
    for (let at = 0; at < update.length; at++)
      peer.socket.send(update.subarray(at, at + 1), { fin: at === update.length - 1 });
    await until('taken', () => peer.heard.some((one) => one[0] === 102 && one[1] === 1));
    const part = new Uint8Array(1024 * 1024);
    for (let sent = 0; sent < 12 && !peer.isClosed(); sent++) peer.socket.send(part, { fin: false });
    expect(await peer.closed).toBe(4414);
  });

  const goodPackets = () => [
    '40',
    '41',
    `420["yjs:open",{"documentId":"${documentId}"}]`,
    `42["yjs:frame","${documentId}","${Buffer.from(hostileFrame()).toString('base64')}"]`,
    `42["yjs:close","${documentId}"]`,
    '421["workspace:watch","xxxxxxxxxxxxxxxxxxxx"]',
    '451-["yjs:frame",{"_placeholder":true,"num":0}]\x1ebAQID',
    '452-["x",{"_placeholder":true,"num":7},{"_placeholder":true,"num":-1}]\x1ebAQID\x1ebAQID',
    '461-7[{"_placeholder":true,"num":0}]\x1ebAQID',
    '43[1]',
    '430[null]',
    '44{"message":"x"}',
    '42["error",{"a":1}]',
    '42["disconnect"]',
    '42["connection"]',
    '42[null]',
    '42[7]',
    '42{}',
    '42',
    '4',
    '2probe',
    '3',
    '5',
    '6',
    '40/admin,',
    '40/__proto__,{}',
    '42999999999999999999999["yjs:close"]',
    `4511-${'x'.repeat(20)}`,
    '459999999999999-["x"]',
    '42["__proto__",{"__proto__":{"polluted":1}}]',
    `42["x",${'['.repeat(50_000)}${']'.repeat(50_000)}]`,
    `451-["x",${'['.repeat(50_000)}{"_placeholder":true,"num":0}${']'.repeat(50_000)}]\x1ebAQID`,
  ];
  const hostilePacket = () => {
    const choice = noise.below(4);
    if (choice === 0) return noise.text(80);
    if (choice === 1)
      return Buffer.from(noise.mutate(Buffer.from(noise.pick(goodPackets())))).toString('latin1');
    return noise.pick(goodPackets());
  };

  it('[T5] every malformed packet by long polling', async () => {
    const bodies = [...goodPackets(), ...Array.from({ length: 60 }, hostilePacket)];
    for (const body of bodies) {
      const peer = new PollingPeer(app, eve);
      await peer.connect();
      await peer.post(body);
      await peer.post('1');
    }
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('[T5] every malformed packet by socket.io over WebSocket', async () => {
    const url = `ws://127.0.0.1:${app.port}/socket.io/?EIO=4&transport=websocket`;
    const bodies = [...goodPackets(), ...Array.from({ length: 60 }, hostilePacket)];
    for (const body of bodies) {
      const socket = new WebSocket(url, { headers: eve });
      await new Promise((resolve) => socket.once('message', resolve));
      socket.on('error', () => undefined);
      const closed = new Promise((resolve) => socket.once('close', resolve));
      socket.send('40');
      for (const packet of body.split('\x1e')) socket.send(packet);
      socket.send(noise.bytes(40));
      socket.close();
      await closed;
    }
  });

  it('[T5] requests around long polling that no client would make', async () => {
    const base = `http://127.0.0.1:${app.port}/socket.io/`;
    const headers = { cookie: eve.cookie };
    const ask = async (query: string, init: RequestInit = {}) => {
      const answer = await fetch(`${base}?${query}`, { headers, ...init });
      return answer.status;
    };
    const statuses = [
      await ask(''),
      await ask('EIO=3&transport=polling'),
      await ask('EIO=4&transport=webtransport'),
      await ask('EIO=4&transport=__proto__'),
      await ask('EIO=4&transport=websocket'),
      await ask('EIO=4&transport=polling&sid=__proto__'),
      await ask('EIO=4&transport=polling&sid=constructor'),
      await ask('EIO=4&transport=polling', { method: 'POST', body: '40' }),
      await ask('EIO=4&transport=polling', { method: 'DELETE' }),
    ];
    expect(statuses.filter((status) => status < 400 || status >= 500)).toEqual([]);
    const hello = await (await fetch(`${base}?EIO=4&transport=polling`, { headers })).text();
    const sid = `&sid=${(JSON.parse(hello.slice(1)) as { sid: string }).sid}`;
    const large = 'x'.repeat(LIMITS.socketIoPayloadBytes + 1);
    await ask(`EIO=4&transport=polling${sid}`, { method: 'POST', body: large }).catch(() => 413);
    await Promise.allSettled(Array.from({ length: 5 }, () => ask(`EIO=4&transport=polling${sid}`)));
    await Promise.allSettled(
      Array.from({ length: 5 }, () => ask(`EIO=4&transport=polling${sid}`, { method: 'POST', body: '3' })),
    );
    await rawTcp(
      app,
      `POST /socket.io/?EIO=4&transport=polling${sid} HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n4`,
      (socket) => socket.resetAndDestroy(),
    );
  });

  it('[T5] random and mutated bodies of HTTP sync', async () => {
    const [, update = HELLO_SAVED] = goodFrames();
    const good = encodeHttpSync(new Uint8Array([0]), update.subarray(3));
    const statuses = new Set<number>();
    for (let request = 0; request < 120; request++) {
      const body = noise.below(3) === 0 ? noise.bytes(400) : noise.mutate(good);
      statuses.add((await httpSync(app, eve, documentId, { body })).status);
    }
    for (const status of [...statuses]) expect([200, 400, 409, 413, 422]).toContain(status);
  });
});
