/** The accessible twin of the canvas: the same board as an editable list; also the view of phones and of print. */

import { IconChevronDown, IconChevronRight, IconPlus } from '@tabler/icons-react';
import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { isTableLine } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Destination } from '../../../acts/Destination.ts';
import { useClipboard } from '../../../canvas/clipboard.ts';
import '../../../i18n/words/actionsLater.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import type { LiveDocument } from '../../../live/types.ts';
import { useReadable } from '../../../live/useLive.ts';
import { ANNOUNCE_LEVELS } from '../../../together/announceLevel.ts';
import Spots from '../../../together/pins/Spots.tsx';
import { Button } from '../../../ui/Button.tsx';
import { HistoryBar } from '../../../ui/bars/HistoryBar.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Select } from '../../../ui/Select.tsx';
import type { Action } from '../actions/Action.ts';
import { carryOut } from '../actions/carryOut.ts';
import { DeskContext } from '../actions/DeskContext.ts';
import { useStrayKeys } from '../actions/useStrayKeys.ts';
import { Dialogs } from '../dialogs/Dialogs.tsx';
import { Panels } from '../panels/Panels.tsx';
import type { BoardCore } from '../useBoardCore.ts';
import '../../../i18n/words/outline.ts';
import { Contribute } from './Contribute.tsx';
import { FrameList } from './FrameList.tsx';
import { OthersDo } from './OthersDo.tsx';
import styles from './Outline.module.css';
import { type OutlineDesk, openOutline } from './openOutline.ts';
import type { OutlineRow } from './outlineRows.ts';
import { Row, type RowList } from './Row.tsx';
import { RowFocus } from './RowFocus.ts';
import { setAllFolded, useFolding } from './useFolding.ts';
import { useRows } from './useRows.ts';

export interface OutlineProps {
  readonly core: BoardCore;
  readonly live: LiveDocument;
  readonly actions: readonly Action[];
  readonly destinations?: readonly Destination[];
  readonly canEdit: boolean;
  readonly title: string;
  readonly itemId: ItemId | null;
  /** "Anna · BUD" of a member id; empty for people who are gone. */
  readonly authorOf: (memberId: string | null) => string;
  readonly extras?: ReactNode;
  /** It is what the board was: nobody does anything there. */
  readonly past?: boolean;
}

/** A door to what opens over the board, for hands without a keyboard. */
function Opener({ desk, id }: { readonly desk: OutlineDesk; readonly id: 'find' | 'commands' }) {
  const { t } = useTranslation('actions');
  const { icon: Icon, keys } = desk.actions.get(id);
  return (
    <IconButton
      label={t(`names.${id}`)}
      shortcut={keys?.[0]}
      icon={Icon ? <Icon size={18} /> : null}
      onClick={() => desk.panel.set(id)}
    />
  );
}

interface HeaderProps {
  readonly desk: OutlineDesk;
  readonly rows: readonly OutlineRow[];
  readonly folded: ReadonlySet<ItemId>;
  readonly title: string;
  readonly canEdit: boolean;
}

/** Counted by name below the title; everything else together. */
const COUNTED = ['frame', 'cluster', 'note'] as const;

function FoldAll({ desk, rows, folded }: Pick<HeaderProps, 'desk' | 'rows' | 'folded'>) {
  const { t } = useTranslation('outline');
  const headings = rows.filter((row) => row.foldable && row.contents.length > 0);
  if (headings.length === 0) return null;
  const open = headings.some((row) => !folded.has(row.id));
  const Icon = open ? IconChevronDown : IconChevronRight;
  return (
    <IconButton
      label={t(open ? 'foldAll' : 'unfoldAll')}
      icon={<Icon size={18} />}
      onClick={() => setAllFolded(desk, rows, open)}
    />
  );
}

