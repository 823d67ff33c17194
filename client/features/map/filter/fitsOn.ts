import type { MapNode } from '../../../../shared/documents/barrierMap.ts';
import type { MapModel } from '../model/mapModel.ts';
import { type Filter, fits } from './filter.ts';

/** Which nodes of this map fit: who names a group that is gone is in none. */
export const fitsOn =
  (model: MapModel, filter: Filter) =>
  (node: MapNode): boolean =>
    fits(node, filter, model.groupOf(node.id)?.id ?? null);
