/** A board as company sees it. */
import type { Box } from '../../../canvas/geometry.ts';
import { glideCamera } from '../../../canvas/glideCamera.ts';
import { MAX_ZOOM } from '../../../canvas/Viewport.ts';
import { seenToo } from '../../../together/seenToo.ts';
import { type Place, spotPoint } from '../../../together/Together.ts';
import type { Desk } from '../actions/Action.ts';
import { boxesIn } from './boxesIn.ts';
import { nameOfArea } from './nameOfArea.ts';
import { whatISee } from './whatISee.ts';

/** The canvas glides there, the outline goes to the first thing in it. */
function lookAt({ hands, viewport, model, goTo }: Desk, area: Box): void {
  if (hands !== null) glideCamera(viewport, viewport.cameraToFit(area, 0, MAX_ZOOM));
  else {
    const [first] = boxesIn(model, area);
    if (first !== undefined) goTo(first);
  }
}

export function boardPlace(desk: Desk): Place {
  const { hands, model, names, viewport } = desk;
  return {
    titleOf: (id) => names.titleThere(id),
    goTo: desk.goTo,
    lookAt: (area) => lookAt(desk, area),
    placeOf: (spot) => spotPoint(spot, (id) => model.box(id)),
    nameOfArea: (area) => nameOfArea(model, area),
    seen: () => (hands ? seenToo(viewport, (area) => boxesIn(model, area).length > 0) : whatISee(desk)),
    canFollow: hands !== null,
    announceLevel: () => desk.announceLevel.get(),
    focus: desk.focusSurface,
  };
}
