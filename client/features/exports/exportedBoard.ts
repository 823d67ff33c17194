/** A board, or a part of it, as formats and pictures are made from. */
import type { BoardItem, Connector } from '../../../shared/documents/boardKinds.ts';
import type { ExportedBoard, ExportedItem } from '../../../shared/exchange/exported.ts';
import type { ExportedThread } from '../../../shared/exchange/exportedThreads.ts';
import type { ItemId } from '../../../shared/ids.ts';
import type { Box } from '../../canvas/geometry.ts';

/** What is asked of a board; the page gives it, since features do not know each other. */
export interface BoardReading {
  readonly title: string;
  readonly origin: string;
  /** Every item that is drawn, once. */
  readingOrder(): readonly ItemId[];
  /** All frames, as a presentation walks through them. */
  frames(): readonly ItemId[];
  item(id: ItemId): BoardItem | null;
  box(id: ItemId): Box | null;
  parentOf(id: ItemId): ItemId | null;
  withContents(id: ItemId): readonly ItemId[];
  authorOf(memberId: string | null): ExportedItem['author'];
  /** How many gave which; the discussion has them, not the board. */
  reactionsTo(id: ItemId): NonNullable<ExportedItem['reactions']>;
  /** What was said, the oldest thread first; so has the discussion. */
  readonly threads?: readonly ExportedThread[];
  /** The server has said what there is of it. */
  readonly threadsKnown?: boolean;
}

/** All that a line joins is there; one that joins nothing is asked for itself. */
function lineThere({ id, from, to }: Connector, there: (id: ItemId) => boolean): boolean {
  const ends = [from, to].filter((end) => end !== null);
  return ends.every(there) && (ends.length > 0 || there(id));
}

/** The frame, when nothing else is chosen. */
export function alone(board: BoardReading, [only, ...more]: readonly ItemId[]): ItemId | null {
  return only !== undefined && more.length === 0 && board.item(only)?.kind === 'frame' ? only : null;
}

/** Also by way of a cluster or a table; of what lies in none nothing. */
function frameOf(board: BoardReading, id: ItemId | null): BoardItem | null {
  const item = id === null ? null : board.item(id);
  return item === null || item.kind === 'frame' ? item : frameOf(board, board.parentOf(item.id));
}

/** With what the chosen hold, and the lines whose items are all there; null is the whole board. */
export function exportedBoard(
  board: BoardReading,
  chosen: readonly ItemId[] | null,
  at: number,
): ExportedBoard {
  const among = chosen && new Set(chosen.flatMap((id) => board.withContents(id)));
  const there = (id: ItemId | null) => id !== null && (among === null || among.has(id));
  const items: ExportedItem[] = [];
  for (const id of board.readingOrder()) {
    const [item, box] = [board.item(id), board.box(id)];
    if (item === null || box === null) continue;
    const shown = item.kind === 'connector' ? lineThere(item, there) : there(id);
    if (!shown) continue;
    const parent = board.parentOf(id);
    const frame = frameOf(board, parent);
    items.push({
      item,
      ...box,
      parent: there(parent) ? parent : null,
      ...(frame && !there(frame.id) && { frameTitle: frame.text }),
      author: board.authorOf(item.author),
      reactions: board.reactionsTo(id),
    });
  }
  return { title: board.title, origin: board.origin, at, frame: alone(board, chosen ?? []), items };
}
