/**
 * Presence: the awareness states of one room, kept as wire entries. A state's JSON is checked and then carried as text,
 * without a `user` of the client's: the identity stamp is appended as its last key, and the last duplicate of a key wins
 * in every JSON parser, so that a forged `user` which was not recognised loses as well.
 *
 * A client id belongs to the first member who claims it, for as long as the room lives: nobody can speak for another
 * member, also not in the moment in which that member reconnects.
 */
import type { MemberId } from '../../shared/ids.ts';
import { LIMITS, TIMES } from '../../shared/limits.ts';
import type { AwarenessUser } from '../../shared/protocol.ts';
import { ByteReader } from './ByteReader.ts';
import { readStateText, type StateText } from './stateText.ts';
import { valueFault } from './values.ts';
import { varUintSize, writeVarUint } from './varUint.ts';

/** Whoever speaks: one per connection. */
export interface Speaker {
  readonly user: AwarenessUser;
  /** Can bring what it wrote itself. */
  readonly bringsOwn: boolean;
  /** Has brought all of it. */
  readonly broughtOwn: boolean;
}

interface State {
  readonly memberId: MemberId;
  /** Connections that speak for this id: two only while a reconnecting client's old socket lingers. */
  readonly speakers: Set<Speaker>;
  /** Somebody who spoke for it had brought everything: what else comes under it is nobody else's. */
  brought: boolean;
  clock: number;
  /** Wire entry (id, clock, stamped JSON), or null when the state is gone but its owner is remembered. */
  entry: Uint8Array | null;
  seenAt: number;
}

const LARGEST_CLOCK = 2 ** 32 - 2;
const OWNERS_KEPT = 20_000;
/** Somewhat less than the promise, because expiry is looked at every few seconds. */
const EXPIRY_MS = TIMES.awarenessTimeoutMs - 4_000;
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });
const NULL_STATE = encoder.encode('null');
const BRACE = 0x7d;
const NOBODY: readonly Uint8Array[] = [];

export class Presence {
  readonly #states = new Map<number, State>();
  readonly #idOf = new Map<Speaker, number>();
  readonly #stampOf = new WeakMap<AwarenessUser, { first: Uint8Array; further: Uint8Array }>();
  /** Handed over with each turn, as what Intake holds. */
  #moved: Map<number, Uint8Array> | null = null;
  /** Who alone said all that is in `#moved`; null when it was several, or nobody who is here. */
  #mover: Speaker | null = null;
  #full: Uint8Array[] | null = null;

  /**
   * Takes a client's awareness update. Entries about others are the echo that stock clients make, and are ignored.
   * Throws BAD_FRAME. Returns a private answer for the speaker, or null: the first state of a connection is
   * answered with a null state about itself, upon which a client raises its clock and says it again; without that, peers
   * that remember the clock from before a reconnect would ignore it.
   */
  hear(speaker: Speaker, update: Uint8Array, now: number): Uint8Array | null {
    const reader = new ByteReader(update, 'BAD_FRAME');
    const count = reader.varUint();
    if (count > LIMITS.awarenessEntries) reader.refuse('too many awareness states');
    let answer: Uint8Array | null = null;
    for (let index = 0; index < count; index += 1) {
      const id = reader.varUint();
      const clock = reader.varUint();
      const json = reader.varBytes();
      if (clock > LARGEST_CLOCK) reader.refuse('awareness clock too large');
      if (!this.#idOf.has(speaker) && count === 1 && !isNull(json) && this.#claim(speaker, id, now))
        answer = encodeNull(id, clock);
      if (this.#idOf.get(speaker) === id) this.#take(reader, speaker, id, clock, json, now);
    }
    if (reader.left > 0) reader.refuse('bytes behind the end');
    return answer;
  }

  #claim(speaker: Speaker, id: number, now: number): boolean {
    const { memberId } = speaker.user;
    const state = this.#states.get(id);
    if (state && state.memberId !== memberId) return false;
    if (state) state.speakers.add(speaker);
    else {
      if (this.#states.size >= OWNERS_KEPT) this.#forgetOldest();
      const speakers = new Set([speaker]);
      this.#states.set(id, { memberId, speakers, brought: false, clock: -1, entry: null, seenAt: now });
    }
    this.#idOf.set(speaker, id);
    return true;
  }

  #forgetOldest(): void {
    for (const [id, state] of this.#states)
      if (state.speakers.size === 0) return void this.#states.delete(id);
  }

  #take(
    reader: ByteReader,
    speaker: Speaker,
    id: number,
    clock: number,
    json: Uint8Array,
    now: number,
  ): void {
    const state = this.#states.get(id);
    if (!state) return;
    const ends = isNull(json);
    if (clock < state.clock || (clock === state.clock && !ends && state.entry !== null)) return;
    state.seenAt = now;
    state.clock = clock;
    if (ends) this.#end(id, state, speaker);
    else {
      state.entry = this.#stamped(reader, speaker, id, clock, json);
      this.#note(id, state.entry, speaker);
    }
  }

  #end(id: number, state: State, speaker: Speaker | null): void {
    if (state.entry === null) return;
    state.entry = null;
    this.#note(id, encodeNull(id, Math.max(0, state.clock)), speaker);
  }

