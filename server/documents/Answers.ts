/**
 * Answers: what a connection asks for itself, state and presence. The first question is answered at once. Who asks
 * again before that answer has left, or within a moment, gets one answer to the latest question: a few bytes of
 * questions never become a heap of states, neither in memory nor in computing time.
 */
import { LIMITS } from '../../shared/limits.ts';
import type { Clock } from '../clock.ts';
import type { Participant } from './Participant.ts';

const APART_MS = 100;

export interface Question {
  /** Content behind this is wanted. */
  readonly stateVector?: Uint8Array;
  /** Everybody's presence is wanted. */
  readonly presence?: true;
}

export interface AnswersOptions {
  readonly clock: Clock;
  /** False while it cannot be answered. */
  readonly answer: (participant: Participant, question: Question) => boolean;
  /** Calls `settle` in a while, once. */
  readonly later: () => void;
}

export class Answers {
  readonly #options: AnswersOptions;
  readonly #owed = new Map<Participant, Question>();
  readonly #answeredAt = new WeakMap<Participant, number>();

  constructor(options: AnswersOptions) {
    this.#options = options;
  }

  ask(participant: Participant, question: Question): void {
    const kept = this.#owed.get(participant);
    if (kept === undefined && this.#give(participant, question)) return;
    this.#owed.set(participant, { ...kept, ...question });
    this.#options.later();
  }

  forget(participant: Participant): void {
    this.#owed.delete(participant);
  }

  settle(): void {
    for (const [participant, question] of this.#owed)
      if (this.#give(participant, question)) this.#owed.delete(participant);
    if (this.#owed.size > 0) this.#options.later();
  }

  #give(participant: Participant, question: Question): boolean {
    const now = this.#options.clock.now();
    const last = this.#answeredAt.get(participant) ?? Number.NEGATIVE_INFINITY;
    if (now - last < APART_MS || participant.connection.bufferedBytes > LIMITS.slowAwarenessBytes)
      return false;
    if (!this.#options.answer(participant, question)) return false;
    this.#answeredAt.set(participant, now);
    return true;
  }
}
