/**
 * What others did to this board while its outline was open, newest first: words to read at leisure beside what is
 * said aloud. It comes in the same batches as that, and somebody who wants to hear nothing is shown nothing.
 */
import type { ItemId } from '../../../../shared/ids.ts';
import { type Writable, writable } from '../../../live/readable.ts';
import type { Readable } from '../../../live/types.ts';
import { Announcer, type AnnouncerParts } from '../../../together/Announcer.ts';
import type { AnnounceLevel } from '../../../together/announceLevel.ts';

export interface Entry {
  readonly key: number;
  readonly at: number;
  readonly words: string;
  /** What it was done to; null where many things are counted. */
  readonly id: ItemId | null;
}

const MOST_ENTRIES = 8;

export const isQuiet = (level: AnnounceLevel) => level === 'off' || level === 'mentions';

/** Of each open board, since its outline comes and goes, as while one looks at the canvas. */
const logs = new WeakMap<AnnouncerParts['model'], Writable<readonly Entry[]>>();

export class OthersLog {
  readonly #entries: Writable<readonly Entry[]>;
  readonly entries: Readable<readonly Entry[]>;
  readonly #announcer: Announcer;

  constructor({ level, summary, sentence, ...parts }: AnnouncerParts, now: () => number = Date.now) {
    this.entries = this.#entries = logs.get(parts.model) ?? writable<readonly Entry[]>([]);
    logs.set(parts.model, this.#entries);
    const put = (words: string, id: ItemId | null) => {
      const before = this.#entries.get();
      const entry = { key: (before[0]?.key ?? 0) + 1, at: now(), words, id };
      this.#entries.set([entry, ...before].slice(0, MOST_ENTRIES));
      return words;
    };
    this.#announcer = new Announcer({
      ...parts,
      // To the eye a count says too little, and a list is no interruption.
      level: { ...level, get: () => (isQuiet(level.get()) ? 'off' : 'all') },
      summary: (did) => put(summary(did), null),
      sentence: (one) => put(sentence(one), one.did === 'removed' ? null : one.id),
    });
  }

  destroy(): void {
    this.#announcer.destroy();
  }
}
