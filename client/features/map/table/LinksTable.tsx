/** The links of the map as a table: each a row, to sort, to filter, and to change in place. */
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type MouseEvent,
  Suspense,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { MapLink } from '../../../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useLocation } from '../../../ui/address.tsx';
import { lazyPart } from '../../../ui/lazyPart.tsx';
import { useArriving } from '../arriving.ts';
import { linkFitsOn } from '../filter/fitsOn.ts';
import { clearFilter, useFilter } from '../filter/useFilter.ts';
import { useKeyboardHere } from '../keyboardAlong.ts';
import { useDesk } from '../MapDesk.ts';
import { lowerSheet } from '../panel/lowerSheet.ts';
import { useMapVersion } from '../useMapVersion.ts';
import { ColumnsList } from './ColumnsList.tsx';
import { useColumnLook } from './columnLook.ts';
import { Foot } from './Foot.tsx';
import { walk } from './gridKeys.ts';
import { Heading, PickAll } from './Head.tsx';
import { LinkRow } from './LinkRow.tsx';
import { type LinkHeaded, linkCellsOf, placeAt } from './linkCells.ts';
import { LINK_COLUMNS, sortLinks } from './linkColumns.ts';
import { readSort } from './rowsShown.ts';
import styles from './Table.module.css';
import { TableBar } from './TableBar.tsx';
import type { Place } from './TableDesk.ts';
import { showRows } from './tableRows.ts';
import { columnsIn, rangeOf } from './useCells.ts';
import { useExtending } from './useExtending.ts';
import { sizedAs, Widths } from './Widths.tsx';

const NewLink = lazyPart(() => import('./NewLink.tsx'));
const COLUMNS = LINK_COLUMNS.map((id) => ({ id }));

function useLinks() {
  const { i18n } = useTranslation('map');
  const { commands, model } = useDesk();
  const { search } = useLocation();
  const filter = useFilter();
  const sort = useMemo(() => readSort(search, COLUMNS, ''), [search]);
  // What stands at the ends is shown too.
  useMapVersion();
  const all = model.readingOrder().flatMap((id) => model.link(id) ?? []);
  const rows = sortLinks(all.filter(linkFitsOn(model, filter)), sort, commands, i18n.language);
  return { filter, sort, rows, count: all.length };
}

/** Those that are shown, and how. */
function useLinkColumns() {
  const { t } = useTranslation(['mapTable', 'map']);
  const columning = useColumnLook(useDesk().documentId, '.links');
  const all = LINK_COLUMNS.map((id) => {
    const heading =
      id === 'from' || id === 'to' || id === 'sign'
        ? t(`mapTable:linkHeads.${id}`)
        : t(id === 'sources' ? 'map:sources.title' : `map:${id}`);
    return { id, heading, label: heading };
  });
  return { all, columning, columns: all.filter(({ id }) => !columning.hidden.includes(id)) };
}

