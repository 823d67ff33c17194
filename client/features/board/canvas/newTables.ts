/** New tables, empty or of chosen notes; rows and columns: new ones, their order and width. Loaded when the page is idle. */
import { isTableLine } from '../../../../shared/documents/boardKinds.ts';
import { type Cell, layTable, TABLE } from '../../../../shared/documents/tableLayout.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { leastZoom } from '../../../canvas/comeClose.ts';
import type { Box, Point } from '../../../canvas/geometry.ts';
import { centre, union } from '../../../canvas/geometry.ts';
import { glideCamera } from '../../../canvas/glideCamera.ts';
import '../../../i18n/words/actionsLater.ts';
import '../../../i18n/words/boardLater.ts';
import { itemsOf } from '../../../live/edit.ts';
import type { Reason } from '../actions/actionWords.ts';
import { dropItems, resizeItem } from '../acts/move.ts';
import { createTable, type TableDraft } from '../acts/newTable.ts';
import { Structure } from '../acts/structure.ts';
import { addLine, MOST_LINES, placeLine } from '../acts/table.ts';
import { copyLine, deleteLines, goingWithLines } from '../acts/tableLines.ts';
import type { BoardModel } from '../model/boardModel.ts';
import { byRows } from '../model/readingOrder.ts';
import { linesOf } from '../model/tables.ts';
import type { BoardCommands } from './BoardCommands.ts';
import { cellMeant } from './cellMeant.ts';
import { hasHeads, needsHeads } from './lineNames.ts';
import { containerAt, type SideWay } from './places.ts';
import { type LineKind, tableMeant } from './Tables.ts';
import { movingLine } from './tableDrag.ts';
import { leastOf, sharesIn, sharesOf } from './tableWidths.ts';

export { holdGrids } from './holdGrids.ts';
export { movingLine, setApart } from './tableDrag.ts';
export { inHand, resizingOfTable, widened } from './tableWidths.ts';

const STARTS_WITH = 3;
const STEP = 106;

function titles(commands: BoardCommands, kind: LineKind, count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => lineTitle(commands, kind, at + 1));
}

export function lineTitle({ parts: { t } }: BoardCommands, kind: LineKind, number: number): string {
  return t(kind === 'row' ? 'newRow' : 'newColumn', { number });
}

/** Three by three, empty; the caret is in its name. */
export function newTable(commands: BoardCommands, at?: Point): void {
  const { t } = commands.parts;
  const [rows, columns] = [titles(commands, 'row', STARTS_WITH), titles(commands, 'column', STARTS_WITH)];
  const ids = Array.from({ length: STARTS_WITH }, (_, at) => `${at}` as ItemId);
  const box = commands.room(layTable({ x: 0, y: 0 }, ids, ids, []).box, { at, holds: true });
  make(commands, box, { title: t('newTable'), rows, columns });
}

function make(commands: BoardCommands, box: Box, draft: Omit<TableDraft, 'x' | 'y'>): ItemId | null {
  const { context, model } = commands.parts;
  const place = { x: Math.round(box.x), y: Math.round(box.y) };
  const made = createTable(context, { ...draft, ...place }, containerAt(model, centre(box), 'frame'));
  if (made === null) return commands.full();
  commands.provisional = made.id;
  commands.edit(made.id);
  return made.id;
}

/** The chosen notes as they stand: those beside each other become a row. */
export function tabulate(commands: BoardCommands): void {
  const { model, voice, t } = commands.parts;
  const placed = commands.clusterable().flatMap((id) => {
    const box = model.box(id);
    return box ? [{ id, box }] : [];
  });
  const around = union(placed.map((one) => one.box));
  if (around === null) {
    voice.say(t('said.nothingToCluster'));
    return;
  }
  const shelves = shelvesOf(placed);
  const wide = Math.max(...shelves.map((shelf) => shelf.length));
  const [rows, columns] = [Math.min(MOST_LINES, shelves.length), Math.min(MOST_LINES, wide)];
  const notes = shelves.flatMap((shelf, row) =>
    shelf.map(({ id }, column) => ({
      id,
      row: Math.min(row, rows - 1),
      column: Math.min(column, columns - 1),
    })),
  );
  const lines = { rows: titles(commands, 'row', rows), columns: titles(commands, 'column', columns) };
  const id = make(commands, around, { title: t('newTable'), ...lines, notes });
  if (id === null) return;
  showWhole(commands, id);
  voice.say(t('said.tabulated', { count: notes.length }));
}

