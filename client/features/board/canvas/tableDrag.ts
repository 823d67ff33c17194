/** A row or a column dragged by its heading: what goes along, and where it would land. */
import type { BoardItem } from '../../../../shared/documents/boardKinds.ts';
import { isTableLine } from '../../../../shared/documents/boardKinds.ts';
import { TABLE } from '../../../../shared/documents/tableLayout.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Box, Point } from '../../../canvas/geometry.ts';
import type { BoardModel } from '../model/boardModel.ts';

/** Of the bar that shows where it would land. */
const THICK = 8;

/** The heading and the notes of its cells; nothing of what is locked. */
export function movingLine(model: BoardModel, line: BoardItem): readonly ItemId[] {
  const table = model.parentOf(line.id);
  const { kind, id, locked } = line;
  if (!isTableLine(kind) || table === null || locked || model.item(table)?.locked) return [];
  const notes = model.childrenOf(table).filter((one) => model.item(one)?.kind === 'note');
  return [id, ...notes.filter((one) => model.cellOf(one)?.[kind] === id)];
}

export interface LineTarget {
  /** Among the lines of its kind without itself. */
  readonly place: number;
  readonly bar: Box;
}

/** By the middles of the others: past one of them it lands behind it. */
export function lineTarget(model: BoardModel, id: ItemId, point: Point): LineTarget | null {
  const layout = model.tableOf(model.parentOf(id));
  const kind = model.item(id)?.kind;
  if (layout === null || !isTableLine(kind)) return null;
  const { box } = layout;
  const bands = kind === 'row' ? layout.rows : layout.columns;
  const others = bands.filter((band) => band.id !== id);
  const along = kind === 'row' ? point.y : point.x;
  const place = others.filter((band) => band.start + band.size / 2 < along).length;
  const last = bands.at(-1);
  const edge = (others[place]?.start ?? (last ? last.start + last.size : 0)) - THICK / 2;
  const bar =
    kind === 'row'
      ? { x: box.x, y: edge, w: box.w, h: THICK }
      : { x: edge, y: box.y + TABLE.title, w: THICK, h: box.h - TABLE.title };
  return { place, bar };
}
