/** The menu of an item where it was pressed: in a frame, below its title, with what is done at an empty place. */
import type { ItemId } from '../../../../../shared/ids.ts';
import type { Point } from '../../../../canvas/geometry.ts';
import type { MenuGroup } from '../../../../ui/Menu.tsx';
import type { Desk } from '../../actions/Action.ts';
import { menuOf } from '../../actions/actionMenu.tsx';
import { FRAME_HEADER } from '../../model/layout.ts';

type Line = MenuGroup['items'][number];
type Words = Parameters<typeof menuOf>[2];

/** It has these of the board in place of its own, and reactions behind "More": so it fits a window. */
const INSTEAD: ReadonlySet<string> = new Set(['comment', 'noteBelow', 'react']);

export function itemMenu(desk: Desk, words: Words, id: ItemId, at: Point): readonly MenuGroup[] {
  const menu = menuOf('items', desk, words, at);
  const [item, box] = [desk.model.item(id), desk.model.box(id)];
  const alone = desk.selection.single === id && item?.kind === 'frame' && !item.locked;
  if (!alone || !desk.context.mayEdit() || !box || at.y <= box.y + FRAME_HEADER) return menu;
  const here = menuOf('board', desk, words, at).flatMap(({ items }) => items);
  const ofPlace = (...keys: readonly string[]) => here.filter(({ key }) => keys.includes(key));
  const reactions = menu.flatMap(({ items }) => items).filter(({ key }) => key === 'react');
  const last = menu.length - 1;
  return menu.map((group, i) => {
    const own = group.items.filter(({ key }) => !INSTEAD.has(key)).map((one) => withMore(one, reactions));
    const first = i === 0 ? ofPlace('note', 'comment.here') : i === last ? ofPlace('make') : [];
    return { ...group, items: [...first, ...own] };
  });
}

function withMore(item: Line, more: readonly Line[]): Line {
  if (item.key !== 'more' || !('items' in item)) return item;
  return { ...item, items: [...item.items, ...more.flatMap((one) => ('items' in one ? one.items : [one]))] };
}