/** What became of things that were there is seen whole, and so near that it can be read where it fits. */
function showWhole({ parts: { model, viewport } }: BoardCommands, id: ItemId): void {
  const box = model.box(id);
  if (box === null) return;
  const [clear, { w, h }] = [viewport.clearBox(), viewport.boxToScreen(box)];
  const isFar = viewport.zoom < leastZoom();
  const stays = !isFar && w <= clear.w && h <= clear.h;
  const near = isFar ? 1 : viewport.zoom;
  glideCamera(viewport, stays ? viewport.cameraToReveal(box) : viewport.cameraToFit(box, 48, near));
}

type Placed = { readonly id: ItemId; readonly box: Box };

function shelvesOf(placed: readonly Placed[]): readonly Placed[][] {
  const shelves: Placed[][] = [];
  let before = Number.POSITIVE_INFINITY;
  for (const one of byRows(placed)) {
    // A row ends where the next note is not further to the right.
    if (one.box.x <= before) shelves.push([]);
    shelves.at(-1)?.push(one);
    before = one.box.x;
  }
  return shelves;
}

/** The column whose border is at a point of a table or of a heading, for the names of rows the first row; a note that lies there is meant itself. */
export function borderAt(model: BoardModel, id: ItemId, { x, y }: Point, slack: number): ItemId | null {
  const layout = model.tableOf(id) ?? model.tableOf(model.parentOf(id));
  if (layout === null || y < layout.box.y + TABLE.title) return null;
  const [names] = layout.columns;
  if (names && Math.abs(x - names.start) <= slack) return layout.rows[0]?.id ?? null;
  return layout.columns.find(({ start, size }) => Math.abs(x - start - size) <= slack)?.id ?? null;
}

/** Where the border of a column would be that is made as wide as that. */
export function widthBar(model: BoardModel, id: ItemId, { x, w }: Box): Box | null {
  const box = model.box(model.parentOf(id) as ItemId);
  return box && { x: x + w - 4, y: box.y + TABLE.title, w: 8, h: box.h - TABLE.title };
}

/** A column, the names of rows by one of these, or all of a table alike, which then begins at `x`. */
export function widen(commands: BoardCommands, id: ItemId, to: number, x?: number): void {
  const { context, model, history, voice, t } = commands.parts;
  const layout = model.tableOf(id);
  const before = model.box(id)?.w ?? to;
  if (to === before) {
    voice.say(t('actions:said.noFurtherSize'));
    return;
  }
  history.together(() => {
    const line = model.item(id)?.kind === 'row' ? model.parentOf(id) : id;
    if (line) resizeItem(context, line, layout === null ? { w: to } : { ...(x !== undefined && { x }) });
    if (layout === null) return;
    const { side, shares } = sharesIn(model, layout);
    for (const [column, w] of sharesOf(shares, to - side)) resizeItem(context, column, { w });
  });
  model.store.flush();
  voice.say(t(`actions:said.${to > before ? 'larger' : 'smaller'}`));
}

/** The chosen columns, or names of rows, about half a note wider or narrower. */
export function widenChosen(commands: BoardCommands, by: 1 | -1): void {
  const { model, history } = commands.parts;
  history.together(() => {
    const isRow = (id: ItemId) => model.item(id)?.kind === 'row';
    const row = commands.chosen.find(isRow);
    for (const id of commands.chosen) {
      const box = isTableLine(model.item(id)?.kind) && (!isRow(id) || id === row) ? model.box(id) : null;
      if (box) widen(commands, id, Math.max(leastOf(model, id), box.w + by * STEP));
    }
  });
}

/** The row or column of the cell that is meant, else the chosen one, or that of the chosen note. */
export function lineMeant({ parts }: BoardCommands, kind: LineKind): ItemId | null {
  const { model, selection } = parts;
  const meant = cellMeant(parts);
  return meant ? meant.cell[kind] : lineOf(model, selection.single ?? selection.focused, kind);
}