function Header({ desk, rows, folded, title, canEdit }: HeaderProps) {
  const { t } = useTranslation('outline');
  const things = rows.filter((row) => !isTableLine(row.item.kind));
  const kinds = things.map((row) => COUNTED.find((kind) => kind === row.item.kind) ?? 'rest');
  const counts = [...COUNTED, 'rest' as const]
    .map((kind) => [kind, kinds.filter((one) => one === kind).length] as const)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => t(`counts.${kind}`, { count }));
  const plus = <IconPlus size={16} stroke={1.75} />;
  /** Of nothing that is chosen: it comes below everything. */
  const make = (id: 'note' | 'newCluster' | 'frame') => () => {
    desk.selection.set([], null);
    desk.actions.get(id).run(desk);
  };
  return (
    <header className={styles.header} data-region="tools">
      <div>
        {/* The page's heading is in the top bar. */}
        <p className={styles.name}>{title}</p>
        <p className={styles.more}>{[...counts, t('counts.same')].join(' · ')}</p>
      </div>
      <div className={styles.make}>
        {canEdit ? (
          <>
            <Button icon={plus} onClick={make('note')}>
              {t('kinds.note')}
            </Button>
            <Button icon={plus} onClick={make('newCluster')}>
              {t('kinds.cluster')}
            </Button>
            <Button icon={plus} onClick={make('frame')}>
              {t('kinds.frame')}
            </Button>
          </>
        ) : null}
        <FoldAll desk={desk} rows={rows} folded={folded} />
        <Opener desk={desk} id="find" />
        <Opener desk={desk} id="commands" />
      </div>
    </header>
  );
}

/** The outline's own objects; null for the first moment, since they listen to the document. */
function useOpenOutline({ core, live, actions, authorOf }: OutlineProps, focus: RowFocus) {
  const authors = useRef(authorOf);
  useEffect(() => {
    authors.current = authorOf;
  }, [authorOf]);
  const [desk, setDesk] = useState<OutlineDesk | null>(null);
  useEffect(() => {
    const nameOf = (memberId: string | null) => authors.current(memberId);
    const opened = openOutline({ core, live, actions, authorOf: nameOf, focus });
    const stop = focus.follow(core.selection);
    setDesk(opened);
    return () => {
      setDesk(null);
      stop();
      opened.close();
    };
  }, [core, live, actions, focus]);
  return desk;
}

/** The item that the address names, and after the canvas the item that one was at. */
function useArrival(desk: OutlineDesk, itemId: ItemId | null): void {
  const arrived = useRef<ItemId | null>(null);
  useEffect(() => {
    const arrive = () => {
      if (itemId === null || arrived.current === itemId || !desk.model.item(itemId)) return;
      arrived.current = itemId;
      desk.goTo(itemId);
      desk.announcer.say(desk.names.nameOf(itemId));
    };
    if (itemId === null) desk.focusSurface();
    arrive();
    // The item may come from the server after this device's copy was shown.
    return desk.model.onChange(arrive);
  }, [desk, itemId]);
}

function useRowList(
  { desk, focus, authorOf }: Pick<RowList, 'desk' | 'focus' | 'authorOf'>,
  rows: readonly OutlineRow[],
): RowList {
  const shown = useRef<readonly OutlineRow[]>([]);
  const ids = useRef<readonly ItemId[]>([]);
  shown.current = rows;
  ids.current = rows.map((row) => row.id);
  return useMemo(
    () => ({
      desk,
      focus,
      authorOf,
      step(from, by) {
        if (by === 'inside') return shown.current.find((row) => row.holder === from)?.id ?? null;
        const last = ids.current.length - 1;
        const to = by === 'first' ? 0 : by === 'last' ? last : ids.current.indexOf(from) + by;
        return ids.current[Math.max(0, Math.min(last, to))] ?? null;
      },
      between(from, to) {
        const [start, end] = [ids.current.indexOf(from), ids.current.indexOf(to)].sort((a, b) => a - b);
        return ids.current.slice(start, (end ?? 0) + 1);
      },
    }),
    [desk, focus, authorOf],
  );
}

interface OpenOutlineProps extends OutlineProps {
  readonly desk: OutlineDesk;
  readonly focus: RowFocus;
}

