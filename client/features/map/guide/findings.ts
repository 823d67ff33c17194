/** What each step of the guide has to offer, as the map is now. */
import type { MapNode } from '../../../../shared/documents/barrierMap.ts';
import type { CityId, ItemId } from '../../../../shared/ids.ts';
import { alikeNodes } from '../../../../shared/maps/checks.ts';
import type { MapModel } from '../model/mapModel.ts';
import type { Side } from './guideActs.ts';

/** Comparing every node with every other takes its time: of larger maps the first are compared, and that is said. */
export const MOST_COMPARED = 300;

type Nodes = Pick<MapModel, 'nodes'>;

const wordedIn = (model: Nodes) => model.nodes().filter(({ text }) => text.trim() !== '');

/** Of how many the first are compared; null where all are. */
export function comparedOf(model: Nodes): number | null {
  const { length } = wordedIn(model);
  return length > MOST_COMPARED ? length : null;
}

/** `apart`: pairs that this person said are two things. */
export function alikeIn(
  model: Pick<MapModel, 'nodes' | 'node'>,
  apart: ReadonlySet<string>,
): readonly (readonly [MapNode, MapNode])[] {
  const worded = wordedIn(model).slice(0, MOST_COMPARED);
  return alikeNodes(worded).flatMap(([a, b]) => {
    const [one, other] = [model.node(a), model.node(b)];
    return one && other && !apart.has(pairOf(a, b)) ? [[one, other] as const] : [];
  });
}

export const pairOf = (a: ItemId, b: ItemId) => [a, b].toSorted().join(' ');

export const wordlessIn = (model: MapModel) => model.nodes().filter(({ text }) => text.trim() === '');

export const looseIn = (model: MapModel) =>
  model.nodes().filter(({ id, text }) => text.trim() !== '' && model.linksOf(id).length === 0);

export const unjudgedIn = (model: MapModel) => model.links().filter(({ state }) => state === 'proposed');

/** Of what a barrier is asked: the cities in which its weight is not said, and whether nobody is who can act. */
export function lackIn({ severity, control }: MapNode, cities: readonly CityId[]) {
  return { cities: cities.filter((city) => severity[city] === undefined), control: control.length === 0 };
}

export function isRated(node: MapNode, cities: readonly CityId[]): boolean {
  const lack = lackIn(node, cities);
  return lack.cities.length === 0 && !lack.control;
}

export const barriersIn = (model: MapModel) => model.nodes().filter(({ kind }) => kind === 'barrier');

/** Nodes at the other end of the links that come from here, or lead here. */
export function answersOf(model: MapModel, about: ItemId, side: Side): readonly MapNode[] {
  const ends = model
    .linksOf(about)
    .filter(
      ({ to, relation }) => side === (to === about ? 'causes' : relation === 'blocks' ? relation : 'effects'),
    )
    .map(({ from, to }) => (side === 'causes' ? from : to));
  return [...new Set(ends)].map((id) => model.node(id)).filter((node) => node !== null);
}
