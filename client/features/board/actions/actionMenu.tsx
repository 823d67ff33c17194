/** Acts as a menu: on a right click, a long press, the menu key, behind "More" and behind a row of the outline. */

import type { Point } from '../../../canvas/geometry.ts';
import type { TFunction } from '../../../i18n/i18n.ts';
import type { MenuGroup, MenuItem } from '../../../ui/Menu.tsx';
import type { Action, Desk, MenuName } from './Action.ts';
import { reasonAgainst } from './ActionSet.ts';
import type { ActionGroup, Reason } from './actionWords.ts';
import { needsFree } from './needs.ts';

type Words = TFunction<'actions'>;

/** In this order, what is done most first; a test asks that every group is there. */
export const GROUPS: readonly ActionGroup[] = [
  'make',
  'draw',
  'edit',
  'copy',
  'colour',
  'textSize',
  'ink',
  'become',
  'line',
  'side',
  'frame',
  'table',
  'align',
  'arrange',
  'order',
  'turn',
  'group',
  'react',
  'stick',
  'select',
  'copyAs',
  'export',
  'look',
  'people',
  'announce',
  'help',
  'more',
];
/** Groups that stand in the menu of another one. */
const TOGETHER: Readonly<Partial<Record<MenuName, Readonly<Partial<Record<ActionGroup, ActionGroup>>>>>> = {
  items: {
    textSize: 'colour',
    ink: 'colour',
    order: 'arrange',
    turn: 'arrange',
    stick: 'react',
    select: 'more',
    copyAs: 'more',
    export: 'more',
    look: 'more',
  },
  board: { draw: 'make', select: 'look' },
};
/** Behind a tool: an act has its picture, and what follows happens on the board. */
const OF_TOOLS: ReadonlySet<MenuName> = new Set(['shape', 'more']);

/** Groups, and acts of others: a new note, and the way from a board to what it is all about. */
const IN_SIGHT = /^(edit|copy|note|makeBarriers)$/;

/** So that a menu is short, most groups stand in menus of their own. Null: in sight. */
function foldOf(which: MenuName, { id, group }: Action): ActionGroup | null {
  if (OF_TOOLS.has(which)) return group === 'stick' ? group : null;
  return IN_SIGHT.test(group) || IN_SIGHT.test(id) ? null : (TOGETHER[which]?.[group] ?? group);
}

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

/** What leaves so much out that it is said, once, above the rest. Where nothing is ever written, as in a presentation, nothing is. */
function reasonOfAll(which: MenuName, desk: Desk): Reason | null {
  if (!desk.context.mayEdit()) return desk.actions.all.some(({ writes }) => writes) ? 'readOnly' : null;
  return which === 'items' && needsFree(desk) === 'locked' ? 'locked' : null;
}

/** What is in sight, group by group, then what is folded. What is locked begins with that, and with the way out of it. */
export function menuOf(which: MenuName, desk: Desk, t: Words, at?: Point): readonly MenuGroup[] {
  const all = desk.actions.all.filter(
    (action) => action.menus?.includes(which) && reasonAgainst(action, desk) === null,
  );
  const why = reasonOfAll(which, desk);
  const first = why === 'locked' && all.find(({ id }) => id === 'lock');
  const parts = new Map<ActionGroup, MenuItem[]>();
  const folds = new Map<ActionGroup, MenuItem[]>();
  for (const group of GROUPS)
    for (const action of all) {
      if (action.group !== group || action === first) continue;
      const own = foldOf(which, action);
      // What is done with the notes of a frame is one more thing of a frame.
      const fold = own === 'group' && folds.has('frame') ? 'frame' : own;
      const into = fold ? folds : parts;
      into.set(fold ?? group, [...(into.get(fold ?? group) ?? []), entry(which, action, desk, t, at)]);
    }
  const menu: MenuGroup[] = [...parts].map(([key, items]) => ({ key, items }));
  if (first) menu.unshift({ key: first.id, items: [entry(which, first, desk, t, at)] });
  const folded = [...folds].map(([key, items]) => {
    const [only] = items.length === 1 ? items : [];
    return only ?? { key, label: t(`groups.${key}`), items };
  });
  if (folded.length > 0) menu.push({ key: 'more', items: folded });
  const [head, ...rest] = menu;
  return head && why ? [{ ...head, label: t(`reasons.${why}`) }, ...rest] : menu;
}
