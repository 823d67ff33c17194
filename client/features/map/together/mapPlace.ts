/** A map as company sees it. */
import type { Box } from '../../../canvas/geometry.ts';
import { intersects, union } from '../../../canvas/geometry.ts';
import { glideCamera } from '../../../canvas/glideCamera.ts';
import { MAX_ZOOM } from '../../../canvas/Viewport.ts';
import { seenToo } from '../../../together/seenToo.ts';
import { type Place, spotPoint } from '../../../together/Together.ts';
import { type MapDesk, titleIn } from '../MapDesk.ts';

export type MapView = 'canvas' | 'table' | 'outline';

const NOWHERE: Box = { x: 0, y: 0, w: 0, h: 0 };

export function mapPlace(desk: MapDesk, view: MapView): Place {
  const { model, viewport, surface } = desk;
  const inside = (area: Box) =>
    model.readingOrder().find((id) => {
      const box = model.box(id);
      return box !== null && intersects(box, area);
    });
  return {
    titleOf: (id) => titleIn(desk, id),
    goTo: (id) => surface.goTo(id),
    lookAt(area) {
      if (view === 'canvas') glideCamera(viewport, viewport.cameraToFit(area, 0, MAX_ZOOM));
      else {
        const first = inside(area);
        if (first !== undefined) surface.goTo(first);
      }
    },
    placeOf: (spot) => spotPoint(spot, (id) => model.box(id)),
    seen: () =>
      view === 'canvas'
        ? seenToo(viewport, (area) => inside(area) !== undefined)
        : (union([...model.boxes()].map(([, box]) => box)) ?? NOWHERE),
    canFollow: view === 'canvas',
    announceLevel: () => desk.announceLevel.get(),
    focus: () => surface.focus(),
  };
}
