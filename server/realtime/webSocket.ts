/**
 * WebSocket transport: `/yjs/<document>`, wire compatible with stock y-websocket clients. Refusals with a code of ours
 * are given as a close right after the handshake, because a browser cannot see the status of a refused upgrade and a
 * stock client stops retrying only for close codes 4400–4499; a foreign origin and a wrong path get a plain status.
 */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import WebSocket, { WebSocketServer } from 'ws';
import { AppError, ERRORS, type ErrorCode } from '../../shared/errors.ts';
import { newId } from '../../shared/ids.ts';
import { LIMITS, TIMES } from '../../shared/limits.ts';
import { SOCKET_IO_PATH, YJS_PATH } from '../../shared/protocol.ts';
import type { Clock } from '../clock.ts';
import type { Frame } from '../documents/Connection.ts';
import { keepAliveFrame } from '../documents/messages.ts';
import type { Telemetry } from '../telemetry/Telemetry.ts';
import { Allowance } from './Allowance.ts';
import { COMPRESSION_ANSWER, installInflater, offersCompression } from './compression.ts';
import type { Door, Entered, Line, Wish } from './Door.ts';
import { webSocketBytes } from './framing.ts';

export interface WebSocketOptions {
  readonly server: Server;
  readonly door: Door;
  readonly isAllowedOrigin: (origin: string, host: string | undefined) => boolean;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
}

/** Twice per promise: whatever was said just before a round, the next one comes in time. */
const ROUND_MS = TIMES.keepAliveMs / 2;

/** For a peer that does not answer our close frame. */
const CLOSE_MS = 2_000;

/** ws closes an over-long message with 1009, upon which a stock client sends it again for ever; ours is final. */
class DocumentWebSocket extends WebSocket {
  override close(code?: number, reason?: string | Buffer): void {
    super.close(code === 1009 ? ERRORS.TOO_LARGE.close : code, reason);
  }
}

const SERVER_OPTIONS = {
  noServer: true,
  clientTracking: false,
  perMessageDeflate: false,
  maxPayload: LIMITS.editorFrameBytes,
  closeTimeout: CLOSE_MS,
  WebSocket: DocumentWebSocket,
};

class SocketLine implements Line {
  #id: string | null = null;
  readonly #webSocket: WebSocket;
  readonly #socket: Duplex;
  readonly #compresses: boolean;
  /** Since the last round. */
  #spoke = false;
  #heard = true;

  constructor(webSocket: WebSocket, socket: Duplex, compresses: boolean) {
    this.#webSocket = webSocket;
    this.#socket = socket;
    this.#compresses = compresses;
    webSocket.on('pong', () => this.hear());
  }

  /** Made when somebody asks, which only a log does. */
  get id(): string {
    this.#id ??= newId();
    return this.#id;
  }

  get bufferedBytes(): number {
    return this.#socket.writableLength;
  }

  /** Straight to the socket: ws without a compressor of its own writes at once too, so that the order is kept. */
  send(frame: Frame): void {
    if (this.#webSocket.readyState !== WebSocket.OPEN) return;
    this.#spoke = true;
    this.#socket.write(webSocketBytes(frame, this.#compresses));
  }

  close(code: ErrorCode): void {
    this.#webSocket.close(ERRORS[code].close, code);
  }

  hear(): void {
    this.#heard = true;
  }

  /** Every half keep-alive time: says something if it was silent, and gives up on a peer that answers no ping. */
  round(): void {
    if (!this.#heard) {
      this.#webSocket.terminate();
      return;
    }
    this.#heard = false;
    if (!this.#spoke) this.send(keepAliveFrame());
    this.#spoke = false;
    if (this.#webSocket.readyState === WebSocket.OPEN) this.#webSocket.ping();
  }
}

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
  readonly #server = new WebSocketServer(SERVER_OPTIONS);
  readonly #onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) =>
    this.#upgrade(request, socket, head);
  #cancelRound: () => void;

  constructor(options: WebSocketOptions) {
    this.#options = options;
    options.server.on('upgrade', this.#onUpgrade);
    this.#server.on('headers', (headers, request) => {
      if (compresses(request)) headers.push(`Sec-WebSocket-Extensions: ${COMPRESSION_ANSWER}`);
    });
    this.#cancelRound = options.clock.after(ROUND_MS, () => this.#round());
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // Node gives the socket without a listener: a reset before anybody adds one would end the process.
    const { log } = this.#options.telemetry;
    socket.on('error', (error) => log.debug({ err: error }, 'Socket failed'));
    // The text as it came, as engine.io compares it: a path with dots must not be served by both.
    if (request.url?.startsWith(`${SOCKET_IO_PATH}/`)) return;
    const url = parseUrl(request.url);
    const { origin, host } = request.headers;
    if (!url?.pathname.startsWith(YJS_PATH)) refuse(socket, 404, 'Not Found');
    else if (origin !== undefined && !this.#options.isAllowedOrigin(origin, host))
      refuse(socket, ERRORS.ORIGIN_REFUSED.status, 'Forbidden');
    else void this.#admit(wishOf(url, request), request, socket, head);
  }

  async #admit(wish: Wish, request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const { door, telemetry } = this.#options;
    try {
      const admission = await door.admit(wish);
      this.#accept(request, socket, head, (webSocket) => {
        const line = new SocketLine(webSocket, socket, compresses(request));
        this.#serve(webSocket, line, door.enter(admission, line));
      });
    } catch (error) {
      const code = error instanceof AppError ? error.code : 'INTERNAL';
      if (code === 'INTERNAL') telemetry.log.error({ err: error }, 'Could not admit a connection');
      this.#accept(request, socket, head, (webSocket) => webSocket.close(ERRORS[code].close, code));
    }
  }

  #accept(
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    then: (webSocket: WebSocket) => void,
  ): void {
    if (socket.destroyed) return;
    const inflates = compresses(request);
    this.#server.handleUpgrade(request, socket, head, (webSocket) => {
      this.#prepare(webSocket, inflates);
      then(webSocket);
    });
  }

  /** A function of its own: these listeners live as long as the connection, and would keep the request with them. */
  #prepare(webSocket: WebSocket, inflates: boolean): void {
    const { log } = this.#options.telemetry;
    webSocket.on('error', (error) => log.debug({ err: error }, 'WebSocket failed'));
    if (inflates) installInflater(webSocket, (code) => webSocket.close(ERRORS[code].close, code));
  }

  #serve(webSocket: WebSocket, line: SocketLine, entered: Entered): void {
    const { clock } = this.#options;
    const allowance = new Allowance(clock);
    this.#lines.add(line);
    webSocket.on('message', (data: Buffer, isBinary: boolean) => {
      line.hear();
      if (!isBinary) {
        line.close('BAD_FRAME');
        return;
      }
      const wait = allowance.spend(data.length, entered.receive(data));
      if (wait > 0) this.#hold(webSocket, wait);
    });
    webSocket.on('close', () => {
      this.#lines.delete(line);
      entered.leave();
    });
  }

  /** Stops reading for a while: the sender's TCP slows down, nothing is lost and nobody is closed. */
  #hold(webSocket: WebSocket, ms: number): void {
    if (webSocket.isPaused) return;
    webSocket.pause();
    this.#options.clock.after(ms, () => webSocket.resume());
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

function compresses(request: IncomingMessage): boolean {
  return offersCompression(request.headers['sec-websocket-extensions']);
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

/** A plain answer on the raw socket: the cheapest refusal there is. */
function refuse(socket: Duplex, status: number, reason: string): void {
  socket.end(`HTTP/1.1 ${status} ${reason}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
