/** Acts as a menu: on a right click, a long press, the menu key, behind "More" and behind a row of the outline. */

import type { Point } from '../../../canvas/geometry.ts';
import type { TFunction } from '../../../i18n/i18n.ts';
import type { MenuGroup, MenuItem, SubMenu } from '../../../ui/Menu.tsx';
import type { Action, Desk, MenuName } from './Action.ts';
import { reasonAgainst } from './ActionSet.ts';
import type { ActionGroup } from './actionWords.ts';

type Words = TFunction<'actions'>;

/** From the top of a menu to its end, what is done most first; a test asks that every group is there. */
export const GROUPS: readonly ActionGroup[] = [
  'make',
  'draw',
  'edit',
  'copy',
  'arrange',
  'stick',
  'react',
  'colour',
  'become',
  'line',
  'frame',
  'table',
  'group',
  'order',
  'align',
  'select',
  'look',
  'people',
  'export',
  'announce',
  'help',
];
/** Choices that would make a menu long stand in a menu of their own. */
export const FOLDED: ReadonlySet<ActionGroup> = new Set([
  'announce',
  'become',
  'colour',
  'line',
  'frame',
  'group',
  'order',
  'align',
  'select',
  'react',
  'stick',
]);
/** On an empty place these are too: what is made, pasted and said there is in sight. */
const FOLDED_ON_BOARD: ReadonlySet<ActionGroup> = new Set(['look', 'people', 'help']);
/** Behind a tool: an act has its picture, and what follows happens on the board. */
const OF_TOOLS: ReadonlySet<MenuName> = new Set(['shape', 'more']);
/** These keep an act in the menu, greyed, since it is clear what would help; for the others it is left out. */
const SHOWN: ReadonlySet<string> = new Set(['readOnly', 'locked']);

/** The key holds its namespace; a test asks every key of the registry in every language. */
export function nameOf(action: Action, desk: Desk, t: Words): string {
  return t((action.label?.(desk) ?? `names.${action.id}`) as 'names.note');
}

function entry(which: MenuName, action: Action, desk: Desk, t: Words, at?: Point): MenuItem | null {
  const reason = reasonAgainst(action, desk);
  if (reason !== null && !SHOWN.has(reason)) return null;
  const [shortcut] = action.keys ?? [];
  const Icon = OF_TOOLS.has(which) ? action.icon : undefined;
  return {
    key: action.id,
    label: nameOf(action, desk, t),
    ...(Icon && { icon: <Icon size={18} aria-hidden /> }),
    ...(shortcut !== undefined && { shortcut }),
    ...(action.danger && { danger: true }),
    ...(action.checked && reason === null && !OF_TOOLS.has(which) && { checked: action.checked(desk) }),
    disabledReason: reason && t(`reasons.${reason}`),
    onSelect() {
      // What is behind the tools works on the board, and so does the next key.
      if (OF_TOOLS.has(which)) desk.focusSurface();
      action.run(desk, at);
    },
  };
}

/** What is folded and follows each other is one group. */
export function menuOf(which: MenuName, desk: Desk, t: Words, at?: Point): readonly MenuGroup[] {
  const groups: { key: string; items: (MenuItem | SubMenu)[]; folded: boolean }[] = [];
  for (const key of GROUPS) {
    const items = desk.actions.all
      .filter((action) => action.group === key && action.menus?.includes(which))
      .map((action) => entry(which, action, desk, t, at))
      .filter((item) => item !== null);
    if (items.length === 0) continue;
    const folded = FOLDED.has(key) || (which === 'board' && FOLDED_ON_BOARD.has(key));
    const last = groups.at(-1);
    if (!folded) groups.push({ key, items, folded });
    else if (last?.folded) last.items.push({ key, label: t(`groups.${key}`), items });
    else groups.push({ key, items: [{ key, label: t(`groups.${key}`), items }], folded });
  }
  return groups;
}
