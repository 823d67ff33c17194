/** What a hand with a laser pointer says: where it was lately. It travels as awareness, is kept nowhere, and what comes from others is untrusted. */
import { MAX_COORDINATE } from '../../../shared/documents/boardKinds.ts';
import type { Point } from '../../canvas/geometry.ts';

/** The awareness field that holds it. */
export const LASER_FIELD = 'laser';

/** The last so many travel each time: what one turn of the room leaves out is in the next. */
export const MOST_POINTS = 32;

export interface LaserSaid {
  /** Which of my strokes. */
  readonly stroke: number;
  /** How many points it has so far; those that are here are the last of them. */
  readonly count: number;
  readonly points: readonly Point[];
  /** The hand was lifted. */
  readonly up: boolean;
}

const round = (value: number) => Math.round(value * 10) / 10;

export function writeLaser({ stroke, count, points, up }: LaserSaid): object {
  return {
    s: stroke,
    n: count,
    p: points.slice(-MOST_POINTS).flatMap(({ x, y }) => [round(x), round(y)]),
    up,
  };
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isPlace = (value: unknown): value is number =>
  typeof value === 'number' && Math.abs(value) <= MAX_COORDINATE;

/** Never throws; what makes no sense points nowhere. */
export function readLaser(value: unknown): LaserSaid | null {
  if (typeof value !== 'object' || value === null) return null;
  const { s, n, p, up } = value as Record<string, unknown>;
  if (!isCount(s) || !isCount(n) || !Array.isArray(p) || p.length > 2 * MOST_POINTS || p.length % 2 === 1)
    return null;
  if (!p.every(isPlace)) return null;
  const points = Array.from({ length: p.length / 2 }, (_, at) => ({
    x: p[2 * at] as number,
    y: p[2 * at + 1] as number,
  }));
  return { stroke: s, count: n, points, up: up === true };
}
