import type { ItemId } from '../../../../shared/ids.ts';
import { type Direction, nearestIn } from '../../../canvas/direction.ts';
import type { Box } from '../../../canvas/geometry.ts';
import type { MapModel } from './mapModel.ts';

/**
 * Where a link leads that way: from a node to the nearest of those it is linked with, else to what follows it (right,
 * down) or comes before it; from a link to its end. Null where nothing is that way.
 */
export function alongLinks(model: MapModel, id: ItemId, way: Direction): ItemId | null {
  const onward = way === 'right' || way === 'down';
  const link = model.link(id);
  if (link) return onward ? link.to : link.from;
  const from = model.box(id);
  const links = model.linksOf(id);
  const others = links
    .map((one) => (one.from === id ? one.to : one.from))
    .map((other) => [other, model.box(other)] as const)
    .filter((pair): pair is readonly [ItemId, Box] => pair[1] !== null);
  const next = links.find((one) => (onward ? one.from : one.to) === id);
  return (from && nearestIn(from, way, others)) ?? (next ? (onward ? next.to : next.from) : null);
}
