/** Audience: everybody who is in one room: who they are, what they see of each other, and whether they keep up. */
import type { MemberId } from '../../shared/ids.ts';
import type { Clock } from '../clock.ts';
import { Answers, type Question } from './Answers.ts';
import { Members, type TurnMessages } from './Members.ts';
import * as wire from './messages.ts';
import type { Participant, Source } from './Participant.ts';
import { Presence } from './presence.ts';

const RELIEF_MS = 100;
const EXPIRY_CHECK_MS = 2_000;

export interface AudienceOptions {
  readonly clock: Clock;
  readonly stateVector: () => Uint8Array;
  /** Content behind a state vector; null while there is no document. */
  readonly diff: (stateVector: Uint8Array) => Uint8Array | null;
  readonly onTooSlow: (participant: Participant) => void;
  /** Somebody's presence ended without a message of theirs: a turn has to tell it. */
  readonly onMoved: () => void;
}

export class Audience {
  readonly presence = new Presence();
  readonly #options: AudienceOptions;
  readonly #members: Members<Participant>;
  readonly #answers: Answers;
  readonly #timers = new Map<'relief' | 'expiry' | 'answers', () => void>();

  constructor(options: AudienceOptions) {
    this.#options = options;
    this.#members = new Members<Participant>({
      now: () => options.clock.now(),
      stateVector: options.stateVector,
      catchUp: (stateVector) => this.#catchUp(stateVector),
      onTooSlow: options.onTooSlow,
    });
    this.#answers = new Answers({
      clock: options.clock,
      answer: (participant, question) => this.#answer(participant, question),
      later: () => this.#again('answers', RELIEF_MS, () => this.#answers.settle()),
    });
  }

  get size(): number {
    return this.#members.size;
  }

  people(): readonly MemberId[] {
    return this.#members.people();
  }

  has(participant: Participant): boolean {
    return this.#members.has(participant);
  }

  /** A snapshot: closing people while going through it is fine. */
  everyone(): readonly Participant[] {
    return [...this.#members];
  }

  add(participant: Participant): void {
    this.#members.add(participant);
    this.#again('expiry', EXPIRY_CHECK_MS, () => this.#expire());
  }

  /** False if this one had left already. */
  remove(participant: Participant): boolean {
    if (!this.#members.remove(participant)) return false;
    this.#answers.forget(participant);
    this.presence.leave(participant);
    if (this.presence.hasMoved) this.#options.onMoved();
    return true;
  }

  /**
   * A reader is not asked for what it has: it could only answer with content that is not taken. It is told so here: what
   * its page knows of its rights may be older than this connection.
   */
  greet(participant: Participant): void {
    participant.greeted = true;
    const everybody = this.presence.everybody();
    const messages = everybody.length > 0 ? [wire.awarenessMessage(everybody)] : [];
    messages.unshift(
      participant.mayEdit ? wire.step1Message(this.#options.stateVector()) : wire.deniedMessage('READ_ONLY'),
    );
    participant.toldReadOnly = !participant.mayEdit;
    participant.connection.send(wire.frameOf(...messages));
  }

  hear(participant: Participant, update: Uint8Array): void {
    const answer = this.presence.hear(participant, update, this.#options.clock.now());
    if (answer) participant.connection.send(wire.frameOf(wire.awarenessMessage([answer])));
  }

  ask(participant: Participant, question: Question): void {
    this.#answers.ask(participant, question);
  }

  #answer({ connection }: Participant, { stateVector, presence }: Question): boolean {
    if (stateVector) {
      const diff = this.#options.diff(stateVector);
      if (diff === null) return false;
      connection.send(wire.step2Frame(diff));
    }
    if (presence) connection.send(wire.frameOf(wire.awarenessMessage(this.presence.everybody())));
    return true;
  }

  /** One turn: new content, and everybody who moved since the last one. `author` alone made that content, if anybody did. */
  broadcast(updates: readonly Uint8Array[], author: Source | null): void {
    const { entries, mover } = this.presence.takeMoved();
    const madeByMover = entries.length > 0 && (updates.length === 0 || author === mover);
    const turn: TurnMessages = {
      content: updates.map(wire.updateMessage),
      awareness: entries.length > 0 ? wire.awarenessMessage(entries) : null,
      maker: entries.length === 0 ? author : madeByMover ? mover : null,
    };
    this.#members.broadcast(turn);
    if (this.#members.someLag) this.#again('relief', RELIEF_MS, () => this.#relieve());
  }

  #catchUp(stateVector: Uint8Array | null): readonly Uint8Array[] | null {
    const awareness = wire.awarenessMessage([...this.presence.departed(), ...this.presence.everybody()]);
    if (stateVector === null) return [awareness];
    const diff = this.#options.diff(stateVector);
    return diff && [wire.updateMessage(diff), awareness];
  }

  #relieve(): void {
    this.#members.relieve();
    if (this.#members.someLag) this.#again('relief', RELIEF_MS, () => this.#relieve());
  }

  #expire(): void {
    this.presence.expire(this.#options.clock.now());
    if (this.presence.hasMoved) this.#options.onMoved();
    if (this.#members.size > 0) this.#again('expiry', EXPIRY_CHECK_MS, () => this.#expire());
  }

  #again(name: 'relief' | 'expiry' | 'answers', ms: number, run: () => void): void {
    if (this.#timers.has(name)) return;
    const cancel = this.#options.clock.after(ms, () => {
      this.#timers.delete(name);
      run();
    });
    this.#timers.set(name, cancel);
  }

  stop(): void {
    for (const cancel of this.#timers.values()) cancel();
    this.#timers.clear();
  }
}
