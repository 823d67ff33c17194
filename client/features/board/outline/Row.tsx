import { IconArrowUpRight, IconChevronDown, IconChevronRight, IconDots, IconLock } from '@tabler/icons-react';
import { type KeyboardEvent, type MouseEvent, memo, useCallback, useSyncExternalStore } from 'react';
import { angleOf, type Connector, isContainer } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { TFunction } from '../../../i18n/i18n.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { ItemMarks } from '../../../together/ItemMarks.tsx';
import { useMarksInWords } from '../../../together/marksInWords.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { menuOf } from '../actions/actionMenu.tsx';
import { Words as ItemWords } from '../text/Words.tsx';
import { Held, type HeldWords, useHeldWords } from './Held.tsx';
import styles from './Outline.module.css';
import type { OutlineDesk } from './openOutline.ts';
import type { OutlineRow } from './outlineRows.ts';
import { RowEditor } from './RowEditor.tsx';
import type { RowFocus } from './RowFocus.ts';
import { RowImage } from './RowImage.tsx';
import { setFolded } from './useFolding.ts';

/** Everything that the rows share, for as long as the outline is open. */
export interface RowList {
  readonly desk: OutlineDesk;
  readonly focus: RowFocus;
  readonly authorOf: (memberId: string | null) => string;
  /** The row so many further, or at an end, among those that are shown. */
  readonly step: (from: ItemId, by: number | 'first' | 'last' | 'inside') => ItemId | null;
  readonly between: (from: ItemId, to: ItemId) => readonly ItemId[];
}

export interface RowProps {
  readonly list: RowList;
  readonly row: OutlineRow;
  /** The one row that Tab comes to. */
  readonly tabStop: boolean;
  readonly parentName: string;
  readonly folded: boolean;
}

const STEPS: Readonly<Record<string, number | 'first' | 'last'>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  Home: 'first',
  End: 'last',
};

/** As in every tree: right opens and then goes in, left closes and then goes out. Answers whether there was anything to do. */
function walkTree(key: string, { list, row, folded }: RowProps): boolean {
  const { desk, step } = list;
  if (key === 'ArrowRight') {
    if (!row.foldable) return false;
    const inside = step(row.id, 'inside');
    if (folded) setFolded(desk, row.id, false);
    else if (inside !== null) desk.selection.set([inside]);
  } else if (row.foldable && !folded) setFolded(desk, row.id, true);
  else if (row.holder !== null) desk.selection.set([row.holder]);
  else return false;
  return true;
}

/** Keys that walk and choose, and the row's own menu. Answers whether the key was one; acts are the outline's. */
function walk(event: KeyboardEvent, props: RowProps): boolean {
  const { list, row } = props;
  const { selection } = list.desk;
  const control = event.ctrlKey || event.metaKey;
  const sideways = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
  if (sideways) return !(control || event.shiftKey || event.altKey) && walkTree(event.key, props);
  const by = STEPS[event.key];
  // As on the canvas, Alt and an arrow go there and choose nothing.
  const beside = event.altKey && event.key.startsWith('Arrow');
  if (by !== undefined && (beside || !event.altKey)) {
    const to = list.step(row.id, by);
    if (to === null) return true;
    if (event.shiftKey) selection.set([...selection.ids, ...list.between(row.id, to)], to);
    else if (control || beside) selection.focus(to);
    else selection.set([to]);
  } else if (event.key === ' ') selection.toggle(row.id);
  else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey))
    event.currentTarget.querySelector<HTMLElement>('[data-row-menu]')?.click();
  else return false;
  return true;
}

/** With Ctrl or ⌘ one more or one less, with Shift all up to here; otherwise the focus chooses. */
function press(event: MouseEvent, { list, row }: RowProps): void {
  const { selection, adding } = list.desk;
  // It opens the menu, and leaves the choice to that.
  if (event.button === 2) event.preventDefault();
  if (event.button !== 0 || (event.target as Element).closest('button, textarea, a')) return;
  const { focused } = selection;
  if (event.ctrlKey || event.metaKey || adding.get()) list.focus.quietly(() => selection.toggle(row.id));
  else if (event.shiftKey && focused !== null) {
    event.preventDefault();
    selection.set([...selection.ids, ...list.between(focused, row.id)], row.id);
  } else list.focus.quietly(() => selection.set([row.id]));
}

