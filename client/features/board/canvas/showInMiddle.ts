/** Who goes to an item sees it in the middle of what no panel covers. */
import { isContainer } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { isTouched, leastZoom } from '../../../canvas/comeClose.ts';
import { type Box, intersects } from '../../../canvas/geometry.ts';
import { glideCamera } from '../../../canvas/glideCamera.ts';
import type { CommandParts } from './Making.ts';

/** The largest part of a box beside another. */
function beside(box: Box, other: Box): Box {
  if (!intersects(box, other)) return box;
  const [right, bottom] = [box.x + box.w, box.y + box.h];
  const parts = [
    { ...box, w: other.x - box.x },
    { ...box, h: other.y - box.y },
    { ...box, x: other.x + other.w, w: right - other.x - other.w },
    { ...box, y: other.y + other.h, h: bottom - other.y - other.h },
  ];
  const area = ({ w, h }: Box) => Math.max(0, w) * Math.max(0, h);
  return parts.reduce((most, part) => (area(part) > area(most) ? part : most));
}

/** What no panel covers, in pixels of the surface. */
function freeOf(clear: Box): Box {
  const pane = document.querySelector('[data-board-canvas]')?.getBoundingClientRect();
  const panels = [...document.querySelectorAll('[data-region="panel"]')].map((one) => {
    const { x, y, width, height } = one.getBoundingClientRect();
    return { x: x - (pane?.x ?? 0), y: y - (pane?.y ?? 0), w: width, h: height };
  });
  return panels.reduce(beside, clear);
}

/** What holds others and is lower and narrower than this share of the view is looked at as a whole. */
const SMALL = 1 / 3;

/** So near that its words can be read; names are read from afar, but what is small there is come close to. */
export function showInMiddle({ model, viewport }: Pick<CommandParts, 'model' | 'viewport'>, id: ItemId) {
  const box = model.box(id);
  if (box === null) return;
  const free = freeOf(viewport.clearBox());
  // The keyboard of a touched screen takes its lower half.
  const clear = isTouched() ? { ...free, h: Math.min(free.h, viewport.size.h / 2 - free.y) } : free;
  const holds = isContainer(model.item(id)?.kind ?? 'note');
  const least = holds ? 0 : leastZoom();
  const isSmall = Math.max(box.w / clear.w, box.h / clear.h) * viewport.zoom < SMALL;
  const near = (holds ? isSmall : viewport.zoom < least) ? Math.max(1, viewport.zoom) : viewport.zoom;
  const { zoom: whole } = viewport.cameraToFit(box, 24, near, clear);
  const zoom = Math.max(whole, least);
  const [x, y] = [box.x + box.w / 2, box.y + box.h / 2];
  glideCamera(viewport, {
    x: x - (clear.x + clear.w / 2) / zoom,
    y: y - (clear.y + clear.h / 2) / zoom,
    zoom,
  });
}
