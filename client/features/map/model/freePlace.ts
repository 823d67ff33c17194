/** The place nearest to a wish where something of a size lies on nothing. */
import { type Box, inflate, intersects, type Point, type Size } from '../../../canvas/geometry.ts';

const STEP = 18;
const RINGS = 16;
const WAYS: readonly Point[] = Array.from({ length: 16 }, (_, at) => {
  const angle = (at * Math.PI) / 8;
  return { x: Math.cos(angle), y: Math.sin(angle) };
});

const around = ({ x, y }: Point, { w, h }: Size): Box => ({ x: x - w / 2, y: y - h / 2, w, h });

/** Its middle; the wish itself where all around is taken. */
export function freePlace(wish: Point, size: Size, taken: readonly Box[]): Point {
  const reach = 2 * STEP * RINGS;
  const all = around(wish, { w: size.w + reach, h: size.h + reach });
  const near = taken.filter((box) => intersects(box, all));
  const isFree = (place: Point) => !near.some((box) => intersects(box, around(place, size)));
  if (isFree(wish)) return wish;
  for (let ring = 1; ring <= RINGS; ring++)
    for (const { x, y } of WAYS) {
      const place = { x: wish.x + x * ring * STEP, y: wish.y + y * ring * STEP };
      if (isFree(place)) return place;
    }
  return wish;
}

const REACH = 12;
const CELLS: readonly Point[] = Array.from({ length: (2 * REACH + 1) ** 2 }, (_, at) => ({
  x: (at % (2 * REACH + 1)) - REACH,
  y: Math.floor(at / (2 * REACH + 1)) - REACH,
}));

/** The corner of the free cell nearest to this one, in a grid of such cells; of several as near the one below, then to the right. */
export function freeCell(wish: Box, gap: Point, taken: readonly Box[]): Point {
  const step = { x: wish.w + gap.x, y: wish.h + gap.y };
  const far = ({ x, y }: Point) => Math.hypot(x * step.x, y * step.y);
  const places = CELLS.toSorted((a, b) => far(a) - far(b) || b.y - a.y || b.x - a.x);
  const corner = ({ x, y }: Point) => ({ x: wish.x + x * step.x, y: wish.y + y * step.y });
  const isFree = (cell: Point) => {
    const box = inflate({ ...wish, ...corner(cell) }, Math.min(gap.x, gap.y) / 2);
    return !taken.some((one) => intersects(one, box));
  };
  return corner(places.find(isFree) ?? { x: 0, y: 0 });
}