  #note(id: number, entry: Uint8Array, speaker: Speaker | null): void {
    this.#mover = this.#moved === null || this.#mover === speaker ? speaker : null;
    this.#moved ??= new Map();
    this.#moved.set(id, entry);
    this.#full = null;
  }

  /** The wire entry of a state: its JSON without the client's `user`, with ours as its last key. */
  #stamped(reader: ByteReader, speaker: Speaker, id: number, clock: number, json: Uint8Array): Uint8Array {
    if (json.length > LIMITS.awarenessStateBytes) reader.refuse('awareness state too large');
    const { end, cutFrom, cutTo, isEmpty } = readStateText(json) ?? parseState(reader, json);
    const stamp = this.#stampFor(speaker.user);
    const tail = isEmpty ? stamp.first : stamp.further;
    const size = end - (cutTo - cutFrom) + tail.length;
    const entry = new Uint8Array(varUintSize(id) + varUintSize(clock) + varUintSize(size) + size);
    let at = writeVarUint(entry, writeVarUint(entry, writeVarUint(entry, 0, id), clock), size);
    entry.set(json.subarray(0, cutFrom), at);
    at += cutFrom;
    entry.set(json.subarray(cutTo, end), at);
    entry.set(tail, at + end - cutTo);
    return entry;
  }

  #stampFor(user: AwarenessUser): { first: Uint8Array; further: Uint8Array } {
    const known = this.#stampOf.get(user);
    if (known) return known;
    const text = `"user":${JSON.stringify(user)}}`;
    const stamp = { first: encoder.encode(text), further: encoder.encode(`,${text}`) };
    this.#stampOf.set(user, stamp);
    return stamp;
  }

  /** Entries of all who moved or left since the last call, and who alone said all of them, if somebody did. */
  takeMoved(): { readonly entries: readonly Uint8Array[]; readonly mover: Speaker | null } {
    const entries = this.#moved === null ? NOBODY : [...this.#moved.values()];
    this.#moved = null;
    return { entries, mover: this.#mover };
  }

  get hasMoved(): boolean {
    return this.#moved !== null;
  }

  /** Entries of everybody who is here. */
  everybody(): readonly Uint8Array[] {
    this.#full ??= [...this.#states.values()].flatMap((state) => (state.entry === null ? [] : [state.entry]));
    return this.#full;
  }

  /** Null states of all who were here once: for somebody who may have missed that they left. */
  departed(): readonly Uint8Array[] {
    return [...this.#states].flatMap(([id, state]) =>
      state.entry === null && state.clock >= 0 ? [encodeNull(id, state.clock)] : [],
    );
  }

  /**
   * This client id is held by somebody else: content under it is theirs to bring. What they who are here cannot bring any
   * more comes from whoever has it. Who left after having brought everything keeps the id: nobody else can have more of
   * it than this room, and what is invented under it would swallow what they wrote while they were cut off.
   */
  isForeign(client: number, memberId: MemberId): boolean {
    const state = this.#states.get(client);
    if (state === undefined || state.memberId === memberId) return false;
    if (state.speakers.size === 0) return state.brought;
    for (const speaker of state.speakers) if (speaker.bringsOwn) return true;
    return false;
  }

  leave(speaker: Speaker): void {
    const id = this.#idOf.get(speaker);
    if (id === undefined) return;
    this.#idOf.delete(speaker);
    const state = this.#states.get(id);
    if (!state) return;
    state.speakers.delete(speaker);
    state.brought ||= speaker.broughtOwn;
    if (state.speakers.size === 0) this.#end(id, state, null);
  }

  /** Ends the states of those who have not been heard of; a stock client says something every 15 s. */
  expire(now: number): void {
    for (const [id, state] of this.#states) if (now - state.seenAt >= EXPIRY_MS) this.#end(id, state, null);
  }
}

function isNull(json: Uint8Array): boolean {
  return json.length === 4 && NULL_STATE.every((byte, index) => json[index] === byte);
}

/** What `readStateText` could not judge. Throws unless this is the JSON of an object that may be carried. */
function parseState(reader: ByteReader, json: Uint8Array): StateText {
  let value: unknown;
  try {
    value = JSON.parse(decoder.decode(json));
  } catch {
    return reader.refuse('awareness state is not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return reader.refuse('awareness state is not an object');
  const why = valueFault(value, 0);
  if (why !== null) reader.refuse(why);
  return { end: json.lastIndexOf(BRACE), cutFrom: 0, cutTo: 0, isEmpty: Object.keys(value).length === 0 };
}

function encodeNull(id: number, clock: number): Uint8Array {
  const entry = new Uint8Array(varUintSize(id) + varUintSize(clock) + 1 + NULL_STATE.length);
  const at = writeVarUint(entry, writeVarUint(entry, writeVarUint(entry, 0, id), clock), NULL_STATE.length);
  entry.set(NULL_STATE, at);
  return entry;
}
