/** A real hub on a fake clock and a log in memory, with bare lines into its rooms: what a test of rooms stands on. */
import * as encoding from 'lib0/encoding';
import type { DocumentGrant } from '../../server/access/Gate.ts';
import { createLocalBus } from '../../server/bus/local/createLocalBus.ts';
import type { Connection, Frame } from '../../server/documents/Connection.ts';
import {
  createDocHub,
  type DocHub,
  type DocHubOptions,
  type Membership,
} from '../../server/documents/DocHub.ts';
import type { DocumentLog } from '../../server/storage/Store.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import { type DocumentId, type MemberId, newId } from '../../shared/ids.ts';
import { capabilitiesOf, type Role } from '../../shared/permissions.ts';
import { MESSAGE, SYNC } from '../../shared/protocol.ts';
import { createFakeClock, type FakeClock, settle } from './fakeClock.ts';
import { createMemoryLog, type Disk } from './memoryLog.ts';
import { createSilentTelemetry, type SilentTelemetry } from './silentTelemetry.ts';
import { createPerson, grantOf, type Person } from './testGate.ts';

export interface World {
  readonly hub: DocHub;
  readonly clock: FakeClock;
  readonly telemetry: SilentTelemetry;
  readonly documentId: DocumentId;
  /** Yjs client ids that the hub has told of, each time it did. */
  readonly writers: readonly (readonly [client: number, memberId: MemberId])[];
  /** Joins with a line that keeps everything it is sent. */
  join(person: Person): Line;
}

export interface WorldOptions {
  readonly log?: DocumentLog;
  /** The same disk under another hub is a restart. */
  readonly disk?: Disk;
  readonly clock?: FakeClock;
  readonly documentId?: DocumentId;
  readonly limits?: NonNullable<DocHubOptions['options']>;
}

export function createWorld(options: WorldOptions = {}): World {
  const clock = options.clock ?? createFakeClock();
  const telemetry = createSilentTelemetry();
  const documentId = options.documentId ?? newId<DocumentId>();
  const log = options.log ?? createMemoryLog(options.disk);
  const bus = createLocalBus(telemetry.log);
  const writers: [number, MemberId][] = [];
  const noteWriter = (_: DocumentId, client: number, memberId: MemberId) =>
    void writers.push([client, memberId]);
  const hub = createDocHub({ log, clock, telemetry, bus, noteWriter, options: options.limits ?? {} });
  const join = (person: Person) => new Line(hub, grantOf(person, documentId));
  return { hub, clock, telemetry, documentId, writers, join };
}

export const editor = (name = 'Ana') => createPerson(name, 'member');
export const reader = (name = 'Rob') => createPerson(name, 'observer');

/** Both ends of one connection, as bare as a transport sees it. */
export class Line implements Connection {
  readonly id = newId();
  readonly user: DocumentGrant['user'];
  readonly membership: Membership;
  capabilities: DocumentGrant['capabilities'];
  bufferedBytes = 0;
  readonly frames: Frame[] = [];
  readonly messages: Uint8Array[] = [];
  closedWith: ErrorCode | null = null;
  /** Every close is counted: one is enough. */
  closes = 0;

  constructor(hub: DocHub, grant: DocumentGrant) {
    this.user = grant.user;
    this.capabilities = grant.capabilities;
    this.membership = hub.join(grant, this);
  }

  send(frame: Frame): void {
    if (this.closedWith !== null) return;
    this.frames.push(frame);
    this.messages.push(...frame.messages);
  }

  close(code: ErrorCode): void {
    this.closes += 1;
    this.closedWith ??= code;
  }

  /** What a client sends: any bytes, as one frame. */
  say(...messages: readonly Uint8Array[]): void {
    this.membership.receive(Uint8Array.from(Buffer.concat(messages)));
  }

  sayBytes(frame: Uint8Array): void {
    this.membership.receive(frame);
  }

  become(role: Role): void {
    this.capabilities = capabilitiesOf(role);
    this.membership.refresh();
  }

  /** Forgets what came until now. */
  clear(): void {
    this.frames.length = 0;
    this.messages.length = 0;
  }

  /** Messages of one type and, for sync, of one kind. */
  heard(type: number, kind?: number): readonly Uint8Array[] {
    return this.messages.filter(
      (message) => message[0] === type && (kind === undefined || message[1] === kind),
    );
  }

  get updates(): readonly Uint8Array[] {
    return this.heard(MESSAGE.sync, SYNC.update);
  }

  get questions(): number {
    return this.heard(MESSAGE.sync, SYNC.step1).length;
  }

  /** The last count of durable messages, or null. */
  get saved(): number | null {
    return this.heard(MESSAGE.saved).at(-1)?.[1] ?? null;
  }
}

const message = (write: (encoder: encoding.Encoder) => void) => encoding.encode(write);

const sync = (kind: number, body: Uint8Array) =>
  message((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.sync);
    encoding.writeVarUint(encoder, kind);
    encoding.writeVarUint8Array(encoder, body);
  });

export const say = {
  step1: (stateVector: Uint8Array) => sync(SYNC.step1, stateVector),
  step2: (update: Uint8Array) => sync(SYNC.step2, update),
  update: (update: Uint8Array) => sync(SYNC.update, update),
  saved: () => Uint8Array.of(MESSAGE.saved),
  queryAwareness: () => Uint8Array.of(MESSAGE.queryAwareness),
  awareness: (...entries: readonly AwarenessEntry[]) =>
    message((encoder) => {
      encoding.writeVarUint(encoder, MESSAGE.awareness);
      encoding.writeVarUint8Array(encoder, awarenessUpdate(entries));
    }),
};

export interface AwarenessEntry {
  readonly id: number;
  readonly clock: number;
  /** JSON text, or anything that a hostile client puts there. */
  readonly state: string;
}

function awarenessUpdate(entries: readonly AwarenessEntry[]): Uint8Array {
  return message((encoder) => {
    encoding.writeVarUint(encoder, entries.length);
    for (const { id, clock, state } of entries) {
      encoding.writeVarUint(encoder, id);
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarString(encoder, state);
    }
  });
}

export { settle };
