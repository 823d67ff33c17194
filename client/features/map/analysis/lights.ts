/** The lights that people turn on: around a node, before it, behind it, between two. */
import type { ItemId } from '../../../../shared/ids.ts';
import { webOf } from '../../../../shared/maps/graph.ts';
import { simplePaths } from '../../../../shared/maps/loops.ts';
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

const MOST_PATHS = 200;
/** Counted, not timed: what is lit is the same on every machine. It is looked for anew with every change. */
const MOST_LOOKS = 40;

/** What lies on the paths from one to another. Where there are more than are gone through: on any way. */
export function onPaths(model: MapModel, from: ItemId, to: ItemId): () => Lit {
  return () => {
    let looks = 0;
    const bounds = { most: MOST_PATHS, expired: () => ++looks > MOST_LOOKS };
    const { found, stopped } = simplePaths(webOf(graphOf(model)), [from, to], bounds);
    if (stopped) return between(model, [from], [to])();
    return new Set(found.flatMap(({ nodes, links }) => [...nodes, ...links]));
  };
}

/** From these to those, and all that lies between. */
export function between(model: MapModel, from: readonly ItemId[], to: readonly ItemId[]): () => Lit {
  return () => {
    const behind = along(model, from, 'downstream')();
    const before = along(model, to, 'upstream')();
    return new Set([...behind].filter((id) => before.has(id)));
  };
}
