/**
 * "Since you were last here": asks once what I saw then, compares it when the board is complete, and notes what I see
 * now and then and when I leave. What others do while I am here is not news, I see it happen.
 */
import type { VisitView } from '../../shared/api.ts';
import type { ItemId, MemberId } from '../../shared/ids.ts';
import type { Timing } from '../canvas/presence/PresencePublisher.ts';
import { storageOf } from '../deviceStorage.ts';
import { writable } from '../live/readable.ts';
import type { LiveDocument, Readable } from '../live/types.ts';
import { type Glanced, type News, newsSince, takeGlance } from './glance.ts';

export interface SinceParts {
  /** Of this person and this document. */
  readonly key: string;
  readonly me: MemberId | null;
  readonly items: () => Iterable<Glanced>;
  readonly live: Pick<LiveDocument, 'saveState'>;
  readonly before: () => Promise<VisitView>;
  /** `last` is said while the page goes away; `seen` ends what was before. */
  readonly note: (glance: Uint8Array<ArrayBuffer>, how: { seen: boolean; last: boolean }) => Promise<void>;
  readonly timing: Pick<Timing, 'after'>;
}

export interface WhatIsNew extends News {
  readonly at: number;
  /** What was seen then. */
  readonly glance: Uint8Array;
}

const NOTE_EVERY_MS = 5 * 60_000;
/** What a document was like when it was left in this tab, also to load it anew: who comes back has seen, and perhaps made, all of that. */
const LEFT = 'jumelage.left.';

export class Since {
  readonly #parts: SinceParts;
  readonly #news = writable<WhatIsNew | null>(null);
  readonly #highlights = writable<ReadonlyMap<ItemId, 'fresh' | 'changed'>>(new Map());
  readonly #stops: (() => void)[] = [];
  readonly #compared = writable<'not yet' | 'first' | 'compared'>('not yet');
  #complete = false;
  #found: readonly Glanced[] | null = null;
  #ended = false;
  #cancel: () => void = () => undefined;

  /** Null until it is known, and on a first visit. */
  readonly news: Readable<WhatIsNew | null> = this.#news;
  /** Whether there was a visit to compare with. */
  readonly compared: Readable<'not yet' | 'first' | 'compared'> = this.#compared;
  readonly highlights: Readable<ReadonlyMap<ItemId, 'fresh' | 'changed'>> = this.#highlights;

  constructor(parts: SinceParts) {
    this.#parts = parts;
    const { saveState } = parts.live;
    const look = () => {
      const { kind } = saveState.get();
      if (this.#complete || (kind !== 'saved' && kind !== 'readOnly')) return;
      this.#complete = true;
      // The answer may take long, and what is written meanwhile is no news.
      this.#found ??= [...parts.items()];
      void this.#compare(this.#found);
    };
    this.#stops.push(saveState.subscribe(look));
    look();
  }

  highlightOf(id: ItemId): 'fresh' | 'changed' | null {
    return this.#highlights.get().get(id) ?? null;
  }

  show(shown: boolean): void {
    const news = shown ? this.#news.get() : null;
    const marks = new Map<ItemId, 'fresh' | 'changed'>();
    for (const id of news?.fresh ?? []) marks.set(id, 'fresh');
    for (const id of news?.changed ?? []) marks.set(id, 'changed');
    this.#highlights.set(marks);
  }

  async markSeen(): Promise<void> {
    await this.#note({ seen: true, last: false });
    this.#news.set(null);
    this.show(false);
  }

  /** The page goes away, or may. */
  readonly leave = (): void => {
    if (this.#complete) void this.#note({ seen: false, last: true }).catch(() => undefined);
  };

  destroy(): void {
    this.#ended = true;
    this.leave();
    this.#cancel();
    for (const stop of this.#stops) stop();
  }

  async #compare(found: readonly Glanced[]): Promise<void> {
    try {
      const { before: last } = await this.#parts.before();
      if (this.#ended) return;
      const left = JSON.parse(storageOf('sessionStorage')?.getItem(LEFT + this.#parts.key) ?? '0');
      const before = left
        ? { at: left[0], glance: Uint8Array.from(left.slice(1)) }
        : last && { at: last.at, glance: bytesOf(last.glance) };
      const news = before && newsSince(before.glance, found, this.#parts.me);
      if (news && news.fresh.length + news.changed.length + news.gone > 0)
        this.#news.set({ ...news, ...before });
      this.#compared.set(before ? 'compared' : 'first');
      this.#noteNowAndThen();
    } catch {
      // Without an answer there is no news and nothing is noted: the next visit compares with the one before.
      this.#complete = false;
    }
  }

  /** One that fails is followed by the next: what is lost is that the next visit shows a little too much. */
  #noteNowAndThen(): void {
    this.#note({ seen: false, last: false }).catch(() => undefined);
    this.#cancel = this.#parts.timing.after(NOTE_EVERY_MS, () => this.#noteNowAndThen());
  }

  #note(how: { seen: boolean; last: boolean }): Promise<void> {
    const glance = takeGlance(this.#parts.items());
    if (how.last) {
      try {
        storageOf('sessionStorage')?.setItem(LEFT + this.#parts.key, JSON.stringify([Date.now(), ...glance]));
      } catch {
        // Full: the next visit shows a little too much.
      }
    }
    return this.#parts.note(glance, how);
  }
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
