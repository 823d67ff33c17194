/** Nodes that an act moves glide to their new places, and their links with them. At once where no motion is wished. */
import type { ItemId } from '../../../../shared/ids.ts';
import type { Point } from '../../../canvas/geometry.ts';
import { prefersNoMotion } from '../../../canvas/glideCamera.ts';
import type { MapModel } from '../model/mapModel.ts';

const GLIDE_MS = 320;
/** More than these would stutter. */
const MOST_GLIDING = 400;

export interface Gliding {
  /** Shows nodes beside where the model has them; null ends it. */
  setOffsets(offsets: ReadonlyMap<ItemId, Point> | null): void;
}

const ease = (share: number) => (share < 0.5 ? 4 * share ** 3 : 1 - (2 - 2 * share) ** 3 / 2);

/** The latest act wins. Tells how many it moved. */
export function createGlide(model: MapModel, surface: Gliding) {
  let latest = {};
  return (act: () => void, still = prefersNoMotion()): number => {
    const before = model.nodes().map(({ id, x, y }) => ({ id, x, y }));
    act();
    const away = new Map<ItemId, Point>();
    for (const { id, x, y } of before) {
      const node = model.node(id);
      if (node && (node.x !== x || node.y !== y)) away.set(id, { x: x - node.x, y: y - node.y });
    }
    if (away.size === 0) return 0;
    const mine = {};
    latest = mine;
    if (still || before.length > MOST_GLIDING) {
      surface.setOffsets(null);
      return away.size;
    }
    let start: number | null = null;
    const frame = (now: number) => {
      if (latest !== mine) return;
      start ??= now;
      const rest = 1 - ease(Math.min(1, (now - start) / GLIDE_MS));
      if (rest === 0) return surface.setOffsets(null);
      surface.setOffsets(new Map([...away].map(([id, { x, y }]) => [id, { x: x * rest, y: y * rest }])));
      requestAnimationFrame(frame);
    };
    surface.setOffsets(away);
    requestAnimationFrame(frame);
    return away.size;
  };
}
