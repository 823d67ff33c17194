/** Where the menu of an item opens without a pointer, and what it is about. */
import { type ItemId, parseItemId } from '../../../../shared/ids.ts';
import type { Point } from '../../../canvas/geometry.ts';
import type { MapDesk } from '../MapDesk.ts';

const middle = (element: Element): Point => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
};

/** Under what is chosen, or has the keyboard; else in the middle of what is seen. */
export function openMenu({ menu, model, selection }: MapDesk): void {
  const wished = selection.current ?? [...selection.ids][0] ?? null;
  const id = wished !== null && model.store.get(wished) ? wished : null;
  const pane = document.querySelector('[data-region="board"], [data-board-canvas]');
  const element = (id && document.querySelector(`[data-item="${id}"]`)) || pane;
  const place = { id, at: element ? middle(element) : { x: 0, y: 0 } };
  // A menu that opens while its own key is still being handled takes that key as the one that closes it.
  setTimeout(() => menu.set(place));
}

const OWN = 'input, textarea, select, a, [contenteditable="true"]';

interface Row {
  readonly id: ItemId;
  readonly element: HTMLElement;
}

/** The row of outline or table that an event is about; the canvas tells of its own. */
function rowOf({ target }: Event, { model }: MapDesk): Row | null {
  if (!(target instanceof Element) || target.closest(OWN)) return null;
  const element = target.closest<HTMLElement>('[data-view] [data-item]');
  const id = parseItemId(element?.dataset.item);
  return element === null || id === null || !model.store.get(id) ? null : { id, element };
}

function openOn(id: ItemId, at: Point, { selection, menu }: MapDesk): void {
  if (!selection.has(id)) selection.set([id]);
  menu.set({ id, at });
}

const HOLD_MS = 500;
/** A finger that goes further scrolls. */
const STAYS_PX = 10;

/** A right press, a long press or the menu key on a row. Not every browser asks for a menu when a finger stays. */
export function hearRows(desk: MapDesk): () => void {
  const ended = new AbortController();
  const options = { signal: ended.signal };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let began: Point = { x: 0, y: 0 };
  let finger = false;
  /** The finger that is down, or was last, has asked for the menu. */
  let held = false;
  const stop = () => clearTimeout(timer);
  const onUp = () => {
    stop();
    finger = false;
  };
  // Browsers click where a finger is lifted: that would press in the menu that it asked for, or close it.
  const onLift = (event: TouchEvent) => held && event.cancelable && event.preventDefault();
  const onDown = (event: PointerEvent) => {
    stop();
    held = false;
    finger = event.pointerType === 'touch';
    const row = finger && event.isPrimary ? rowOf(event, desk) : null;
    if (row === null) return;
    began = { x: event.clientX, y: event.clientY };
    // On what was touched, which hears it even when it is drawn anew meanwhile and is no longer in the page.
    event.target?.addEventListener('touchend', (lift) => onLift(lift as TouchEvent), {
      ...options,
      once: true,
      passive: false,
    });
    timer = setTimeout(() => {
      held = true;
      openOn(row.id, began, desk);
    }, HOLD_MS);
  };
  const onMove = ({ clientX, clientY }: PointerEvent) => {
    if (Math.hypot(clientX - began.x, clientY - began.y) > STAYS_PX) stop();
  };
  const onMenu = (event: MouseEvent) => {
    const row = event.defaultPrevented ? null : rowOf(event, desk);
    if (row === null) return;
    stop();
    event.preventDefault();
    // Browsers that ask as well do so sooner or later than we: the first one counts.
    if (finger && held) return;
    held = finger;
    const byKey = event.clientX === 0 && event.clientY === 0;
    openOn(row.id, byKey ? middle(row.element) : { x: event.clientX, y: event.clientY }, desk);
  };
  document.addEventListener('pointerdown', onDown, options);
  document.addEventListener('pointermove', onMove, options);
  document.addEventListener('pointerup', onUp, options);
  document.addEventListener('pointercancel', onUp, options);
  document.addEventListener('contextmenu', onMenu, options);
  return () => {
    stop();
    ended.abort();
  };
}
