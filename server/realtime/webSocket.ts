/**
 * WebSocket transport: `/yjs/<document>`, wire compatible with stock y-websocket clients. Refusals with a code of ours
 * are given as a close right after the handshake, because a browser cannot see the status of a refused upgrade and a
 * stock client stops retrying only for close codes 4400–4499; a foreign origin and a wrong path get a plain status.
 */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { AppError, ERRORS } from '../../shared/errors.ts';
import { TIMES } from '../../shared/limits.ts';
import { SOCKET_IO_PATH, YJS_PATH } from '../../shared/protocol.ts';
import type { Clock } from '../clock.ts';
import type { Telemetry } from '../telemetry/Telemetry.ts';
import { COMPRESSION_ANSWER, offersCompression } from './compression.ts';
import type { Door, Wish } from './Door.ts';
import { answerHandshake, isHandshake, refuse } from './handshake.ts';
import { SocketLine } from './SocketLine.ts';

export interface WebSocketOptions {
  readonly server: Server;
  readonly door: Door;
  readonly isAllowedOrigin: (origin: string, host: string | undefined) => boolean;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
}

/** Twice per promise: whatever was said just before a round, the next one comes in time. */
const ROUND_MS = TIMES.keepAliveMs / 2;
const NOTHING = Buffer.alloc(0);

export interface WebSocketTransport {
  stop(): void;
}

export function attachWebSocket(options: WebSocketOptions): WebSocketTransport {
  const transport = new Transport(options);
  return transport;
}

class Transport implements WebSocketTransport {
  readonly #options: WebSocketOptions;
  readonly #lines = new Set<SocketLine>();
  readonly #onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) =>
    this.#upgrade(request, socket, head);
  readonly #onSocketError = (error: Error) =>
    this.#options.telemetry.log.debug({ err: error }, 'Socket failed');
  #cancelRound: () => void;

  constructor(options: WebSocketOptions) {
    this.#options = options;
    options.server.on('upgrade', this.#onUpgrade);
    this.#cancelRound = options.clock.after(ROUND_MS, () => this.#round());
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // Node gives the socket without a listener: a reset before anybody adds one would end the process.
    socket.on('error', this.#onSocketError);
    // The text as it came, as engine.io compares it: a path with dots must not be served by both.
    if (request.url?.startsWith(`${SOCKET_IO_PATH}/`)) return;
    const url = parseUrl(request.url);
    const { origin, host } = request.headers;
    if (!url?.pathname.startsWith(YJS_PATH)) refuse(socket, 404, 'Not Found');
    else if (!isHandshake(request)) refuse(socket, ERRORS.BAD_REQUEST.status, 'Bad Request');
    else if (origin !== undefined && !this.#options.isAllowedOrigin(origin, host))
      refuse(socket, ERRORS.ORIGIN_REFUSED.status, 'Forbidden');
    else void this.#admit(wishOf(url, request), request, socket, head);
  }

  async #admit(wish: Wish, request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const { door, telemetry } = this.#options;
    try {
      const admission = await door.admit(wish);
      this.#accept(request, socket, head, (line) => {
        this.#lines.add(line);
        line.enter(door.enter(admission, line));
      });
    } catch (error) {
      const code = error instanceof AppError ? error.code : 'INTERNAL';
      if (code === 'INTERNAL') telemetry.log.error({ err: error }, 'Could not admit a connection');
      this.#accept(request, socket, head, (line) => line.close(code));
    }
  }

  #accept(request: IncomingMessage, socket: Duplex, head: Buffer, then: (line: SocketLine) => void): void {
    if (socket.destroyed) return;
    const compresses = offersCompression(request.headers['sec-websocket-extensions']);
    // What came while the Gate was asked.
    const early = [head, (socket.read() as Buffer | null) ?? NOTHING];
    const line = new SocketLine(socket, compresses, this.#options.clock);
    answerHandshake(line.socket, request, compresses ? COMPRESSION_ANSWER : null);
    this.#follow(line);
    then(line);
    for (const bytes of early) line.take(bytes, bytes.length);
  }

  /** A function of its own: these listeners live as long as the connection, and would keep the request with them. */
  #follow(line: SocketLine): void {
    line.socket.on('error', this.#onSocketError);
    line.socket.on('close', () => {
      this.#lines.delete(line);
      line.leave();
    });
  }

  #round(): void {
    for (const line of [...this.#lines]) line.round();
    this.#cancelRound = this.#options.clock.after(ROUND_MS, () => this.#round());
  }

  stop(): void {
    this.#cancelRound();
    this.#options.server.off('upgrade', this.#onUpgrade);
    for (const line of [...this.#lines]) line.close('SHUTTING_DOWN');
  }
}

function parseUrl(url: string | undefined): URL | null {
  return url !== undefined && URL.canParse(url, 'http://server') ? new URL(url, 'http://server') : null;
}

function wishOf(url: URL, request: IncomingMessage): Wish {
  const { cookie, authorization } = request.headers;
  const epoch = url.searchParams.get('epoch');
  return {
    credentials: { cookie, authorization },
    documentId: url.pathname.slice(YJS_PATH.length),
    epoch: epoch === null ? null : Number(epoch),
  };
}
