import type { MapLink, MapNode } from '../../../../shared/documents/barrierMap.ts';
import type { MapModel } from '../model/mapModel.ts';
import { asksLinks, type Filter, fits, linkFits } from './filter.ts';

/** Who names a group that is gone is in none. */
const fitsItself = (model: MapModel, filter: Filter, node: MapNode): boolean =>
  fits(node, filter, model.groupOf(node.id)?.id ?? null);

/** Which links of this map fit: between nodes that do; of those that are asked for one end that fits is enough. */
export function linkFitsOn(model: MapModel, filter: Filter): (link: MapLink) => boolean {
  const endFits = (id: MapLink['from']) => {
    const end = model.node(id);
    return end !== null && fitsItself(model, filter, end);
  };
  const isEnough = asksLinks(filter)
    ? ({ from, to }: MapLink) => endFits(from) || endFits(to)
    : ({ from, to }: MapLink) => endFits(from) && endFits(to);
  return (link) => linkFits(link, filter) && isEnough(link);
}

/** Which nodes of this map fit; where links are asked for, those that have one. */
export function fitsOn(model: MapModel, filter: Filter): (node: MapNode) => boolean {
  const holds = linkFitsOn(model, filter);
  return (node) =>
    fitsItself(model, filter, node) && (!asksLinks(filter) || model.linksOf(node.id).some(holds));
}
