/**
 * Comments on their way. Each is kept on the device until the server has it, under its own key, so that tabs do not
 * overwrite each other's; sending one twice is harmless, since a command happens once. Only its author's browser sends it.
 */

import type { CommandOf, DiscussionChange } from '../../../shared/discussion.ts';
import type { Spot } from '../../../shared/domain/discussion.ts';
import { AppError, type ErrorCode, FINAL_ERRORS } from '../../../shared/errors.ts';
import {
  type DocumentId,
  type MemberId,
  parseItemId,
  parseMessageId,
  parseThreadId,
} from '../../../shared/ids.ts';
import type { Entries } from '../../deviceStorage.ts';
import { writable } from '../readable.ts';
import type { Readable } from '../types.ts';

export type Comment = CommandOf<'open'> | CommandOf<'reply'>;

export interface Unsent {
  readonly comment: Comment;
  readonly at: number;
  /** Null while it will be tried again; else why the server does not take it. */
  readonly refused: ErrorCode | null;
}

export interface OutboxParts {
  readonly documentId: DocumentId;
  readonly me: MemberId | null;
  readonly storage: Entries | null;
  readonly send: (comment: Comment) => Promise<DiscussionChange>;
  readonly onSent: (change: DiscussionChange) => void;
  readonly now: () => number;
  readonly after: (ms: number, run: () => void) => () => void;
}

const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;

export class Outbox {
  readonly #parts: OutboxParts;
  readonly #unsent = writable<readonly Unsent[]>([]);
  readonly #prefix: string;
  #sending = false;
  #pause = FIRST_PAUSE_MS;
  #cancel: () => void = () => undefined;

  /** Oldest first. */
  readonly unsent: Readable<readonly Unsent[]> = this.#unsent;
  /** Whether what waits survives a reload. */
  readonly kept: boolean;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
    this.kept = parts.storage !== null;
    this.#prefix = `jumelage.unsent.${parts.documentId}.${parts.me}.`;
    this.#unsent.set(this.#read());
    void this.#work();
  }

  add(comment: Comment): void {
    this.#put({ comment, at: this.#parts.now(), refused: null });
    void this.#work();
  }

  /** Tries everything again, at once. */
  retry(): void {
    for (const one of this.#unsent.get()) if (one.refused) this.#put({ ...one, refused: null });
    this.#pause = FIRST_PAUSE_MS;
    void this.#work();
  }

  discard(id: Comment['id']): void {
    this.#unsent.set(this.#unsent.get().filter((one) => one.comment.id !== id));
    this.#parts.storage?.removeItem(this.#prefix + id);
  }

  stop(): void {
    this.#cancel();
  }

  #put(one: Unsent): void {
    const others = this.#unsent.get().filter(({ comment }) => comment.id !== one.comment.id);
    this.#unsent.set([...others, one].sort((a, b) => a.at - b.at));
    try {
      this.#parts.storage?.setItem(this.#prefix + one.comment.id, JSON.stringify(one));
    } catch {
      // A full storage: it waits in this tab alone, as everything does where storage is forbidden.
    }
  }

  /** In order: an answer may be to a thread that waits as well. */
  async #work(): Promise<void> {
    if (this.#sending) return;
    this.#cancel();
    this.#sending = true;
    let next = this.#next();
    while (next !== null && (await this.#try(next))) next = this.#next();
    this.#sending = false;
    if (next === null) return;
    this.#cancel = this.#parts.after(this.#pause, () => void this.#work());
    this.#pause = Math.min(2 * this.#pause, LONGEST_PAUSE_MS);
  }

  #next(): Unsent | null {
    return this.#unsent.get().find((one) => one.refused === null) ?? null;
  }

  /** False when nothing can be sent now. */
  async #try(one: Unsent): Promise<boolean> {
    try {
      const change = await this.#parts.send(one.comment);
      this.discard(one.comment.id);
      this.#parts.onSent(change);
      this.#pause = FIRST_PAUSE_MS;
      return true;
    } catch (error) {
      if (!(error instanceof AppError && FINAL_ERRORS.has(error.code))) return false;
      this.#put({ ...one, refused: error.code });
      return true;
    }
  }

  #read(): readonly Unsent[] {
    const { storage } = this.#parts;
    const found: Unsent[] = [];
    for (let index = 0; index < (storage?.length ?? 0); index++) {
      const key = storage?.key(index) ?? '';
      const one = key.startsWith(this.#prefix) ? parse(storage?.getItem(key) ?? '') : null;
      if (one) found.push(one);
    }
    return found.sort((a, b) => a.at - b.at);
  }
}

/** Storage is the person's to change: what is no comment is none. */
function parse(text: string): Unsent | null {
  try {
    const { comment, at } = JSON.parse(text) as { comment?: unknown; at?: unknown };
    const known = parseComment(comment);
    return known && typeof at === 'number' ? { comment: known, at, refused: null } : null;
  } catch {
    return null;
  }
}

function parseComment(value: unknown): Comment | null {
  const { act, id, text, at, ...of } = (value ?? {}) as Record<string, unknown>;
  const known = parseMessageId(id);
  const [itemId, threadId] = [parseItemId(of.itemId), parseThreadId(of.threadId)];
  // Null is said by who means the document; what is no id is a mistake.
  if (known === null || typeof text !== 'string') return null;
  if (act === 'open' && (itemId !== null || of.itemId === null))
    return { act, id: known, itemId, ...(at ? { at: at as Spot['at'] } : {}), text };
  return act === 'reply' && threadId !== null ? { act, id: known, threadId, text } : null;
}
