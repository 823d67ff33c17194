/** What of a board's outline is folded. A view of this person on this device: nobody else sees it, and nothing is undone. */

import { type DocumentId, type ItemId, parseItemId } from '../../../../shared/ids.ts';
import { remember, remembered } from '../../../deviceStorage.ts';
import { writable } from '../../../live/readable.ts';
import type { Readable } from '../../../live/types.ts';

const PREFIX = 'jumelage.folded.';

export class Folds {
  readonly #key: string;
  readonly #folded = writable<ReadonlySet<ItemId>>(new Set());
  readonly folded: Readable<ReadonlySet<ItemId>> = this.#folded;

  constructor(documentId: DocumentId) {
    this.#key = PREFIX + documentId;
    const kept = (remembered(this.#key) ?? '').split(' ').map(parseItemId);
    this.#folded.set(new Set(kept.filter((id) => id !== null)));
  }

  has(id: ItemId): boolean {
    return this.#folded.get().has(id);
  }

  fold(ids: Iterable<ItemId>): void {
    this.#keep(new Set([...this.#folded.get(), ...ids]));
  }

  unfold(ids: Iterable<ItemId>): void {
    const gone = new Set(ids);
    this.#keep(new Set([...this.#folded.get()].filter((id) => !gone.has(id))));
  }

  #keep(next: ReadonlySet<ItemId>): void {
    if (next.size === this.#folded.get().size) return;
    this.#folded.set(next);
    remember(this.#key, next.size === 0 ? null : [...next].join(' '));
  }
}
