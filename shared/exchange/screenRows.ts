/** Things of many sizes in rows that together have the shape of a screen. */
import { FEW, SCREEN, type Size } from './screenShape.ts';

/** Things of one kind: they begin a row of their own. */
export interface Run {
  readonly sizes: readonly Size[];
  /** Between them, and between runs the larger one. */
  readonly gap: number;
  /** So many stand in one row. */
  readonly few?: number;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

export interface Rows extends Size {
  /** Of each run, in its order. */
  readonly places: readonly (readonly Place[])[];
}

/** Few stand in one row, unless it would be wider: then nobody sees all of it at a size that can be read. */
const WIDEST_ROW = 4_000;
/** Widths that are tried, from the width of a square to four times that. */
const TRIES = 32;

function rowsWithin(runs: readonly Run[], widest: number): Rows {
  let [w, h, above] = [0, 0, 0];
  const places = runs.map(({ sizes, gap }) => {
    let [x, high, top] = [0, 0, h === 0 ? 0 : h + Math.max(above, gap)];
    const laid = sizes.map((size) => {
      if (x > 0 && x + size.w > widest) [x, top, high] = [0, top + high + gap, 0];
      const place = { x, y: top };
      x += size.w + gap;
      high = Math.max(high, size.h);
      w = Math.max(w, place.x + size.w);
      return place;
    });
    if (sizes.length > 0) [h, above] = [top + high, gap];
    return laid;
  });
  return { places, w, h };
}

function rowOf({ sizes, gap }: Run): number {
  return sizes.reduce((sum, { w }) => sum + w + gap, -gap);
}

/** How far from the shape of a screen. */
const off = ({ w, h }: Size) => Math.abs(Math.log(w / Math.max(1, h) / SCREEN));

export function inScreenRows(runs: readonly Run[]): Rows {
  const all = runs.flatMap(({ sizes, gap }) => sizes.map(({ w, h }) => ({ w: w + gap, h: h + gap })));
  const area = all.reduce((sum, { w, h }) => sum + w * h, 0);
  const few = runs.filter((run) => run.sizes.length <= (run.few ?? FEW) && rowOf(run) <= WIDEST_ROW);
  const least = Math.max(0, ...few.map(rowOf), ...runs.flatMap(({ sizes }) => sizes.map(({ w }) => w)));
  let best = rowsWithin(runs, least);
  for (let step = 0; step <= TRIES; step++) {
    const rows = rowsWithin(runs, Math.max(least, Math.sqrt(area) * (1 + (3 * step) / TRIES)));
    if (off(rows) < off(best)) best = rows;
  }
  return best;
}
