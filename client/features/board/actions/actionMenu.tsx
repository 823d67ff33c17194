/** Acts as a menu: on a right click, a long press, the menu key, behind "More" and behind a row of the outline. */
import type { TFunction } from 'i18next';
import type { Point } from '../../../canvas/geometry.ts';
import type { MenuGroup, MenuItem } from '../../../ui/Menu.tsx';
import type { Action, Desk } from './Action.ts';
import { reasonAgainst } from './ActionSet.ts';
import type { ActionGroup } from './actionWords.ts';

type Words = TFunction<'actions'>;

/** From the top of a menu to its end; a test asks that every group is there. */
export const GROUPS: readonly ActionGroup[] = [
  'make',
  'edit',
  'colour',
  'arrange',
  'order',
  'align',
  'select',
  'copy',
  'look',
  'react',
  'people',
  'export',
  'announce',
  'help',
];
/** Choices that would make a menu long stand in a menu of their own. */
const FOLDED: ReadonlySet<ActionGroup> = new Set(['announce', 'colour', 'order', 'align', 'select', 'react']);
/** These keep an act in the menu, greyed, since it is clear what would help; for the others it is left out. */
const SHOWN: ReadonlySet<string> = new Set(['readOnly', 'locked']);

/** The key holds its namespace; a test asks every key of the registry in every language. */
export function nameOf(action: Action, desk: Desk, t: Words): string {
  return t((action.label?.(desk) ?? `names.${action.id}`) as 'names.note');
}

function entry(action: Action, desk: Desk, t: Words, at?: Point): MenuItem | null {
  const reason = reasonAgainst(action, desk);
  if (reason !== null && !SHOWN.has(reason)) return null;
  const [shortcut] = action.keys ?? [];
  return {
    key: action.id,
    label: nameOf(action, desk, t),
    ...(shortcut !== undefined && { shortcut }),
    ...(action.danger && { danger: true }),
    ...(action.checked && reason === null && { checked: action.checked(desk) }),
    disabledReason: reason && t(`reasons.${reason}`),
    onSelect: () => action.run(desk, at),
  };
}

export function menuOf(which: 'items' | 'board', desk: Desk, t: Words, at?: Point): readonly MenuGroup[] {
  const groups = GROUPS.map((key): MenuGroup => {
    const items = desk.actions.all
      .filter((action) => action.group === key && action.menus?.includes(which))
      .map((action) => entry(action, desk, t, at))
      .filter((item) => item !== null);
    if (!FOLDED.has(key) || items.length === 0) return { key, items };
    return { key, items: [{ key, label: t(`groups.${key}`), items }] };
  });
  return groups.filter((group) => group.items.length > 0);
}
