/**
 * socket.io transport: commands, events, and the tunnel for Yjs frames where WebSocket is blocked. Long polling comes
 * first; it is the path that always works. Who may not come in is refused before a session exists.
 */
import type { IncomingMessage, Server } from 'node:http';
import { Server as SocketIoServer } from 'socket.io';
import * as z from 'zod/mini';
import { AppError } from '../../shared/errors.ts';
import {
  type DocumentId,
  parseDocumentId,
  parseWorkspaceId,
  type SignInId,
  type WorkspaceId,
} from '../../shared/ids.ts';
import { LIMITS, TIMES } from '../../shared/limits.ts';
import { type ClientToServer, type ServerToClient, SOCKET_IO_PATH } from '../../shared/protocol.ts';
import type { Actor, Gate } from '../access/Gate.ts';
import type { Bus } from '../bus/Bus.ts';
import type { Clock } from '../clock.ts';
import { inTime } from '../documents/patience.ts';
import type { Telemetry } from '../telemetry/Telemetry.ts';
import { Commands, type EventSocket } from './Commands.ts';
import { DocumentNews, type Watcher } from './DocumentNews.ts';
import type { Door } from './Door.ts';
import { Tunnel } from './Tunnel.ts';
import { type Follower, WorkspaceNews } from './WorkspaceNews.ts';

export interface SocketIoOptions {
  readonly server: Server;
  readonly door: Door;
  readonly gate: Gate;
  readonly bus: Bus;
  readonly isAllowedOrigin: (origin: string, host: string | undefined) => boolean;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly connectionsPerSignIn?: number;
}

const ROUND_MS = TIMES.keepAliveMs / 2;
/** A dead peer is noticed after two of these: before its presence expires. */
const PING_MS = 12_000;
const GATE_MS = 10_000;
/** For the last words of a stop to be fetched by those who poll. */
const FAREWELL_MS = 1_000;

const documentId = z.pipe(
  z.string().check(z.refine((value) => parseDocumentId(value) !== null)),
  z.transform((value) => value as DocumentId),
);
const workspaceId = z.pipe(
  z.string().check(z.refine((value) => parseWorkspaceId(value) !== null)),
  z.transform((value) => value as WorkspaceId),
);
const epoch = z.optional(z.number().check(z.nonnegative(), z.maximum(Number.MAX_SAFE_INTEGER)));

const SCHEMAS = {
  open: z.tuple([z.strictObject({ documentId, epoch })]),
  frame: z.tuple([documentId, z.string().check(z.maxLength(LIMITS.socketIoPayloadBytes))]),
  close: z.tuple([documentId]),
  watch: z.tuple([workspaceId]),
  document: z.tuple([documentId]),
};

const SERVER_OPTIONS = {
  path: SOCKET_IO_PATH,
  serveClient: false,
  // Others' upgrades are none of its business: it would end those that the Gate has not answered within a second.
  destroyUpgrade: false,
  transports: ['polling' as const, 'websocket' as const],
  maxHttpBufferSize: LIMITS.socketIoPayloadBytes,
  httpCompression: false,
  perMessageDeflate: false,
  pingInterval: PING_MS,
  pingTimeout: PING_MS,
  connectTimeout: 10_000,
};

export interface SocketIoTransport {
  stop(): Promise<void>;
}

/** After the other request listeners are in place: socket.io takes its own requests out of what they get. */
export function attachSocketIo(options: SocketIoOptions): SocketIoTransport {
  return new Transport(options);
}

class Transport implements SocketIoTransport {
  readonly #options: SocketIoOptions;
  readonly #io: SocketIoServer<ClientToServer, ServerToClient>;
  readonly #news: WorkspaceNews;
  readonly #documents: DocumentNews;
  readonly #tunnels = new Set<Tunnel>();
  readonly #actors = new WeakMap<IncomingMessage, Actor>();
  readonly #perSignIn = new Map<SignInId, number>();
  #cancelRound: () => void;
  #stopping = false;

