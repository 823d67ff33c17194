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
/** Where no city is known: from Ireland to the Black Sea. */
const EUROPE: readonly Point[] = [
  { x: -240, y: -190 },
  { x: 180, y: 220 },
];

const between = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);

/** A rectangle of this aspect (width by height) that holds all points with room around, never beyond what is drawn. */
export function viewAround(points: readonly Point[], aspect: number): View {
  const shown = points.length > 0 ? points : EUROPE;
  const [xs, ys] = [shown.map((point) => point.x), shown.map((point) => point.y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const wanted = Math.max((right - left) * MARGIN, (bottom - top) * MARGIN * aspect, SMALLEST);
  const width = Math.min(wanted, WINDOW.width, WINDOW.height * aspect);
  const height = width / aspect;
  return {
    x: between((left + right - width) / 2, WINDOW.x, WINDOW.x + WINDOW.width - width),
    y: between((top + bottom - height) / 2, WINDOW.y, WINDOW.y + WINDOW.height - height),
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

/** Beyond this per cent a label stands left of its dot. */
const TURN = 62;
const NEAR = { left: 30, top: 6 };

/** Right of the dot, or left of it near the right edge; a line lower while it would cover another label. */
export function placeLabels(cities: readonly Point[], view: View): readonly Label[] {
  const placed: Label[] = [];
  for (const at of cities) {
    const left = ((at.x - view.x) / view.width) * 100;
    const top = ((at.y - view.y) / view.height) * 100;
    let lower = 0;
    const covers = (one: Label) =>
      Math.abs(one.left - left) < NEAR.left &&
      Math.abs(one.top + one.lower * NEAR.top - top - lower * NEAR.top) < NEAR.top;
    while (lower < cities.length && placed.some(covers)) lower += 1;
    placed.push({ left, top, side: left > TURN ? 'end' : 'start', lower });
  }
  return placed;
}