/** Arrows go from cell to cell, with Shift they mark them; a node that is gone to is a row of the other table. */
function useLinkKeys(
  root: React.RefObject<HTMLDivElement | null>,
  rows: readonly MapLink[],
  columns: readonly LinkHeaded[],
  fits: (link: MapLink | null) => boolean,
) {
  const desk = useDesk();
  const { selection } = desk;
  const { anchor, extend, toggle, picks } = useExtending(rows);
  const [marked, setMarked] = useState<{ readonly from: Place; readonly to: Place } | null>(null);
  const go = (id: ItemId | undefined, column = 'from') => {
    const row = id && root.current?.querySelector<HTMLElement>(`[data-item="${id}"]`);
    if (row) (row.closest('tr')?.querySelector<HTMLElement>(`td[data-column="${column}"]`) ?? row).focus();
  };
  /** It is gone to, once it has its row. */
  const awaited = useRef<ItemId | null>(null);
  const selectAll = () => selection.set(rows.map(({ id }) => id));
  useEffect(() => {
    const { model, surface } = desk;
    const cells = linkCellsOf(desk, { rows, columns, picks, from: marked?.from ?? null });
    surface.own = { selectAll, delete: cells.remove };
    surface.cells = cells;
    surface.focus = () => void go(rows.find(({ id }) => id === selection.focused)?.id ?? rows[0]?.id);
    surface.goTo = (id) => {
      lowerSheet();
      selection.set([id]);
      if (!model.link(id)) {
        surface.awaited = true;
        showRows('nodes');
      } else if (rows.some((one) => one.id === id)) go(id);
      else {
        awaited.current = id;
        if (!fits(model.link(id))) clearFilter();
      }
    };
    if (rows.some(({ id }) => id === awaited.current)) {
      go(awaited.current ?? undefined);
      awaited.current = null;
    }
    return () => {
      surface.own = {};
      surface.cells = null;
    };
  });
  const choose = (id: ItemId, event: MouseEvent) => {
    setMarked(null);
    if (event.shiftKey) extend(selection.focused ?? id, id);
    else if (event.ctrlKey || event.metaKey) toggle(id);
    else {
      anchor.current = id;
      selection.set([id]);
    }
    go(id, placeAt(event.target as Element)?.column);
  };
  const walkTo = (event: KeyboardEvent, place: Place): boolean => {
    const at = {
      row: rows.findIndex(({ id }) => id === place.row),
      column: columns.findIndex(({ id }) => id === place.column),
    };
    const to = walk(event.key, false, at, { row: rows.length, column: columns.length });
    if (to === null || place.row === 'head') return false;
    const [row, column] = [rows[Math.max(0, to.row)]?.id, columns[to.column]?.id];
    if (!row) return true;
    // Rows, where some were chosen and one is at their head.
    if (event.shiftKey && (picks() || (at.column === 0 && to.column === 0 && selection.ids.size > 0)))
      extend(selection.single ?? place.row, row);
    else if (event.shiftKey)
      setMarked({ from: marked?.from ?? place, to: { row, column: column ?? 'from' } });
    else {
      anchor.current = null;
      setMarked(null);
    }
    go(row, column);
    return true;
  };
  const onCell = (event: KeyboardEvent, place: Place & { readonly row: ItemId }): boolean => {
    const field = (event.target as Element).querySelector('select');
    const { key } = event;
    if (key === ' ') toggle(place.row);
    else if (key === 'Escape' && marked) setMarked(null);
    else if (key === 'Escape' && selection.ids.size > 0) selection.clear();
    else if (field && !field.disabled && /^(Enter|F2|\p{L})$/u.test(key)) {
      // A letter is heard by the field that has the keyboard by then.
      field.focus();
      event.stopPropagation();
      if (key.length === 1) return false;
      if (navigator.userActivation?.isActive) field.showPicker();
    } else if (key === 'Enter' && place.column !== 'from') selection.set([place.row]);
    else return walkTo(event, place);
    return true;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    const control = event.ctrlKey || event.metaKey;
    const place = target.matches('td, [data-item]') ? placeAt(target) : null;
    if (event.altKey || (control && event.key.toLowerCase() !== 'a')) return;
    if (control) selectAll();
    else if (target.matches('select') && event.key === 'Escape') target.closest('td')?.focus();
    else if (!place || !onCell(event, place)) return;
    event.preventDefault();
  };
  /** Where keys press buttons when they are let go. */
  const onKeyUp = (event: KeyboardEvent) => {
    if (event.key === ' ' && (event.target as HTMLElement).dataset.item) event.preventDefault();
  };
  /** A field that chooses has no use for it. */
  const onPaste = (event: ClipboardEvent) => {
    const clipboard = desk.clipboard.get();
    if (!clipboard || !(event.target as Element).matches('select')) return;
    event.preventDefault();
    const { clipboardData } = event;
    clipboard.paste({ html: clipboardData.getData('text/html'), text: clipboardData.getData('text/plain') });
  };
  const range = marked && rangeOf({ rows, columns }, marked.from, marked.to);
  return { choose, toggle, range, keys: { onKeyDown, onKeyUp, onPaste } };
}

interface LinksTableProps {
  readonly title: string;
  readonly itemId: ItemId | null;
}

export function LinksTable({ title, itemId }: LinksTableProps) {
  const { t } = useTranslation('mapTable');
  const desk = useDesk();
  const { selection } = desk;
  const root = useRef<HTMLDivElement>(null);
  const { filter, sort, rows, count } = useLinks();
  const { ids } = useSyncExternalStore(selection.subscribe, selection.state);
  const { all, columning, columns } = useLinkColumns();
  const { keys, range, ...acts } = useLinkKeys(
    root,
    rows,
    columns,
    (link) => link !== null && linkFitsOn(desk.model, filter)(link),
  );
  const [making, setMaking] = useState<{ readonly from: ItemId | null } | null>(null);
  const startAt = useCallback((from: ItemId) => setMaking({ from }), []);
  useKeyboardHere(desk, root);
  useArriving(desk, itemId);
  const mayLink = desk.commands.mayEdit && desk.model.nodes().length > 1;
  return (
    <section className={styles.page} aria-label={t('linksOf', { title })} data-region="board">
      <TableBar rows="links" shown={rows.length} {...{ filter, count }}>
        <ColumnsList columns={all} columning={columning} />
      </TableBar>
      <div ref={root} className={styles.scroll}>
        <div className={styles.sheet}>
          <table
            className={styles.links}
            aria-label={t('linksOf', { title })}
            {...keys}
            {...sizedAs(columns, columning, false)}
          >
            <Widths {...{ columns }} look={columning} picks={false} />
            <thead>
              <tr>
                {columns.map((column, at) => (
                  <Heading key={column.id} {...{ column, columning, sort }} stop>
                    {at === 0 && desk.commands.mayEdit ? <PickAll rows={rows} stop /> : null}
                  </Heading>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((link, at) => (
                <LinkRow
                  key={link.id}
                  {...{ link, rows, columns }}
                  chosen={ids.has(link.id)}
                  range={columnsIn(range, at, columns)}
                  {...acts}
                />
              ))}
            </tbody>
          </table>
          {rows.length > 0 ? null : (
            <p className={styles.nothing}>{t(count === 0 ? 'noLinks' : 'noLinkFits')}</p>
          )}
          <Foot label={t('newLink')} newRow={mayLink ? () => setMaking({ from: null }) : null} />
        </div>
      </div>
      <Suspense fallback={null}>
        {making ? <NewLink {...making} onFrom={startAt} onClose={() => setMaking(null)} /> : null}
      </Suspense>
    </section>
  );
}
