/** What is chosen stays clear of the panel that opens for it; what showed all of the map still does beside a panel. */
import { union } from '../../../canvas/geometry.ts';
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

/** Where all of the map was in view before an act that moves nodes, and not only a part of them, it is after it: whether that was so. */
export function keepWhole(desk: MapDesk, act: () => boolean, part: boolean): boolean {
  const whole = !part && isHome(desk);
  const moved = act();
  if (whole && moved) goHome(desk, true);
  return whole && moved;
}