/** After, or before, the one that is meant; at the end when the table is chosen. */
export function newLine(commands: BoardCommands, kind: LineKind, on: 0 | 1 = 1): void {
  const table = tableMeant(commands);
  if (table === null) return;
  const lines = linesOf(commands.parts.model, table, kind);
  const beside = lineMeant(commands, kind);
  insertLine(commands, table, kind, beside === null ? lines.length : lines.indexOf(beside) + on);
}

/** A press of a "+" at the edge of a table, or of a heading along its axis, makes a row or column there. */
export function growTable(commands: BoardCommands, id: ItemId, way: SideWay): boolean {
  const { model } = commands.parts;
  const kind = way === 'left' || way === 'right' ? 'column' : 'row';
  const on = way === 'right' || way === 'below';
  const item = model.item(id);
  const table = item?.kind === 'table' ? id : model.parentOf(id);
  if (!item || table === null || item.locked) return false;
  if (item.kind !== kind && !(item.kind === 'table' && on)) return false;
  const lines = linesOf(model, table, kind);
  insertLine(commands, table, kind, item.kind === 'table' ? lines.length : lines.indexOf(id) + (on ? 1 : 0));
  return true;
}

function insertLine(commands: BoardCommands, table: ItemId, kind: LineKind, at: number): void {
  const id = addTitled(commands, table, kind, at);
  if (id === null) return;
  commands.provisional = id;
  commands.edit(id);
}

/** One more, with a number for a name; null when there is no room for it, which was said. */
export function addTitled(commands: BoardCommands, table: ItemId, kind: LineKind, at: number): ItemId | null {
  const { context, model, voice, t } = commands.parts;
  const count = linesOf(model, table, kind).length;
  const id = addLine(context, table, kind, { title: lineTitle(commands, kind, count + 1), at });
  if (id === null) {
    if (count < MOST_LINES) return commands.full();
    voice.problem(t('tableFull', { count: MOST_LINES }));
    return null;
  }
  model.store.flush();
  voice.say(t(kind === 'row' ? 'said.rowAdded' : 'said.columnAdded'));
  return id;
}

function lineOf(model: BoardModel, id: ItemId | null, kind: LineKind): ItemId | null {
  const item = model.item(id);
  if (id === null || !item || (isTableLine(item.kind) && item.kind !== kind)) return null;
  return model.cellOf(id)?.[kind] ?? null;
}

/** What is chosen, rows or columns among it: these go with their notes. */
export function removeLines(commands: BoardCommands, chosen = commands.chosen): void {
  const { context, model, voice, t } = commands.parts;
  const going = goingWithLines(new Structure(itemsOf(context)), chosen);
  const kindOf = (id: ItemId) => model.item(id)?.kind;
  if (going.length === 0 && chosen.some((id) => isTableLine(kindOf(id)) && !model.item(id)?.locked)) {
    voice.say(t('said.lastLine'));
    return;
  }
  const lines = going.map(kindOf).filter(isTableLine);
  const notes = going.filter((id) => kindOf(id) === 'note').length;
  const alone = lines.length === 1 && going.length === notes + 1;
  const words = alone && t(lines[0] === 'row' ? 'said.rowGone' : 'said.columnGone', { count: notes });
  commands.remove(going.length > 0 ? going : chosen, deleteLines, words || undefined);
}

export function removeLine(commands: BoardCommands, kind: LineKind): void {
  const line = lineMeant(commands, kind);
  if (line) removeLines(commands, [line]);
}

/** The chosen rows or columns with their notes, all behind the last of them. */
export function copyLines(commands: BoardCommands): void {
  const { context, model, history, selection, viewport, voice, t } = commands.parts;
  const chosen = new Set(commands.chosen);
  const copies = history.together(() =>
    [...new Set([...chosen].map((id) => model.parentOf(id)))].flatMap((table) =>
      (['row', 'column'] as const).flatMap((kind) => {
        const lines = table === null ? [] : linesOf(model, table, kind);
        const behind = lines.findLastIndex((id) => chosen.has(id)) + 1;
        return lines
          .filter((id) => chosen.has(id))
          .map((id, place) => copyLine(context, id, behind + place))
          .filter((id) => id !== null);
      }),
    ),
  );
  model.store.flush();
  const made = copies.flatMap((id) => model.item(id) ?? []);
  if (made.length < chosen.size) {
    commands.full();
    return;
  }
  selection.set(copies);
  const seen = union(copies.flatMap((id) => model.box(id) ?? []));
  if (seen) viewport.reveal(seen);
  const count = made.reduce((sum, line) => sum + movingLine(model, line).length, 0);
  voice.say(t('said.duplicated', { count }));
}

