/** Things that stand anyhow, in rows and columns with equal gaps. Pure. */
import type { ItemId } from '../../../../shared/ids.ts';
import type { Placed } from '../../../canvas/aligning.ts';
import type { Point, Size } from '../../../canvas/geometry.ts';
import type { Form } from '../canvas/inFrames.ts';
import { NOTE_GAP } from '../model/layout.ts';
import { inRows } from '../model/readingOrder.ts';
import type { Placement } from './move.ts';

/** As they stand, where they stand in columns; else so many that it is about as wide as high. */
function columnsOf(rows: readonly (readonly Placed[])[]): number {
  const lengths = rows.map((row) => row.length);
  const [first = 0] = lengths;
  const last = lengths.at(-1) ?? 0;
  const stand = lengths.length > 1 && first > 1 && last <= first;
  if (stand && lengths.slice(0, -1).every((length) => length === first)) return first;
  return Math.ceil(Math.sqrt(lengths.reduce((sum, length) => sum + length, 0)));
}

export interface GridDraft {
  readonly at: readonly Placement[];
  readonly size: Size;
}

/** Each begins at `from` plus the sizes and gaps before it. */
function starts(sizes: readonly number[]): readonly number[] {
  let next = 0;
  return sizes.map((size) => {
    const at = next;
    next += size + NOTE_GAP;
    return at;
  });
}

function inColumns(order: readonly Placed[], columns: number): GridDraft {
  const [widths, heights]: [number[], number[]] = [[], []];
  const cells = order.map(({ id, box }, i) => {
    const [row, column] = [Math.floor(i / columns), i % columns];
    widths[column] = Math.max(widths[column] ?? 0, box.w);
    heights[row] = Math.max(heights[row] ?? 0, box.h);
    return { id, row, column };
  });
  const [across, down] = [starts(widths), starts(heights)];
  const at = cells.map(({ id, row, column }) => ({ id, x: across[column] ?? 0, y: down[row] ?? 0 }));
  const end = (from: readonly number[], sizes: readonly number[]) => (from.at(-1) ?? 0) + (sizes.at(-1) ?? 0);
  return { at, size: { w: end(across, widths), h: end(down, heights) } };
}

/** From 0, 0, what ranks highest first, else in reading order; a column is as wide as what is widest in it, a row as high as what is highest. */
export function layInGrid(
  placed: readonly Placed[],
  { most = placed.length, height = Number.POSITIVE_INFINITY }: Form = {},
  rank: (id: ItemId) => number = () => 0,
): GridDraft {
  const rows = inRows(placed);
  const order = rows.flat().sort((a, b) => rank(b.id) - rank(a.id));
  let columns = Math.min(most, columnsOf(rows));
  let draft = inColumns(order, columns);
  while (draft.size.h > height && columns < placed.length) draft = inColumns(order, ++columns);
  return draft;
}

export const shifted = ({ at }: Pick<GridDraft, 'at'>, { x, y }: Point): readonly Placement[] =>
  at.map((one) => ({ id: one.id, x: one.x + x, y: one.y + y }));
