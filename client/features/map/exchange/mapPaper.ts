/** How the picture of a map lies on paper: whole on a page that lies as it does, and in parts where that is too small to read. */
import type { Box, Size } from '../../../canvas/geometry.ts';
import { NODE } from '../model/mapModel.ts';

/** In points: what A4 and Letter both have within their margins, and what a title or a caption takes of it. */
const SHEET = { long: 708, short: 495, head: 44 };
/** Letters of nodes, in points. Smaller ones nobody reads on paper. */
const LEAST = 6;
/** What two parts beside each other both show, in points. */
const SHARED = 42;

export interface MapPaper {
  /** Wider than high, and so the page. */
  readonly across: boolean;
  /** That much has the whole, or a part. */
  readonly high: number;
  /** In points of a picture that is as large as `of`, in their turn; none where the whole can be read. */
  readonly parts: readonly Box[];
  readonly of: Size;
}

/** Where so many sheets begin along what is that long; the last one ends where it does. */
function startsOf(length: number, sheet: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, at) => (count === 1 ? 0 : (at * (length - sheet)) / (count - 1)));
}

export function paperFor({ w, h }: Size): MapPaper {
  const across = w > h;
  const sheet = across ? { w: SHEET.long, h: SHEET.short } : { w: SHEET.short, h: SHEET.long };
  const high = sheet.h - SHEET.head;
  const whole = Math.min(sheet.w / w, high / h);
  if (whole * NODE.fontSize >= LEAST) return { across, high, parts: [], of: { w: w * whole, h: h * whole } };
  const count = (length: number, one: number) =>
    Math.max(1, Math.ceil(((length * LEAST) / NODE.fontSize - SHARED) / (one - SHARED)));
  const [columns, rows] = [count(w, sheet.w), count(h, high)];
  // So many sheets are filled.
  const reach = (one: number, many: number) => many * one - (many - 1) * SHARED;
  const scale = Math.min(reach(sheet.w, columns) / w, reach(high, rows) / h);
  const of = { w: w * scale, h: h * scale };
  const size = { w: Math.min(sheet.w, of.w), h: Math.min(high, of.h) };
  const parts = startsOf(of.h, size.h, rows).flatMap((y) =>
    startsOf(of.w, size.w, columns).map((x) => ({ x, y, ...size })),
  );
  return { across, high, parts, of };
}
