/** The links of the map as a table: each a row, to sort, to filter, and to change in place. */
import { type KeyboardEvent, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
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
import { useDesk } from '../MapDesk.ts';
import { useMapVersion } from '../useMapVersion.ts';
import { LINK_COLUMNS, type LinkColumn, signOf, sortLinks } from './linkColumns.ts';
import { readSort } from './rowsShown.ts';
import styles from './Table.module.css';
import { TableBar } from './TableBar.tsx';
import { showRows } from './tableRows.ts';

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
  readonly chosen: boolean;
}

function Row({ link, chosen }: RowProps) {
  const { t } = useTranslation('map');
  const { commands, context, model, selection } = useDesk();
  const headingOf = useHeadings();
  const name = commands.nameOf(link.id);
  const field = (column: LinkColumn) => ({
    label: `${headingOf(column)}: ${name}`,
    labelHidden: true,
    disabled: !commands.mayEdit,
  });
  const change = (act: () => void) => {
    act();
    model.store.flush();
  };
  const choose = () => selection.set([link.id]);
  return (
    <tr
      data-chosen={chosen || undefined}
      onClick={({ target }) => !(target as Element).closest('select, button') && choose()}
    >
      <th scope="row">
        <button
          type="button"
          data-item={link.id}
          aria-label={name}
          aria-current={chosen || undefined}
          onFocus={() => selection.focus(link.id)}
          onClick={choose}
        >
          {commands.titleOf(link.from)}
        </button>
      </th>
      <td>
        <Select
          {...field('relation')}
          value={link.relation ?? 'unclear'}
          options={RELATIONS.map((one) => ({ value: one, label: t(`relations.${one}`) }))}
          onChange={(relation) => change(() => changeOnMap(context, [link.id], { relation }))}
        />
      </td>
      <td>{commands.titleOf(link.to)}</td>
      <td>{signOf(link)?.replace('-', '−') ?? <span data-empty="">–</span>}</td>
      <td>
        <Select
          {...field('strength')}
          value={link.strength}
          options={STRENGTHS.map((one) => ({ value: one, label: t(`strengths.${one}`) }))}
          onChange={(strength) => change(() => changeOnMap(context, [link.id], { strength }))}
        />
      </td>
      <td>
        <Select
          {...field('state')}
          value={link.state}
          options={LINK_STATES.map((one) => ({ value: one, label: t(`states.${one}`) }))}
          onChange={(state) => change(() => judgeLinks(context, [link.id], state))}
        />
      </td>
      <td>{link.sources.length}</td>
    </tr>
  );
}

/** Arrows go from link to link; a node that is gone to is a row of the other table. */
function useLinkKeys(root: React.RefObject<HTMLDivElement | null>, rows: readonly MapLink[]) {
  const desk = useDesk();
  const go = (id: ItemId | undefined) =>
    id && root.current?.querySelector<HTMLElement>(`[data-item="${id}"]`)?.focus();
  useEffect(() => {
    const { model, selection, surface } = desk;
    surface.focus = () => void go(rows.find(({ id }) => id === selection.focused)?.id ?? rows[0]?.id);
    surface.goTo = (id) => {
      selection.set([id]);
      if (!model.link(id)) {
        surface.awaited = true;
        showRows('nodes');
      } else if (rows.some((one) => one.id === id)) go(id);
      else clearFilter();
    };
  });
  return (event: KeyboardEvent) => {
    const at = rows.findIndex(({ id }) => id === (event.target as HTMLElement).dataset.item);
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (at < 0 || by === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    go(rows[at + by]?.id);
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
  const headingOf = useHeadings();
  const onKeyDown = useLinkKeys(root, rows);
  useKeyboardHere(desk, root);
  useArriving(desk, itemId);
  return (
    <section className={styles.page} aria-label={t('linksOf', { title })} data-region="board">
      <TableBar rows="links" shown={rows.length} {...{ filter, count }} />
      <div ref={root} className={styles.scroll}>
        <table className={styles.links} aria-label={t('linksOf', { title })} onKeyDown={onKeyDown}>
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
              <Row key={link.id} link={link} chosen={ids.has(link.id)} />
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
