/** A board as company sees it. */
import type { ItemId } from '../../../../shared/ids.ts';
import { type Box, sameBox, union } from '../../../canvas/geometry.ts';
import { glideCamera } from '../../../canvas/glideCamera.ts';
import { MAX_ZOOM } from '../../../canvas/Viewport.ts';
import { type Place, spotPoint } from '../../../together/Together.ts';
import type { Desk } from '../actions/Action.ts';
import { boxesIn } from './boxesIn.ts';

/** On the canvas the window, in the outline what is chosen, else everything. */
export function whatISee({ hands, viewport, model, commands }: Desk): Box {
  if (hands !== null) return viewport.boxToBoard(viewport.clearBox());
  const boxes = (ids: Iterable<ItemId>) => [...ids].map((id) => model.box(id)).filter((box) => box !== null);
  return union(boxes(commands.chosen)) ?? union(boxes(model.store.ids())) ?? { x: 0, y: 0, w: 0, h: 0 };
}

/** The canvas glides there, the outline goes to the first thing in it. */
function lookAt({ hands, viewport, model, goTo }: Desk, area: Box): void {
  if (hands !== null) glideCamera(viewport, viewport.cameraToFit(area, 0, MAX_ZOOM));
  else {
    const [first] = boxesIn(model, area);
    if (first !== undefined) goTo(first);
  }
}

export function boardPlace(desk: Desk): Place {
  const { model, names } = desk;
  return {
    titleOf: (id) => names.titleThere(id),
    authorOf: (id) => model.item(id)?.author ?? null,
    goTo: desk.goTo,
    lookAt: (area) => lookAt(desk, area),
    placeOf: (spot) => spotPoint(spot, (id) => model.box(id)),
    nameOfArea(area) {
      const id = boxesIn(model, area).find((one) => sameBox(model.box(one), area));
      return id && model.item(id)?.text;
    },
    seen: () => whatISee(desk),
    canFollow: desk.hands !== null,
    announceLevel: () => desk.announceLevel.get(),
    focus: desk.focusSurface,
  };
}