/** As in a list of files: a right click on what is chosen is for all of it. Words that are written and links have the browser's. */
function openMenu(event: MouseEvent, { list, row }: RowProps): void {
  const { selection } = list.desk;
  if ((event.target as Element).closest('textarea, a')) return;
  event.preventDefault();
  if (selection.has(row.id)) selection.focus(row.id);
  else selection.set([row.id]);
  event.currentTarget.querySelector<HTMLElement>('[data-row-menu]')?.click();
}

function lineWords({ from, to }: Connector, { names }: OutlineDesk, t: TFunction<'outline'>): string {
  if (from !== null && to !== null) return t('linkedTo', { words: names.titleOf(to) });
  if (to !== null) return t('linesTo', { words: names.titleOf(to) });
  return from === null ? t('line') : t('lineAway');
}

function Words({ list: { desk }, row }: Pick<RowProps, 'list' | 'row'>) {
  const { t } = useTranslation('outline');
  const { t: tBoard } = useTranslation('board');
  const { item } = row;
  const Heading = row.level === 2 ? 'h2' : 'h3';
  // What is no note says what it is: a star, a drawing, a frame without a name.
  const without = item.kind === 'note' ? t('empty') : desk.names.titleOf(item.id);
  const colour = item.kind === 'sticker' ? ` · ${tBoard(`colours.${item.colour}`)}` : '';
  const words = item.text === '' ? without + colour : item.text;
  if (item.kind === 'row') return <h4 dir="auto">{words}</h4>;
  if (isContainer(item.kind)) return <Heading dir="auto">{words}</Heading>;
  if (item.kind !== 'connector')
    return (
      <span
        className={styles.words}
        dir="auto"
        style={{ fontWeight: item.bold && 700, textDecoration: item.struck && 'line-through' }}
      >
        {row.column ? <b>{row.column}: </b> : null}
        <ItemWords text={words} shown={words} strong={item.strong} tabbable />
      </span>
    );
  return (
    <span className={styles.linkWords}>
      {lineWords(item, desk, t)}
      {item.text === '' ? null : ` · ${item.text}`}
    </span>
  );
}

function RowMenu({ list: { desk }, row }: Pick<RowProps, 'list' | 'row'>) {
  const { t } = useTranslation('outline');
  const words = useTranslation('actions').t;
  return (
    <Menu
      groups={() => menuOf('items', desk, words)}
      side="bottom-end"
      width={250}
      target={
        <IconButton
          label={t('actionsFor', { title: desk.names.titleOf(row.id) })}
          icon={<IconDots size={18} stroke={1.75} />}
          data-row-menu=""
        />
      }
    />
  );
}

function useRowState({ desk: { selection } }: RowList, id: ItemId) {
  const subscribe = useCallback(
    (listener: () => void) => selection.subscribeTo(id, listener),
    [selection, id],
  );
  return useSyncExternalStore(subscribe, () => selection.stateOf(id));
}

/** Who else writes in it now. */
function Writers({ list: { desk }, id }: { readonly list: RowList; readonly id: ItemId }) {
  const { t } = useTranslation('outline');
  const { peers } = desk;
  const subscribe = useCallback(
    (listener: () => void) => peers.subscribeToWriters(id, listener),
    [peers, id],
  );
  return useSyncExternalStore(subscribe, () => peers.writersOf(id)).map((writer) => (
    <span key={writer.name} className={styles.writer}>
      <b style={{ background: writer.colour }} aria-hidden>
        {writer.initials}
      </b>
      {t('isWriting', { name: writer.name })}
    </span>
  ));
}

