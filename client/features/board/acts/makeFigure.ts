/** Texts, shapes, stickers and drawn lines. */

import { insertItem } from '../../../../shared/documents/board.ts';
import { mayHold } from '../../../../shared/documents/boardKinds.ts';
import type { NewItem } from '../../../../shared/documents/newItem.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { newId } from '../../../../shared/ids.ts';
import type { ActContext } from '../../../live/edit.ts';
import { edit, hasRoomFor } from '../../../live/edit.ts';
import { keysOnTop } from './order.ts';
import { Structure } from './structure.ts';

export type FigureKind = 'text' | 'shape' | 'sticker' | 'stroke' | 'image';
export type FigureDraft = Omit<NewItem, 'id' | 'kind' | 'author' | 'at' | 'z' | 'parent' | 'locked'> & {
  readonly kind: FigureKind;
  /** The frame it lies in, of a sticker also the item that it lies on, or null. */
  readonly parent?: ItemId | null;
};

/** On top of everything, in one step of undo; null when there is no room on the board. */
export function createFigures(context: ActContext, drafts: readonly FigureDraft[]): readonly ItemId[] | null {
  if (!hasRoomFor(context, drafts.length)) return null;
  return edit(context, (items) => {
    const structure = new Structure(items);
    const keys = keysOnTop(structure.topKey(), drafts.length);
    return drafts.map((draft, at) => {
      const id = newId<ItemId>();
      const holder = structure.get(draft.parent ?? null);
      const held = holder && mayHold(holder.kind, draft.kind);
      const stamp = { id, author: context.author, at: context.now(), z: keys[at] ?? '' };
      insertItem(items, { ...draft, ...stamp, parent: held ? holder.id : null });
      return id;
    });
  });
}
