/** Where what is chosen lies, and how it comes into view. */
import type { ItemId } from '../../../../shared/ids.ts';
import { type Box, containsBox, inflate, union } from '../../../canvas/geometry.ts';
import { glideCamera } from '../../../canvas/glideCamera.ts';
import { routeMiddle } from '../../../canvas/routes.ts';
import type { Selection } from '../../../canvas/Selection.ts';
import type { Camera, Viewport } from '../../../canvas/Viewport.ts';
import type { MapModel } from '../model/mapModel.ts';

export interface Seeing {
  readonly model: MapModel;
  readonly selection: Selection<ItemId>;
  readonly viewport: Viewport;
}

/** Of a link its verb: its ends may be anywhere. */
const VERB_REACH = 40;

function boxOf(model: MapModel, id: ItemId): Box | null {
  const route = model.link(id) && model.route(id);
  return route ? inflate({ ...routeMiddle(route), w: 0, h: 0 }, VERB_REACH) : model.box(id);
}

/** Around all of it. */
const boxOfChosen = ({ model, selection }: Seeing, more: readonly ItemId[] = []): Box | null =>
  union([...selection.ids, ...more].flatMap((id) => boxOf(model, id) ?? []));

const besides = new WeakMap<ReadonlySet<ItemId>, readonly ItemId[]>();

/** For as long as nothing else is chosen these are in view with it, where there is room. */
export function seeWith({ ids }: Seeing['selection'], more: readonly ItemId[]): void {
  besides.set(ids, more);
}

/** From where on the words of nodes can be read. */
const READABLE = 0.6;

/** From too far away to read what one was brought to, the camera comes so near that it can be, or that all of it is in view. */
export function comeNear({ viewport }: Pick<Seeing, 'viewport'>, box: Box | null): void {
  if (box === null || viewport.camera().zoom >= READABLE) return;
  const camera = viewport.cameraToFit(box, 24, READABLE);
  if (camera.zoom > viewport.camera().zoom) glideCamera(viewport, camera);
}

/** Where the camera goes to show it; null when it is in view, or larger than the view. */
export function cameraToChosen(seeing: Seeing): Camera | null {
  const { selection, viewport } = seeing;
  const clear = viewport.clearBox();
  const fits = (box: Box | null) => {
    const shown = box && viewport.boxToScreen(box);
    return shown !== null && shown.w <= clear.w && shown.h <= clear.h;
  };
  const box = [boxOfChosen(seeing, besides.get(selection.ids)), boxOfChosen(seeing)].find(fits);
  return !box || containsBox(viewport.boxToBoard(clear), box) ? null : viewport.cameraToReveal(box);
}

/** An act that may move it, as undo: then it comes into view, unless the act, by its answer, shows all of the map. */
export function followChosen(seeing: Seeing, act: () => boolean): void {
  const before = boxOfChosen(seeing);
  const whole = act();
  const after = boxOfChosen(seeing);
  if (whole || !before || !after || (before.x === after.x && before.y === after.y)) return;
  const camera = cameraToChosen(seeing);
  if (camera) glideCamera(seeing.viewport, camera);
}