  constructor(options: SocketIoOptions) {
    this.#options = options;
    this.#news = new WorkspaceNews(options);
    this.#documents = new DocumentNews(options);
    this.#io = new SocketIoServer<ClientToServer, ServerToClient>(options.server, {
      ...SERVER_OPTIONS,
      allowRequest: (request, answer) => {
        this.#admit(request).then(
          () => answer(null, true),
          (error: unknown) => answer(this.#codeOf(error), false),
        );
      },
    });
    this.#io.engine.on('connection', (engine: EventSocket['conn']) => this.#count(engine));
    this.#io.engine.on('headers', (headers: Record<string, string>) => {
      headers['X-Content-Type-Options'] = 'nosniff';
      headers['Cross-Origin-Resource-Policy'] = 'same-origin';
    });
    this.#io.on('connection', (socket) => this.#serve(socket));
    this.#cancelRound = options.clock.after(ROUND_MS, () => this.#round());
  }

  /** Throws for who may not have a session. Later requests of it prove themselves by its secret id. */
  async #admit(request: IncomingMessage): Promise<void> {
    const { gate, clock, isAllowedOrigin } = this.#options;
    const { origin, host, cookie, authorization } = request.headers;
    const site = request.headers['sec-fetch-site'];
    if (this.#stopping) throw new AppError('SHUTTING_DOWN');
    if (origin !== undefined ? !isAllowedOrigin(origin, host) : site !== undefined && site !== 'same-origin')
      throw new AppError('ORIGIN_REFUSED');
    const actor = await inTime(clock, GATE_MS, gate.identify({ cookie, authorization }));
    if (this.#connectionsOf(actor) >= this.#most) throw new AppError('ROOM_FULL', 'too many tabs');
    this.#actors.set(request, actor);
  }

  #codeOf(error: unknown): string {
    const { log } = this.#options.telemetry;
    if (error instanceof AppError && error.code !== 'INTERNAL') return error.code;
    log.error({ err: error }, 'Could not admit a socket.io connection');
    return 'INTERNAL';
  }

  get #most(): number {
    return this.#options.connectionsPerSignIn ?? LIMITS.connectionsPerSignIn;
  }

  #connectionsOf({ signInId }: Actor): number {
    return this.#perSignIn.get(signInId) ?? 0;
  }

  /** Sessions that were admitted at the same moment are counted here, where there is no waiting in between. */
  #count(engine: EventSocket['conn']): void {
    const actor = this.#actors.get(engine.request as IncomingMessage);
    if (actor === undefined || this.#connectionsOf(actor) >= this.#most) {
      engine.close(true);
      return;
    }
    const { signInId } = actor;
    this.#perSignIn.set(signInId, this.#connectionsOf(actor) + 1);
    engine.once('close', () => {
      const left = this.#connectionsOf(actor) - 1;
      if (left > 0) this.#perSignIn.set(signInId, left);
      else this.#perSignIn.delete(signInId);
    });
  }

  #serve(socket: EventSocket): void {
    const { door, clock, telemetry } = this.#options;
    // Without a listener one malformed packet would be an uncaught exception.
    socket.on('error', (error) => telemetry.log.debug({ err: error }, 'Socket failed'));
    const actor = this.#actors.get(socket.request);
    if (actor === undefined) {
      socket.disconnect(true);
      return;
    }
    const { cookie, authorization } = socket.request.headers;
    const tunnel = new Tunnel({ socket, door, clock, credentials: { cookie, authorization } });
    const follower = followerOf(socket, actor);
    const unfollow = this.#news.add(follower);
    this.#tunnels.add(tunnel);
    const watcher = watcherOf(socket, actor);
    const commands = new Commands({ socket, clock, telemetry });
    this.#listen(commands, tunnel, follower);
    this.#listenToDocuments(commands, watcher);
    socket.on('disconnect', () => {
      this.#tunnels.delete(tunnel);
      tunnel.end();
      unfollow();
      this.#documents.leave(watcher);
    });
  }

  #listenToDocuments(commands: Commands, watcher: Watcher): void {
    commands.on('document:watch', SCHEMAS.document, ([id]) => this.#documents.watch(watcher, id));
    commands.on('document:unwatch', SCHEMAS.document, ([id]) => {
      this.#documents.unwatch(watcher, id);
      return undefined;
    });
  }

  #listen(commands: Commands, tunnel: Tunnel, follower: Follower): void {
    commands.on('yjs:open', SCHEMAS.open, ([request]) =>
      tunnel.open({ documentId: request.documentId, epoch: request.epoch ?? null }),
    );
    commands.onUnmetered('yjs:frame', SCHEMAS.frame, ([id, frame]) => {
      tunnel.receive(id, frame);
      return undefined;
    });
    commands.on('yjs:close', SCHEMAS.close, ([id]) => {
      tunnel.close(id);
      return undefined;
    });
    commands.on('workspace:watch', SCHEMAS.watch, ([id]) => this.#news.follow(follower, id));
  }

  #round(): void {
    for (const tunnel of this.#tunnels) tunnel.round();
    this.#cancelRound = this.#options.clock.after(ROUND_MS, () => this.#round());
  }

  /** Without socket.io's own farewell: after that its clients would not come back by themselves. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#cancelRound();
    this.#news.stop();
    this.#documents.stop();
    const engines = [...this.#io.sockets.sockets.values()].map((socket) => socket.conn);
    const closed = engines.map((engine) => new Promise((resolve) => engine.once('close', resolve)));
    for (const engine of engines) engine.close();
    await inTime(this.#options.clock, FAREWELL_MS, Promise.all(closed)).catch(() => undefined);
    this.#io.engine.close();
  }
}

function followerOf(socket: EventSocket, actor: Actor): Follower {
  return {
    actor,
    following: new Set(),
    changed: (id, what) => void socket.emit('workspace:changed', { workspaceId: id, what }),
    rightsChanged: () => void socket.emit('rights:changed'),
    signedOut: () => void socket.disconnect(true),
  };
}

function watcherOf(socket: EventSocket, actor: Actor): Watcher {
  return {
    actor,
    changed: (id, change) => void socket.emit('discussion:changed', id, change),
    missed: (id) => void socket.emit('discussion:missed', id),
    invited: (id, by, area) => void socket.emit('document:invited', id, by, area),
  };
}
