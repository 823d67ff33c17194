/** The map as a list, equal to the canvas: every node by kind with its links, and everything can be done here. */
import { IconPlus } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { MapLink, MapNode } from '../../../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { NODE_KINDS } from '../../../../shared/maps/vocabulary.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useReadable } from '../../../live/useLive.ts';
import { ItemMarks } from '../../../together/ItemMarks.tsx';
import { useMarksInWords } from '../../../together/marksInWords.ts';
import { Button } from '../../../ui/Button.tsx';
import { ON_A_PHONE, WITH_SHEETS } from '../../../ui/screens.ts';
import { useMedia } from '../../../ui/useMedia.ts';
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx';
import { AnalysisButton, FocusHint } from '../analysis/AnalysisButton.tsx';
import { useDimmed } from '../analysis/useDimmed.ts';
import { useArriving } from '../arriving.ts';
import { SeverityBadges } from '../canvas/ItemView.tsx';
import { type Filter, isAsked, linkFits } from '../filter/filter.ts';
import { FilterButton, FilterDoor } from '../filter/MapFilter.tsx';
import { clearFilter, useFilter } from '../filter/useFilter.ts';
import { useFitting } from '../filter/useFitting.ts';
import { useNarrowed } from '../filter/useNarrowed.ts';
import { GroupRows, groupsShown } from '../groups/GroupRows.tsx';
import { EmptyMap } from '../guide/EmptyMap.tsx';
import { GuideButton } from '../guide/GuideDoor.tsx';
import { useKeyboardHere } from '../keyboardAlong.ts';
import { KIND_ICONS } from '../kindIcons.ts';
import styles from '../Map.module.css';
import { type MapDesk, useDesk, useStateOf } from '../MapDesk.ts';
import { MoreTools } from '../menu/MoreTools.tsx';
import { loopsThrough } from '../model/loopsThrough.ts';
import { useSingle } from '../panel/ItemPanel.tsx';
import { lowerSheet } from '../panel/lowerSheet.ts';
import { TidyButton } from '../tidy/TidyButton.tsx';
import { SpotsDoor } from '../together/SpotsDoor.tsx';
import { UndoButtons } from '../UndoButtons.tsx';
import { ViewsButton } from '../views/ViewsButton.tsx';

const KINDS: readonly MapNode['kind'][] = [...NODE_KINDS, 'unknown'];

/** A row is chosen by coming to it, and by a press where nothing is chosen any more and the keyboard is still on it. */
function chosenBy(selection: MapDesk['selection'], id: ItemId) {
  const choose = () => void (selection.single !== id && selection.set([id]));
  return { onFocus: choose, onClick: choose };
}

/** That start from it and are asked for. */
const outgoingOf = ({ model }: MapDesk, id: ItemId, filter: Filter) =>
  model.linksOf(id).filter((link) => link.from === id && linkFits(link, filter));

interface RowProps {
  readonly node: MapNode;
  readonly filter: Filter;
  readonly stop: boolean;
}

function LinkButton({ link }: { readonly link: MapLink }) {
  const { t } = useTranslation('map');
  const { commands, selection } = useDesk();
  const { selected } = useStateOf(link.id);
  return (
    <button
      type="button"
      data-item={link.id}
      tabIndex={-1}
      aria-current={selection.single === link.id || undefined}
      data-chosen={selected || undefined}
      {...chosenBy(selection, link.id)}
    >
      {t(`relations.${link.relation ?? 'unclear'}`)} → {commands.titleOf(link.to)}
      {link.delay ? ` · ${t('delay')}` : null}
      {link.state === 'proposed' ? null : ` · ${t(`states.${link.state}`)}`}
    </button>
  );
}

