/** Cells of the table of links: where the keyboard is, what is copied of them, and what a spreadsheet brings. */
import { isNode, type MapLink, mapItems } from '../../../../shared/documents/barrierMap.ts';
import { unescapeFormula } from '../../../../shared/exchange/cells.ts';
import { cutText, oneLine } from '../../../../shared/exchange/cleanText.ts';
import { namesColumns } from '../../../../shared/exchange/maps/readMapCsv.ts';
import { type ItemId, parseItemId } from '../../../../shared/ids.ts';
import { LIMITS } from '../../../../shared/limits.ts';
import { isNo, isYes, plainWord, relationOf, stateOf, strengthOf } from '../../../../shared/maps/words.ts';
import { i18n } from '../../../i18n/i18n.ts';
import { changeOnMap, judgeLinks, moveEnd } from '../acts/mapActs.ts';
import type { MapCells, MapDesk } from '../MapDesk.ts';
import { putWords } from '../putWords.ts';
import { isNothing } from './cellTexts.ts';
import { type Values, valuesIn } from './fillCells.ts';
import type { Headed } from './Head.tsx';
import { type LinkColumn, linkText, mayBeEmpty } from './linkColumns.ts';
import { chosenRows, type Place } from './TableDesk.ts';
import { type CellRange, rangeOf, tell, within } from './useCells.ts';

export type LinkHeaded = Headed & { readonly id: LinkColumn };

export interface LinkCells {
  readonly rows: readonly MapLink[];
  readonly columns: readonly LinkHeaded[];
  /** Where a range begins; it ends where the keyboard is. */
  readonly from: Place | null;
  readonly picks: () => boolean;
}

export function placeAt(element: Element | null): (Place & { readonly row: ItemId }) | null {
  const cell = element?.closest<HTMLElement>('tbody :is(td[data-column], th)');
  const row = parseItemId(cell?.parentElement?.querySelector<HTMLElement>('[data-item]')?.dataset.item);
  return cell && row ? { row, column: cell.dataset.column ?? 'from' } : null;
}

/** Of what is chosen the rows that are shown, or the one with the keyboard. */
function chosenOr(desk: MapDesk, rows: readonly MapLink[]): readonly ItemId[] {
  const chosen = chosenRows(desk, rows);
  const { focused } = desk.selection;
  return chosen.length > 0 || focused === null ? chosen : [focused];
}

/** False where it does not fit. What is never empty stays as it was. */
function put(desk: MapDesk, { id }: MapLink, column: LinkColumn, value: string): boolean {
  const { commands, context, model } = desk;
  model.store.flush();
  const link = model.link(id);
  if (link === null) return false;
  if (column === 'note')
    return context.doc.transact(() => putWords(mapItems(context.doc), id, 'text', value), context.origin);
  if (column === 'delay') {
    const delay = isYes(value);
    const isRead = delay || isNo(value) || isNothing(value);
    if (isRead) changeOnMap(context, [id], { delay });
    return isRead;
  }
  const now = linkText(link, column, commands, i18n.getFixedT(null, 'map'));
  const isSame = value === now || (plainWord(value) !== '' && plainWord(value) === plainWord(now));
  if (isSame || value === '' || (isNothing(value) && column !== 'relation')) return true;
  if (column === 'from' || column === 'to') {
    const called = model.nodes().filter((one) => isNode(one) && plainWord(one.text) === plainWord(value));
    return called.length === 1 && called[0] !== undefined && moveEnd(context, id, column, called[0].id);
  }
  const [relation, strength, state] = [relationOf(value), strengthOf(value), stateOf(value)];
  if (column === 'relation' && relation) changeOnMap(context, [id], { relation });
  else if (column === 'strength' && strength) changeOnMap(context, [id], { strength });
  else if (column === 'state' && state) judgeLinks(context, [id], state);
  else return false;
  return true;
}

function fill(
  desk: MapDesk,
  rows: readonly MapLink[],
  columns: readonly LinkHeaded[],
  values: Values,
  emptied?: number,
): void {
  const { history, model } = desk;
  const refused: { column: LinkHeaded; value: string }[] = [];
  let [cells, beyond] = [0, 0];
  const write = (value: string, row: MapLink | undefined, column: LinkHeaded | undefined) => {
    if (!row || !column) beyond += value === '' ? 0 : 1;
    else if (put(desk, row, column.id, value)) cells += 1;
    else refused.push({ column, value: cutText(oneLine(value), 40) });
  };
  history.together(() => {
    for (const [down, line] of values.entries())
      for (const [right, value] of line.entries()) write(value, rows[down], columns[right]);
  });
  model.store.flush();
  const said = { fresh: 0, refused, beyond, full: false };
  if (emptied === undefined) tell(desk, { cells, ...said });
  else tell(desk, { cells: emptied, ...said }, 'emptied');
}

