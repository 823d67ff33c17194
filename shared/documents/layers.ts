/** What lies over what, whatever its order key: the same on the board, in its far picture and in what leaves it. No Yjs in here. */
import type { BoardItem, BoardItemKind } from './boardKinds.ts';
import { isLoose } from './boardKinds.ts';

/** Frames lie lowest, stickers highest; within a layer the order keys decide. */
const LAYER: Record<BoardItemKind, number> = {
  frame: 0,
  cluster: 1,
  table: 1,
  row: 1.5,
  column: 1.5,
  connector: 2,
  note: 3,
  text: 3,
  shape: 3,
  image: 3,
  stroke: 3,
  unknown: 3,
  sticker: 4,
};

export function layerOf(item: BoardItem | null): number {
  // A line by itself lies among the things that it was drawn over.
  if (item?.kind === 'connector' && isLoose(item)) return LAYER.shape;
  return item ? LAYER[item.kind] : -1;
}