function Row({ node, filter, stop }: RowProps) {
  const { t } = useTranslation('map');
  const desk = useDesk();
  const { commands, model, selection } = desk;
  const Icon = KIND_ICONS[node.kind];
  const said = useMarksInWords(node.id);
  const { selected } = useStateOf(node.id);
  const dim = useDimmed(node.id);
  const links = model.linksOf(node.id);
  const incoming = links.filter((link) => link.to === node.id).length;
  const group = model.groupOf(node.id);
  return (
    <li>
      <button
        type="button"
        className={styles.row}
        data-item={node.id}
        data-kind={node.kind}
        data-dim={dim}
        tabIndex={stop ? 0 : -1}
        aria-current={selection.single === node.id || undefined}
        data-chosen={selected || undefined}
        {...chosenBy(selection, node.id)}
        onDoubleClick={() => commands.edit(node.id)}
      >
        <Icon size={18} aria-hidden />
        <span className={styles.rowWords}>{commands.titleOf(node.id)}</span>
        {node.category ? (
          <span className={styles.rowNote}>{t(`categoriesShort.${node.category}`)}</span>
        ) : null}
        {group ? (
          <span className={styles.rowNote}>{t('inGroup', { text: commands.titleOf(group.id) })}</span>
        ) : null}
        <SeverityBadges node={node} />
        {node.pinned ? <span className={styles.rowNote}>{t('pinned')}</span> : null}
        {loopsThrough(model, node.id).map((text) => (
          <span key={text} className={styles.rowNote}>
            {t('inLoop', { text })}
          </span>
        ))}
        {said ? <VisuallyHidden>{said}</VisuallyHidden> : null}
        {dim ? <span className={styles.rowNote}>{t('analysis:focus.outside')}</span> : null}
        <span className={styles.rowNote}>{t('inOut', { in: incoming, out: links.length - incoming })}</span>
      </button>
      <div className={styles.rowMarks}>
        <ItemMarks id={node.id} inRow />
      </div>
      {outgoingOf(desk, node.id, filter).map((link) => (
        <span key={link.id} className={styles.rowLink}>
          <LinkButton link={link} /> <ItemMarks id={link.id} inRow />
        </span>
      ))}
    </li>
  );
}

/** How one walks in the list, to the right into the links of a node; all else is an act. */
function useOutlineKeys(order: readonly ItemId[], filter: Filter, list: React.RefObject<HTMLElement | null>) {
  const desk = useDesk();
  const { model, selection } = desk;
  const go = (id: ItemId | undefined) =>
    id && list.current?.querySelector<HTMLElement>(`[data-item="${id}"]`)?.focus();
  return (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (!(event.target as Element).matches('[data-item], section')) return;
    // After Esc nothing is chosen, and one goes on from where one was.
    const id = selection.single ?? selection.focused;
    const link = model.link(id);
    const node = link?.from ?? id;
    const at = node === null ? -1 : order.indexOf(node);
    const outgoing = node === null ? [] : outgoingOf(desk, node, filter);
    const among = outgoing.findIndex((one) => one.id === id);
    if (event.key === 'ArrowRight') go(outgoing[0]?.id);
    else if (event.key === 'ArrowLeft') go(link?.from);
    else if (event.key === 'ArrowUp' && link) go(outgoing[among - 1]?.id ?? link.from);
    else if (event.key === 'ArrowDown' && link && outgoing[among + 1]) go(outgoing[among + 1]?.id);
    else if (event.key === 'ArrowDown') go(order[at + 1]);
    else if (event.key === 'ArrowUp') go(order[at - 1]);
    else if (event.key === 'Home') go(order[0]);
    else if (event.key === 'End') go(order.at(-1));
    else return;
    event.preventDefault();
  };
}

const SELDOM = ['tidy', 'guide'] as const;

