/** The map as a table: every node a row, to sort, to filter, and to change in place, one or many at once. */
import { IconPlus, IconTrash, IconX } from '@tabler/icons-react';
import { type ComponentProps, memo, useCallback, useMemo, useRef, useSyncExternalStore } from 'react';
import type { MapNode } from '../../../../shared/documents/barrierMap.ts';
import { MOST_TAGS } from '../../../../shared/documents/ownValues.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { NODE_KINDS } from '../../../../shared/maps/vocabulary.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useLocation } from '../../../ui/address.tsx';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { sayWhoCanAct } from '../acts/mapActs.ts';
import { useDimmed } from '../analysis/useDimmed.ts';
import { useArriving } from '../arriving.ts';
import { secondPressGoesOn } from '../canvas/secondPress.ts';
import { sayNumber, tagNodes } from '../fields/columnActs.ts';
import { useOwnColumns } from '../fields/useOwnColumns.ts';
import { valuesOf } from '../filter/filter.ts';
import { clearFilter, useFilter } from '../filter/useFilter.ts';
import { EmptyMap } from '../guide/EmptyMap.tsx';
import { KIND_ICONS } from '../kindIcons.ts';
import { useDesk, useMapValue } from '../MapDesk.ts';
import { loopsThrough } from '../model/loopsThrough.ts';
import { Cell, type CellActs } from './Cells.tsx';
import type { Opened } from './ChoiceField.tsx';
import { ColumnsList } from './ColumnsList.tsx';
import { useColumnLook } from './columnLook.ts';
import { useOrdered } from './columnOrder.ts';
import { type Column, columnsFor } from './columns.ts';
import { Foot } from './Foot.tsx';
import { Head } from './Head.tsx';
import { LinksTable } from './LinksTable.tsx';
import { readSort } from './rowsShown.ts';
import styles from './Table.module.css';
import { TableBar } from './TableBar.tsx';
import { chosenRows, HEAD, PICK, type Place, writeRows } from './TableDesk.ts';
import { useTableRows } from './tableRows.ts';
import { columnsIn, rangeOf, rowsIn, useCells } from './useCells.ts';
import { useGrid } from './useGrid.ts';
import { useHeadingMenu } from './useHeadingMenu.tsx';
import { useInSight } from './useInSight.ts';
import { useRows } from './useRows.ts';
import { sizedAs, Widths } from './Widths.tsx';

/** Hidden at first where there is little room. */
const SELDOM = ['note'];

interface RowProps {
  readonly node: MapNode;
  readonly columns: readonly Column[];
  readonly links: number;
  readonly picked: boolean;
  readonly picks: boolean;
  readonly editing: boolean;
  /** The column that has the keyboard, and whether its field is open. */
  readonly stop: string | null;
  readonly open: Opened;
  /** Columns of the range that is in this row. */
  readonly range: string | null;
  readonly acts: CellActs & {
    readonly press: (place: Place) => void;
    readonly toggle: (id: ItemId, onwards: boolean) => void;
  };
}

function Pick({ node, picked, stop, acts }: RowProps) {
  const { t } = useTranslation('mapTable');
  const { commands } = useDesk();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keys
    <td
      className={styles.pick}
      data-item={node.id}
      data-column={PICK}
      tabIndex={stop === PICK ? 0 : -1}
      onClick={(event) => event.target === event.currentTarget && acts.toggle(node.id, event.shiftKey)}
    >
      <input
        type="checkbox"
        tabIndex={-1}
        aria-label={t('pickRow', { name: commands.titleOf(node.id) })}
        checked={picked}
        onChange={({ nativeEvent }) =>
          acts.toggle(node.id, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
        }
      />
    </td>
  );
}

