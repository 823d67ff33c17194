/** What is said to people who listen: my own acts at once, what others did as one sentence at most every five seconds. */
import type { ItemId } from '../../../../shared/ids.ts';
import { writable } from '../../../live/readable.ts';
import type { Readable } from '../../../live/types.ts';
import type { BoardModel } from '../model/boardModel.ts';
import type { Timing } from '../presence/PresencePublisher.ts';

export interface OthersDid {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

export const SUMMARY_EVERY_MS = 5_000;

export interface AnnouncerParts {
  readonly model: BoardModel;
  readonly timing: Pick<Timing, 'after'>;
  readonly summary: (did: OthersDid) => string;
}

export class Announcer {
  /** The last words; a trailing space tells a repetition apart, or it would not be read again. */
  readonly said: Readable<string>;
  readonly #said = writable('');
  readonly #others = writable('');
  readonly othersSaid: Readable<string>;
  readonly #parts: AnnouncerParts;
  readonly #known: Set<ItemId>;
  readonly #touched = new Map<ItemId, 'added' | 'changed' | 'removed'>();
  readonly #stop: () => void;
  #cancel: (() => void) | null = null;

  constructor(parts: AnnouncerParts) {
    this.said = this.#said;
    this.othersSaid = this.#others;
    this.#parts = parts;
    this.#known = new Set(parts.model.store.ids());
    this.#stop = parts.model.onChange(({ items, local }) => this.#learn(items, local));
  }

  say(words: string): void {
    this.#said.set(this.#said.get() === words ? `${words}\u00a0` : words);
  }

  destroy(): void {
    this.#stop();
    this.#cancel?.();
  }

  #learn(items: ReadonlySet<ItemId>, local: boolean): void {
    for (const id of items) {
      const present = this.#parts.model.item(id) !== null;
      const did = present ? (this.#known.has(id) ? 'changed' : 'added') : 'removed';
      if (present) this.#known.add(id);
      else this.#known.delete(id);
      if (!local) this.#note(id, did);
    }
    if (this.#touched.size > 0 && this.#cancel === null)
      this.#cancel = this.#parts.timing.after(SUMMARY_EVERY_MS, () => this.#tell());
  }

  /** What came and went again within five seconds is not worth a word. */
  #note(id: ItemId, did: 'added' | 'changed' | 'removed'): void {
    const before = this.#touched.get(id);
    if (did === 'removed' && before === 'added') this.#touched.delete(id);
    else if (before !== 'added' || did === 'removed') this.#touched.set(id, did);
  }

  #tell(): void {
    this.#cancel = null;
    const count = (kind: string) => [...this.#touched.values()].filter((did) => did === kind).length;
    const did = { added: count('added'), changed: count('changed'), removed: count('removed') };
    this.#touched.clear();
    if (did.added + did.changed + did.removed > 0) this.#others.set(this.#parts.summary(did));
  }
}
