/**
 * Overflow: who holds content for which the document has no room. It stays with them; when it may fit they are asked for
 * it, once for each answer.
 */
import type { Participant } from './Participant.ts';

interface Excess {
  bytes: number;
  isAsked: boolean;
}

export class Overflow {
  readonly #held = new Map<Participant, Excess>();

  get isEmpty(): boolean {
    return this.#held.size === 0;
  }

  has(participant: Participant): boolean {
    return this.#held.has(participant);
  }

  /** True for the first time. */
  note(participant: Participant, bytes: number): boolean {
    const isNew = !this.#held.has(participant);
    this.#held.set(participant, { bytes, isAsked: false });
    return isNew;
  }

  forget(participant: Participant): void {
    this.#held.delete(participant);
  }

  /** Those whose content fits now, each until it has answered. */
  takeFitting(fits: (bytes: number) => boolean): readonly Participant[] {
    const fitting: Participant[] = [];
    for (const [participant, excess] of this.#held) {
      if (excess.isAsked || !fits(excess.bytes)) continue;
      excess.isAsked = true;
      fitting.push(participant);
    }
    return fitting;
  }
}