const Row = memo(function Row(props: RowProps) {
  const { node, columns, links, picked, picks, editing, stop, open, acts } = props;
  const { t } = useTranslation('analysis');
  const dim = useDimmed(node.id);
  const inRange = props.range?.split(' ');
  const Icon = KIND_ICONS[node.kind];
  return (
    <tr aria-selected={picked} data-kind={node.kind} data-dim={dim}>
      {picks ? <Pick {...props} /> : null}
      {columns.map((column) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keys
        // biome-ignore lint/a11y/useAriaPropsSupportedByRole: in a grid it is a gridcell
        <td
          key={column.id}
          role={column.id === 'words' ? 'rowheader' : undefined}
          aria-selected={inRange?.includes(column.id) || undefined}
          data-item={node.id}
          data-column={column.id}
          data-shape={column.shape}
          data-range={inRange?.includes(column.id) || undefined}
          tabIndex={stop === column.id ? 0 : -1}
          onClick={(event) => {
            const inside = (event.target as Element).closest('select, textarea, input, button, label');
            if (!inside && !event.shiftKey) acts.press({ row: node.id, column: column.id });
          }}
        >
          <div>
            {column.id === 'kind' ? <Icon size={18} aria-hidden /> : null}
            <Cell {...{ node, column, editing, links, acts }} open={stop === column.id ? open : null} />
            {column.id === 'words' ? <InLoops id={node.id} /> : null}
            {dim && column.id === 'words' ? <small>{t('focus.outside')}</small> : null}
          </div>
        </td>
      ))}
    </tr>
  );
});

/** Beside its words: the named loops that it is in. */
function InLoops({ id }: { readonly id: ItemId }) {
  const { t } = useTranslation('map');
  const { model } = useDesk();
  const words = useMapValue(() =>
    loopsThrough(model, id)
      .map((text) => t('inLoop', { text }))
      .join(', '),
  );
  return words === '' ? null : <small>{words}</small>;
}

function ChosenBar({ rows }: { readonly rows: readonly MapNode[] }) {
  const { t } = useTranslation(['mapTable', 'map']);
  const desk = useDesk();
  const chosen = chosenRows(desk, rows);
  if (chosen.length < 2) return null;
  const leave = (act: () => void) => () => {
    act();
    desk.surface.focus();
  };
  return (
    <div className={styles.chosen} role="toolbar" aria-label={t('chosen')} data-bottom="">
      <strong>{t('rows', { count: chosen.length })}</strong>
      {desk.commands.mayEdit ? (
        <Button
          icon={<IconTrash size={18} aria-hidden />}
          onClick={leave(() => desk.commands.remove(chosen))}
        >
          {t('map:delete')}
        </Button>
      ) : null}
      <IconButton
        label={t('clear')}
        icon={<IconX size={18} />}
        onClick={leave(() => desk.selection.clear())}
      />
    </div>
  );
}

/** The same object for as long as the table is shown: rows that are the same are not rendered anew. */
function useRowActs(
  rows: readonly MapNode[],
  ranged: readonly ItemId[],
  grid: ReturnType<typeof useGrid>,
): RowProps['acts'] {
  const { t } = useTranslation(['mapTable', 'ownFields']);
  const desk = useDesk();
  const write = (id: ItemId, how: (ids: readonly ItemId[]) => void) => {
    const count = writeRows(desk, rows, id, ranged, how);
    if (count > 1) desk.commands.parts.voice.say(t('changed', { count }));
  };
  const now = useRef({ write, grid });
  now.current = { write, grid };
  const { voice } = desk.commands.parts;
  const tooMany = t('ownFields:fullTags', { count: MOST_TAGS });
  return useMemo(
    () => ({
      choose: (node, column, value) => {
        now.current.write(node.id, (ids) => column.write(desk.context, ids, value));
        now.current.grid.chose();
      },
      sayWho: (node, who, may) =>
        now.current.write(node.id, (ids) => {
          for (const id of ids) sayWhoCanAct(desk.context, id, who, may);
        }),
      sayNumber: (node, column, value) =>
        now.current.write(node.id, (ids) => sayNumber(desk.context, ids, column, value)),
      tag: (node, column, tags, on) =>
        now.current.write(node.id, (ids) => {
          if (!tagNodes(desk.context, ids, column, { tags, on })) voice.problem(tooMany);
        }),
      close: () => now.current.grid.close(),
      toggle: (id, onwards) => now.current.grid.toggle(id, onwards),
      press: (place) => now.current.grid.press(place),
    }),
    [desk, voice, tooMany],
  );
}

function useShown() {
  const { t, i18n } = useTranslation(['mapTable', 'map']);
  const { cities, commands, documentId, model } = useDesk();
  const { search } = useLocation();
  const known = cities();
  const told = useMapValue(() =>
    JSON.stringify(model.groups().map(({ id }) => ({ id, name: commands.titleOf(id) }))),
  );
  const own = useOwnColumns();
  const every = useMemo(() => columnsFor(t, known, JSON.parse(told), own), [t, known, told, own]);
  const { all, columns, columning } = useOrdered(every, useColumnLook(documentId, SELDOM));
  const filter = useFilter();
  const asked = useMemo(() => readSort(search, all), [search, all]);
  const shown = useRows({ columns: all, filter, sort: asked, language: i18n.language });
  return { all, columning, columns, filter, ...shown };
}

