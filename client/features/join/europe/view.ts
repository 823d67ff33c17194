import { type Point, WINDOW } from './projection.ts';

export interface View {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** 900 km: closer than this a coast drawn for a continent looks coarse. */
const SMALLEST = 300;
const MARGIN = 1.7;

const between = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);

/** A square that holds all points with room around them, never beyond what is drawn. */
export function viewAround(points: readonly Point[]): View {
  const [xs, ys] = [points.map((point) => point.x), points.map((point) => point.y)];
  if (points.length === 0) return { x: -400, y: -400, size: 800 };
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const size = between(Math.max(right - left, bottom - top) * MARGIN, SMALLEST, WINDOW.height);
  return {
    x: between((left + right - size) / 2, WINDOW.x, WINDOW.x + WINDOW.width - size),
    y: between((top + bottom - size) / 2, WINDOW.y, WINDOW.y + WINDOW.height - size),
    size,
  };
}

export interface Label {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end';
}

interface Named {
  readonly at: Point;
  readonly text: string;
}

/** Right of the dot, or left where the text would leave the view; moved down a line while it would hit another. */
export function placeLabels(cities: readonly Named[], view: View): readonly Label[] {
  const line = view.size / 36;
  const placed: Label[] = [];
  for (const { at, text } of cities) {
    const width = (text.length * view.size) / 80;
    const anchor = at.x + width > view.x + view.size * 0.92 ? 'end' : 'start';
    const x = at.x + (anchor === 'start' ? 1 : -1) * (view.size / 70);
    let y = at.y + view.size / 130;
    while (placed.some((one) => Math.abs(one.y - y) < line * 0.9 && Math.abs(one.x - x) < width)) y += line;
    placed.push({ x, y, anchor });
  }
  return placed;
}
