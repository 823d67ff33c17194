/** The place nearest to a wish where something of a size lies on nothing. */
import { type Box, intersects, type Point, type Size } from '../../../canvas/geometry.ts';

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
