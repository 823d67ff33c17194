/**
 * Makes coast.ts from the TopoJSON of the npm package world-atlas (Natural Earth, public domain). Run by hand when the
 * map changes; the product ships the result and needs neither the package nor this file:
 *
 *   npx tsx client/features/join/europe/draw.ts <world-atlas>/land-50m.json <world-atlas>/countries-50m.json
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { type Point, project, WINDOW } from './projection.ts';

interface Geometry {
  readonly type: string;
  readonly arcs?: unknown;
  readonly geometries?: readonly Geometry[];
}
interface Topology {
  readonly arcs: readonly (readonly [number, number])[][];
  readonly transform: { readonly scale: [number, number]; readonly translate: [number, number] };
  readonly objects: Record<string, Geometry>;
}

const TOLERANCE = 0.45;
const SMALLEST_ISLAND = 1.2;

function lineOf(topology: Topology, index: number): Point[] {
  const { scale, translate } = topology.transform;
  let [x, y] = [0, 0];
  const points = (topology.arcs[index < 0 ? ~index : index] ?? []).map(([dx, dy]) => {
    x += dx;
    y += dy;
    return { x: x * scale[0] + translate[0], y: y * scale[1] + translate[1] };
  });
  return index < 0 ? points.reverse() : points;
}

/** Rings of every polygon below a geometry: lists of arc numbers. */
function ringsOf(geometry: Geometry): number[][] {
  if (geometry.geometries) return geometry.geometries.flatMap(ringsOf);
  if (geometry.type === 'Polygon') return geometry.arcs as number[][];
  if (geometry.type === 'MultiPolygon') return (geometry.arcs as number[][][]).flat();
  return [];
}

const nearEurope = ({ x, y }: Point) => x > -60 && x < 95 && y > 5 && y < 85;

/** Sutherland–Hodgman against one side of the window. */
function clipSide(ring: readonly Point[], inside: (p: Point) => number): Point[] {
  return ring.flatMap((point, at) => {
    const before = ring.at(at - 1) ?? point;
    const [a, b] = [inside(before), inside(point)];
    const crossing = {
      x: before.x + (point.x - before.x) * (a / (a - b)),
      y: before.y + (point.y - before.y) * (a / (a - b)),
    };
    if (a >= 0 && b >= 0) return [point];
    if (a >= 0) return [crossing];
    return b >= 0 ? [crossing, point] : [];
  });
}

function clip(ring: readonly Point[]): Point[] {
  const sides: ((p: Point) => number)[] = [
    (p) => p.x - WINDOW.x,
    (p) => WINDOW.x + WINDOW.width - p.x,
    (p) => p.y - WINDOW.y,
    (p) => WINDOW.y + WINDOW.height - p.y,
  ];
  return sides.reduce((points, side) => (points.length ? clipSide(points, side) : []), [...ring]);
}

function distance(p: Point, a: Point, b: Point): number {
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  if (length === 0) return Math.hypot(p.x - a.x, p.y - a.y);
  return Math.abs((b.x - a.x) * (a.y - p.y) - (a.x - p.x) * (b.y - a.y)) / length;
}

/** Douglas–Peucker. */
function simplify(points: readonly Point[]): Point[] {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length < 3) return [...points];
  let [worst, at] = [0, 0];
  points.forEach((point, index) => {
    const off = distance(point, first, last);
    if (off > worst) [worst, at] = [off, index];
  });
  if (worst < TOLERANCE) return [first, last];
  return [...simplify(points.slice(0, at + 1)).slice(0, -1), ...simplify(points.slice(at))];
}

function area(ring: readonly Point[]): number {
  return (
    Math.abs(
      ring.reduce((sum, p, i) => sum + p.x * (ring.at(i - 1)?.y ?? 0) - p.y * (ring.at(i - 1)?.x ?? 0), 0),
    ) / 2
  );
}

const tenths = (value: number) => Math.round(value * 10);
const short = (value: number) => String(value / 10).replace(/^(-?)0\./, '$1.');

/** Relative steps in tenths of a unit, so that rounding never adds up. */
function pathOf(points: readonly Point[], closed: boolean): string {
  let [x, y] = [0, 0];
  const steps = points.map((point, index) => {
    const [dx, dy] = [tenths(point.x) - x, tenths(point.y) - y];
    [x, y] = [x + dx, y + dy];
    return `${index === 0 ? 'M' : index === 1 ? 'l' : ' '}${short(dx)}${dy < 0 ? '' : ' '}${short(dy)}`;
  });
  return steps.join('') + (closed ? 'z' : '');
}

const toPlane = (points: readonly Point[]) => points.map(({ x, y }) => project(y, x));

function drawLand(topology: Topology): string {
  const rings = ringsOf(topology.objects.land ?? { type: '' });
  return rings
    .map((ring) => ring.flatMap((arc) => lineOf(topology, arc)).filter(nearEurope))
    .map((ring) => clip(toPlane(ring)))
    .map((ring) => ({ ring, size: area(ring) }))
    .filter(({ ring, size }) => ring.length > 3 && size > SMALLEST_ISLAND)
    .map(({ ring }) => {
      const half = Math.floor(ring.length / 2);
      return pathOf([...simplify(ring.slice(0, half + 1)).slice(0, -1), ...simplify(ring.slice(half))], true);
    })
    .join('');
}

/** Arcs that two countries share. */
function drawBorders(topology: Topology): string {
  const uses = new Map<number, number>();
  for (const ring of ringsOf(topology.objects.countries ?? { type: '' }))
    for (const arc of ring) uses.set(arc < 0 ? ~arc : arc, (uses.get(arc < 0 ? ~arc : arc) ?? 0) + 1);
  const { x, y, width, height } = WINDOW;
  return [...uses]
    .filter(([, count]) => count > 1)
    .map(([arc]) => toPlane(lineOf(topology, arc).filter(nearEurope)))
    .filter((line) => line.some((p) => p.x > x && p.x < x + width && p.y > y && p.y < y + height))
    .map((line) => pathOf(simplify(line), false))
    .join('');
}

const [landFile = '', countriesFile = ''] = process.argv.slice(2);
const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Topology;
const text = `/** Europe in the units of projection.ts. Drawn by draw.ts from Natural Earth (public domain); do not edit. */
export const LAND =
  '${drawLand(read(landFile))}';
export const BORDERS =
  '${drawBorders(read(countriesFile))}';
`;
writeFileSync(new URL('./coast.ts', import.meta.url), text);
