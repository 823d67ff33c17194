/** Peers that speak the wire by hand: a bare WebSocket, long polling with fetch, HTTP sync, and ywasm over the wire. */
import { connect, type Socket } from 'node:net';
import * as decoding from 'lib0/decoding';
import WebSocket from 'ws';
import * as Yw from 'ywasm';
import { contentFrame, encodeHttpSync } from '../../client/live/frames.ts';
import { step1Message } from '../../server/documents/messages.ts';
import type { DocumentId } from '../../shared/ids.ts';

interface At {
  readonly port: number;
}
interface Cookie {
  readonly cookie: string;
}

export interface RawPeer {
  readonly socket: WebSocket;
  /** First bytes of what came, as [type, subtype]. */
  readonly heard: Uint8Array[];
  /** Close code, once closed. */
  readonly closed: Promise<number>;
  isClosed(): boolean;
}

export function rawWebSocket(
  { port }: At,
  { cookie }: Cookie,
  documentId: string,
  options: WebSocket.ClientOptions = {},
): RawPeer {
  const { headers, ...rest } = options;
  const url = `ws://127.0.0.1:${port}/yjs/${documentId}`;
  const socket = new WebSocket(url, { ...rest, headers: { cookie, ...headers } });
  const heard: Uint8Array[] = [];
  let over = false;
  socket.on('message', (data: Buffer) => heard.push(data));
  socket.on('error', () => undefined);
  const closed = new Promise<number>((resolve) =>
    socket.on('close', (code) => {
      over = true;
      resolve(code);
    }),
  );
  return { socket, heard, closed, isClosed: () => over };
}

export const opened = ({ socket }: RawPeer) =>
  new Promise<void>((resolve) => {
    if (socket.readyState === WebSocket.OPEN) resolve();
    else socket.once('open', () => resolve());
  });

/** An independent implementation of Yjs with nothing around it but the three sync messages. */
export function ywasmPeer(server: At, person: Cookie, documentId: DocumentId) {
  const doc = new Yw.YDoc({});
  const items = doc.getMap('items');
  const raw = rawWebSocket(server, person, documentId);
  raw.socket.on('open', () => raw.socket.send(step1Message(Yw.encodeStateVector(doc))));
  raw.socket.on('message', (data: Buffer) => {
    const decoder = decoding.createDecoder(data);
    if (decoding.readVarUint(decoder) !== 0) return;
    const type = decoding.readVarUint(decoder);
    const body = decoding.readVarUint8Array(decoder);
    if (type === 0) raw.socket.send(contentFrame(Yw.encodeStateAsUpdate(doc, body), true));
    else Yw.applyUpdate(doc, body, 'wire');
  });
  return {
    raw,
    set(key: string, value: object) {
      const before = Yw.encodeStateVector(doc);
      items.set(key, new Yw.YMap(value), undefined);
      raw.socket.send(contentFrame(Yw.encodeStateAsUpdate(doc, before), true));
    },
    json: () => items.toJson(undefined) as Record<string, unknown>,
    end() {
      raw.socket.terminate();
      doc.free();
    },
  };
}

export interface Synced {
  readonly status: number;
  readonly error: string | null;
  readonly diff: Uint8Array;
  readonly stateVector: Uint8Array;
  readonly durable: number;
}

const EMPTY = new Uint8Array();

/** One stateless exchange; `body` instead of the two parts for what is malformed. */
export async function httpSync(
  { port }: At,
  { cookie }: Cookie,
  documentId: string,
  parts: { stateVector?: Uint8Array; update?: Uint8Array; body?: Uint8Array; epoch?: string },
): Promise<Synced> {
  const { stateVector = EMPTY, update = EMPTY, epoch } = parts;
  const body = (parts.body ?? encodeHttpSync(stateVector, update)) as Uint8Array<ArrayBuffer>;
  const query = epoch === undefined ? '' : `?epoch=${epoch}`;
  const headers = { cookie, origin: `http://127.0.0.1:${port}`, 'content-type': 'application/octet-stream' };
  const url = `http://127.0.0.1:${port}/api/documents/${documentId}/sync${query}`;
  const answer = await fetch(url, { method: 'POST', body, headers });
  if (!answer.ok) {
    const { error } = (await answer.json()) as { error: string };
    return { status: answer.status, error, diff: EMPTY, stateVector: EMPTY, durable: 0 };
  }
  const decoder = decoding.createDecoder(new Uint8Array(await answer.arrayBuffer()));
  return {
    status: answer.status,
    error: null,
    diff: decoding.readVarUint8Array(decoder),
    stateVector: decoding.readVarUint8Array(decoder),
    durable: decoding.readVarUint(decoder),
  };
}

/** engine.io long polling by hand: polls only when told to. */
export class PollingPeer {
  readonly #url: string;
  readonly #headers: Record<string, string>;
  #id = '';

  constructor({ port }: At, { cookie }: Cookie) {
    this.#url = `http://127.0.0.1:${port}/socket.io/?EIO=4&transport=polling`;
    this.#headers = { cookie };
  }

  /** Handshake, namespace, and the answer to it. */
  async connect(): Promise<void> {
    const hello = await this.poll();
    this.#id = `&sid=${(JSON.parse(hello.slice(1)) as { sid: string }).sid}`;
    await this.post('40');
    await this.poll();
  }

  async poll(): Promise<string> {
    const answer = await fetch(this.#url + this.#id, { headers: this.#headers });
    return answer.text();
  }

  async post(body: string): Promise<number> {
    const answer = await fetch(this.#url + this.#id, { method: 'POST', body, headers: this.#headers });
    await answer.text();
    return answer.status;
  }
}

/** Bytes on a bare TCP connection; resolves with what came back before it was closed. */
export function rawTcp(
  { port }: At,
  bytes: string | Uint8Array,
  then?: (socket: Socket) => void,
): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString('latin1');
    });
    socket.on('close', () => resolve(answer));
    socket.on('connect', () => {
      socket.write(bytes);
      then?.(socket);
    });
  });
}

export const upgradeRequest = (path: string, { cookie }: Cookie, more = '') =>
  `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n` +
  `Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nCookie: ${cookie}\r\n${more}\r\n`;
