/** The colours that the next note and the next shape take: where the last one is taken back, the one before. */
import type { BoardItem, NoteColour } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';

type Next = Record<'colour' | 'shapeColour', NoteColour>;

interface Given {
  readonly id: ItemId;
  readonly key: keyof Next;
  readonly before: NoteColour;
  readonly after: NoteColour;
}

const MOST = 100;

export class GivenColours {
  #given: readonly Given[] = [];

  /** To this item, or to nothing: what is chosen for nothing is taken back by nothing. */
  give(next: Next, key: keyof Next, after: NoteColour, item: BoardItem | undefined): void {
    const { [key]: before } = next;
    next[key] = after;
    this.#given = item
      ? [...this.#given, { id: item.id, key, before, after }].slice(-MOST)
      : this.#given.filter((one) => one.key !== key);
  }

  /** After undo and redo of these. */
  look(next: Next, changed: ReadonlySet<ItemId>, item: (id: ItemId) => BoardItem | null): void {
    for (const key of ['colour', 'shapeColour'] as const) {
      const given = this.#given.filter((one) => one.key === key);
      if (!given.some(({ id }) => changed.has(id))) continue;
      const last = given.findLast(({ id, after }) => {
        const one = item(id);
        return one && 'colour' in one && one.colour === after;
      });
      next[key] = last?.after ?? given[0]?.before ?? next[key];
    }
  }
}
