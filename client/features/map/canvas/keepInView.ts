/** What is chosen stays clear of the panel that opens for it; what showed all of the map still does beside a panel. */
import type { ItemId } from '../../../../shared/ids.ts';
import { containsBox, union } from '../../../canvas/geometry.ts';
import { DOUBLE_CLICK_MS } from '../../../canvas/gesture.ts';
import { glideCamera } from '../../../canvas/glideCamera.ts';
import type { Camera } from '../../../canvas/Viewport.ts';
import type { MapDesk } from '../MapDesk.ts';
import { cameraToChosen, type Seeing } from './chosen.ts';
import { homeOf } from './home.ts';

/**
 * Listens to what is chosen, and is told when a panel came. A hand that presses may press again at the same place, or
 * drag: nothing moves under it until then.
 */
export function keepInView(seeing: Seeing): { readonly look: () => void; readonly stop: () => void } {
  const { selection, viewport } = seeing;
  const over = new AbortController();
  let [due, pressed, until, chosen] = [false, false, 0, selection.ids];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    clearTimeout(timer);
    due = true;
    if (pressed) return;
    const wait = selection.editing === null ? until - performance.now() : 0;
    if (wait > 0) {
      timer = setTimeout(look, wait);
      return;
    }
    due = false;
    const camera = cameraToChosen(seeing);
    if (camera) glideCamera(viewport, camera);
  };
  const press = () => {
    pressed = true;
    until = performance.now() + DOUBLE_CLICK_MS;
  };
  const lift = () => {
    pressed = false;
    if (due) look();
  };
  const listening = { capture: true, signal: over.signal };
  window.addEventListener('pointerdown', press, listening);
  window.addEventListener('pointerup', lift, listening);
  window.addEventListener('pointercancel', lift, listening);
  const unsubscribe = selection.subscribe(() => {
    if (chosen === selection.ids) return;
    chosen = selection.ids;
    look();
  });
  return {
    look,
    stop() {
      clearTimeout(timer);
      over.abort();
      unsubscribe();
    },
  };
}

const isAt = (a: Camera, b: Camera | null) => b !== null && a.x === b.x && a.y === b.y && a.zoom === b.zoom;

/** As "Show everything" does on every surface: larger than life it shows nothing. */
const WHOLE = { padding: 48, zoom: 1 };

function wholeOf({ model, viewport }: Seeing): Camera | null {
  const all = union([...model.boxes()].map(([, box]) => box));
  return all && viewport.cameraToFit(all, WHOLE.padding, WHOLE.zoom);
}

/**
 * To all of the map, or where it can be read (MP26) unless all was asked for; remembered, to tell whether somebody went
 * elsewhere.
 */
export function goHome(desk: MapDesk, glides: boolean, whole = desk.look.whole): void {
  const { look, model, viewport } = desk;
  const home = whole ? null : homeOf(model, viewport);
  look.whole = whole;
  look.home = whole ? wholeOf(desk) : home && viewport.cameraToFit(home.box, home.padding);
  if (look.home) glideCamera(viewport, look.home, !glides || undefined);
}

export const isHome = ({ look, viewport }: MapDesk): boolean => isAt(viewport.camera(), look.home);

/** Wholly in view, without going nearer than one is; null: it is already. */
function cameraToAll({ model, viewport }: Seeing, ids: readonly ItemId[]): Camera | null {
  const box = union(ids.flatMap((id) => model.box(id) ?? []));
  const clear = viewport.clearBox();
  if (!box || containsBox(viewport.boxToBoard(clear), box)) return null;
  const shown = viewport.boxToScreen(box);
  const fits = shown.w <= clear.w && shown.h <= clear.h;
  return fits ? viewport.cameraToReveal(box, 0) : viewport.cameraToFit(box, 24);
}

function showsAll({ model, viewport }: Seeing): boolean {
  const all = union([...model.boxes()].map(([, box]) => box));
  return all === null || containsBox(viewport.boxToBoard(viewport.clearBox()), all);
}

/**
 * An act that moves nodes, and tells how many. What was tidied is in view then, and all of the map where it was; any other
 * act moves the view only where some of the map would be out of it. Where the camera went for what was tidied, undo brings
 * it back, and redo there again. Whether the camera was seen to.
 */
export function keepWhole(desk: MapDesk, act: () => number, tidied?: readonly ItemId[]): boolean {
  const { look, model, viewport } = desk;
  const all = !tidied || tidied.length === model.nodeCount;
  const [from, home, was] = [viewport.camera(), all && isHome(desk), look.tidied];
  const count = act();
  if (count === 0) return false;
  if (!tidied && was?.count === count && isAt(from, was.here)) {
    look.tidied = { count, here: was.back, back: from };
    if (home) look.home = was.back;
    glideCamera(viewport, was.back);
    return true;
  }
  const returns =
    home &&
    (look.whole || homeOf(model, viewport)?.isAll === true) &&
    (tidied !== undefined || !showsAll(desk));
  if (returns) goHome(desk, true);
  const here = returns ? look.home : tidied ? cameraToAll(desk, tidied) : null;
  if (here && tidied) look.tidied = { count, here, back: from };
  if (here && !returns) glideCamera(viewport, here);
  return here !== null;
}
