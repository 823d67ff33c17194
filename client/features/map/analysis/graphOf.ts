/** The map as plain data for its analyses. */
import type { ItemId } from '../../../../shared/ids.ts';
import type { MapGraph } from '../../../../shared/maps/graph.ts';
import type { MapModel } from '../model/mapModel.ts';

export function graphOf(model: MapModel): MapGraph<ItemId> {
  return {
    nodes: model.nodes().map(({ id, kind, text, category, control, severity, status }) => ({
      ...{ id, kind, text, category, control, severity, status },
    })),
    links: model.links().map(({ id, from, to, relation, state }) => ({ id, from, to, relation, state })),
  };
}
