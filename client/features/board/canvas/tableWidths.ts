/** How wide the columns of a table are, and may be. Loaded when the page is idle. */
import type { Table, TableLine } from '../../../../shared/documents/boardKinds.ts';
import { MAX_SIZE } from '../../../../shared/documents/boardKinds.ts';
import { leastWidth, type TableLayout } from '../../../../shared/documents/tableLayout.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { type Box, shift } from '../../../canvas/geometry.ts';
import type { Resizing } from '../../../canvas/items.ts';
import type { BoardModel } from '../model/boardModel.ts';
import { movingLine } from './tableDrag.ts';

export function leastOf(model: BoardModel, id: ItemId): number {
  const line = model.item(id);
  return leastWidth(line?.kind === 'column' && movingLine(model, line).length > 1);
}

/** A column, or the names of rows, by its border, a table by its corners: its columns get wider alike. */
export function resizingOfTable(model: BoardModel, item: TableLine | Table): Resizing | null {
  const [box, layout] = [
    model.box(item.id),
    model.tableOf(item.id) ?? model.tableOf(model.parentOf(item.id)),
  ];
  if (box === null || layout === null || !layout.columns[0]?.id) return null;
  const min = layout.columns.map(({ id }) => (id ? leastOf(model, id) : 0));
  const side = layout.columns[0].start - layout.box.x;
  const isLine = item.kind !== 'table';
  const w = isLine ? leastOf(model, item.id) : min.reduce((sum, one) => sum + one, side);
  const handles = isLine ? (['e'] as const) : (['nw', 'ne', 'se', 'sw'] as const);
  return { handles, min: { w, h: box.h }, max: { w: MAX_SIZE, h: box.h }, keepRatio: false };
}

interface Share {
  readonly id: ItemId;
  readonly size: number;
  readonly least: number;
}

/** Alike, but none narrower than it may be: the others give way instead. */
export function sharesOf(columns: readonly Share[], room: number): readonly (readonly [ItemId, number])[] {
  const ratio = room / columns.reduce((sum, { size }) => sum + size, 0);
  const isTight = ({ size, least }: Share) => size * ratio < least;
  const tight = columns.filter(isTight).map(({ id, least }) => [id, least] as const);
  const others = columns.filter((one) => !isTight(one));
  if (tight.length === 0) return others.map(({ id, size }) => [id, size * ratio]);
  return [
    ...tight,
    ...sharesOf(
      others,
      tight.reduce((rest, [, least]) => rest - least, room),
    ),
  ];
}

/** What the names of rows take, and the columns beside them. */
export function sharesIn(
  model: BoardModel,
  { box, columns }: TableLayout,
): {
  readonly side: number;
  readonly shares: readonly Share[];
} {
  const shares = columns.flatMap(({ id, size }) => (id ? [{ id, size, least: leastOf(model, id) }] : []));
  return { side: (columns[0]?.start ?? box.x) - box.x, shares };
}

/** A table with another width, at another place, and all that lies in it: the columns alike, down to their least. */
export function widened(model: BoardModel, id: ItemId, to: Box): ReadonlyMap<ItemId, Box> {
  const layout = model.tableOf(id);
  if (layout === null) return new Map([[id, to]]);
  const { side, shares } = sharesIn(model, layout);
  const widths = new Map(sharesOf(shares, to.w - side));
  const [dx, dy] = [to.x - layout.box.x, to.y - layout.box.y];
  const boxes = new Map<ItemId, Box>();
  const put = (one: ItemId | null, byX: number, more: Partial<Box> = {}) => {
    const box = one && model.box(one);
    if (box) boxes.set(one, { ...shift(box, byX, dy), ...more });
  };
  const byColumn = new Map<ItemId | null, number>();
  let x = to.x + side;
  for (const { id: column, start, size } of layout.columns) {
    const w = (column && widths.get(column)) ?? size;
    byColumn.set(column, x - start);
    put(column, x - start, { w });
    x += w;
  }
  for (const row of layout.rows) put(row.id, dx);
  for (const note of layout.notes.keys()) put(note, byColumn.get(model.cellOf(note)?.column ?? null) ?? dx);
  return boxes.set(id, { ...to, w: x - to.x });
}

/** As hands that make it wider show it. */
export function inHand(layout: TableLayout, id: ItemId, sizes: ReadonlyMap<ItemId, Box>): TableLayout {
  const box = sizes.get(id);
  if (!box) return layout;
  const columns = layout.columns.map((band) => {
    const held = band.id && sizes.get(band.id);
    return held ? { ...band, start: held.x, size: held.w } : band;
  });
  const rows = layout.rows.map((band) => ({ ...band, start: band.start + box.y - layout.box.y }));
  return { ...layout, box: { ...layout.box, ...box }, columns, rows };
}