function useRowName({ list, row, parentName, folded }: RowProps, { counts, votes }: HeldWords): string {
  const { t } = useTranslation('outline');
  const { t: tBoard } = useTranslation('board');
  const { item } = row;
  const place = t('place', { place: row.place, count: row.count, parent: parentName });
  const links =
    item.kind === 'connector'
      ? lineWords(item, list.desk, t)
      : row.links.length > 0
        ? t('linksTo', { words: row.links.join(', ') })
        : '';
  const without =
    item.kind === 'sticker'
      ? tBoard(`symbols.${item.symbol}`)
      : item.kind === 'image'
        ? tBoard('untitled.image')
        : t('empty');
  const parts = [
    row.column ?? '',
    item.text || (item.kind === 'connector' || item.kind === 'stroke' ? '' : without),
    item.kind === 'shape' ? tBoard(`forms.${item.form}`) : t(`kinds.${item.kind}`),
    item.kind === 'sticker' ? tBoard(`colours.${item.colour}`) : '',
    place,
    row.number === null ? '' : tBoard('frameTurn', { place: row.number, count: row.frames }),
    list.authorOf(item.author),
    ...counts,
    ...votes,
    links,
    angleOf(item) === 0 ? '' : t('turned', { angle: angleOf(item) }),
    item.locked ? t('isLocked') : '',
    // A group has no state that says it.
    row.foldable && folded ? t('isFolded') : '',
    useMarksInWords(row.id),
  ];
  return parts.filter((part) => part !== '').join('. ');
}

function Mark({ row: { item, number } }: Pick<RowProps, 'row'>) {
  const { t } = useTranslation('outline');
  const { t: tBoard } = useTranslation('board');
  if (item.kind === 'note') return <i className={styles.colour} data-colour={item.colour} />;
  if (item.kind === 'image') return <RowImage item={item} />;
  if (item.kind === 'connector') return <IconArrowUpRight size={16} aria-hidden />;
  const kind = item.kind === 'shape' ? tBoard(`forms.${item.form}`) : t(`kinds.${item.kind}`);
  return <Badge>{number === null ? kind : `${kind} ${number}`}</Badge>;
}

/** The row's name says it already. */
function Lock() {
  const { t } = useTranslation('outline');
  return (
    <span className={styles.lock} title={t('isLocked')} data-lock="" aria-hidden>
      <IconLock size={16} stroke={1.75} />
    </span>
  );
}

/** For mouse and finger; the keyboard has its arrows on the row. */
function Fold({ list: { desk }, row, folded }: RowProps) {
  const { t } = useTranslation('outline');
  const Icon = folded ? IconChevronRight : IconChevronDown;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles.fold}
      aria-label={t('contentsOf', { title: desk.names.titleOf(row.id) })}
      aria-expanded={!folded}
      // The keyboard stays with its row.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => setFolded(desk, row.id, !folded)}
    >
      <Icon size={18} stroke={1.75} aria-hidden />
    </button>
  );
}

export const Row = memo(function Row(props: RowProps) {
  const { list, row, tabStop } = props;
  const { id, item } = row;
  const { selection, commands } = list.desk;
  const state = useRowState(list, id);
  const held = useHeldWords(row);
  const name = useRowName(props, held);
  const ref = useCallback((element: HTMLElement | null) => list.focus.put(id, element), [list, id]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a note is a group named by its words, not a fieldset
    <div
      ref={ref}
      role="group"
      aria-label={name}
      aria-current={state.selected || undefined}
      tabIndex={tabStop ? 0 : -1}
      className={styles.row}
      data-item={id}
      data-kind={item.kind}
      data-level={row.parent === null ? 2 : row.level}
      data-selected={state.selected || undefined}
      onMouseDown={(event) => press(event, props)}
      onContextMenu={(event) => openMenu(event, props)}
      onFocus={({ target, currentTarget }) => {
        if (selection.focused === id) return;
        // The menu of a chosen row is that of all chosen ones.
        const keeps = target !== currentTarget && selection.has(id);
        list.focus.quietly(() => (keeps ? selection.focus(id) : selection.set([id])));
      }}
      onDoubleClick={(event) => {
        if (!(event.target as Element).closest('button, textarea, a')) commands.edit(id);
      }}
      onKeyDown={(event) => {
        if (event.target === event.currentTarget && walk(event, props)) event.preventDefault();
      }}
    >
      <span className={styles.lead}>
        {row.foldable ? <Fold {...props} /> : null}
        <Mark row={row} />
      </span>
      {state.editing ? <RowEditor desk={list.desk} id={id} /> : <Words list={list} row={row} />}
      {item.locked ? <Lock /> : null}
      <Held held={held} />
      <ItemMarks id={id} inRow went={item.kind === 'note' ? item.went : undefined} />
      <Writers list={list} id={id} />
      {/* A heading tells what it holds. */}
      <span className={styles.author}>
        {item.kind === 'connector' || isContainer(item.kind) ? '' : list.authorOf(item.author)}
      </span>
      <RowMenu list={list} row={row} />
    </div>
  );
});
