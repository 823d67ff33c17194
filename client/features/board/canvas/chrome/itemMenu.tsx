/** Everything that can be done with the chosen items, as a menu: on a right click, a long press, or behind "More". */
import type { TFunction } from 'i18next';
import type { ItemId } from '../../../../../shared/ids.ts';
import { copyText } from '../../../../ui/copyText.ts';
import type { MenuGroup, MenuItem } from '../../../../ui/Menu.tsx';
import type { Canvas } from '../CanvasContext.ts';

export interface MenuParts {
  readonly canvas: Canvas;
  readonly t: TFunction<'board'>;
  readonly canEdit: boolean;
}

export function linkOf(id: ItemId): string {
  return `${window.location.href.split('#')[0]}#item=${id}`;
}

/** What the browser's own copy would do; it fires the event that carries our clip. */
function copy(how: 'copy' | 'cut', canvas: Canvas): void {
  canvas.focusSurface();
  document.execCommand(how);
}

async function copyLink(id: ItemId, { announcer }: Canvas, t: TFunction<'board'>): Promise<void> {
  const link = linkOf(id);
  announcer.say((await copyText(link)) ? t('said.linkCopied') : link);
}

async function pasteFromMenu({ clipboard, commands }: Canvas, t: TFunction<'board'>): Promise<void> {
  try {
    const [item] = await navigator.clipboard.read();
    const read = async (type: string) =>
      item?.types.includes(type) ? (await item.getType(type)).text() : '';
    clipboard.paste({ html: await read('text/html'), text: await read('text/plain') });
  } catch {
    // Not allowed, or not known to this browser: the key is always there.
    commands.parts.voice.problem(t('paste.byKey'));
  }
}

/** Why the chosen items cannot be changed now; null when they can. */
function reasons({ canvas, t, canEdit }: MenuParts) {
  const { commands, model } = canvas;
  const items = commands.chosen.map((id) => model.item(id)).filter((item) => item !== null);
  const allLocked = items.every((item) => item.locked);
  const off = canEdit ? null : t('readOnly.title');
  return { items, allLocked, off, fixed: off ?? (allLocked ? t('locked') : null) };
}

function oneItem({ canvas, t, canEdit }: MenuParts): readonly MenuItem[] {
  const { commands, selection } = canvas;
  const id = selection.single;
  if (id === null) return [];
  const { fixed: disabledReason } = reasons({ canvas, t, canEdit });
  const edit = { shortcut: 'Enter', disabledReason, onSelect: () => commands.edit(id) };
  return [
    { key: 'edit', label: t('menu.edit'), ...edit },
    { key: 'copyLink', label: t('menu.copyLink'), onSelect: () => void copyLink(id, canvas, t) },
  ];
}

function arranging(parts: MenuParts): readonly MenuItem[] {
  const { canvas, t } = parts;
  const { commands, gestures, links, selection } = canvas;
  const { items, allLocked, off, fixed } = reasons(parts);
  const has = (kind: string) => items.some((item) => item.kind === kind);
  const solid = has('note') || has('cluster') || has('frame');
  const entry = (
    key: 'move' | 'link' | 'cluster' | 'uncluster' | 'frame' | 'lock' | 'unlock',
    shortcut: string,
    disabledReason: string | null,
    onSelect: () => void,
  ): MenuItem => ({ key, label: t(`menu.${key}`), shortcut, disabledReason, onSelect });
  const link = () => (selection.single ? gestures.choosing.set('link') : links.start());
  return [
    ...(solid ? [entry('move', 'Ctrl+Shift+M', fixed, () => gestures.choosing.set('move'))] : []),
    ...(solid ? [entry('link', 'A', off, link)] : []),
    ...(has('note') ? [entry('cluster', 'Ctrl+G', fixed, () => void commands.cluster())] : []),
    ...(has('cluster') ? [entry('uncluster', 'Ctrl+Shift+G', fixed, () => commands.uncluster())] : []),
    ...(solid ? [entry('frame', 'F', fixed, () => commands.newFrame())] : []),
    entry(allLocked ? 'unlock' : 'lock', 'Ctrl+Shift+L', off, () => commands.toggleLock()),
  ];
}

function copying(parts: MenuParts): readonly MenuItem[] {
  const { canvas, t } = parts;
  const { off, fixed } = reasons(parts);
  const entry = (
    key: 'cut' | 'copy' | 'paste' | 'duplicate' | 'delete',
    shortcut: string,
    disabledReason: string | null,
    onSelect: () => void,
  ): MenuItem => ({
    key,
    label: t(`menu.${key}`),
    shortcut,
    disabledReason,
    danger: key === 'delete',
    onSelect,
  });
  return [
    entry('cut', 'Ctrl+X', fixed, () => copy('cut', canvas)),
    entry('copy', 'Ctrl+C', null, () => copy('copy', canvas)),
    entry('paste', 'Ctrl+V', off, () => void pasteFromMenu(canvas, t)),
    entry('duplicate', 'Ctrl+D', off, () => canvas.commands.duplicate()),
    entry('delete', 'Del', fixed, () => canvas.commands.remove()),
  ];
}

export function itemGroups(parts: MenuParts): readonly MenuGroup[] {
  const groups = [
    { key: 'one', items: oneItem(parts) },
    { key: 'arrange', items: arranging(parts) },
    { key: 'copy', items: copying(parts) },
  ];
  return groups.filter((group) => group.items.length > 0);
}

/** Of the board itself, where nothing lies. */
export function boardGroups(
  { canvas, t, canEdit }: MenuParts,
  point: { readonly x: number; readonly y: number },
  zoomToFit: () => void,
): readonly MenuGroup[] {
  const { commands, clipboard } = canvas;
  const off = canEdit ? null : t('readOnly.title');
  return [
    {
      key: 'make',
      items: [
        {
          key: 'note',
          label: t('menu.noteHere'),
          shortcut: 'N',
          disabledReason: off,
          onSelect: () => void commands.newNote(point),
        },
        {
          key: 'paste',
          label: t('menu.paste'),
          shortcut: 'Ctrl+V',
          disabledReason: off,
          onSelect: () => void pasteFromMenu(canvas, t),
        },
        {
          key: 'list',
          label: t('list.title'),
          shortcut: 'L',
          disabledReason: off,
          onSelect: () => clipboard.writing.set(true),
        },
      ],
    },
    { key: 'look', items: [{ key: 'fit', label: t('zoom.fit'), shortcut: 'Shift+1', onSelect: zoomToFit }] },
    {
      key: 'keys',
      label: t('menu.singleKeys'),
      items: [true, false].map((on) => ({
        key: on ? 'on' : 'off',
        label: t(on ? 'menu.keysOn' : 'menu.keysOff'),
        checked: canvas.singleKeys.get() === on,
        onSelect: () => canvas.singleKeys.set(on),
      })),
    },
  ];
}
