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
  | {
      readonly kind: 'open';
      readonly answered: boolean;
      readonly sent: number;
      readonly durable: number;
      /** When the server last stored something of mine, or when I last had nothing to store. */
      readonly movedAt: number;
      /** The server has said that it takes nothing from me. */
      readonly denied: boolean;
      /** The document has no room for something of mine. */
      readonly full: boolean;
    }
  | { readonly kind: 'down'; readonly since: number }
  | { readonly kind: 'refused'; readonly reason: ErrorCode };

/** A loss shorter than this reads "Reconnecting…", a longer one "Offline". */
export const SHORT_LOSS_MS = 8_000;

/** The server is there and stores nothing for this long: more than a slow disk. */
export const LONG_SAVE_MS = 15_000;

export interface TrackerOptions {
  readonly readOnly: false | 'role' | 'archived';
  /** Local changes kept from before this page was loaded. */
  readonly unsaved: number;
  readonly now: () => number;
  readonly online: () => boolean;
  /** Is there a copy on this device that survives a reload? */
  readonly kept: () => boolean;
}

export class SaveTracker {
  readonly #options: TrackerOptions;
  #readOnly: TrackerOptions['readOnly'];
  #link: Link = { kind: 'never' };
  #unsaved: number;
  #savedAt: number | null = null;
  /** Something too large for a frame is on its way by HTTP; the frame that closes it is counted like every other. */
  #uploading = false;

  constructor(options: TrackerOptions) {
    this.#options = options;
    this.#readOnly = options.readOnly;
    this.#unsaved = options.unsaved;
  }

  /** Local changes, as a person counts them, since everything was last durable: to be remembered across a reload. */
  get unsaved(): number {
    return this.#unsaved;
  }

  /** What the page knows of my rights has changed. */
  restrict(readOnly: TrackerOptions['readOnly']): void {
    this.#readOnly = readOnly;
  }

  /** `more`: of a change that is counted already, as the next letter of a word is. */
  changed(more = false): void {
    if (!more || this.#unsaved === 0) this.#unsaved++;
  }

  opened(): void {
    const movedAt = this.#options.now();
    this.#link = { kind: 'open', answered: false, sent: 0, durable: 0, movedAt, denied: false, full: false };
  }

  /** A sync message with content left; `answer` is true for the SyncStep2 that answers the server's SyncStep1. */
  sent(answer: boolean): void {
    if (this.#link.kind !== 'open') return;
    const { answered, sent, denied } = this.#link;
    const movedAt = this.#allDurable() ? this.#options.now() : this.#link.movedAt;
    // Whoever may only read is not asked what they have: an answer means that I may write again.
    const link = { ...this.#link, answered: answered || answer, sent: sent + 1, movedAt };
    this.#link = { ...link, denied: denied && !answer };
  }

  /** The server says: the first `count` of them are durable. */
  durable(count: number): void {
    if (this.#link.kind !== 'open') return;
    const durable = Math.max(this.#link.durable, count);
    this.#link = { ...this.#link, durable, movedAt: this.#options.now() };
    this.#settle();
  }

  uploading(now: boolean): void {
    this.#uploading = now;
  }

  /** I may only read now, and what I send is dropped. */
  denied(): void {
    if (this.#link.kind === 'open') this.#link = { ...this.#link, denied: true };
  }

  /** Something of mine does not fit; the server asks for it again when it may. */
  full(): void {
    if (this.#link.kind === 'open') this.#link = { ...this.#link, full: true };
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
    const { now, online, kept } = this.#options;
    if (this.#link.kind === 'refused') return this.#refusal(this.#link.reason, this.#link.reason);
    if (this.#readOnly !== false) return this.#refusal('READ_ONLY', this.#readOnly);
    if (this.#link.kind === 'open' && this.#link.denied) return this.#refusal('READ_ONLY', 'role');
    switch (this.#link.kind) {
      case 'never':
        return { kind: 'loading' };
      case 'open':
        if (this.#allDurable()) return { kind: 'saved', at: this.#savedAt };
        if (this.#link.full) return { kind: 'notSaved', reason: 'DOCUMENT_FULL' };
        return this.#storesNothing() ? { kind: 'notSaved', reason: 'STORE_UNAVAILABLE' } : { kind: 'saving' };
      case 'down': {
        const short = online() && now() - this.#link.since < SHORT_LOSS_MS;
        return short ? { kind: 'reconnecting' } : { kind: 'offline', changes: this.#unsaved, kept: kept() };
      }
    }
  }

  #refusal(reason: ErrorCode, why: ErrorCode | 'role' | 'archived'): SaveState {
    return this.#unsaved > 0 ? { kind: 'notSaved', reason } : { kind: 'readOnly', reason: why };
  }

  #storesNothing(): boolean {
    const link = this.#link;
    if (link.kind !== 'open' || this.#unsaved === 0 || this.#uploading) return false;
    return link.answered && this.#options.now() - link.movedAt >= LONG_SAVE_MS;
  }

  /** The server asked what I have on this connection: its document is open. */
  get isAnswered(): boolean {
    return this.#link.kind === 'open' && this.#link.answered;
  }

  #allDurable(): boolean {
    const link = this.#link;
    return link.kind === 'open' && link.answered && link.durable >= link.sent && !this.#uploading;
  }

  #settle(): void {
    if (this.#link.kind !== 'open' || !this.#allDurable()) return;
    this.#link = { ...this.#link, full: false };
    this.#unsaved = 0;
    this.#savedAt = this.#options.now();
  }
}