function NodeColumns(props: Omit<ComponentProps<typeof ColumnsList>, 'children'>) {
  const { t } = useTranslation('ownFields');
  const { commands, over } = useDesk();
  return (
    <ColumnsList {...props}>
      {commands.mayEdit ? (
        <Button
          variant="subtle"
          size="sm"
          icon={<IconPlus size={16} aria-hidden />}
          onClick={() => over.set('addField')}
        >
          {t('add')}
        </Button>
      ) : null}
    </ColumnsList>
  );
}

interface MapTableProps {
  readonly title: string;
  readonly itemId: ItemId | null;
}

export default function MapTable(props: MapTableProps) {
  return useTableRows() === 'links' ? <LinksTable {...props} /> : <NodesTable {...props} />;
}

function NodesTable({ title, itemId }: MapTableProps) {
  const { t } = useTranslation(['mapTable', 'map']);
  const desk = useDesk();
  const { commands, model, selection } = desk;
  const root = useRef<HTMLDivElement>(null);
  const { all, columning, columns, filter, sort, rows, count } = useShown();
  const { ids, editing } = useSyncExternalStore(selection.subscribe, selection.state);
  const picks = commands.mayEdit;
  const asked = NODE_KINDS.find((kind) => valuesOf(filter.kind).includes(kind));
  const newRow = useCallback(() => void commands.newNode(undefined, asked), [commands, asked]);
  const columnIds = [...(picks ? [PICK] : []), ...columns.map(({ id }) => id)];
  const rate = (place: Place, digit: string) => {
    const column = columns.find(({ id }) => id === place.column);
    const node = rows.find(({ id }) => id === place.row);
    if (!node || column?.shape !== 'choice' || !column.id.startsWith('severity:')) return false;
    const value = digit === '0' ? '' : digit;
    if (picks && column.options.some((one) => one.value === value)) acts.choose(node, column, value);
    return true;
  };
  const grid = useGrid({ root, rows, columns: columnIds, newRow, rate, showAll: clearFilter });
  const range = grid.from && rangeOf({ rows, columns }, grid.from, grid.stop);
  const acts = useRowActs(rows, rowsIn(range, rows), grid);
  useCells({ rows, columns, range, picks: grid.picks, stop: grid.stop, kind: asked ?? commands.kind.get() });
  const { menuOf, question } = useHeadingMenu();
  useArriving(desk, itemId);
  useInSight(root);
  return (
    <section
      className={styles.page}
      aria-label={t('tableOf', { title })}
      data-region="board"
      onPointerDownCapture={secondPressGoesOn}
    >
      <TableBar rows="nodes" shown={rows.length} {...{ filter, count }}>
        <NodeColumns columns={all} columning={columning} />
      </TableBar>
      <div ref={root} className={styles.scroll}>
        <div className={styles.sheet}>
          <table
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are walked is a grid
            role="grid"
            aria-label={t('tableOf', { title })}
            aria-multiselectable
            aria-readonly={!picks}
            {...grid.keys}
            {...sizedAs(columns, columning, picks)}
          >
            <Widths {...{ columns, picks }} look={columning} />
            <Head
              {...{ columns, columning, sort, picks, rows, menuOf }}
              stop={grid.stop.row === HEAD ? grid.stop.column : null}
            />
            <tbody>
              {rows.map((node, at) => (
                <Row
                  key={node.id}
                  {...{ node, columns, picks, acts }}
                  links={model.linksOf(node.id).length}
                  picked={ids.has(node.id)}
                  editing={editing === node.id}
                  stop={grid.stop.row === node.id ? grid.stop.column : null}
                  open={grid.stop.row === node.id ? grid.open : null}
                  range={columnsIn(range, at, columns)}
                />
              ))}
            </tbody>
          </table>
          {count === 0 ? <EmptyMap inList /> : null}
          {count > 0 && rows.length === 0 ? <p className={styles.nothing}>{t('nothing')}</p> : null}
          <Foot label={t('newRow')} newRow={picks ? newRow : null} />
        </div>
      </div>
      <ChosenBar rows={rows} />
      {question}
    </section>
  );
}
