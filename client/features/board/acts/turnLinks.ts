import { changeItem } from '../../../../shared/documents/board.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { ActContext } from './edit.ts';
import { edit, Structure } from './edit.ts';

/** From becomes to: what a link says is read the other way round. */
export function turnLinks(context: ActContext, ids: readonly ItemId[]): void {
  edit(context, (items) => {
    const structure = new Structure(items);
    for (const id of ids) {
      const link = structure.get(id);
      if (!link?.from || !link.to || link.locked) continue;
      changeItem(items, id, { from: link.to, to: link.from });
    }
  });
}
