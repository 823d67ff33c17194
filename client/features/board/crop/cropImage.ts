import { changeItem } from '../../../../shared/documents/board.ts';
import { angleOf } from '../../../../shared/documents/boardKinds.ts';
import { readItem } from '../../../../shared/documents/readItem.ts';
import { spotAt, stuckBox } from '../../../../shared/documents/stuck.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { centre } from '../../../canvas/geometry.ts';
import type { ActContext } from '../../../live/edit.ts';
import { changeFree } from '../acts/change.ts';
import type { Cropped } from './window.ts';

/** One step of undo; what lies stuck on what is left of it stays where it is seen. */
export function cropImage(context: ActContext, id: ItemId, { crop, x, y, w, h }: Cropped): void {
  changeFree(context, [id], (items, _place, structure) => {
    const item = readItem(id, items.get(id));
    if (item?.kind !== 'image') return;
    const angle = angleOf(item);
    const before = { kind: item.kind, box: item, angle };
    const after = { kind: item.kind, box: { x, y, w, h }, angle };
    changeItem(items, id, { crop });
    // Also what is the same: undo of what somebody did before takes back all of that, or nothing.
    for (const [side, length] of Object.entries({ x, y, w, h })) items.get(id)?.set(side, length);
    for (const place of structure.childrenOf(id)) {
      const sticker = readItem(place.id, items.get(place.id));
      if (sticker?.kind === 'sticker')
        changeItem(items, place.id, spotAt(after, centre(stuckBox(before, sticker))));
    }
  });
}
