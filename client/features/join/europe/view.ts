import { type Point, WINDOW } from './projection.ts';

export interface View {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** 1,800 km: closer than this a coast drawn for a continent looks coarse, and nobody sees where in Europe it is. */
const SMALLEST = 360;
const MARGIN = 2;
/** At least this, even where the drawn part ends: a city outside the view would be worse than plain sea. */
const TIGHT = 1.2;
/** Where no city is known: from Ireland to the Black Sea. */
const EUROPE: readonly Point[] = [
  { x: -240, y: -190 },
  { x: 180, y: 220 },
];

/** Where a stretch around `middle` starts so that it stays in the drawn part; around the middle if it is longer than that. */
function inside(middle: number, length: number, start: number, whole: number): number {
  if (length >= whole) return middle - length / 2;
  return Math.min(Math.max(middle - length / 2, start), start + whole - length);
}

/** A rectangle of this aspect (width by height) that holds all points with room around, within what is drawn if it can. */
export function viewAround(points: readonly Point[], aspect: number): View {
  const shown = points.length > 0 ? points : EUROPE;
  const [xs, ys] = [shown.map((point) => point.x), shown.map((point) => point.y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const span = Math.max(right - left, (bottom - top) * aspect);
  const drawn = Math.min(WINDOW.width, WINDOW.height * aspect);
  const width = Math.max(Math.min(Math.max(span * MARGIN, SMALLEST), drawn), span * TIGHT);
  const height = width / aspect;
  return {
    x: inside((left + right) / 2, width, WINDOW.x, WINDOW.width),
    y: inside((top + bottom) / 2, height, WINDOW.y, WINDOW.height),
    width,
    height,
  };
}

export interface Label {
  /** Per cent of the view. */
  readonly left: number;
  readonly top: number;
  readonly side: 'start' | 'end';
  /** Lines that the label is moved down, so as not to cover another one. */
  readonly lower: number;
}

/** A label needs this per cent of the width beside its dot. */
const ROOM = 27;
const NEAR = { left: 30, top: 6 };

/** On the side away from the other cities, where no bow passes, if there is room; a line lower while it would cover another. */
export function placeLabels(cities: readonly Point[], view: View): readonly Label[] {
  const placed: Label[] = [];
  const middle = cities.reduce((sum, at) => sum + at.x, 0) / Math.max(1, cities.length);
  for (const at of cities) {
    const left = ((at.x - view.x) / view.width) * 100;
    const top = ((at.y - view.y) / view.height) * 100;
    let lower = 0;
    const covers = (one: Label) =>
      Math.abs(one.left - left) < NEAR.left &&
      Math.abs(one.top + one.lower * NEAR.top - top - lower * NEAR.top) < NEAR.top;
    while (lower < cities.length && placed.some(covers)) lower += 1;
    const outward = at.x >= middle ? 'start' : 'end';
    const side = left > 100 - ROOM ? 'end' : left < ROOM ? 'start' : outward;
    placed.push({ left, top, side, lower });
  }
  return placed;
}
