/** The links of the map as a table: each a row, to sort, to filter, and to change in place. */
import {
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
import { i18n } from '../../../i18n/i18n.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useLocation } from '../../../ui/address.tsx';
import { lazyPart } from '../../../ui/lazyPart.tsx';
import { useArriving } from '../arriving.ts';
import { linkFitsOn } from '../filter/fitsOn.ts';
import { clearFilter, useFilter } from '../filter/useFilter.ts';
import { useKeyboardHere } from '../keyboardAlong.ts';
import { type MapCells, type MapDesk, useDesk } from '../MapDesk.ts';
import { lowerSheet } from '../panel/lowerSheet.ts';
import { useMapVersion } from '../useMapVersion.ts';
import { ColumnsList } from './ColumnsList.tsx';
import { useColumnLook } from './columnLook.ts';
import { Foot } from './Foot.tsx';
import { Heading, PickAll } from './Head.tsx';
import { LinkRow } from './LinkRow.tsx';
import { LINK_COLUMNS, type LinkColumn, linkText, sortLinks } from './linkColumns.ts';
import { readSort } from './rowsShown.ts';
import styles from './Table.module.css';
import { TableBar } from './TableBar.tsx';
import { chosenRows } from './TableDesk.ts';
import { showRows } from './tableRows.ts';
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

/** Arrows go from link to link, with Shift they choose; a node that is gone to is a row of the other table. */
function useLinkKeys(
  root: React.RefObject<HTMLDivElement | null>,
  rows: readonly MapLink[],
  columns: readonly { readonly id: LinkColumn }[],
  fits: (link: MapLink | null) => boolean,
) {
  const desk = useDesk();
  const { selection } = desk;
  const { anchor, extend, toggle } = useExtending(rows);
  const go = (id: ItemId | undefined) =>
    id && root.current?.querySelector<HTMLElement>(`[data-item="${id}"]`)?.focus();
  /** It is gone to, once it has its row. */
  const awaited = useRef<ItemId | null>(null);
  const selectAll = () => selection.set(rows.map(({ id }) => id));
  useEffect(() => {
    const { commands, model, surface } = desk;
    surface.own = { selectAll, delete: () => commands.remove(chosenOr(desk, rows)) };
    surface.cells = cellsOf(desk, rows, columns);
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
    if (event.shiftKey) extend(selection.focused ?? id, id);
    else if (event.ctrlKey || event.metaKey) toggle(id);
    else {
      anchor.current = id;
      selection.set([id]);
    }
    go(id);
  };
  const onRow = (event: KeyboardEvent, at: number): boolean => {
    const row = rows[at]?.id;
    const to = rows[at + ({ ArrowDown: 1, ArrowUp: -1 }[event.key] ?? Number.NaN)]?.id;
    if (row && event.key === ' ') toggle(row);
    else if (event.key === 'Escape' && selection.ids.size > 0) selection.clear();
    else if (row && to && event.shiftKey) extend(selection.single ?? row, to);
    else if (to) anchor.current = null;
    else return /^Arrow(Up|Down)$/.test(event.key);
    go(to);
    return true;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const control = event.ctrlKey || event.metaKey;
    const at = rows.findIndex(({ id }) => id === (event.target as HTMLElement).dataset.item);
    if (event.altKey || (control && event.key.toLowerCase() !== 'a')) return;
    if (control) selectAll();
    else if (at < 0 || !onRow(event, at)) return;
    event.preventDefault();
  };
  /** Where keys press buttons when they are let go. */
  const onKeyUp = (event: KeyboardEvent) => {
    if (event.key === ' ' && (event.target as HTMLElement).dataset.item) event.preventDefault();
  };
  return { choose, toggle, keys: { onKeyDown, onKeyUp } };
}

/** Of what is chosen the rows that are shown, or the one with the keyboard. */
function chosenOr(desk: MapDesk, rows: readonly MapLink[]): readonly ItemId[] {
  const chosen = chosenRows(desk, rows);
  const { focused } = desk.selection;
  return chosen.length > 0 || focused === null ? chosen : [focused];
}

/** Rows go to a spreadsheet as they are shown, to another map with the nodes at their ends. */
function cellsOf(
  desk: MapDesk,
  rows: readonly MapLink[],
  columns: readonly { readonly id: LinkColumn }[],
): MapCells {
  const { commands } = desk;
  const t = i18n.getFixedT(null, 'map');
  return {
    copy() {
      const meant = chosenOr(desk, rows);
      const links = rows.filter(({ id }) => meant.includes(id));
      if (links.length === 0) return null;
      return {
        rows: links.flatMap(({ id, from, to }) => [id, from, to]),
        texts: links.map((link) => columns.map(({ id }) => linkText(link, id, commands, t))),
      };
    },
    empty: () => commands.remove(chosenOr(desk, rows)),
    // Sources are shown as a number.
    heading: columns.map(({ id }) => (id === 'sources' ? '' : id)),
    paste: () => false,
  };
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
  const { keys, ...acts } = useLinkKeys(
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
              {rows.map((link) => (
                <LinkRow key={link.id} {...{ link, rows, columns }} chosen={ids.has(link.id)} {...acts} />
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
