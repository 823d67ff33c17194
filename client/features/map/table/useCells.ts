/** Cells of the table on the clipboard: what is meant of them, what is copied, what a spreadsheet brings. */
import { useEffect } from 'react';
import type { MapNode } from '../../../../shared/documents/barrierMap.ts';
import { unescapeFormula } from '../../../../shared/exchange/cells.ts';
import { namesColumns } from '../../../../shared/exchange/maps/readMapCsv.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { LIMITS } from '../../../../shared/limits.ts';
import type { NodeKind } from '../../../../shared/maps/vocabulary.ts';
import { i18n } from '../../../i18n/i18n.ts';
import { columnsOf } from '../fields/columnActs.ts';
import { type MapDesk, useDesk } from '../MapDesk.ts';
import { textOf } from './cellTexts.ts';
import type { Column } from './columns.ts';
import { type Block, type Filled, fillCells, type Values, valuesIn } from './fillCells.ts';
import { chosenRows, type Place, type Row } from './TableDesk.ts';

/** From one corner to the other, in rows and columns that are shown. */
export interface CellRange {
  readonly rows: readonly [first: number, last: number];
  readonly columns: readonly [first: number, last: number];
}

interface Shown {
  readonly rows: readonly MapNode[];
  readonly columns: readonly Column[];
}

interface Table {
  readonly rows: readonly Row[];
  readonly columns: readonly { readonly id: string }[];
}

function between(one: number, other: number): readonly [number, number] | null {
  return one < 0 || other < 0 ? null : [Math.min(one, other), Math.max(one, other)];
}

/** Null on a heading or a checkbox. */
export function rangeOf({ rows, columns }: Table, from: Place, to: Place): CellRange | null {
  const [row, column] = [
    (place: Place) => rows.findIndex(({ id }) => id === place.row),
    (place: Place) => columns.findIndex(({ id }) => id === place.column),
  ];
  const [down, right] = [between(row(from), row(to)), between(column(from), column(to))];
  return down && right && { rows: down, columns: right };
}

/** Of the row at this place, as their ids. */
export function columnsIn(range: CellRange | null, row: number, columns: Table['columns']): string | null {
  if (range === null || row < range.rows[0] || row > range.rows[1]) return null;
  return within(columns, range.columns)
    .map(({ id }) => id)
    .join(' ');
}

export const rowsIn = (range: CellRange | null, rows: readonly MapNode[]): readonly ItemId[] =>
  range === null ? [] : within(rows, range.rows).map(({ id }) => id);

export const within = <One>(all: readonly One[], [first, last]: readonly [number, number]) =>
  all.slice(first, last + 1);

const MOST_TOLD = 3;

type Done = 'filled' | 'emptied';

export function tell(
  desk: MapDesk,
  { cells, fresh, refused, beyond, full }: Filled,
  done: Done = 'filled',
): void {
  const { history, model, commands } = desk;
  const { voice } = commands.parts;
  const t = i18n.getFixedT(null, ['mapTable', 'map']);
  if (full) return void voice.problem(t('map:said.full'));
  const told = refused
    .slice(0, MOST_TOLD)
    .map(({ column, value }) => t('notThere', { column: column.label, value }));
  const more = refused.length - told.length;
  const words = [
    cells > 0 ? t(done, { count: cells }) : '',
    fresh > 0 ? t('freshRows', { count: fresh }) : '',
    refused.length > 0 ? t('refused', { count: refused.length, told: told.join(', ') }) : '',
    more > 0 ? t('refusedMore', { count: more }) : '',
    beyond > 0 ? t('beyond', { count: beyond }) : '',
  ].filter(Boolean);
  const message = words.join(' ');
  if (cells === 0) return void voice.problem(message);
  const step = history.last;
  const takeBack = () => {
    history.undoOnly(step);
    model.store.flush();
  };
  voice.offer(message, t('map:undo'), takeBack, history.stands(step));
}

/** Every node has a kind, and its links are counted. */
const isNeverEmpty = ({ id, shape }: Column) => id === 'kind' || shape === 'links';

interface Parts extends Shown {
  readonly stop: Place;
  /** Several cells, where Shift made a range. */
  readonly range: CellRange | null;
  /** Whether rows were chosen here for themselves. */
  readonly picks: () => boolean;
  /** Of rows that come. */
  readonly kind: NodeKind;
}

