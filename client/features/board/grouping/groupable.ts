import type { Note } from '../../../../shared/documents/boardKinds.ts';
import { isGrid } from '../../../../shared/documents/boardKinds.ts';
import type { Desk } from '../actions/Action.ts';

/** The chosen notes and those in what is chosen; when nothing is chosen every note that is in no cluster or table. Not locked, in reading order. */
export function groupable({ model, selection }: Desk): readonly Note[] {
  const chosen = new Set([...selection.ids].flatMap((id) => model.withContents(id)));
  return model.readingOrder().flatMap((id) => {
    const item = model.item(id);
    if (item?.kind !== 'note' || item.locked) return [];
    const parent = model.item(model.parentOf(id));
    const meant = chosen.size > 0 ? chosen.has(id) : !isGrid(parent?.kind);
    return meant && parent?.locked !== true ? [item] : [];
  });
}
