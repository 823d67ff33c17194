/** The named loops that a node is in now, by name. */
import type { ItemId } from '../../../../shared/ids.ts';
import { influencesOf } from '../../../../shared/maps/graph.ts';
import type { MapModel } from './mapModel.ts';

function acts(model: MapModel, on: ItemId, from: ItemId): boolean {
  return model
    .linksOf(from)
    .some((link) => influencesOf(link).some((one) => one.from === from && one.to === on));
}

export function loopsThrough(model: MapModel, id: ItemId): readonly string[] {
  return model
    .loopNames()
    .filter(({ nodes }) => nodes.includes(id))
    .filter(({ nodes }) => nodes.every((from, at) => acts(model, nodes[(at + 1) % nodes.length] ?? id, from)))
    .map(({ text }) => text);
}
