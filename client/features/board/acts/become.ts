/** Items as another kind: the same items, so that words, links, comments and stickers stay, and all that others do to them. */
import { changeItem } from '../../../../shared/documents/board.ts';
import type { BoardItem, NoteColour, ShapeForm } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { ActContext } from '../../../live/edit.ts';
import { edit } from '../../../live/edit.ts';
import { keysOnTop } from './order.ts';
import { Structure } from './structure.ts';

export type Form = 'note' | 'text' | ShapeForm;

/** The one that it is now; null of what is none of these. */
export function formOf(item: BoardItem): Form | null {
  if (item.kind === 'shape') return item.form;
  return item.kind === 'note' || item.kind === 'text' ? item.kind : null;
}

export interface Becoming {
  readonly id: ItemId;
  readonly kind: 'note' | 'text' | 'shape';
  readonly form?: ShapeForm;
  readonly x?: number;
  readonly y?: number;
  readonly w?: number;
  readonly h?: number;
  /** What its words had of their own, of one that becomes a text: there it is the colour. */
  readonly ink?: NoteColour;
  /** Where it belongs from now on, of one that leaves the grid of a cluster or a table. */
  readonly parent?: ItemId | null;
}

/** In one step of undo. */
export function becomeItems(context: ActContext, changes: readonly Becoming[]): void {
  edit(context, (items) => {
    for (const { id, parent, kind, form, ink, ...place } of changes) {
      const round = Object.fromEntries(
        Object.entries(place).map(([name, value]) => [name, Math.round(value)]),
      );
      const own = ink && { colour: ink, ink: null };
      changeItem(items, id, { kind, ...(form && { form }), ...own, ...round });
      if (parent === undefined) continue;
      const [z = ''] = keysOnTop(new Structure(items).topKey(), 1);
      changeItem(items, id, { parent, z, row: null, column: null });
    }
  });
}
