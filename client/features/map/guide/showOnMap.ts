import type { ItemId } from '../../../../shared/ids.ts';
import { cameraToChosen, seeWith } from '../canvas/chosen.ts';
import type { MapDesk } from '../MapDesk.ts';

/**
 * Chooses an item and brings it into view; the keyboard stays where somebody writes. `about`: what it answers, which stays
 * in view with all of its answers for as long as there is room.
 */
export function showOnMap(desk: MapDesk, id: ItemId, about?: ItemId): void {
  const { model, selection, viewport } = desk;
  const box = model.box(id);
  if (box === null) return;
  selection.set([id]);
  viewport.reveal(box);
  const answers = about ? model.linksOf(about).flatMap(({ from, to }) => [from, to]) : [];
  seeWith(selection, answers);
  const camera = cameraToChosen(desk);
  if (camera) viewport.setCamera(camera);
}
