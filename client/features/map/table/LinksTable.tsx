/** The links of the map as a table: each a row, to sort, to filter, and to change in place. */
import { Suspense, useCallback, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { MapLink } from '../../../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useLocation } from '../../../ui/address.tsx';
import { lazyPart } from '../../../ui/lazyPart.tsx';
import type { EndMeant } from '../acts/newEnds.ts';
import { useArriving } from '../arriving.ts';
import { secondPressGoesOn } from '../canvas/secondPress.ts';
import { linkFitsOn } from '../filter/fitsOn.ts';
import { useFilter } from '../filter/useFilter.ts';
import { useKeyboardHere } from '../keyboardAlong.ts';
import { useDesk } from '../MapDesk.ts';
import { useMapVersion } from '../useMapVersion.ts';
import { ColumnsList } from './ColumnsList.tsx';
import { useColumnLook } from './columnLook.ts';
import { useOrdered } from './columnOrder.ts';
import { Foot } from './Foot.tsx';
import { Heading, PickAll } from './Head.tsx';
import { useKeptOrder } from './keptOrder.ts';
import { LinkRow } from './LinkRow.tsx';
import { LINK_COLUMNS, sortLinks } from './linkColumns.ts';
import { readSort } from './rowsShown.ts';
import styles from './Table.module.css';
import { TableBar } from './TableBar.tsx';
import { columnsIn } from './useCells.ts';
import { useLinkGrid } from './useLinkGrid.ts';
import { sizedAs, Widths } from './Widths.tsx';

const NewLink = lazyPart(() => import('./NewLink.tsx'));
/** Hidden at first where there is little room. */
const SELDOM = ['delay', 'note'];
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
  const sorted = sortLinks(all.filter(linkFitsOn(model, filter)), sort, commands, i18n.language);
  const asked = [sort.column, sort.descending, i18n.language, filter];
  const { order, again } = useKeptOrder(sorted, asked, null);
  const byId = new Map(sorted.map((link) => [link.id, link]));
  const rows = order.flatMap((id) => byId.get(id) ?? []);
  const inOrder = rows.every(({ id }, at) => id === sorted[at]?.id);
  return { filter, sort: inOrder ? sort : { ...sort, again }, rows, count: all.length };
}

/** Those that are shown, and how. */
function useLinkColumns() {
  const { t } = useTranslation(['mapTable', 'map']);
  const look = useColumnLook(useDesk().documentId, SELDOM, '.links');
  const every = LINK_COLUMNS.map((id) => {
    const heading =
      id === 'from' || id === 'to' || id === 'sign' || id === 'delay'
        ? t(`mapTable:linkHeads.${id}`)
        : t(id === 'sources' ? 'map:sources.title' : `map:${id}`);
    return { id, heading, label: heading };
  });
  return useOrdered(every, look);
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
  const fits = (link: MapLink | null) => link !== null && linkFitsOn(desk.model, filter)(link);
  const said = (count: number) => {
    if (count > 1) desk.commands.parts.voice.say(t('changed', { count }));
  };
  const { keys, range, stop, open, ...acts } = useLinkGrid({ root, rows, columns, fits }, said);
  const [making, setMaking] = useState<{ readonly from: EndMeant | null } | null>(null);
  const startAt = useCallback((from: EndMeant | null) => setMaking({ from }), []);
  const newRow = desk.commands.mayEdit ? () => startAt(null) : null;
  useKeyboardHere(desk, root);
  useArriving(desk, itemId);
  return (
    <section
      className={styles.page}
      aria-label={t('linksOf', { title })}
      data-region="board"
      onPointerDownCapture={secondPressGoesOn}
    >
      <TableBar rows="links" shown={rows.length} {...{ filter, count }}>
        <ColumnsList columns={all} columning={columning} />
      </TableBar>
      <div ref={root} className={styles.scroll}>
        <div className={styles.sheet}>
          <table
            className={styles.links}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are walked is a grid
            role="grid"
            aria-multiselectable
            aria-readonly={!desk.commands.mayEdit}
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
                  {...{ link, columns }}
                  chosen={ids.has(link.id)}
                  stop={stop.row === link.id ? stop.column : null}
                  open={stop.row === link.id ? open : null}
                  range={columnsIn(range, at, columns)}
                  {...acts}
                />
              ))}
            </tbody>
          </table>
          {rows.length > 0 ? null : (
            <p className={styles.nothing}>{t(count === 0 ? 'noLinks' : 'noLinkFits')}</p>
          )}
          <Foot label={t('newLink')} newRow={newRow} />
        </div>
      </div>
      <Suspense fallback={null}>
        {making ? <NewLink {...making} onFrom={startAt} onClose={() => setMaking(null)} /> : null}
      </Suspense>
    </section>
  );
}
