/** Lines as hands hold them now, and where such a hand takes them. */
import type { Bend, Connector } from '../../../../shared/documents/boardKinds.ts';
import { endAt } from '../../../../shared/documents/boardKinds.ts';
import { type Box, containsPoint, inflate, type Point } from '../../../canvas/geometry.ts';
import { type Route, routePoint } from '../../../canvas/routes.ts';
import { freeBox, withFreeBox } from '../model/linkEnds.ts';
import type { Displacements } from './Displacements.ts';

/** With its ends and its bend where hands hold them now. */
export function lineSeen(displacements: Displacements, link: Connector): Connector {
  const box = freeBox(link);
  const placed = box ? withFreeBox(link, displacements.seen(link.id, box)) : link;
  const held = placed.bend ? { ...placed, bend: grown(placed.bend, displacements.grown(link)) } : placed;
  const shape = displacements.shapeOf(link.id);
  const tip = displacements.tipOf(link.id);
  if (tip === null) return shape ? { ...held, ...shape } : held;
  const { end, at, side, stays } = tip;
  return typeof at === 'string'
    ? { ...held, ...stays, [end]: at, [`${end}Side`]: side }
    : { ...held, [end]: null, ...endAt(end, at), [`${end}Side`]: null };
}

const grown = ([x, y]: Bend, by: number): Bend => [x * by, y * by];

/** On the screen, from the words of a line to the dot beside them. */
const BESIDE = 14;

/** Where a line can be taken to bend it: in its middle or, where its words lie, beside these. */
export function dotOn(route: Route, words: Box | null, zoom: number): Point {
  const covered = words && inflate(words, BESIDE / zoom);
  const middle = route.knee ?? routePoint(route, 0.5);
  if (!covered || !containsPoint(covered, middle)) return middle;
  for (let step = 1; step <= 20; step += 1)
    for (const share of [0.5 + step / 50, 0.5 - step / 50]) {
      const at = routePoint(route, share);
      if (!containsPoint(covered, at)) return at;
    }
  return middle;
}