/** Whole rows, as the columns are shown: links that come (MV66), also where a word of one is not known (MV77). */
function areLinks(values: Values, columns: readonly LinkHeaded[]): boolean {
  const told = (row: readonly string[], one: LinkColumn) =>
    row[columns.findIndex(({ id }) => id === one)] ?? '';
  return values.some((row) => (['from', 'relation', 'to'] as const).every((one) => told(row, one) !== ''));
}

/** Rows go to a spreadsheet as they are shown, to another map with the nodes at their ends. */
export function linkCellsOf(desk: MapDesk, parts: LinkCells): MapCells & { remove(): void } {
  const { commands } = desk;
  const { rows, columns, from } = parts;
  const t = i18n.getFixedT(null, 'map');
  const here = (): CellRange | null => {
    const place = placeAt(document.activeElement);
    return place && rangeOf(parts, from ?? place, place);
  };
  /** Cells, where no rows are meant: a range, or a cell that the keyboard walked to. */
  const meant = (): CellRange | null => {
    const cells = here();
    const isCell = from !== null || (cells?.columns[0] !== 0 && desk.selection.ids.size === 0);
    return isCell && !parts.picks() ? cells : null;
  };
  const remove = () => {
    const cells = meant();
    if (cells === null) return commands.remove(chosenOr(desk, rows));
    const wide = within(columns, cells.columns);
    const free = wide.filter(({ id }) => mayBeEmpty(id));
    const names = wide.map(({ label }) => label).join(', ');
    if (free.length === 0) return void commands.parts.voice.problem(i18n.t('mapTable:neverEmpty', { names }));
    const meantRows = within(rows, cells.rows);
    const said = meantRows.flatMap((link) => free.filter(({ id }) => linkText(link, id, commands, t) !== ''));
    const nothing = meantRows.map(() => free.map(() => ''));
    if (said.length > 0) fill(desk, meantRows, free, nothing, said.length);
  };
  return {
    remove,
    empty: remove,
    copy() {
      const cells = meant();
      const ids = chosenOr(desk, rows);
      const links = cells ? within(rows, cells.rows) : rows.filter(({ id }) => ids.includes(id));
      const wide = cells ? within(columns, cells.columns) : columns;
      if (links.length === 0) return null;
      return {
        rows: links.flatMap((link) => [link.id, link.from, link.to]),
        texts: links.map((link) => wide.map(({ id }) => linkText(link, id, commands, t))),
      };
    },
    fillDown() {
      const cells = meant();
      if (cells === null || cells.rows[0] === cells.rows[1]) return false;
      const wide = within(columns, cells.columns).filter(({ id }) => id !== 'sign' && id !== 'sources');
      const [first, ...below] = within(rows, cells.rows);
      const said = first ? wide.map(({ id }) => unescapeFormula(linkText(first, id, commands, t))) : [];
      fill(
        desk,
        below,
        wide,
        below.map(() => said),
      );
      return true;
    },
    // Sources are shown as a number.
    heading: columns.map(({ id }) => (id === 'sources' ? '' : id)),
    paste(text) {
      const cells = here();
      if (cells === null || text.length > LIMITS.lettersPerPaste || namesColumns(text, desk.cities()))
        return false;
      const values = valuesIn(text);
      const isRow = cells.columns[0] === 0 && areLinks(values, columns);
      if (values.length === 0 || values.length > LIMITS.itemsPerPaste || isRow) return false;
      const [first = []] = values;
      if (values.length > 1 || first.length > 1)
        fill(desk, rows.slice(cells.rows[0]), columns.slice(cells.columns[0]), values);
      else {
        const chosen = chosenRows(desk, rows);
        const own = within(rows, cells.rows);
        const isChosen = from === null && own.some(({ id }) => chosen.includes(id));
        const all = isChosen ? rows.filter(({ id }) => chosen.includes(id)) : own;
        const wide = within(columns, cells.columns);
        fill(
          desk,
          all,
          wide,
          all.map(() => wide.map(() => first[0] ?? '')),
        );
      }
      return true;
    },
  };
}
