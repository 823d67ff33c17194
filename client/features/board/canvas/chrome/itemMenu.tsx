/** Everything that can be done with the chosen items, as a menu: on a right click, a long press, or behind "More". */
import type { TFunction } from 'i18next';
import { NOTE_COLOURS } from '../../../../../shared/documents/board.ts';
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

export function itemGroups({ canvas, t, canEdit }: MenuParts): readonly MenuGroup[] {
  const { commands, selection, model, gestures, clipboard, links } = canvas;
  const items = commands.chosen.map((id) => model.item(id)).filter((item) => item !== null);
  const off = canEdit ? null : t('readOnly.title');
  const locked = off ?? (items.every((item) => item.locked) ? t('locked') : null);
  const only = selection.single;
  const has = (kind: string) => items.some((item) => item.kind === kind);
  const one: MenuItem[] = only
    ? [
        {
          key: 'edit',
          label: t('menu.edit'),
          shortcut: 'Enter',
          disabledReason: locked,
          onSelect: () => commands.edit(only),
        },
        { key: 'copyLink', label: t('menu.copyLink'), onSelect: () => void copyLink(only, canvas, t) },
      ]
    : [];
  const solid = has('note') || has('cluster') || has('frame');
  const change: (MenuItem | false)[] = [
    solid && {
      key: 'move',
      label: t('menu.move'),
      shortcut: 'Ctrl+Shift+M',
      disabledReason: locked,
      onSelect: () => gestures.choosing.set('move'),
    },
    solid && {
      key: 'link',
      label: t('menu.link'),
      shortcut: 'A',
      disabledReason: off,
      onSelect: () => (only ? gestures.choosing.set('link') : links.start()),
    },
    has('note') && {
      key: 'cluster',
      label: t('menu.cluster'),
      shortcut: 'Ctrl+G',
      disabledReason: locked,
      onSelect: () => void commands.cluster(),
    },
    has('cluster') && {
      key: 'uncluster',
      label: t('menu.uncluster'),
      shortcut: 'Ctrl+Shift+G',
      disabledReason: locked,
      onSelect: () => commands.uncluster(),
    },
    solid && {
      key: 'frame',
      label: t('menu.frame'),
      shortcut: 'F',
      disabledReason: locked,
      onSelect: () => commands.newFrame(),
    },
    {
      key: 'lock',
      label: t(items.every((item) => item.locked) ? 'menu.unlock' : 'menu.lock'),
      shortcut: 'Ctrl+Shift+L',
      disabledReason: off,
      onSelect: () => commands.toggleLock(),
    },
  ];
  const edit: MenuItem[] = [
    {
      key: 'cut',
      label: t('menu.cut'),
      shortcut: 'Ctrl+X',
      disabledReason: locked,
      onSelect: () => copy('cut', canvas),
    },
    { key: 'copy', label: t('menu.copy'), shortcut: 'Ctrl+C', onSelect: () => copy('copy', canvas) },
    {
      key: 'paste',
      label: t('menu.paste'),
      shortcut: 'Ctrl+V',
      disabledReason: off,
      onSelect: () => void pasteFromMenu({ ...canvas, clipboard }, t),
    },
    {
      key: 'duplicate',
      label: t('menu.duplicate'),
      shortcut: 'Ctrl+D',
      disabledReason: off,
      onSelect: () => commands.duplicate(),
    },
    {
      key: 'delete',
      label: t('menu.delete'),
      shortcut: 'Del',
      danger: true,
      disabledReason: locked,
      onSelect: () => commands.remove(),
    },
  ];
  return [
    ...(one.length > 0 ? [{ key: 'one', items: one }] : []),
    { key: 'change', items: change.filter((item) => item !== false) },
    { key: 'edit', items: edit },
  ];
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
  ];
}

export function colourGroup({ canvas, t, canEdit }: MenuParts): MenuGroup {
  return {
    key: 'colour',
    label: t('menu.colour'),
    items: NOTE_COLOURS.map((colour, index) => ({
      key: colour,
      label: t(`colours.${colour}`),
      shortcut: String(index + 1),
      disabledReason: canEdit ? null : t('readOnly.title'),
      onSelect: () => canvas.commands.setColour(colour),
    })),
  };
}
