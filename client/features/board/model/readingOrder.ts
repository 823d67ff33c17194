/** The order in which a person would read the board: by rows from the top, within a row from the left; a table row by row, frames in their turn. */
import type { BoardItem } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Box } from '../../../canvas/geometry.ts';
import { tableOrder } from './tables.ts';

interface Readable {
  item(id: ItemId | null): BoardItem | null;
  box(id: ItemId): Box | null;
  childrenOf(parent: ItemId | null): readonly ItemId[];
  connectorsOf(id: ItemId): readonly ItemId[];
  frames(): readonly ItemId[];
}

interface Placed {
  readonly id: ItemId;
  readonly box: Box;
}

/** Boxes belong to one row while they start above the middle of the row's first box. */
export function inRows(placed: readonly Placed[]): readonly (readonly Placed[])[] {
  const down = [...placed].sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x || (a.id < b.id ? -1 : 1));
  const rows: Placed[][] = [];
  let middle = Number.NEGATIVE_INFINITY;
  for (const one of down) {
    if (one.box.y < middle) rows.at(-1)?.push(one);
    else {
      rows.push([one]);
      middle = one.box.y + Math.min(one.box.h, 200) / 2;
    }
  }
  return rows.map((row) => row.sort((a, b) => a.box.x - b.box.x));
}

export const byRows = (placed: readonly Placed[]) => inRows(placed).flat();

/** A line that starts at an item is read after that. */
function followsItsStart(board: Readable, id: ItemId): boolean {
  const item = board.item(id);
  return item?.kind === 'connector' && item.from !== null;
}

function ordered(board: Readable, parent: ItemId | null): readonly ItemId[] {
  const children = board.childrenOf(parent);
  const kind = parent === null ? undefined : board.item(parent)?.kind;
  if (parent !== null && (kind === 'cluster' || kind === 'table')) {
    const stickers = children.filter((id) => board.item(id)?.kind === 'sticker');
    if (kind === 'table') return [...stickers, ...tableOrder(board, parent)];
    return stickers.length === 0
      ? children
      : [...stickers, ...children.filter((id) => !stickers.includes(id))];
  }
  const placed = children
    .filter((id) => !followsItsStart(board, id))
    .map((id) => ({ id, box: board.box(id) }))
    .filter((one) => one.box !== null);
  return byRows(placed as readonly Placed[]).map((one) => one.id);
}

export function inReadingOrder(board: Readable): readonly ItemId[] {
  const order: ItemId[] = [];
  const visit = (id: ItemId) => {
    order.push(id);
    for (const link of board.connectorsOf(id)) {
      const item = board.item(link);
      if (item?.kind === 'connector' && item.from === id && board.box(link)) order.push(link);
    }
    for (const child of ordered(board, id)) visit(child);
  };
  const frames = board.frames().values();
  for (const id of ordered(board, null))
    visit(board.item(id)?.kind === 'frame' ? (frames.next().value ?? id) : id);
  return order;
}
