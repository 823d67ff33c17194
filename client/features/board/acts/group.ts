/** Items that hands take as one. */
import { changeItem } from '../../../../shared/documents/board.ts';
import { type GroupId, type ItemId, newId, parseGroupId } from '../../../../shared/ids.ts';
import type { ActContext } from '../../../live/edit.ts';
import { edit } from '../../../live/edit.ts';
import { changeFree } from './change.ts';

/** One new group of these, whatever groups they were in; what is locked stays out. */
export function groupItems(context: ActContext, ids: readonly ItemId[]): void {
  const group = newId<GroupId>();
  changeFree(context, ids, (items, { id }) => changeItem(items, id, { group }));
}

/** Whole groups, with what of them is locked: a lock holds what it looks like and where it is. */
export function ungroupItems(context: ActContext, groups: ReadonlySet<GroupId | undefined>): void {
  edit(context, (items) => {
    for (const [id, map] of items) {
      const group = parseGroupId(map.get('group'));
      if (group && groups.has(group)) changeItem(items, id as ItemId, { group: null });
    }
  });
}
