import { changeItem } from '../../../../shared/documents/board.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Point, Size } from '../../../canvas/geometry.ts';
import type { ActContext } from '../../../live/edit.ts';
import { edit, hasRoomFor } from '../../../live/edit.ts';
import { deleteItems } from './change.ts';
import { clusterItems } from './cluster.ts';

export interface GroupDraft extends Point {
  readonly title: string;
  readonly columns: number;
  readonly ids: readonly ItemId[];
}

/** A frame that grows for what comes into it. */
export interface Grown {
  readonly frame: ItemId;
  readonly box: Size;
}

/** One new cluster for each group, in the frame that holds all of its notes; null when the board has no room for them. What they leave empty goes. */
export function clusterGroups(
  context: ActContext,
  groups: readonly GroupDraft[],
  grown: readonly Grown[] = [],
  emptied: readonly ItemId[] = [],
): readonly ItemId[] | null {
  if (!hasRoomFor(context, groups.length)) return null;
  return edit(context, (items) => {
    for (const { frame, box } of grown) changeItem(items, frame, { w: box.w, h: box.h });
    const made = groups.flatMap(({ ids, ...draft }) => clusterItems(context, ids, draft) ?? []);
    deleteItems(context, emptied);
    return made;
  });
}