function OpenOutline(props: OpenOutlineProps) {
  const { desk, focus, title, canEdit, itemId, authorOf, extras, past = false } = props;
  const { t } = useTranslation('outline');
  const rows = useRows(desk);
  const { shown, folded } = useFolding(desk, rows);
  const list = useRowList({ desk, focus, authorOf }, shown);
  const { selection, model } = desk;
  const focused = useSyncExternalStore(selection.subscribe, () => selection.focused);
  const tabStop = shown.some((row) => row.id === focused) ? focused : (shown[0]?.id ?? null);
  useClipboard(desk.clipboard);
  useArrival(desk, itemId);
  useStrayKeys(desk);
  const nameOf = (id: ItemId | null) => (id === null ? t('board') : (model.item(id)?.text ?? ''));
  const onKeyDown = (event: KeyboardEvent) => {
    const target = event.target as Element;
    if (event.defaultPrevented || event.nativeEvent.isComposing || target.matches('input, textarea')) return;
    if (carryOut(event.nativeEvent, desk, { onBoard: target.matches('[data-item]') })) event.preventDefault();
  };
  return (
    <section className={styles.outline} aria-label={t('outline')} onKeyDown={onKeyDown} data-board-view="">
      <div className={styles.columns}>
        <FrameList {...{ desk, focus, rows, focused }} />
        <div className={styles.middle}>
          <div className={styles.page}>
            <Header desk={desk} rows={rows} folded={folded} title={title} canEdit={canEdit} />
            {canEdit ? <Contribute desk={desk} /> : null}
            <div data-region="board">
              {shown.map((row) => (
                <Row
                  key={row.id}
                  list={list}
                  row={row}
                  folded={folded.has(row.id)}
                  tabStop={row.id === tabStop}
                  parentName={nameOf(row.parent)}
                />
              ))}
            </div>
            <Spots titleOf={(id) => desk.names.titleThere(id)} />
            {rows.length === 0 ? <p className={styles.more}>{t('nothingYet')}</p> : null}
          </div>
          <Said desk={desk} canEdit={canEdit} />
        </div>
        {past ? null : <OthersDo desk={desk} />}
      </div>
      <Dialogs />
      {extras}
    </section>
  );
}

function Said({ desk, canEdit }: Pick<HeaderProps, 'desk' | 'canEdit'>) {
  const { announcer, announceLevel } = desk;
  const { t } = useTranslation('outline');
  const said = useReadable(announcer.said);
  const others = useReadable(announcer.othersSaid);
  const level = useReadable(announceLevel);
  return (
    <div className={styles.said}>
      {canEdit ? <Undoing desk={desk} /> : null}
      <Several desk={desk} />
      <p role="status">{said}</p>
      <p role="status" className={styles.more}>
        {others}
      </p>
      <div className={styles.level}>
        <Select
          label={t('announce.label')}
          labelHidden
          value={level}
          options={ANNOUNCE_LEVELS.map((value) => ({
            value,
            label: `${t('announce.label')}: ${t(`announce.${value}`)}`,
          }))}
          onChange={(value) => announceLevel.set(value)}
        />
      </div>
    </div>
  );
}

/** Where the canvas has it; on a phone the outline is the first view, and nobody has a key for it. */
function Undoing({ desk }: { readonly desk: OutlineDesk }) {
  return <HistoryBar state={useReadable(desk.history.state)} commands={desk.commands} />;
}

/** The way out of choosing several, as on the canvas. */
function Several({ desk: { adding } }: Pick<HeaderProps, 'desk'>) {
  const { t } = useTranslation('actions');
  if (!useReadable(adding)) return null;
  return (
    <p>
      {t('said.several.on')}{' '}
      <Button size="sm" onClick={() => adding.set(false)}>
        {t('done')}
      </Button>
    </p>
  );
}

export default function Outline(props: OutlineProps) {
  const [focus] = useState(() => new RowFocus());
  const desk = useOpenOutline(props, focus);
  if (desk === null) return null;
  return (
    <DeskContext value={desk}>
      <OpenOutline {...props} desk={desk} focus={focus} />
      {/* Beside the list, which scrolls. */}
      <Panels destinations={props.destinations ?? []} />
    </DeskContext>
  );
}
