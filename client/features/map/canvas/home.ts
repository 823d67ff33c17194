/** Where a map opens: on all of it; where its titles would be too small for that, on what most links meet at. */
import { type Box, centre, inflate, union } from '../../../canvas/geometry.ts';
import type { Viewport } from '../../../canvas/Viewport.ts';
import { type MapModel, NODE } from '../model/mapModel.ts';

/** Around everything, in pixels. */
const PADDING = 24;
/** Of a title on the screen. */
const READABLE_PX = 8;
const LEAST_ZOOM = READABLE_PX / NODE.fontSize;
/** All of it says more than a part that is a little larger: so small it may be for that. */
const WHOLE_ZOOM = 6 / NODE.fontSize;

/** The node with the most links; of several, and where nothing is linked, the first in reading order. */
function hubOf(model: MapModel): Box | null {
  let [most, hub]: [number, Box | null] = [-1, null];
  for (const id of model.readingOrder()) {
    const links = model.node(id) ? model.linksOf(id).length : -1;
    if (links > most) [most, hub] = [links, model.box(id)];
  }
  return hub;
}

/** Where a view of `room` begins around `middle`: in the middle of what fits, else with nothing beyond the ends. */
function begin(middle: number, room: number, from: number, length: number): number {
  if (room >= length) return from - (room - length) / 2;
  return Math.min(Math.max(middle - room / 2, from), from + length - room);
}

/** What the first look fits into the window, with its margin in pixels; null of an empty map. */
export function homeOf(
  model: MapModel,
  viewport: Viewport,
): { readonly box: Box; readonly padding: number; readonly isAll: boolean } | null {
  const all = union([...model.boxes()].map(([, box]) => box));
  if (all === null) return null;
  const hub = hubOf(model);
  if (hub === null || viewport.cameraToFit(all, PADDING).zoom >= WHOLE_ZOOM)
    return { box: all, padding: PADDING, isAll: true };
  const clear = viewport.clearBox();
  const [w, h] = [clear.w / LEAST_ZOOM, clear.h / LEAST_ZOOM];
  const { x, y } = centre(hub);
  const ends = inflate(all, PADDING / LEAST_ZOOM);
  return {
    box: { x: begin(x, w, ends.x, ends.w), y: begin(y, h, ends.y, ends.h), w, h },
    padding: 0,
    isAll: false,
  };
}
