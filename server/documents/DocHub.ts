/**
 * DocHub: every document that is open in this process, one room each. Loading is single-flight, a room that ends is
 * waited for before its successor loads, and a room without people is unloaded when everything in it is saved.
 */
import type * as Y from 'yjs';
import { AppError } from '../../shared/errors.ts';
import type { DocumentId, MemberId, WorkspaceId } from '../../shared/ids.ts';
import { LIMITS, TIMES } from '../../shared/limits.ts';
import type { DocumentGrant } from '../access/Gate.ts';
import type { Bus } from '../bus/Bus.ts';
import type { Clock } from '../clock.ts';
import type { DocumentLog } from '../storage/Store.ts';
import type { Telemetry } from '../telemetry/Telemetry.ts';
import type { Connection } from './Connection.ts';
import { checkStateVector } from './messages.ts';
import type { Participant } from './Participant.ts';
import { inTime } from './patience.ts';
import type { Synced } from './Requests.ts';
import { Room } from './Room.ts';
import type { RoomLimits } from './RoomSetting.ts';

export interface DocHubOptions {
  readonly log: DocumentLog;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly bus: Bus;
  /** Who wrote under which Yjs client id, told once per room. */
  readonly noteWriter: (documentId: DocumentId, client: number, memberId: MemberId) => void;
  /** Somebody came or went a moment ago. */
  readonly onPeopleChanged?: (documentId: DocumentId) => void;
  readonly options?: Partial<RoomLimits & { readonly roomIdleMs: number }>;
}

/** A connection's place in a room. Both calls are safe after the connection was closed. */
export interface Membership {
  /** Returns how many messages it held; one at least. */
  receive(frame: Uint8Array): number;
  /** The connection's capabilities have changed. */
  refresh(): void;
  leave(): void;
}

export interface DocHub {
  /** Joins at once; what arrives while the document loads is kept. Every failure is a close of the connection. */
  join(grant: DocumentGrant, connection: Connection): Membership;
  /** Stateless sync. Resolves when everything that the answer shows is durable. */
  sync(grant: DocumentGrant, stateVector: Uint8Array, update: Uint8Array): Promise<Synced>;
  /** An edit by the server; durable when it resolves. */
  edit(documentId: DocumentId, change: (doc: Y.Doc) => void): Promise<void>;
  /** The whole document as one update, all of it durable. */
  state(documentId: DocumentId): Promise<Uint8Array>;
  /** People with live connections. */
  present(documentId: DocumentId): readonly MemberId[];
  /** Saves everything, within `TIMES.drainMs`; then nobody can join any more. */
  stop(): Promise<void>;
}

const GAUGES_MS = 5_000;
const PRESENCE_NEWS_MS = 500;

interface Entry {
  readonly room: Room;
  readonly ended: Promise<void>;
  cancelIdle: (() => void) | null;
  cancelNews: (() => void) | null;
  workspaceId: WorkspaceId | null;
}

export function createDocHub(options: DocHubOptions): DocHub {
  return new Hub(options);
}

class Place implements Membership {
  readonly #room: Room;
  readonly #participant: Participant;

  constructor(room: Room, participant: Participant) {
    this.#room = room;
    this.#participant = participant;
  }

  receive(frame: Uint8Array): number {
    return this.#room.receive(this.#participant, frame);
  }

  refresh(): void {
    this.#room.refresh(this.#participant);
  }

  leave(): void {
    this.#room.leave(this.#participant);
  }
}

class Hub implements DocHub {
  readonly #options: DocHubOptions;
  readonly #limits: RoomLimits & { readonly roomIdleMs: number };
  readonly #entries = new Map<DocumentId, Entry>();
  #stopping: Promise<void> | null = null;
  #cancelGauges: () => void;

