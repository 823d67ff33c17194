/** The parts of a line between its ends and its bends, and the dots by which it is bent. */
import { MOST_BENDS } from '../../../../shared/documents/bends.ts';
import type { Bend } from '../../../../shared/documents/boardKinds.ts';
import { alongLine, traced } from '../../../canvas/cubics.ts';
import {
  type Box,
  containsPoint,
  distance,
  distanceToSegment,
  inflate,
  type Point,
} from '../../../canvas/geometry.ts';
import type { Dot } from '../../../canvas/items.ts';
import type { Route } from '../../../canvas/routes.ts';

type Way = readonly [Point, Point, ...Point[]];

/** From the start to the first bend, from there to the next …, as lines of short pieces: one more than there are bends. */
export function sectionsOf(route: Route): readonly Way[] {
  const { curved, knees = [] } = route;
  const points = traced(route);
  if (curved) {
    const every = (points.length - 1) / (knees.length + 1);
    return Array.from(
      { length: knees.length + 1 },
      (_, at) => points.slice(at * every, (at + 1) * every + 1) as unknown as Way,
    );
  }
  const sections: Point[][] = [];
  let now: Point[] = points.slice(0, 1);
  for (const end of points.slice(1)) {
    for (let knee = knees[sections.length]; knee; knee = knees[sections.length]) {
      if (distanceToSegment(now.at(-1) ?? end, end, knee) > 0.01) break;
      sections.push([...now, knee]);
      now = [knee];
    }
    now.push(end);
  }
  while (sections.length <= knees.length) sections.push([...now, ...now.slice(-1)]);
  return sections as unknown as readonly Way[];
}

/** What is taken in its middle to make one more bend: of a line with corners each piece, so long as it is seen. */
export interface Part {
  readonly section: number;
  readonly way: Way;
}

export function partsOf(route: Route): readonly Part[] {
  return sectionsOf(route).flatMap((way, section): readonly Part[] =>
    route.curved
      ? [{ section, way }]
      : way.slice(1).flatMap((end, at) => {
          const start = way[at] ?? end;
          return distance(start, end) > 0.5 ? [{ section, way: [start, end] }] : [];
        }),
  );
}

export const middleOf = ({ way }: Part): Point => alongLine(way, 0.5);
export const lengthOf = ({ way }: Part): number =>
  way.slice(1).reduce((sum, end, at) => sum + distance(way[at] ?? end, end), 0);

export const distanceToWay = (way: Way, point: Point): number =>
  Math.min(...way.slice(1).map((end, at) => distanceToSegment(way[at] ?? end, end, point)));

/** On the screen, between two of them: each is 24 px wide. */
const APART = 30;
/** On the screen, from the words of a line to a dot beside them. */
const BESIDE = 14;
const STEPS = 20;

/** Those of its bends, and between these one for each part where another can be made; in the order of the way. */
export function dotsOn(
  route: Route,
  bends: readonly Bend[] | undefined = [],
  words: Box | null,
  zoom: number,
  held: string | null,
): readonly Dot[] {
  const sections = sectionsOf(route);
  const covered = words && inflate(words, BESIDE / zoom);
  const isFree = (at: Point) => !covered || !containsPoint(covered, at);
  const steps = Array.from({ length: STEPS }, (_, step) => step + 1);
  const beside = (at: Point, others: (step: number) => readonly Point[]) =>
    isFree(at) ? at : (steps.flatMap(others).find(isFree) ?? at);
  const own = bends.map(({ key }, index): Dot => {
    const [into, out] = [sections[index], sections[index + 1]];
    const at = route.knees?.[index] ?? route.points[0];
    const near = (step: number) => [
      ...(out ? [alongLine(out, step / 40)] : []),
      ...(into ? [alongLine(into, 1 - step / 40)] : []),
    ];
    const name = `:${key}`;
    return { name, at: beside(at, near), place: index + 0.9, held: name === held };
  });
  const taken = [route.points[0], route.points.at(-1) ?? route.points[0], ...own.map(({ at }) => at)];
  const parts = bends.length < MOST_BENDS ? partsOf(route) : [];
  const named = parts.map((part, index) => ({ part, name: `${index}`, place: part.section + index / 1_000 }));
  const more = named
    .sort((a, b) => lengthOf(b.part) - lengthOf(a.part))
    .flatMap(({ part, name, place }): readonly Dot[] => {
      const at = beside(middleOf(part), (step) => [
        alongLine(part.way, 0.5 + step / 50),
        alongLine(part.way, 0.5 - step / 50),
      ]);
      if (taken.some((one) => distance(one, at) * zoom < APART)) return [];
      taken.push(at);
      return [{ name, at, place, held: name === held }];
    });
  return [...own, ...more].sort((a, b) => a.place - b.place);
}
