/**
 * What is said to people who listen: my own acts at once; what others did, as much as they asked for, as one saying at
 * most every five seconds.
 */
import type { ItemId } from '../../shared/ids.ts';
import type { Timing } from '../canvas/presence/PresencePublisher.ts';
import { writable } from '../live/readable.ts';
import type { Readable } from '../live/types.ts';
import { type AnnounceLevel, SUMMARY_EVERY_MS } from './announceLevel.ts';

type Did = 'added' | 'changed' | 'moved' | 'removed';

export interface OthersDid {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

/** One thing that somebody else did. */
export interface OneDone {
  readonly did: Did;
  /** Its words; those that it had, when it is gone. */
  readonly title: string;
  readonly id: ItemId;
}

/** More than so many at once are counted, whatever somebody asked for: nobody listens to fifty sentences. */
const MOST_SENTENCES = 5;

/** Of a document of items, what it takes to tell what became of them. */
export interface Announced {
  readonly store: { ids(): Iterable<ItemId> };
  /** Null for what is not there. */
  item(id: ItemId): object | null;
  /** What it lies in. */
  parentOf(id: ItemId): ItemId | null;
  onChange(
    listener: (change: { readonly items: ReadonlySet<ItemId>; readonly others: ReadonlySet<ItemId> }) => void,
  ): () => void;
}

export interface AnnouncerParts {
  readonly model: Announced;
  readonly timing: Pick<Timing, 'after'>;
  readonly level: Readable<AnnounceLevel>;
  readonly titleOf: (id: ItemId) => string;
  readonly summary: (did: OthersDid) => string;
  readonly sentence: (one: OneDone) => string;
}

interface Known {
  readonly title: string;
  readonly parent: ItemId | null;
}

export class Announcer {
  /** The last words; a trailing space tells a repetition apart, or it would not be read again. */
  readonly said: Readable<string>;
  readonly #said = writable('');
  readonly #others = writable('');
  readonly othersSaid: Readable<string>;
  readonly #parts: AnnouncerParts;
  readonly #known = new Map<ItemId, Known>();
  readonly #touched = new Map<ItemId, OneDone>();
  readonly #stop: () => void;
  #cancel: (() => void) | null = null;

  constructor(parts: AnnouncerParts) {
    this.said = this.#said;
    this.othersSaid = this.#others;
    this.#parts = parts;
    for (const id of parts.model.store.ids()) this.#remember(id);
    this.#stop = parts.model.onChange(({ items, others }) => this.#learn(items, others));
  }

  say(words: string): void {
    this.#said.set(this.#said.get() === words ? `${words}\u00a0` : words);
  }

  destroy(): void {
    this.#stop();
    this.#cancel?.();
  }

  #remember(id: ItemId): void {
    const { titleOf, model } = this.#parts;
    this.#known.set(id, { title: titleOf(id), parent: model.parentOf(id) });
  }

  #learn(items: ReadonlySet<ItemId>, others: ReadonlySet<ItemId>): void {
    for (const id of items) {
      const before = this.#known.get(id);
      const present = this.#parts.model.item(id) !== null;
      if (present) this.#remember(id);
      else this.#known.delete(id);
      if (others.has(id)) this.#note(id, before, present);
    }
    const quiet = this.#touched.size === 0 || this.#cancel !== null;
    if (!quiet) this.#cancel = this.#parts.timing.after(SUMMARY_EVERY_MS, () => this.#tell());
  }

  /** What came and went again within five seconds is not worth a word. */
  #note(id: ItemId, known: Known | undefined, present: boolean): void {
    const did = this.#didTo(id, known, present);
    const title = this.#known.get(id)?.title ?? known?.title ?? '';
    const before = this.#touched.get(id)?.did;
    if (did === 'removed' && before === 'added') this.#touched.delete(id);
    else this.#touched.set(id, { id, title, did: before === 'added' && present ? 'added' : did });
  }

  #didTo(id: ItemId, known: Known | undefined, present: boolean): Did {
    if (!present) return 'removed';
    if (known === undefined) return 'added';
    return known.parent === this.#known.get(id)?.parent ? 'changed' : 'moved';
  }

  #tell(): void {
    this.#cancel = null;
    const all = [...this.#touched.values()];
    this.#touched.clear();
    const { level, summary, sentence } = this.#parts;
    const wanted = level.get();
    if (all.length === 0 || wanted === 'off' || wanted === 'mentions') return;
    const count = (...kinds: readonly Did[]) => all.filter((one) => kinds.includes(one.did)).length;
    const counts = { added: count('added'), changed: count('changed', 'moved'), removed: count('removed') };
    const words =
      wanted === 'all' && all.length <= MOST_SENTENCES ? all.map(sentence).join(' ') : summary(counts);
    this.#others.set(this.#others.get() === words ? `${words}\u00a0` : words);
  }
}
