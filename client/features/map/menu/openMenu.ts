/** Where the menu of an item opens without a pointer, and what it is about. */
import { parseItemId } from '../../../../shared/ids.ts';
import type { Point } from '../../../canvas/geometry.ts';
import type { MapDesk } from '../MapDesk.ts';

const middle = (element: Element): Point => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
};

/** Under what is chosen, or has the keyboard; else in the middle of what is seen. */
export function openMenu({ menu, model, selection }: MapDesk): void {
  const wished = selection.focused ?? [...selection.ids][0] ?? null;
  const id = wished !== null && model.store.get(wished) ? wished : null;
  const pane = document.querySelector('[data-region="board"], [data-board-canvas]');
  const element = (id && document.querySelector(`[data-item="${id}"]`)) || pane;
  const place = { id, at: element ? middle(element) : { x: 0, y: 0 } };
  // A menu that opens while its own key is still being handled takes that key as the one that closes it.
  setTimeout(() => menu.set(place));
}

const OWN = 'input, textarea, select, a, [contenteditable="true"]';

/** A right press, a long press or the menu key on a row of outline or table; the canvas tells of its own. */
export function onRow(event: MouseEvent, desk: MapDesk): void {
  if (event.defaultPrevented || !(event.target instanceof Element) || event.target.closest(OWN)) return;
  const row = event.target.closest<HTMLElement>('[data-view] [data-item]');
  const id = parseItemId(row?.dataset.item);
  if (row === null || id === null || !desk.model.store.get(id)) return;
  event.preventDefault();
  if (!desk.selection.has(id)) desk.selection.set([id]);
  const byKey = event.clientX === 0 && event.clientY === 0;
  desk.menu.set({ id, at: byKey ? middle(row) : { x: event.clientX, y: event.clientY } });
}
