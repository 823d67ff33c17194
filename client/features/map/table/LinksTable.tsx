/** The links of the map as a table: each a row, to sort, to filter, and to change in place. */
import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { MapLink } from '../../../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { LINK_STATES, RELATIONS, STRENGTHS } from '../../../../shared/maps/vocabulary.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useLocation } from '../../../ui/address.tsx';
import { Select } from '../../../ui/Select.tsx';
import { changeOnMap, judgeLinks } from '../acts/mapActs.ts';
import { useArriving } from '../arriving.ts';
import { linkFitsOn } from '../filter/fitsOn.ts';
import { ask, clearFilter, useFilter } from '../filter/useFilter.ts';
import { useKeyboardHere } from '../keyboardAlong.ts';
import { type MapDesk, useDesk } from '../MapDesk.ts';
import { useMapVersion } from '../useMapVersion.ts';
import { LINK_COLUMNS, type LinkColumn, signOf, sortLinks } from './linkColumns.ts';
import { readSort } from './rowsShown.ts';
import styles from './Table.module.css';
import { TableBar } from './TableBar.tsx';
import { chosenRows, writeRows } from './TableDesk.ts';
import { showRows } from './tableRows.ts';
import { useExtending } from './useExtending.ts';

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

function useHeadings() {
  const { t } = useTranslation(['mapTable', 'map']);
  return (column: LinkColumn) => {
    if (column === 'from' || column === 'to' || column === 'sign') return t(`mapTable:linkHeads.${column}`);
    return column === 'sources' ? t('map:sources.title') : t(`map:${column}`);
  };
}

interface RowProps {
  readonly link: MapLink;
  readonly rows: readonly MapLink[];
  readonly chosen: boolean;
  readonly choose: (id: ItemId, event: MouseEvent) => void;
  readonly toggle: (id: ItemId, onwards: boolean) => void;
}

function PickLink({ link, chosen, toggle }: Pick<RowProps, 'link' | 'chosen' | 'toggle'>) {
  const { t } = useTranslation('mapTable');
  const { commands } = useDesk();
  return (
    <input
      type="checkbox"
      tabIndex={-1}
      aria-label={t('pickRow', { name: commands.nameOf(link.id) })}
      checked={chosen}
      onChange={({ nativeEvent }) =>
        toggle(link.id, nativeEvent instanceof globalThis.MouseEvent && nativeEvent.shiftKey)
      }
    />
  );
}

function Row({ link, rows, chosen, choose, toggle }: RowProps) {
  const { t } = useTranslation(['mapTable', 'map']);
  const desk = useDesk();
  const { commands, context, selection } = desk;
  const headingOf = useHeadings();
  const name = commands.nameOf(link.id);
  const field = (column: LinkColumn) => ({
    label: `${headingOf(column)}: ${name}`,
    labelHidden: true,
    disabled: !commands.mayEdit,
  });
  const change = (act: (ids: readonly ItemId[]) => void) => {
    const count = writeRows(desk, rows, link.id, [], act);
    if (count > 1) commands.parts.voice.say(t('changed', { count }));
  };
  return (
    <tr
      data-chosen={chosen || undefined}
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      onClick={(event) => !(event.target as Element).closest('select, input') && choose(link.id, event)}
    >
      <th scope="row">
        {commands.mayEdit ? <PickLink {...{ link, chosen, toggle }} /> : null}
        <button
          type="button"
          data-item={link.id}
          aria-label={name}
          aria-current={chosen || undefined}
          onFocus={() => selection.focus(link.id)}
        >
          {commands.titleOf(link.from)}
        </button>
      </th>
      <td>
        <Select
          {...field('relation')}
          value={link.relation ?? 'unclear'}
          options={RELATIONS.map((one) => ({ value: one, label: t(`map:relations.${one}`) }))}
          onChange={(relation) => change((ids) => changeOnMap(context, ids, { relation }))}
        />
      </td>
      <td>{commands.titleOf(link.to)}</td>
      <td>{signOf(link)?.replace('-', '−') ?? <span data-empty="">–</span>}</td>
      <td>
        <Select
          {...field('strength')}
          value={link.strength}
          options={STRENGTHS.map((one) => ({ value: one, label: t(`map:strengths.${one}`) }))}
          onChange={(strength) => change((ids) => changeOnMap(context, ids, { strength }))}
        />
      </td>
      <td>
        <Select
          {...field('state')}
          value={link.state}
          options={LINK_STATES.map((one) => ({ value: one, label: t(`map:states.${one}`) }))}
          onChange={(state) => change((ids) => judgeLinks(context, ids, state))}
        />
      </td>
      <td>{link.sources.length}</td>
    </tr>
  );
}

/** Arrows go from link to link, with Shift they choose; a node that is gone to is a row of the other table. */
function useLinkKeys(root: React.RefObject<HTMLDivElement | null>, rows: readonly MapLink[]) {
  const desk = useDesk();
  const { selection } = desk;
  const { anchor, extend, toggle } = useExtending(rows);
  const go = (id: ItemId | undefined) =>
    id && root.current?.querySelector<HTMLElement>(`[data-item="${id}"]`)?.focus();
  const selectAll = () => selection.set(rows.map(({ id }) => id));
  useEffect(() => {
    const { commands, model, surface } = desk;
    surface.own = { selectAll, delete: () => commands.remove(chosenOr(desk, rows)) };
    surface.focus = () => void go(rows.find(({ id }) => id === selection.focused)?.id ?? rows[0]?.id);
    surface.goTo = (id) => {
      selection.set([id]);
      if (!model.link(id)) {
        surface.awaited = true;
        showRows('nodes');
      } else if (rows.some((one) => one.id === id)) go(id);
      else clearFilter();
    };
    return () => {
      surface.own = {};
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
  const headingOf = useHeadings();
  const { keys, ...acts } = useLinkKeys(root, rows);
  useKeyboardHere(desk, root);
  useArriving(desk, itemId);
  return (
    <section className={styles.page} aria-label={t('linksOf', { title })} data-region="board">
      <TableBar rows="links" shown={rows.length} {...{ filter, count }} />
      <div ref={root} className={styles.scroll}>
        <table className={styles.links} aria-label={t('linksOf', { title })} {...keys}>
          <thead>
            <tr>
              {LINK_COLUMNS.map((id) => {
                const isSorted = sort.column === id;
                const way = !isSorted ? 'none' : sort.descending ? 'descending' : 'ascending';
                return (
                  <th key={id} scope="col" aria-sort={way}>
                    <button
                      type="button"
                      onClick={() => ask({ sort: isSorted && !sort.descending ? `-${id}` : id })}
                    >
                      <span>{headingOf(id)}</span>
                      <span aria-hidden>{!isSorted ? '' : sort.descending ? '↓' : '↑'}</span>
                    </button>
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {rows.map((link) => (
              <Row key={link.id} {...{ link, rows }} chosen={ids.has(link.id)} {...acts} />
            ))}
          </tbody>
        </table>
        {rows.length > 0 ? null : (
          <p className={styles.nothing}>{t(count === 0 ? 'noLinks' : 'noLinkFits')}</p>
        )}
      </div>
    </section>
  );
}
