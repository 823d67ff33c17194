import { changeItem } from '../../../../shared/documents/board.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { ActContext } from '../../../live/edit.ts';
import { edit } from '../../../live/edit.ts';

/** These and nothing else. */
export function lockItems(context: ActContext, ids: readonly ItemId[], locked: boolean): void {
  edit(context, (items) => {
    for (const id of ids) {
      if (locked) changeItem(items, id, { locked });
      else items.get(id)?.delete('locked');
    }
  });
}
