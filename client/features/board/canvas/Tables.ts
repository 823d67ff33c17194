/** Tables as a person changes them: rows and columns more, moved, from cell to cell. */
import { isTableLine } from '../../../../shared/documents/boardKinds.ts';
import type { Cell } from '../../../../shared/documents/tableLayout.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Point } from '../../../canvas/geometry.ts';
import { dropItems } from '../acts/move.ts';
import { addLine, MOST_LINES, placeLine } from '../acts/table.ts';
import type { BoardModel } from '../model/boardModel.ts';
import { linesOf } from '../model/tables.ts';
import type { BoardCommands } from './BoardCommands.ts';
import type { SideWay } from './places.ts';
import { lineTarget } from './tableDrag.ts';

export type LineKind = 'row' | 'column';

/** The table that an act means: the chosen one, or the one in which the chosen item lies. */
export function tableMeant({ parts }: BoardCommands): ItemId | null {
  const { model, selection } = parts;
  const id = selection.single ?? selection.focused;
  if (id === null) return null;
  if (model.item(id)?.kind === 'table') return id;
  const parent = model.parentOf(id);
  return model.item(parent)?.kind === 'table' ? parent : null;
}

export function lineTitle({ parts: { t } }: BoardCommands, kind: LineKind, number: number): string {
  return t(kind === 'row' ? 'newRow' : 'newColumn', { number });
}

/** After the chosen row or column, or that of the chosen note; at the end when the table is chosen. */
export function newLine(commands: BoardCommands, kind: LineKind): void {
  const { model, selection } = commands.parts;
  const table = tableMeant(commands);
  const chosen = selection.single ?? selection.focused;
  if (table === null || chosen === null) return;
  const lines = linesOf(model, table, kind);
  const beside = lineOf(model, chosen, kind);
  insertLine(commands, table, kind, beside === null ? lines.length : lines.indexOf(beside) + 1);
}

/** A press of a "+" at the edge of a table, or of a heading along its axis, makes a row or column there. */
export function growTable(commands: BoardCommands, id: ItemId, way: SideWay): boolean {
  const { model } = commands.parts;
  const kind = way === 'left' || way === 'right' ? 'column' : 'row';
  const on = way === 'right' || way === 'below';
  const item = model.item(id);
  const table = item?.kind === 'table' ? id : model.parentOf(id);
  if (!item || table === null || model.item(table)?.locked || item.locked) return false;
  if (item.kind !== kind && !(item.kind === 'table' && on)) return false;
  const lines = linesOf(model, table, kind);
  insertLine(commands, table, kind, item.kind === 'table' ? lines.length : lines.indexOf(id) + (on ? 1 : 0));
  return true;
}

function insertLine(commands: BoardCommands, table: ItemId, kind: LineKind, at: number): void {
  const { context, model, voice, t } = commands.parts;
  const count = linesOf(model, table, kind).length;
  const id = addLine(context, table, kind, { title: lineTitle(commands, kind, count + 1), at });
  if (id === null) {
    if (count < MOST_LINES) return void commands.full();
    voice.problem(t('tableFull', { count: MOST_LINES }));
    return;
  }
  voice.say(t(kind === 'row' ? 'said.rowAdded' : 'said.columnAdded'));
  commands.provisional = id;
  commands.edit(id);
}

function lineOf(model: BoardModel, id: ItemId | null, kind: LineKind): ItemId | null {
  const item = model.item(id);
  if (id === null || !item || (isTableLine(item.kind) && item.kind !== kind)) return null;
  return model.cellOf(id)?.[kind] ?? null;
}

/** One place on or back. */
export function shiftLine(commands: BoardCommands, id: ItemId, by: 1 | -1): void {
  putLine(commands, id, (lines) => lines.indexOf(id) + by);
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

/** Arrow keys in a table: a note goes to the next cell, a row or column one place on. False when these are none. */
export function nudgeInTable(commands: BoardCommands, dx: number, dy: number): boolean {
  const { model } = commands.parts;
  const ids = commands.chosen;
  const [first] = ids;
  const kind = first === undefined ? undefined : model.item(first)?.kind;
  if (first === undefined || !ids.every((id) => model.cellOf(id) !== null)) return false;
  const by = dx + dy > 0 ? 1 : -1;
  if (!isTableLine(kind)) toNextCell(commands, ids, dx !== 0 ? 'column' : 'row', by);
  else if (ids.length === 1 && (kind === 'row') === (dy !== 0)) shiftLine(commands, first, by);
  return true;
}

function toNextCell(commands: BoardCommands, ids: readonly ItemId[], along: LineKind, by: 1 | -1): void {
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
