/** Acts as a menu: on a right click, a long press, the menu key, behind "More" and behind a row of the outline. */

import type { Point } from '../../../canvas/geometry.ts';
import type { TFunction } from '../../../i18n/i18n.ts';
import type { MenuGroup, MenuItem, SubMenu } from '../../../ui/Menu.tsx';
import type { Action, Desk, MenuName } from './Action.ts';
import { reasonAgainst } from './ActionSet.ts';
import type { ActionGroup, Reason } from './actionWords.ts';
import { needsFree } from './needs.ts';

type Words = TFunction<'actions'>;

/** From the top of a menu to its end, what is done most first; a test asks that every group is there. */
export const GROUPS: readonly ActionGroup[] = [
  'make',
  'draw',
  'edit',
  'copy',
  'colour',
  'textSize',
  'become',
  'line',
  'frame',
  'order',
  'align',
  'turn',
  'arrange',
  'table',
  'stick',
  'react',
  'group',
  'select',
  'copyAs',
  'export',
  'look',
  'people',
  'announce',
  'help',
];
/** Choices that would make a menu long stand in a menu of their own. */
export const FOLDED: ReadonlySet<ActionGroup> = new Set([
  'announce',
  'become',
  'colour',
  'copyAs',
  'line',
  'frame',
  'group',
  'order',
  'align',
  'select',
  'react',
  'stick',
  'textSize',
  'turn',
]);
/** These are too: on an empty place what is made, pasted and said there is in sight, at an item what is done with it. */
const FOLDED_IN: Readonly<Partial<Record<MenuName, ReadonlySet<ActionGroup>>>> = {
  board: new Set(['look', 'people', 'help']),
  items: new Set(['export']),
};
/** Behind a tool: an act has its picture, and what follows happens on the board. */
const OF_TOOLS: ReadonlySet<MenuName> = new Set(['shape', 'more']);
/** The key holds its namespace; a test asks every key of the registry in every language. */
export function nameOf(action: Action, desk: Desk, t: Words): string {
  return t((action.label?.(desk) ?? `names.${action.id}`) as 'names.note');
}

function entry(which: MenuName, action: Action, desk: Desk, t: Words, at?: Point): MenuItem {
  const [shortcut] = action.keys ?? [];
  const Icon = OF_TOOLS.has(which) ? action.icon : undefined;
  return {
    key: action.id,
    label: nameOf(action, desk, t),
    ...(Icon && { icon: <Icon size={18} aria-hidden /> }),
    ...(shortcut !== undefined && { shortcut }),
    ...(action.danger && { danger: true }),
    ...(action.checked && !OF_TOOLS.has(which) && { checked: action.checked(desk) }),
    onSelect() {
      // What is behind the tools works on the board, and so does the next key.
      if (OF_TOOLS.has(which)) desk.focusSurface();
      action.run(desk, at);
    },
  };
}

/** What leaves so much out that it is said, once, above the rest. */
function reasonOfAll(which: MenuName, desk: Desk): Reason | null {
  if (!desk.context.mayEdit()) return 'readOnly';
  return which === 'items' && needsFree(desk) === 'locked' ? 'locked' : null;
}

interface Part {
  readonly key: string;
  readonly items: (MenuItem | SubMenu)[];
  readonly folded: boolean;
}

/** What is folded and follows each other is one group. What is locked begins with that, and with the way out of it. */
export function menuOf(which: MenuName, desk: Desk, t: Words, at?: Point): readonly MenuGroup[] {
  const parts: Part[] = [];
  const all = desk.actions.all.filter(({ menus }) => menus?.includes(which));
  const why = reasonOfAll(which, desk);
  const first = why === 'locked' && all.find(({ id }) => id === 'lock');
  for (const key of GROUPS) {
    const items = all
      .filter((action) => action.group === key && action !== first && reasonAgainst(action, desk) === null)
      .map((action) => entry(which, action, desk, t, at));
    if (items.length === 0) continue;
    const folded = FOLDED.has(key) || FOLDED_IN[which]?.has(key) === true;
    const last = parts.at(-1);
    if (!folded) parts.push({ key, items, folded });
    else if (last?.folded) last.items.push({ key, label: t(`groups.${key}`), items });
    else parts.push({ key, items: [{ key, label: t(`groups.${key}`), items }], folded });
  }
  if (first) parts.unshift({ key: first.id, items: [entry(which, first, desk, t, at)], folded: false });
  const [head, ...rest] = parts;
  return head && why ? [{ ...head, label: t(`reasons.${why}`) }, ...rest] : parts;
}
