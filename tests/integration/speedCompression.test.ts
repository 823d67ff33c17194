/** Compression on the real wire, with the unchanged client of ws on the other end. */
import { deflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import * as Y from 'yjs';
import { frameOf, step1Message, step2Frame, updateMessage } from '../../server/documents/messages.ts';
import { COMPRESSION_ANSWER, offersCompression } from '../../server/realtime/compression.ts';
import { webSocketBytes } from '../../server/realtime/framing.ts';
import { boardItems } from '../../shared/documents/board.ts';
import { ERRORS } from '../../shared/errors.ts';
import type { DocumentId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { LIMITS } from '../../shared/limits.ts';
import { seedNotes } from '../bench/load/script.ts';
import { until } from '../support/poll.ts';
import { type RealtimeServer, startRealtimeServer, stockClient } from '../support/realtimeServer.ts';

let server: RealtimeServer;
const cleanups: (() => void)[] = [];

beforeEach(async () => {
  server = await startRealtimeServer();
});
afterEach(async () => {
  for (const clean of cleanups.splice(0)) clean();
  await server.stop();
});

interface Raw {
  readonly socket: WebSocket;
  readonly messages: Buffer[];
  readonly close: Promise<number>;
  bytesRead(): number;
}

async function open(id: DocumentId, perMessageDeflate: boolean | object): Promise<Raw> {
  const { cookie } = server.gate.person('Raw');
  const url = `ws://127.0.0.1:${server.port}/yjs/${id}`;
  const socket = new WebSocket(url, { headers: { cookie }, perMessageDeflate });
  const messages: Buffer[] = [];
  let bytesRead = () => 0;
  socket.on('message', (data: Buffer) => messages.push(data));
  socket.on('upgrade', (response) => {
    bytesRead = () => response.socket.bytesRead;
  });
  const close = new Promise<number>((resolve) => socket.once('close', resolve));
  cleanups.push(() => socket.terminate());
  await new Promise<void>((resolve, reject) => socket.once('open', resolve).once('error', reject));
  return { socket, messages, close, bytesRead: () => bytesRead() };
}

function boardUpdate(notes: number): Uint8Array {
  const doc = new Y.Doc();
  seedNotes(doc, notes);
  return Y.encodeStateAsUpdate(doc);
}

function stock(id: DocumentId) {
  const client = stockClient(server, server.gate.person('Stock'), id);
  cleanups.push(() => client.destroy());
  return client;
}

const askForAll = () => step1Message(new Uint8Array([0]));
const isStep2 = (message: Buffer) => message[0] === 0 && message[1] === 1;

describe('compression', () => {
  it('[SP3] only offers that can be met are answered', () => {
    const met = [
      'permessage-deflate',
      'permessage-deflate; client_max_window_bits',
      'foo, Permessage-Deflate',
    ];
    const unmet = [
      undefined,
      '',
      'deflate',
      'permessage-deflate; server_max_window_bits=10',
      'permessage-deflate; x',
    ];
    expect(met.map(offersCompression)).toEqual(met.map(() => true));
    expect(unmet.map(offersCompression)).toEqual(unmet.map(() => false));
    expect(COMPRESSION_ANSWER).toContain('server_no_context_takeover');
  });

  it('[SP2] the bytes of a turn are made once, and small turns are the same for all', () => {
    const large = frameOf(updateMessage(boardUpdate(50)), step1Message(new Uint8Array([0])));
    expect(webSocketBytes(large, true)).toBe(webSocketBytes(large, true));
    expect(webSocketBytes(large, false)).toBe(webSocketBytes(large, false));
    expect(webSocketBytes(large, true).length).toBeLessThan(webSocketBytes(large, false).length / 2);
    const diff = boardUpdate(50);
    expect(step2Frame(diff)).toBe(step2Frame(diff));
    expect(webSocketBytes(step2Frame(diff), true)).toBe(webSocketBytes(step2Frame(diff), true));
    const small = frameOf(updateMessage(new Uint8Array(100)));
    expect(webSocketBytes(small, true)).toBe(webSocketBytes(small, false));
  });

  it('[SP3] the same content arrives compressed and plain', async () => {
    const id = newId<DocumentId>();
    const author = stock(id);
    await until('synced', () => author.provider.synced);
    Y.applyUpdate(author.doc, boardUpdate(200), 'paste');
    await until('all notes', async () => (await server.hub.state(id)).length > 20_000);
    const both = [await open(id, true), await open(id, false)];
    for (const { socket, messages } of both) {
      socket.send(askForAll());
      await until('answer', () => messages.some(isStep2));
    }
    const [packed, plain] = both.map(({ messages }) => messages.find(isStep2));
    expect(packed?.equals(plain ?? Buffer.alloc(0))).toBe(true);
    expect(both.map(({ socket }) => socket.extensions)).toEqual(['permessage-deflate', '']);
    const [little = 0, much = 0] = both.map((one) => one.bytesRead());
    expect(little).toBeLessThan(much / 2);
  });

  it('[SP4] what a client compresses is taken, whole and in fragments', async () => {
    const id = newId<DocumentId>();
    const reader = stock(id);
    const sender = await open(id, { threshold: 0 });
    const update = boardUpdate(100);
    const message = Buffer.from(updateMessage(update));
    sender.socket.send(askForAll(), { compress: true });
    sender.socket.send(message.subarray(0, 500), { compress: true, fin: false });
    sender.socket.send(message.subarray(500, 501), { compress: true, fin: false });
    sender.socket.send(message.subarray(501), { compress: true });
    await until('notes', () => boardItems(reader.doc).size === 100);
    await until('answer', () => sender.messages.some(isStep2));
  });

  it('[SP4] a bomb and rubbish close their sender with a code, and nobody else', async () => {
    const id = newId<DocumentId>();
    const reader = stock(id);
    await until('synced', () => reader.provider.synced);
    const bomb = deflateRawSync(Buffer.alloc(LIMITS.editorFrameBytes + 1));
    const cases = [
      { payload: bomb, close: ERRORS.TOO_LARGE.close },
      { payload: Buffer.from([0xff, 0xff, 0xff, 0xff]), close: ERRORS.BAD_FRAME.close },
    ];
    for (const { payload, close } of cases) {
      const hostile = await open(id, true);
      writeCompressed(hostile.socket, payload);
      expect(await hostile.close).toBe(close);
    }
    expect(reader.closes).toEqual([]);
    expect(reader.provider.wsconnected).toBe(true);
  });
});

/** A frame with RSV1 and this payload, whatever it is; masked with zeros. */
function writeCompressed(socket: WebSocket, payload: Buffer): void {
  const header = Buffer.alloc(14);
  header[0] = 0xc2;
  header[1] = 0x80 | 127;
  header.writeBigUInt64BE(BigInt(payload.length), 2);
  const { _socket } = socket as unknown as { readonly _socket: NodeJS.WritableStream };
  _socket.write(Buffer.concat([header, payload]));
}
