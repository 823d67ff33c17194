import type { MapLink, MapNode } from '../../../../shared/documents/barrierMap.ts';
import type { MapModel } from '../model/mapModel.ts';
import { asksLinks, type Filter, fits, linkFits } from './filter.ts';

/** Who names a group that is gone is in none. */
const fitsItself = (model: MapModel, filter: Filter, node: MapNode): boolean =>
  fits(node, filter, model.groupOf(node.id)?.id ?? null);

/** Which links of this map fit: between nodes that do. */
export const linkFitsOn =
  (model: MapModel, filter: Filter) =>
  (link: MapLink): boolean =>
    linkFits(link, filter) &&
    [model.node(link.from), model.node(link.to)].every((end) => end && fitsItself(model, filter, end));

/** Which nodes of this map fit; where links are asked for, those that have one. */
export function fitsOn(model: MapModel, filter: Filter): (node: MapNode) => boolean {
  const holds = linkFitsOn(model, filter);
  return (node) =>
    fitsItself(model, filter, node) && (!asksLinks(filter) || model.linksOf(node.id).some(holds));
}
