import type { ItemId } from '../../../../shared/ids.ts';
import type { MapDesk } from '../MapDesk.ts';

/** Chooses an item and brings it into view; the keyboard stays where somebody writes. */
export function showOnMap({ model, selection, viewport }: MapDesk, id: ItemId): void {
  const box = model.box(id);
  if (box === null) return;
  selection.set([id]);
  viewport.reveal(box);
}