/** One value goes to all that it is pasted on. */
function blockOf(
  desk: MapDesk,
  parts: Parts,
  here: CellRange,
  values: Values,
): Pick<Block, 'rows' | 'columns' | 'values'> {
  const { rows, columns, range, stop } = parts;
  const [first = []] = values;
  if (values.length > 1 || first.length > 1)
    return { rows: rows.slice(here.rows[0]), columns: columns.slice(here.columns[0]), values };
  const chosen = chosenRows(desk, rows);
  const wide = within(columns, here.columns);
  const meant =
    range || !chosen.some((id) => id === stop.row)
      ? within(rows, here.rows)
      : rows.filter(({ id }) => chosen.includes(id));
  return { rows: meant, columns: wide, values: meant.map(() => wide.map(() => first[0] ?? '')) };
}

export function useCells(parts: Parts): void {
  const desk = useDesk();
  useEffect(() => {
    const { model, selection, surface } = desk;
    const { rows, columns, stop, range } = parts;
    const isMeant = () =>
      document.activeElement?.matches('td[data-column]') === true && selection.editing === null;
    const here = () => (isMeant() ? (range ?? rangeOf(parts, stop, stop)) : null);
    const fill = (block: Block) => tell(desk, fillCells(desk, block));
    const t = i18n.getFixedT(null, 'map');
    const ownNames = () => columnsOf(desk).map(({ name }) => name);
    surface.cells = {
      copy() {
        const cells = range !== null || selection.ids.size === 0 || !parts.picks() ? here() : null;
        if (cells === null) return null;
        const textsOf = (node: MapNode) =>
          within(columns, cells.columns).map((column) =>
            textOf(node, column, model.linksOf(node.id).length, t),
          );
        return { rows: rowsIn(cells, rows), texts: within(rows, cells.rows).map(textsOf) };
      },
      empty() {
        const cells = here();
        if (cells === null) return;
        const { rows: meant, columns: wide } = blockOf(desk, parts, cells, [['']]);
        const [fixed, free] = [wide.filter(isNeverEmpty), wide.filter((one) => !isNeverEmpty(one))];
        const { voice } = desk.commands.parts;
        const names = fixed.map(({ label }) => label).join(', ');
        if (free.length === 0) return void voice.problem(i18n.t('mapTable:neverEmpty', { names }));
        const block = { rows: meant, columns: free, values: meant.map(() => free.map(() => '')) };
        const said = meant.flatMap((node) => free.filter((column) => textOf(node, column, 0, t) !== ''));
        if (said.length === 0) return;
        const filled = fillCells(desk, { ...block, kind: parts.kind, place: () => [] });
        tell(desk, { ...filled, cells: said.length }, 'emptied');
      },
      fillDown() {
        const cells = range === null ? null : here();
        if (cells === null || cells.rows[0] === cells.rows[1]) return false;
        const wide = within(columns, cells.columns).filter(({ shape }) => shape !== 'links');
        const [first, ...meant] = within(rows, cells.rows);
        const said = first ? wide.map((column) => unescapeFormula(textOf(first, column, 0, t))) : [];
        fill({
          rows: meant,
          columns: wide,
          values: meant.map(() => said),
          kind: parts.kind,
          place: () => [],
        });
        return true;
      },
      paste(text, place) {
        const cells = here();
        if (
          cells === null ||
          text.length > LIMITS.lettersPerPaste ||
          namesColumns(text, desk.cities(), ownNames())
        )
          return false;
        const values = valuesIn(text);
        if (values.length === 0 || values.length > LIMITS.itemsPerPaste) return false;
        fill({ ...blockOf(desk, parts, cells, values), kind: parts.kind, place });
        return true;
      },
      add(text, place, first) {
        const values = text.length > LIMITS.lettersPerPaste ? [] : valuesIn(text);
        const isRows = values.some((row) => row.length > 1) && columns.some(({ shape }) => shape === 'words');
        if (!isRows || values.length > LIMITS.itemsPerPaste || namesColumns(text, desk.cities(), ownNames()))
          return false;
        fill({ rows: rows.filter(({ id }) => id === first), columns, values, kind: parts.kind, place });
        return true;
      },
    };
    return () => {
      surface.cells = null;
    };
  });
}
