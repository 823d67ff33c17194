/**
 * RawClient: one person's WebSocket on a bare socket. A thousand of them must cost less than the server they load, so
 * frames are only counted, and read whole only for who listens. All read into one buffer: what a listener is given is
 * gone when it returns.
 */
import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { inflateRawSync, constants as zlib } from 'node:zlib';
import { maskedFrame, OFFER } from './wire.ts';

export interface RawClientOptions {
  readonly port: number;
  readonly path: string;
  readonly headers: readonly string[];
  readonly onOpen: () => void;
  readonly onClose: (why: string) => void;
  readonly onMessage?: (payload: Uint8Array) => void;
  /** Longer messages are only counted. */
  readonly longest?: number;
}

const READ_AT_ONCE = new Uint8Array(512 * 1024);
const END_OF_HEAD = '\r\n\r\n';
const PONG = 0x8a;
const OPCODE = { continuation: 0, close: 8, ping: 9 } as const;

export class RawClient {
  readonly #options: RawClientOptions;
  readonly #socket: Socket;
  #head: string | null = '';
  #ended = false;
  received = 0;
  /** The server took our offer to compress. */
  compresses = false;

  /** Bytes of the frame header so far, and what it says. */
  readonly #header = new Uint8Array(10);
  #headerLength = 0;
  #opcode = 0;
  #compressed = false;
  #left = 0;
  #inPayload = false;
  /** This message is only counted. */
  #skips = false;
  #parts: Uint8Array[] = [];

  constructor(options: RawClientOptions) {
    this.#options = options;
    const { port, path, headers } = options;
    this.#socket = connect({
      port,
      host: '127.0.0.1',
      noDelay: true,
      onread: {
        buffer: READ_AT_ONCE,
        callback: (count, buffer) => {
          this.#read(buffer.subarray(0, count));
          return true;
        },
      },
    });
    const key = randomBytes(16).toString('base64');
    const lines = ['Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Version: 13', OFFER];
    const request = [`GET ${path} HTTP/1.1`, `Host: 127.0.0.1:${port}`, ...lines, ...headers];
    this.#socket.write(`${request.join('\r\n')}\r\nSec-WebSocket-Key: ${key}${END_OF_HEAD}`);
    this.#socket.on('error', (error) => this.#end(error.message));
    this.#socket.on('close', () => this.#end('socket closed'));
  }

  write(frame: Uint8Array): void {
    this.#socket.write(frame);
  }

  /** Stops and goes on reading, as a stalled reader does. */
  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  close(): void {
    this.#ended = true;
    this.#socket.destroy();
  }

  #end(why: string): void {
    if (this.#ended) return;
    this.close();
    this.#options.onClose(why);
  }

  #read(chunk: Uint8Array): void {
    this.received += chunk.length;
    if (this.#head === null) this.#readFrames(chunk);
    else this.#readHead(chunk, this.#head);
  }

  #readHead(chunk: Uint8Array, before: string): void {
    const text = before + Buffer.from(chunk).toString('latin1');
    const end = text.indexOf(END_OF_HEAD);
    this.#head = end < 0 ? text : null;
    if (end < 0) return;
    if (!text.startsWith('HTTP/1.1 101')) this.#end(text.slice(0, text.indexOf('\r\n')));
    else {
      this.compresses = text.slice(0, end).includes('permessage-deflate');
      this.#options.onOpen();
      const rest = end + END_OF_HEAD.length - before.length;
      if (rest < chunk.length) this.#readFrames(chunk.slice(rest));
    }
  }

  #readFrames(chunk: Uint8Array): void {
    let at = 0;
    while (at < chunk.length) {
      if (!this.#inPayload) {
        this.#header[this.#headerLength] = chunk[at] ?? 0;
        this.#headerLength += 1;
        at += 1;
        if (this.#readHeader()) this.#inPayload = true;
        if (!this.#inPayload || this.#left > 0) continue;
      }
      const count = Math.min(this.#left, chunk.length - at);
      if (count > 0) this.#keep(chunk, at, count);
      at += count;
      this.#left -= count;
      if (this.#left === 0) this.#finish();
    }
  }

  /** True when the header is complete. */
  #readHeader(): boolean {
    const header = this.#header;
    if (this.#headerLength < 2) return false;
    const short = (header[1] ?? 0) & 127;
    const size = short < 126 ? 2 : short === 126 ? 4 : 10;
    if (this.#headerLength < size) return false;
    let length = short;
    if (size > 2) {
      length = 0;
      for (let index = 2; index < size; index += 1) length = length * 256 + (header[index] ?? 0);
    }
    this.#opcode = (header[0] ?? 0) & 15;
    this.#compressed = ((header[0] ?? 0) & 0x40) !== 0;
    this.#left = length;
    this.#headerLength = 0;
    const { onMessage, longest = Number.POSITIVE_INFINITY } = this.#options;
    this.#skips = this.#opcode < OPCODE.close && (!onMessage || length > longest);
    return true;
  }

  #keep(chunk: Uint8Array, at: number, count: number): void {
    if (this.#skips) return;
    const whole = count === this.#left && this.#parts.length === 0;
    const part = chunk.subarray(at, at + count);
    this.#parts.push(whole ? part : part.slice());
  }

  #finish(): void {
    this.#inPayload = false;
    const parts = this.#parts;
    if (this.#skips) return;
    this.#parts = [];
    const payload = parts.length === 1 ? parts[0] : Buffer.concat(parts);
    if (this.#opcode === OPCODE.ping) this.write(maskedFrame(PONG, payload ?? new Uint8Array()));
    else if (this.#opcode === OPCODE.close) this.#end(`closed with ${closeCode(payload)}`);
    else if (payload) this.#options.onMessage?.(this.#compressed ? inflate(payload) : payload);
  }
}

function closeCode(payload: Uint8Array | undefined): number {
  return payload && payload.length >= 2 ? (payload[0] ?? 0) * 256 + (payload[1] ?? 0) : 1005;
}

function inflate(payload: Uint8Array): Uint8Array {
  return inflateRawSync(payload, { finishFlush: zlib.Z_SYNC_FLUSH });
}
