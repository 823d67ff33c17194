/** Cells of a table are copied as such, for a spreadsheet. */
import { isTableLine } from '../../../../shared/documents/boardKinds.ts';
import { escapeFormula, quoted } from '../../../../shared/exchange/cells.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { type ClipboardTexts, escapeHtml } from '../../../canvas/clipboard.ts';
import type { BoardModel } from '../model/boardModel.ts';
import { gridOf, type Place } from './tableGrid.ts';

const inOrder = (places: Iterable<number>) => [...new Set(places)].sort((a, b) => a - b);
const upTo = (count: number) => Array.from({ length: count + 1 }, (_, at) => at);

/** The chosen table, rows or columns whole, of chosen notes what lies between them; null where it is no block. */
function chosenBlock(model: BoardModel, ids: readonly ItemId[]) {
  const grid = gridOf(model, ids);
  const kinds = new Set(ids.map((id) => model.item(id)?.kind));
  const [kind] = kinds;
  if (grid === null || kinds.size !== 1 || (kind !== 'table' && kind !== 'note' && !isTableLine(kind)))
    return null;
  const places = ids.map(grid.placeOf);
  const all = kind === 'table';
  const rows = all || kind === 'column' ? upTo(grid.rows.length) : inOrder(places.map(({ row }) => row));
  const columns =
    all || kind === 'row' ? upTo(grid.columns.length) : inOrder(places.map(({ column }) => column));
  if (rows.length * columns.length < 2) return null;
  const meant = (id: ItemId) => kind !== 'note' || ids.includes(id);
  const words = (place: Place) =>
    grid
      .at(place)
      .filter(meant)
      .map((id) => model.item(id)?.text ?? '')
      .join('\n');
  return rows.map((row) => columns.map((column) => escapeFormula(words({ row, column }))));
}

/** For a spreadsheet; what travels for boards stays in it. */
export function withCells(model: BoardModel, ids: readonly ItemId[], texts: ClipboardTexts): ClipboardTexts {
  const block = chosenBlock(model, ids);
  if (block === null) return texts;
  const cell = (text: string) => `<td>${escapeHtml(text).replaceAll('\n', '<br>')}</td>`;
  const rows = block.map((row) => `<tr>${row.map(cell).join('')}</tr>`);
  return {
    text: block.map((row) => row.map(quoted).join('\t')).join('\n'),
    html: texts.html.replace(
      /^<ul( [^>]*)>.*<\/ul>$/s,
      (_, clip) => `<table${clip}>${rows.join('')}</table>`,
    ),
  };
}
