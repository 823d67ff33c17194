/**
 * Comments of a file on their way: what is on the board already has them only once the server does. They are kept on the
 * device until then, some threads under a key, and are sent in order; the same ones sent twice are there once.
 */
import type { BroughtComments, BroughtThread } from '../../../shared/broughtComments.ts';
import type { DiscussionChange } from '../../../shared/discussion.ts';
import { AppError, type ErrorCode, FINAL_ERRORS } from '../../../shared/errors.ts';
import type { DocumentId, MemberId } from '../../../shared/ids.ts';
import { LIMITS } from '../../../shared/limits.ts';
import type { Entries } from '../../deviceStorage.ts';

interface Waiting extends BroughtComments {
  readonly at: number;
}

/** `count`: comments that are waited for. */
export type BroughtNews =
  | { readonly kind: 'waits'; readonly count: number /** Also across a reload. */; readonly kept: boolean }
  | { readonly kind: 'refused'; readonly count: number; readonly code: ErrorCode }
  /** Said only where they were waited for. */
  | { readonly kind: 'there'; readonly count: number };

export interface BroughtOutboxParts {
  readonly documentId: DocumentId;
  readonly me: MemberId | null;
  readonly storage: Entries | null;
  readonly send: (some: BroughtComments) => Promise<DiscussionChange>;
  readonly onSent: (change: DiscussionChange) => void;
  readonly onNews: (news: BroughtNews) => void;
  readonly now: () => number;
  readonly after: (ms: number, run: () => void) => () => void;
  readonly onNetwork: (listener: (online: boolean) => void) => () => void;
}

const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;
/** Of one request, in letters: each is three bytes at most, and a single thread of the longest comments has room. */
const LETTERS = 200_000;

const lettersOf = ({ messages }: BroughtThread) =>
  messages.reduce((sum, { name, text }) => sum + name.length + text.length + 100, 100);

/** In the order of the file, each with how many threads come behind it. */
export function inRequests(threads: readonly BroughtThread[]): readonly BroughtComments[] {
  const parts: BroughtThread[][] = [];
  let room = 0;
  for (const thread of threads) {
    const letters = lettersOf(thread);
    const last = parts.at(-1);
    if (last && letters <= room && last.length < LIMITS.threadsPerBringing) {
      last.push(thread);
      room -= letters;
    } else {
      parts.push([thread]);
      room = LETTERS - letters;
    }
  }
  let more = threads.length;
  return parts.map((part) => {
    more -= part.length;
    return { threads: part, more };
  });
}

const commentsIn = (all: readonly Waiting[]) =>
  all.reduce((sum, { threads }) => sum + threads.reduce((some, one) => some + one.messages.length, 0), 0);

export class BroughtOutbox {
  readonly #parts: BroughtOutboxParts;
  readonly #prefix: string;
  readonly #stopNetwork: () => void;
  #waiting: readonly Waiting[];
  #kept = true;
  /** Comments that were said to wait. */
  #late = 0;
  #working = false;
  #stopped = false;
  /** What the server does not take, with all that came in the same file. */
  #refused: readonly Waiting[] = [];
  #pause = FIRST_PAUSE_MS;
  #cancel: () => void = () => undefined;

  constructor(parts: BroughtOutboxParts) {
    this.#parts = parts;
    this.#prefix = `jumelage.brought.${parts.documentId}.${parts.me}.`;
    this.#waiting = this.#read();
    this.#stopNetwork = parts.onNetwork((online) => {
      if (online) void this.#work();
    });
    void this.#work();
  }

  add(threads: readonly BroughtThread[]): void {
    const at = this.#parts.now();
    const some = inRequests(threads).map((part) => ({ ...part, at }));
    for (const one of some) this.#keep(one);
    this.#waiting = [...this.#waiting, ...some];
    void this.#work();
  }

  /** What was refused, once more. */
  retry(): void {
    this.#waiting = [...this.#refused, ...this.#waiting];
    this.#refused = [];
    void this.#work();
  }

  /** What was refused is wanted no more. */
  discard(): void {
    for (const one of this.#refused) this.#forget(one);
    this.#refused = [];
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel();
    this.#stopNetwork();
  }

  #keyOf({ threads: [first] }: Waiting): string {
    return `${this.#prefix}${first?.messages[0]?.id}`;
  }

  #keep(one: Waiting): void {
    try {
      const { storage } = this.#parts;
      if (storage === null) this.#kept = false;
      storage?.setItem(this.#keyOf(one), JSON.stringify(one));
    } catch {
      // A full storage: it waits in this tab alone, which is said where it waits.
      this.#kept = false;
    }
  }

  #forget(one: Waiting): void {
    this.#waiting = this.#waiting.filter((other) => other !== one);
    this.#parts.storage?.removeItem(this.#keyOf(one));
  }

  async #work(): Promise<void> {
    if (this.#working || this.#stopped) return;
    this.#cancel();
    this.#working = true;
    let next = this.#waiting[0];
    while (next !== undefined && (await this.#try(next))) next = this.#waiting[0];
    this.#working = false;
    if (next === undefined) this.#arrived();
    else if (!this.#stopped) {
      this.#cancel = this.#parts.after(this.#pause, () => void this.#work());
      this.#pause = Math.min(2 * this.#pause, LONGEST_PAUSE_MS);
    }
  }

  #arrived(): void {
    if (this.#late > 0) this.#parts.onNews({ kind: 'there', count: this.#late });
    this.#late = 0;
    this.#pause = FIRST_PAUSE_MS;
  }

  /** False when nothing can be sent now. */
  async #try(one: Waiting): Promise<boolean> {
    const { send, onSent, onNews } = this.#parts;
    try {
      const { threads, more } = one;
      const change = await send({ threads, more });
      this.#forget(one);
      onSent(change);
      return !this.#stopped;
    } catch (error) {
      if (error instanceof AppError && FINAL_ERRORS.has(error.code)) {
        const file = this.#waiting.filter(({ at }) => at === one.at);
        this.#waiting = this.#waiting.filter(({ at }) => at !== one.at);
        this.#refused = [...this.#refused, ...file];
        this.#late = 0;
        onNews({ kind: 'refused', count: commentsIn(this.#refused), code: error.code });
        return !this.#stopped;
      }
      if (this.#late === 0 && !this.#stopped) {
        this.#late = commentsIn(this.#waiting);
        onNews({ kind: 'waits', count: this.#late, kept: this.#kept });
      }
      return false;
    }
  }

  /** What waited when the page was left: those of one file in their order, the fewest behind them last. */
  #read(): readonly Waiting[] {
    const { storage } = this.#parts;
    const found: Waiting[] = [];
    for (let index = 0; index < (storage?.length ?? 0); index++) {
      const key = storage?.key(index) ?? '';
      const one = key.startsWith(this.#prefix) ? parse(storage?.getItem(key) ?? '') : null;
      if (one) found.push(one);
    }
    return found.sort((a, b) => a.at - b.at || b.more - a.more);
  }
}

/** Storage is the person's to change: what is nothing that can be sent is nothing; what it says the server looks at. */
function parse(text: string): Waiting | null {
  try {
    const { threads, more, at } = JSON.parse(text) as Partial<Waiting>;
    const isSome =
      Array.isArray(threads) && threads.every((one) => typeof one?.messages?.[0]?.id === 'string');
    return isSome && threads.length > 0 && Array.isArray(threads[0]?.messages) && typeof at === 'number'
      ? { threads, more: Number(more) || 0, at }
      : null;
  } catch {
    return null;
  }
}
