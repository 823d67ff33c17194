/**
 * Members: the connections of one room and what each of them gets. A turn's frame is one object for everybody. A
 * connection that does not keep up loses awareness first, then is left behind and gets one diff when it has drained,
 * and is closed when it does not drain: its backlog never grows with the time that it stalls.
 */
import type { MemberId } from '../../shared/ids.ts';
import { LIMITS, TIMES } from '../../shared/limits.ts';
import type { Connection, Frame } from './Connection.ts';
import { frameOf } from './messages.ts';

export type Flow =
  | { readonly kind: 'flowing' }
  /** Has missed awareness. */
  | { readonly kind: 'thinned' }
  /** Has missed one turn's content, and then everything behind this state vector. */
  | {
      readonly kind: 'behind';
      readonly since: number;
      readonly missed: readonly Uint8Array[];
      readonly stateVector: Uint8Array;
    };

/** One connection in the room. */
export interface Member {
  readonly connection: Connection;
  readonly memberId: MemberId;
  flow: Flow;
}

export interface TurnMessages {
  /** Sync messages, usually one. */
  readonly content: readonly Uint8Array[];
  readonly awareness: Uint8Array | null;
  /** Whose connection brought all of it: it has it. */
  readonly maker: object | null;
}

export interface MembersOptions<Of extends Member> {
  readonly now: () => number;
  readonly stateVector: () => Uint8Array;
  /**
   * What brings somebody level who has everything up to this state vector (null: all content), awareness included.
   * Null while there is no document to take it from.
   */
  readonly catchUp: (stateVector: Uint8Array | null) => readonly Uint8Array[] | null;
  readonly onTooSlow: (member: Of) => void;
}

export class Members<Of extends Member> {
  readonly #all = new Set<Of>();
  readonly #options: MembersOptions<Of>;

  constructor(options: MembersOptions<Of>) {
    this.#options = options;
  }

  get size(): number {
    return this.#all.size;
  }

  [Symbol.iterator](): IterableIterator<Of> {
    return this.#all.values();
  }

  has(member: Of): boolean {
    return this.#all.has(member);
  }

  add(member: Of): void {
    this.#all.add(member);
  }

  remove(member: Of): boolean {
    return this.#all.delete(member);
  }

  /** Distinct people; one may have several tabs. */
  people(): readonly MemberId[] {
    return [...new Set([...this.#all].map((member) => member.memberId))];
  }

  get someLag(): boolean {
    for (const member of this.#all) if (member.flow.kind !== 'flowing') return true;
    return false;
  }

  /** One turn to everybody but its only maker: the same Frame object, so that it is encoded once. */
  broadcast(turn: TurnMessages): void {
    const whole = frameOf(...turn.content, ...(turn.awareness ? [turn.awareness] : []));
    const content = turn.awareness === null ? whole : frameOf(...turn.content);
    if (whole.messages.length === 0) return;
    for (const member of this.#all) if (member !== turn.maker) this.#deliver(member, whole, content);
  }

  #deliver(member: Of, whole: Frame, content: Frame): void {
    const backlog = member.connection.bufferedBytes;
    if (member.flow.kind === 'behind' || backlog > LIMITS.slowBehindBytes) this.#lag(member, content);
    else if (backlog > LIMITS.slowAwarenessBytes) {
      if (content !== whole) member.flow = { kind: 'thinned' };
      if (content.messages.length > 0) member.connection.send(content);
    } else member.connection.send(whole);
  }

  #lag(member: Of, content: Frame): void {
    if (member.flow.kind === 'behind') return;
    if (content.messages.length === 0) member.flow = { kind: 'thinned' };
    else {
      const { now, stateVector } = this.#options;
      member.flow = { kind: 'behind', since: now(), missed: content.messages, stateVector: stateVector() };
    }
  }

  /** Looks after those who lag: level again, still waiting, or too slow. */
  relieve(): void {
    for (const member of this.#all) {
      const { flow, connection } = member;
      if (flow.kind === 'flowing') continue;
      if (connection.bufferedBytes < LIMITS.slowAwarenessBytes) this.#level(member, flow);
      else if (this.#isLost(flow, connection)) this.#options.onTooSlow(member);
    }
  }

  #level(member: Of, flow: Flow): void {
    const [missed, stateVector] = flow.kind === 'behind' ? [flow.missed, flow.stateVector] : [[], null];
    const further = this.#options.catchUp(stateVector);
    if (further === null) return;
    member.flow = { kind: 'flowing' };
    member.connection.send(frameOf(...missed, ...further));
  }

  #isLost(flow: Flow, connection: Connection): boolean {
    if (connection.bufferedBytes > LIMITS.slowCloseBytes) return true;
    return flow.kind === 'behind' && this.#options.now() - flow.since > TIMES.slowCloseMs;
  }
}