/** One row on every window: what it has no room for is behind a button. */
function Head({ count }: { readonly count: number }) {
  const { t } = useTranslation('map');
  const { commands } = useDesk();
  const phone = useMedia(ON_A_PHONE);
  return (
    <div className={styles.outlineHead}>
      <strong>{t('nodeCount', { count })}</strong>
      {commands.mayEdit ? (
        <>
          <Button
            variant="primary"
            icon={<IconPlus size={18} aria-hidden />}
            aria-label={t('newNode')}
            onClick={() => void commands.newNode()}
          >
            {t(phone ? 'node' : 'newNode')}
          </Button>
          <span className={styles.onlyWide}>
            <TidyButton plain />
            <GuideButton plain />
          </span>
          <span>
            <UndoButtons />
          </span>
        </>
      ) : null}
      <span className={styles.notOnPhone}>
        <FilterButton plain />
        <AnalysisButton plain />
        <ViewsButton plain />
      </span>
      {commands.mayEdit || phone ? (
        <MoreTools
          plain
          where={WITH_SHEETS}
          tools={phone ? ['filter', 'analysis', 'views', ...SELDOM] : SELDOM}
        />
      ) : null}
      <FocusHint inList />
    </div>
  );
}

/** Gives the keyboard to a row; one that the filter leaves out first comes back. */
function useSurface(list: React.RefObject<HTMLElement | null>) {
  const desk = useDesk();
  const awaited = useRef<ItemId | null>(null);
  const row = (id: ItemId | null) => id && list.current?.querySelector<HTMLElement>(`[data-item="${id}"]`);
  useEffect(() => {
    if (awaited.current !== null && row(awaited.current)) desk.surface.focus();
  });
  useEffect(() => {
    desk.surface.goTo = (id) => {
      lowerSheet();
      awaited.current = desk.spotlight.leavesOut(id) ? id : null;
      if (awaited.current) clearFilter();
      desk.selection.set([id]);
      desk.surface.focus();
    };
    desk.surface.focus = () => {
      const { ids, single, current, focused } = desk.selection;
      const found = row(single ?? focused);
      if (found) awaited.current = null;
      (found || list.current)?.focus();
      // A row that gets the keyboard is chosen alone; here it only comes back, from a menu or another view.
      if (ids.size > 1) desk.selection.set(ids, current);
      else if (current === null || (ids.size === 0 && window.matchMedia(WITH_SHEETS).matches))
        desk.selection.clear();
    };
  });
}

export function MapOutline({ title, itemId }: { readonly title: string; readonly itemId: ItemId | null }) {
  const { t } = useTranslation(['map', 'mapFilter']);
  const desk = useDesk();
  const filter = useFilter();
  const { nodes, fitting } = useFitting(filter);
  const filtering = useReadable(desk.spotlight.filtering);
  const single = useSingle();
  const list = useRef<HTMLElement>(null);
  const groups = KINDS.map((kind) => ({ kind, nodes: fitting.filter((node) => node.kind === kind) }));
  const order = [
    ...groups.flatMap((group) => group.nodes.map((node) => node.id)),
    ...groupsShown(desk).map(({ id }) => id),
  ];
  const onKeyDown = useOutlineKeys(order, filter, list);
  const here = single ?? desk.selection.focused;
  const row = desk.model.link(here)?.from ?? here;
  const stop = row !== null && order.includes(row) ? row : order[0];
  useSurface(list);
  useArriving(desk, itemId);
  useKeyboardHere(desk, list);
  useNarrowed(filter);
  return (
    <section
      ref={list}
      className={styles.outline}
      aria-label={t('outlineOf', { title })}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      data-region="board"
    >
      <Head count={nodes.length} />
      {filtering || isAsked(filter) ? (
        <FilterDoor filter={filter} shown={fitting.length} count={nodes.length} />
      ) : null}
      {nodes.length === 0 ? <EmptyMap inList /> : null}
      {nodes.length > 0 && fitting.length === 0 ? (
        <p className={styles.rowNote}>{t('mapFilter:nothing')}</p>
      ) : null}
      {groups
        .filter((group) => group.nodes.length > 0)
        .map((group) => (
          <section key={group.kind}>
            <h2>
              {t(`kindsMany.${group.kind}`)} <small>{group.nodes.length}</small>
            </h2>
            <ul>
              {group.nodes.map((node) => (
                <Row key={node.id} {...{ node, filter }} stop={node.id === stop} />
              ))}
            </ul>
          </section>
        ))}
      <GroupRows />
      <SpotsDoor />
    </section>
  );
}
