/**
 * What of my edits is where. Pure: told what happens, answers with a SaveState.
 *
 * "Saved" means: on this connection I answered the server's SyncStep1 (so it has been sent all that I have), and the
 * server has acknowledged every sync message with content that I sent (message type 102). A local write, a sent frame or
 * another tab never make it "saved".
 */
import type { ErrorCode } from '../../shared/errors.ts';
import type { SaveState } from './types.ts';

type Link =
  | { readonly kind: 'never' }
  | { readonly kind: 'open'; readonly answered: boolean; readonly sent: number; readonly durable: number }
  | { readonly kind: 'down'; readonly since: number }
  | { readonly kind: 'refused'; readonly reason: ErrorCode };

/** A loss shorter than this reads "Reconnecting…", a longer one "Offline". */
export const SHORT_LOSS_MS = 8_000;

export interface TrackerOptions {
  readonly readOnly: false | 'role' | 'archived';
  /** Local changes kept from before this page was loaded. */
  readonly unsaved: number;
  readonly now: () => number;
  readonly online: () => boolean;
}

export class SaveTracker {
  readonly #options: TrackerOptions;
  #link: Link = { kind: 'never' };
  #unsaved: number;
  #savedAt: number | null = null;
  /** Payloads under way over HTTP, which are too large for a frame. */
  #uploads = 0;

  constructor(options: TrackerOptions) {
    this.#options = options;
    this.#unsaved = options.unsaved;
  }

  /** Local changes since everything was last durable: to be remembered across a reload. */
  get unsaved(): number {
    return this.#unsaved;
  }

  changed(): void {
    this.#unsaved++;
  }

  opened(): void {
    this.#link = { kind: 'open', answered: false, sent: 0, durable: 0 };
  }

  /** A sync message with content left; `answer` is true for the SyncStep2 that answers the server's SyncStep1. */
  sent(answer: boolean): void {
    if (this.#link.kind !== 'open') return;
    this.#link = { ...this.#link, answered: this.#link.answered || answer, sent: this.#link.sent + 1 };
  }

  /** The server says: the first `count` of them are durable. */
  durable(count: number): void {
    if (this.#link.kind !== 'open') return;
    this.#link = { ...this.#link, durable: Math.max(this.#link.durable, count) };
    this.#settle();
  }

  uploadStarted(answer: boolean): void {
    this.#uploads++;
    if (this.#link.kind === 'open' && answer) this.#link = { ...this.#link, answered: true };
  }

  uploadEnded(durable: boolean): void {
    this.#uploads--;
    if (durable) this.#settle();
  }

  closed(): void {
    if (this.#link.kind === 'open') this.#link = { kind: 'down', since: this.#options.now() };
    else if (this.#link.kind === 'never' && !this.#options.online())
      this.#link = { kind: 'down', since: Number.NEGATIVE_INFINITY };
  }

  /** Nothing answered for a while since the page was opened. */
  gaveUpWaiting(): void {
    if (this.#link.kind === 'never') this.#link = { kind: 'down', since: Number.NEGATIVE_INFINITY };
  }

  refused(reason: ErrorCode): void {
    this.#link = { kind: 'refused', reason };
  }

  state(): SaveState {
    const { readOnly, now, online } = this.#options;
    if (this.#link.kind === 'refused') return this.#refusal(this.#link.reason);
    if (readOnly !== false) return { kind: 'readOnly', reason: readOnly };
    switch (this.#link.kind) {
      case 'never':
        return { kind: 'loading' };
      case 'open':
        return this.#allDurable() ? { kind: 'saved', at: this.#savedAt } : { kind: 'saving' };
      case 'down': {
        const short = online() && now() - this.#link.since < SHORT_LOSS_MS;
        return short ? { kind: 'reconnecting' } : { kind: 'offline', changes: this.#unsaved };
      }
    }
  }

  #refusal(reason: ErrorCode): SaveState {
    return this.#unsaved > 0 ? { kind: 'notSaved', reason } : { kind: 'readOnly', reason };
  }

  #allDurable(): boolean {
    const link = this.#link;
    return link.kind === 'open' && link.answered && link.durable >= link.sent && this.#uploads === 0;
  }

  #settle(): void {
    if (!this.#allDurable()) return;
    this.#unsaved = 0;
    this.#savedAt = this.#options.now();
  }
}