/** Of the table that is meant. */
export function headsOf(commands: BoardCommands): { readonly checked: boolean; readonly why: Reason | null } {
  const { model } = commands.parts;
  const table = tableMeant(commands);
  if (table === null) return { checked: false, why: 'table' };
  return { checked: hasHeads(model, table), why: needsHeads(model, table) };
}

export function shiftChosen(commands: BoardCommands, by: 1 | -1): void {
  const { single } = commands.parts.selection;
  if (single) shiftLine(commands, single, by);
}

/** One place on or back. */
export function shiftLine(commands: BoardCommands, id: ItemId, by: 1 | -1): void {
  putLine(commands, id, (lines) => lines.indexOf(id) + by);
}

/** Of the bar that shows where a row or column would land. */
const THICK = 8;

interface LineTarget {
  /** Among the lines of its kind without itself. */
  readonly place: number;
  readonly bar: Box;
}

/** By the middles of the others: past one of them it lands behind it. */
export function lineTarget(model: BoardModel, id: ItemId, point: Point): LineTarget | null {
  const layout = model.tableOf(model.parentOf(id));
  const kind = model.item(id)?.kind;
  if (layout === null || !isTableLine(kind)) return null;
  const { box } = layout;
  const bands = kind === 'row' ? layout.rows : layout.columns;
  const others = bands.filter((band) => band.id !== id);
  const along = kind === 'row' ? point.y : point.x;
  const place = others.filter((band) => band.start + band.size / 2 < along).length;
  const last = bands.at(-1);
  const edge = (others[place]?.start ?? (last ? last.start + last.size : 0)) - THICK / 2;
  const bar =
    kind === 'row'
      ? { x: box.x, y: edge, w: box.w, h: THICK }
      : { x: edge, y: box.y + TABLE.title, w: THICK, h: box.h - TABLE.title };
  return { place, bar };
}

/** Where a hand let go of its heading. */
export function dropLine(commands: BoardCommands, id: ItemId, point: Point): void {
  const at = lineTarget(commands.parts.model, id, point);
  if (at !== null) putLine(commands, id, () => at.place);
}

function putLine(commands: BoardCommands, id: ItemId, to: (lines: readonly ItemId[]) => number): void {
  const { context, model, voice, t } = commands.parts;
  const item = model.item(id);
  const parent = model.parentOf(id);
  if (!item || !isTableLine(item.kind) || parent === null) return;
  const moved = placeLine(context, id, to(linesOf(model, parent, item.kind)));
  model.store.flush();
  const lines = linesOf(model, parent, item.kind);
  const place = lines.indexOf(id) + 1;
  const words = t(item.kind === 'row' ? 'said.rowAt' : 'said.columnAt', { place, count: lines.length });
  voice.say(moved ? words : t('actions:said.noFurther'));
}

export function toNextCell(
  commands: BoardCommands,
  ids: readonly ItemId[],
  along: LineKind,
  by: 1 | -1,
): void {
  const { context, model, history, viewport, voice, names, t } = commands.parts;
  const said: string[] = [];
  history.together(() => {
    for (const id of ids) {
      const [cell, parent] = [model.cellOf(id), model.parentOf(id)];
      if (!cell || parent === null || model.item(id)?.kind !== 'note' || model.item(id)?.locked) continue;
      const to = nextCell(model, parent, cell, along, by);
      if (!to || dropItems(context, [id], { parent, cell: to }) === 0) continue;
      said.push(names.cellName(parent, to));
    }
  });
  model.store.flush();
  const box = ids.length === 1 && ids[0] ? model.box(ids[0]) : null;
  if (box) viewport.reveal(box);
  voice.say(said[0] === undefined ? t('actions:said.noFurther') : t('said.moved', { name: said[0] }));
}

function nextCell(model: BoardModel, table: ItemId, cell: Cell, along: LineKind, by: 1 | -1): Cell | null {
  const lines = linesOf(model, table, along);
  const to = cell[along] === null ? undefined : lines[lines.indexOf(cell[along]) + by];
  return to === undefined ? null : { ...cell, [along]: to };
}
