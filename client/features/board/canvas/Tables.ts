/** Tables as a person changes them: rows and columns more, moved, from cell to cell. */
import { isTableLine } from '../../../../shared/documents/boardKinds.ts';
import type { Cell } from '../../../../shared/documents/tableLayout.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Point } from '../../../canvas/geometry.ts';
import { dropItems } from '../acts/move.ts';
import { placeLine } from '../acts/table.ts';
import type { BoardModel } from '../model/boardModel.ts';
import { linesOf } from '../model/tables.ts';
import type { BoardCommands } from './BoardCommands.ts';
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
