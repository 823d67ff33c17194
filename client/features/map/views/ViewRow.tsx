import { IconCheck, IconDots } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { type SavedView, viewName } from '../../../../shared/documents/mapViews.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu, type MenuGroup } from '../../../ui/Menu.tsx';
import { useDesk } from '../MapDesk.ts';
import { lookOf, looksLike } from './look.ts';
import { NameField } from './NameField.tsx';
import { copyViewLink, openedIn, openView, titleOf } from './openView.ts';
import styles from './Views.module.css';
import { deleteView, placeView, renameView, updateView } from './viewActs.ts';

interface ViewRowProps {
  readonly view: SavedView;
  readonly at: number;
  readonly count: number;
  /** Where the keyboard goes when it is deleted. */
  readonly next: ItemId | null;
  readonly opened: boolean;
  readonly naming: boolean;
  readonly onNaming: (is: boolean) => void;
  readonly backTo: (id: ItemId | null) => void;
  readonly onClose: () => void;
}

function useRowActs({ view, at, count, next, backTo }: ViewRowProps) {
  const { t } = useTranslation('mapViews');
  const desk = useDesk();
  const { commands, context, history } = desk;
  const { voice } = commands.parts;
  const name = titleOf(view);
  return {
    update() {
      if (updateView(context, view.id, lookOf(desk, view.look))) return voice.problem(t('long'));
      openedIn(desk).set(view.id);
      voice.say(t('updated', { name }));
      backTo(view.id);
    },
    move(by: 1 | -1) {
      const place = at + by;
      if (place < 0 || place >= count) return;
      placeView(context, view.id, place);
      voice.say(t('moved', { name, place: place + 1, count }));
      backTo(view.id);
    },
    remove() {
      deleteView(context, view.id);
      const step = history.last;
      const takeBack = () => void history.undoOnly(step);
      voice.offer(t('deleted', { name }), t('undo'), takeBack, history.stands(step));
      backTo(next);
    },
  };
}

function Renaming({ view, onNaming, backTo }: ViewRowProps) {
  const { t } = useTranslation('mapViews');
  const { context } = useDesk();
  const end = () => {
    onNaming(false);
    backTo(view.id);
  };
  return (
    <li>
      <NameField
        label={t('name')}
        start={titleOf(view)}
        onKeep={(text) => {
          renameView(context, view.id, viewName(text));
          end();
        }}
        onCancel={end}
      />
    </li>
  );
}

/** What else can be done with a view; who may only read copies its link. */
function useRowMenu({ view, at, count, onNaming }: ViewRowProps, acts: ReturnType<typeof useRowActs>) {
  const { t } = useTranslation('mapViews');
  const copying = { key: 'copy', label: t('copyLink'), onSelect: () => void copyViewLink(view) };
  const up = { key: 'up', label: t('up'), shortcut: 'Alt+↑', onSelect: () => acts.move(-1) };
  const down = { key: 'down', label: t('down'), shortcut: 'Alt+↓', onSelect: () => acts.move(1) };
  const order = [...(at > 0 ? [up] : []), ...(at < count - 1 ? [down] : [])];
  const away = { key: 'delete', label: t('delete'), shortcut: 'Del', danger: true, onSelect: acts.remove };
  const rename = { key: 'rename', label: t('rename'), shortcut: 'F2', onSelect: () => onNaming(true) };
  const update = { key: 'update', label: t('update'), onSelect: acts.update };
  const groups: readonly MenuGroup[] = [
    { key: 'change', items: [rename, update, copying] },
    { key: 'order', items: order },
    { key: 'away', items: [away] },
  ].filter(({ items }) => items.length > 0);
  return useDesk().commands.mayEdit ? groups : [{ key: 'copy', items: [copying] }];
}

export function ViewRow(props: ViewRowProps) {
  return props.naming ? <Renaming {...props} /> : <Row {...props} />;
}

function Row(props: ViewRowProps) {
  const { view, at, opened, onNaming, onClose } = props;
  const { t } = useTranslation('mapViews');
  const desk = useDesk();
  const acts = useRowActs(props);
  const groups = useRowMenu(props, acts);
  const { mayEdit } = desk.commands;
  const name = titleOf(view);
  const changed = opened && !looksLike(desk, view.look);
  const onKeyDown = (event: KeyboardEvent) => {
    const way = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
    if (way !== null && event.altKey && mayEdit) acts.move(way);
    else if (way !== null) step(event.currentTarget, way);
    else if (event.key === 'F2' && mayEdit) onNaming(true);
    else if (event.key === 'Delete' && mayEdit) acts.remove();
    else return;
    event.preventDefault();
  };
  return (
    <li className={styles.row} data-opened={opened || undefined}>
      <button
        type="button"
        className={styles.open}
        data-view={view.id}
        aria-current={opened || undefined}
        onKeyDown={onKeyDown}
        onClick={() => {
          openView(desk, view);
          onClose();
        }}
      >
        <span className={styles.mark} aria-hidden>
          {opened ? <IconCheck size={18} /> : at + 1}
        </span>
        <span className={styles.name}>{name}</span>
        {changed ? <span className={styles.note}>{t('changed')}</span> : null}
      </button>
      {changed && mayEdit ? (
        <Button size="sm" onClick={acts.update}>
          {t('updateShort')}
        </Button>
      ) : null}
      <Menu
        side="bottom-end"
        groups={groups}
        target={<IconButton size="sm" label={t('more', { name })} icon={<IconDots size={18} />} />}
      />
    </li>
  );
}

/** Arrows go from view to view. */
function step(from: EventTarget & Element, way: 1 | -1): void {
  const all = [...(from.closest('ol')?.querySelectorAll<HTMLElement>('[data-view]') ?? [])];
  all[all.indexOf(from as HTMLElement) + way]?.focus();
}
