/** The lights that people turn on: around a node, before it, behind it, between two. */
import type { ItemId } from '../../../../shared/ids.ts';
import { webOf } from '../../../../shared/maps/graph.ts';
import { neighbourhood, type Part, stream, type Way } from '../../../../shared/maps/reach.ts';
import type { MapModel } from '../model/mapModel.ts';
import { graphOf } from './graphOf.ts';
import type { Lit } from './Spotlight.ts';

const all = ({ nodes, links }: Part<ItemId>): Lit => new Set([...nodes, ...links]);

export function around(model: MapModel, from: readonly ItemId[], steps: number): () => Lit {
  return () => all(neighbourhood(graphOf(model), from, steps));
}

export function along(model: MapModel, from: readonly ItemId[], way: Way): () => Lit {
  return () => all(stream(webOf(graphOf(model)), from, way));
}

/** From these to those, and all that lies between. */
export function between(model: MapModel, from: readonly ItemId[], to: readonly ItemId[]): () => Lit {
  return () => {
    const behind = along(model, from, 'downstream')();
    const before = along(model, to, 'upstream')();
    return new Set([...behind].filter((id) => before.has(id)));
  };
}
