import { changeItem } from '../../../../shared/documents/board.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Point } from '../../../canvas/geometry.ts';
import type { ActContext } from '../../../live/edit.ts';
import { edit, hasRoomFor } from '../../../live/edit.ts';
import { clusterItems } from './cluster.ts';

export interface GroupDraft extends Point {
  readonly title: string;
  readonly columns: number;
  readonly ids: readonly ItemId[];
}

/** One new cluster for each group, on the board itself; null when the board has no room for them. */
export function clusterGroups(context: ActContext, groups: readonly GroupDraft[]): readonly ItemId[] | null {
  if (!hasRoomFor(context, groups.length)) return null;
  return edit(context, (items) =>
    groups.flatMap(({ ids, ...draft }) => {
      const id = clusterItems(context, ids, draft);
      // Its notes may come from one frame; the new places are not in it.
      if (id !== null) changeItem(items, id, { parent: null });
      return id ?? [];
    }),
  );
}
