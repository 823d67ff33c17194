/** The colours that the next note and the next shape take: where the last one is taken back, the one before. Loaded when the page is idle. */
import type { NoteColour } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { BoardModel } from '../model/boardModel.ts';

/** To an item, or to nothing: that is taken back by nothing. */
export interface Given {
  readonly id: ItemId | null;
  readonly key: 'colour' | 'shapeColour';
  readonly before: NoteColour;
  readonly after: NoteColour;
}

export type Next = Record<Given['key'], NoteColour> & { readonly given: readonly Given[] };

/** After undo and redo of these. */
export function heedColours(next: Next, changed: readonly ItemId[], model: BoardModel): void {
  const seen = new Set<ItemId | null>(changed);
  for (const key of ['colour', 'shapeColour'] as const) {
    const given = next.given.filter((one) => one.key === key);
    if (!given.some(({ id }) => seen.has(id))) continue;
    const last = given.findLast(({ id, after }) => {
      const item = model.item(id);
      return id === null || (item && 'colour' in item && item.colour === after);
    });
    next[key] = last?.after ?? given[0]?.before ?? next[key];
  }
}
