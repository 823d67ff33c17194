import { IconDots } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { NOTE_COLOURS } from '../../../../shared/documents/board.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu, type MenuGroup } from '../../../ui/Menu.tsx';
import type { OutlineRow } from './outlineRows.ts';
import type { Outline } from './useOutline.ts';

interface RowMenuProps {
  readonly outline: Outline;
  readonly row: OutlineRow;
  readonly onMove: () => void;
  readonly onLink: () => void;
}

function coloursOf(
  { outline, id }: { readonly outline: Outline; readonly id: ItemId },
  fixed: string | null,
  t: TFunction<'outline'>,
): MenuGroup {
  return {
    key: 'colour',
    label: t('menu.colour'),
    items: NOTE_COLOURS.map((colour, index) => ({
      key: colour,
      label: t(`colours.${colour}`),
      shortcut: String(index + 1),
      disabledReason: fixed,
      onSelect: () => outline.colour(id, index),
    })),
  };
}

function copyLinkOf(outline: Outline, id: ItemId, t: TFunction<'outline'>) {
  const link = `${window.location.href.split('#')[0]}#item=${id}`;
  return {
    key: 'copy',
    label: t('menu.copyLink'),
    onSelect: () => void navigator.clipboard.writeText(link).then(() => outline.say(t('said.copied'))),
  };
}

/** Colours and acts of one row; what cannot be done now says why. */
function groupsOf(
  { outline, row, onMove, onLink }: RowMenuProps,
  t: TFunction<'outline'>,
): readonly MenuGroup[] {
  const { id, item } = row;
  const off = outline.canEdit ? null : t('readOnly');
  const fixed = off ?? (item.locked ? t('isLocked') : null);
  return [
    {
      key: 'change',
      items: [
        {
          key: 'edit',
          label: t('menu.edit'),
          shortcut: 'Enter',
          disabledReason: fixed,
          onSelect: () => outline.setEditing(id),
        },
        { key: 'move', label: t('menu.move'), shortcut: 'M', disabledReason: fixed, onSelect: onMove },
        { key: 'link', label: t('menu.link'), disabledReason: off, onSelect: onLink },
        ...(item.kind === 'note'
          ? [
              {
                key: 'cluster',
                label: t('menu.cluster'),
                shortcut: 'Ctrl+G',
                disabledReason: fixed,
                onSelect: () => outline.clusterOf(id),
              },
            ]
          : []),
        {
          key: 'duplicate',
          label: t('menu.duplicate'),
          shortcut: 'Ctrl+D',
          disabledReason: off,
          onSelect: () => outline.duplicate(id),
        },
        {
          key: 'lock',
          label: t(item.locked ? 'menu.unlock' : 'menu.lock'),
          disabledReason: off,
          onSelect: () => outline.lock(id, !item.locked),
        },
        copyLinkOf(outline, id, t),
        {
          key: 'delete',
          label: t('menu.delete'),
          shortcut: 'Del',
          danger: true,
          disabledReason: fixed,
          onSelect: () => outline.remove([id]),
        },
      ],
    },
    coloursOf({ outline, id }, fixed, t),
  ];
}

/** Everything that can be done with a row, without a drag. */
export function RowMenu(props: RowMenuProps) {
  const { t } = useTranslation('outline');
  return (
    <Menu
      groups={groupsOf(props, t)}
      side="bottom-end"
      target={
        <IconButton label={t('actions')} icon={<IconDots size={18} stroke={1.75} />} data-row-menu="" />
      }
    />
  );
}