  constructor(options: DocHubOptions) {
    this.#options = options;
    this.#limits = {
      connectionsPerRoom: LIMITS.connectionsPerRoom,
      loadTimeoutMs: TIMES.loadTimeoutMs,
      roomIdleMs: TIMES.roomIdleMs,
      unsavedBytes: LIMITS.unsavedBytes,
      documentBytes: LIMITS.documentMaxBytes,
      random: Math.random,
      applyTurn: (live, updates) => live.apply(updates),
      ...options.options,
    };
    this.#cancelGauges = options.clock.after(GAUGES_MS, () => this.#gauge());
  }

  join(grant: DocumentGrant, connection: Connection): Membership {
    if (this.#stopping !== null) {
      connection.close('SHUTTING_DOWN');
      return { receive: () => 1, refresh: () => undefined, leave: () => undefined };
    }
    const entry = this.#open(grant.document.id);
    entry.workspaceId = grant.document.workspaceId;
    const { room } = entry;
    const participant = room.join(grant, connection);
    return new Place(room, participant);
  }

  async sync(grant: DocumentGrant, stateVector: Uint8Array, update: Uint8Array): Promise<Synced> {
    checkStateVector(stateVector);
    const synced = await this.#openOrThrow(grant.document.id).requests.sync(grant, stateVector, update);
    return synced;
  }

  async edit(documentId: DocumentId, change: (doc: Y.Doc) => void): Promise<void> {
    await this.#openOrThrow(documentId).requests.edit(change);
  }

  async state(documentId: DocumentId): Promise<Uint8Array> {
    const state = await this.#openOrThrow(documentId).requests.state();
    return state;
  }

  present(documentId: DocumentId): readonly MemberId[] {
    return this.#entries.get(documentId)?.room.people() ?? [];
  }

  #openOrThrow(documentId: DocumentId): Room {
    if (this.#stopping !== null) throw new AppError('SHUTTING_DOWN');
    return this.#open(documentId).room;
  }

  /** A room that is draining is followed by a new one, which loads when the old one has ended. */
  #open(documentId: DocumentId): Entry {
    const present = this.#entries.get(documentId);
    if (present && present.room.kind !== 'draining' && present.room.kind !== 'gone') return present;
    let end: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    const { log, clock, telemetry, noteWriter } = this.#options;
    const room = new Room(
      {
        ...this.#limits,
        documentId,
        log,
        clock,
        telemetry,
        onWriter: (client, memberId) => noteWriter(documentId, client, memberId),
        onPeopleChanged: () => this.#changed(documentId, entry),
        onGone: () => {
          this.#forget(documentId, entry);
          end();
        },
      },
      present?.ended ?? Promise.resolve(),
    );
    const entry: Entry = { room, ended, cancelIdle: null, cancelNews: null, workspaceId: null };
    this.#entries.set(documentId, entry);
    return entry;
  }

  #forget(documentId: DocumentId, entry: Entry): void {
    entry.cancelIdle?.();
    entry.cancelNews?.();
    if (this.#entries.get(documentId) === entry) this.#entries.delete(documentId);
  }

  #changed(documentId: DocumentId, entry: Entry): void {
    if (this.#entries.get(documentId) !== entry) return;
    const { clock, bus } = this.#options;
    const { workspaceId } = entry;
    if (workspaceId !== null)
      entry.cancelNews ??= clock.after(PRESENCE_NEWS_MS, () => {
        entry.cancelNews = null;
        this.#options.onPeopleChanged?.(documentId);
        bus.publish({ type: 'workspace', workspaceId, what: 'presence' });
      });
    this.#rest(entry);
  }

  /** Looks in a while whether the room is needed any more. */
  #rest(entry: Entry): void {
    entry.cancelIdle?.();
    entry.cancelIdle = this.#options.clock.after(this.#limits.roomIdleMs, () => {
      entry.cancelIdle = null;
      if (entry.room.isIdle) void entry.room.drain();
      else if (entry.room.connections === 0) this.#rest(entry);
    });
  }

  #gauge(): void {
    const { clock, telemetry } = this.#options;
    const rooms = [...this.#entries.values()].map((entry) => entry.room);
    telemetry.gauge('rooms', rooms.length);
    telemetry.gauge(
      'connections',
      rooms.reduce((sum, room) => sum + room.connections, 0),
    );
    telemetry.gauge('unsaved_documents', rooms.filter((room) => room.isUnsaved).length);
    this.#cancelGauges = clock.after(GAUGES_MS, () => this.#gauge());
  }

  stop(): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  async #stop(): Promise<void> {
    const { clock, telemetry } = this.#options;
    this.#cancelGauges();
    const rooms = [...this.#entries];
    const drained = Promise.all(rooms.map(([, entry]) => entry.room.drain()));
    await inTime(clock, TIMES.drainMs, drained).catch((error: unknown) => {
      telemetry.log.error({ err: error }, 'Could not save everything in time');
    });
    for (const [documentId, { room }] of rooms) {
      if (room.isUnsaved) telemetry.log.error({ documentId }, 'Stopped before everything was saved');
      room.abandon();
    }
    for (const [documentId, entry] of [...this.#entries]) this.#forget(documentId, entry);
  }
}
