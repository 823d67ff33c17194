/**
 * Door: the way into a room that all transports share. Identify, ask the Gate, then enter: nothing is allocated for
 * somebody who may not come in.
 */
import { AppError, type ErrorCode } from '../../shared/errors.ts';
import { type DocumentId, type MemberId, parseDocumentId } from '../../shared/ids.ts';
import { LIMITS } from '../../shared/limits.ts';
import type { Capabilities } from '../../shared/permissions.ts';
import type { AwarenessUser } from '../../shared/protocol.ts';
import type { Actor, DocumentGrant, Gate } from '../access/Gate.ts';
import type { Clock } from '../clock.ts';
import type { Connection, Frame } from '../documents/Connection.ts';
import type { DocHub, Membership } from '../documents/DocHub.ts';
import { inTime } from '../documents/patience.ts';
import type { AccessWatch, Watched } from './AccessWatch.ts';

export interface Credentials {
  readonly cookie?: string | undefined;
  readonly authorization?: string | undefined;
}

/** What somebody asks for; raw, as it came. */
export interface Wish {
  readonly credentials: Credentials;
  readonly documentId: unknown;
  readonly epoch: number | null;
}

export interface Admission {
  readonly actor: Actor;
  readonly grant: DocumentGrant;
  readonly tide: number;
}

/** What a transport brings: the bare wire of one connection. */
export interface Line {
  readonly id: string;
  readonly bufferedBytes: number;
  send(frame: Frame): void;
  close(code: ErrorCode): void;
}

export interface Entered {
  /** Returns how many messages it held. */
  receive(frame: Uint8Array): number;
  /** The wire has ended. */
  leave(): void;
}

export interface DoorOptions {
  readonly gate: Gate;
  readonly hub: DocHub;
  readonly watch: AccessWatch;
  readonly clock: Clock;
  readonly connectionsPerSignIn?: number;
}

const GATE_MS = 10_000;

export class Door {
  readonly #options: DoorOptions;
  readonly #perSignIn = new Map<string, number>();
  readonly #onLeave = (connection: LiveConnection) => {
    this.#options.watch.remove(connection);
    this.#count(connection.actor, -1);
  };

  constructor(options: DoorOptions) {
    this.#options = options;
  }

  /** Throws the AppError that the client is told. */
  async admit(wish: Wish): Promise<Admission> {
    const { gate, watch, clock } = this.#options;
    const documentId = parseDocumentId(wish.documentId);
    if (documentId === null) throw new AppError('NOT_FOUND');
    const { tide } = watch;
    const asked = this.#ask(gate, wish.credentials, documentId);
    const { actor, grant } = await inTime(clock, GATE_MS, asked);
    if (wish.epoch !== null && wish.epoch !== grant.document.epoch) throw new AppError('EPOCH_CHANGED');
    const most = this.#options.connectionsPerSignIn ?? LIMITS.connectionsPerSignIn;
    if ((this.#perSignIn.get(actor.signInId) ?? 0) >= most) throw new AppError('ROOM_FULL', 'too many tabs');
    return { actor, grant, tide };
  }

  async #ask(gate: Gate, credentials: Credentials, documentId: DocumentId) {
    const actor = await gate.identify(credentials);
    return { actor, grant: await gate.document(actor, documentId) };
  }

  enter({ actor, grant, tide }: Admission, line: Line): Entered {
    const { hub, watch } = this.#options;
    const connection = new LiveConnection(line, actor, grant, this.#onLeave);
    this.#count(actor, 1);
    connection.membership = hub.join(grant, connection);
    watch.add(connection, tide);
    return connection;
  }

  #count({ signInId }: Actor, by: number): void {
    const count = (this.#perSignIn.get(signInId) ?? 0) + by;
    if (count > 0) this.#perSignIn.set(signInId, count);
    else this.#perSignIn.delete(signInId);
  }
}

/** A line with the rights that it has at this moment. There are thousands: one object each, without closures of its own. */
class LiveConnection implements Connection, Entered, Watched {
  readonly #line: Line;
  readonly #onLeave: (connection: LiveConnection) => void;
  readonly actor: Actor;
  readonly documentId: DocumentId;
  readonly epoch: number;
  readonly memberId: MemberId;
  capabilities: Capabilities;
  user: AwarenessUser;
  membership: Membership | null = null;
  #open = true;
  #left = false;

  constructor(
    line: Line,
    actor: Actor,
    { document, member, capabilities, user }: DocumentGrant,
    onLeave: (connection: LiveConnection) => void,
  ) {
    this.#line = line;
    this.#onLeave = onLeave;
    this.actor = actor;
    this.documentId = document.id;
    this.epoch = document.epoch;
    this.memberId = member.id;
    this.capabilities = capabilities;
    this.user = user;
  }

  get id(): string {
    return this.#line.id;
  }

  get bufferedBytes(): number {
    return this.#line.bufferedBytes;
  }

  receive(frame: Uint8Array): number {
    return this.membership?.receive(frame) ?? 1;
  }

  /** The old `user` object stays while nothing in it changed: stamps are kept by it. */
  onGrant({ capabilities, user }: DocumentGrant): void {
    this.capabilities = capabilities;
    if (JSON.stringify(user) !== JSON.stringify(this.user)) this.user = user;
    this.membership?.refresh();
  }

  onLost(code: ErrorCode): void {
    this.membership?.leave();
    this.close(code);
  }

  leave(): void {
    if (this.#left) return;
    this.#left = true;
    this.#onLeave(this);
    this.membership?.leave();
  }

  send(frame: Frame): void {
    if (this.#open) this.#line.send(frame);
  }

  close(code: ErrorCode): void {
    if (!this.#open) return;
    this.#open = false;
    this.#line.close(code);
  }
}
