/** Where stickers are seen: on their items, or where they were put. */
import type { BoardItem } from '../../../../shared/documents/boardKinds.ts';
import { STICKER_SIZE } from '../../../../shared/documents/boardKinds.ts';
import { stuckBox, wasStuck } from '../../../../shared/documents/stuck.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Box, TurnedBox } from '../../../canvas/geometry.ts';

interface Holding {
  item(id: ItemId | null): BoardItem | null;
  parentOf(id: ItemId): ItemId | null;
  hostOf(id: ItemId): ItemId | null;
  solidBox(id: ItemId): TurnedBox | null;
}

/** On the item that it lies on, while that is seen in this box; null when it is on none. */
export function boxOn(board: Holding, id: ItemId, seen: (host: ItemId) => TurnedBox | null): Box | null {
  const [item, host] = [board.item(id), board.item(board.hostOf(id))];
  const box = host && seen(host.id);
  return box && item?.kind === 'sticker'
    ? stuckBox({ kind: host.kind, box, angle: box.angle ?? 0 }, item)
    : null;
}

/** Without what it was put on, which may come back, it is nowhere. */
export function stickerBox(board: Holding, id: ItemId): Box | null {
  const item = board.item(id);
  if (item?.kind !== 'sticker') return null;
  if (board.hostOf(id) !== null) return boxOn(board, id, (host) => board.solidBox(host));
  const gone = wasStuck(item) && board.parentOf(id) === null;
  return gone ? null : { x: item.x, y: item.y, w: STICKER_SIZE, h: STICKER_SIZE };
}
