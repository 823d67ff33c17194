/**
 * Allowance: a token bucket for messages and bytes of one connection. Nobody is closed for being fast: the answer is
 * how long to stop reading, so that TCP slows the sender down.
 */
import { LIMITS } from '../../shared/limits.ts';
import type { Clock } from '../clock.ts';

export class Allowance {
  readonly #clock: Clock;
  #messages: number = LIMITS.messageBurst;
  #bytes: number = LIMITS.bytesBurst;
  #filledAt: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#filledAt = clock.now();
  }

  /** Takes what one frame held. Returns the milliseconds to wait before the next one, usually 0. */
  spend(bytes: number, messages: number): number {
    this.#messages -= messages;
    this.#bytes -= bytes;
    if (this.#messages >= 0 && this.#bytes >= 0) return 0;
    this.#refill();
    const wait = Math.max(-this.#messages / LIMITS.messagesPerSecond, -this.#bytes / LIMITS.bytesPerSecond);
    return wait > 0 ? Math.ceil(wait * 1_000) : 0;
  }

  #refill(): void {
    const now = this.#clock.now();
    const seconds = Math.max(0, now - this.#filledAt) / 1_000;
    this.#filledAt = now;
    this.#messages = Math.min(LIMITS.messageBurst, this.#messages + seconds * LIMITS.messagesPerSecond);
    this.#bytes = Math.min(LIMITS.bytesBurst, this.#bytes + seconds * LIMITS.bytesPerSecond);
  }
}
