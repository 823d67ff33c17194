/** A cell of a table that is meant has the arrows, Tab, Enter and Esc, and its notes are what is copied and cut. Loaded with the bars. */
import type { Cell } from '../../../../shared/documents/tableLayout.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { cellKey, cellsOf, linesOf } from '../model/tables.ts';
import type { BoardCommands } from './BoardCommands.ts';
import {
  type CellMeant,
  cellMeant,
  cellOfNote,
  chooseNotes,
  meanCell,
  notesMeant,
  pressed,
} from './cellMeant.ts';
import { newTables } from './laterTables.ts';
import { noteInCell } from './noteIn.ts';

const WAYS: Readonly<Record<string, readonly ['row' | 'column', 1 | -1]>> = {
  ArrowUp: ['row', -1],
  ArrowDown: ['row', 1],
  ArrowLeft: ['column', -1],
  ArrowRight: ['column', 1],
};

function goTo(parts: BoardCommands['parts'], table: ItemId, cell: Cell): void {
  meanCell(parts, table, cell);
  const box = cellMeant(parts)?.box;
  if (box) parts.viewport.reveal(box);
}

/** What is said where there is no further. */
function goOn(
  { parts }: BoardCommands,
  { table, cell }: Pick<CellMeant, 'table' | 'cell'>,
  key: string,
): boolean {
  const [along, by] = WAYS[key] ?? [];
  if (!along || !by) return false;
  const lines = linesOf(parts.model, table, along);
  const to = lines[lines.indexOf(cell[along] as ItemId) + by];
  if (cell[along] === null || to === undefined) parts.voice.say(parts.t('actions:said.noFurther'));
  else goTo(parts, table, { ...cell, [along]: to });
  return true;
}

/** In what is there or a new note, as in a spreadsheet: the cell is meant again once the writing ends and nothing else is chosen. */
export function writeInCell(commands: BoardCommands, { table, cell }: CellMeant): boolean {
  const { model, selection } = commands.parts;
  const free = notesMeant(commands.parts).find((id) => !model.item(id)?.locked);
  if (free) commands.edit(free);
  const id = free ?? noteInCell(commands);
  const isLeft = () => selection.editing === null && selection.single === id;
  const stop = selection.subscribe(() => {
    if (selection.editing === id) return;
    stop();
    queueMicrotask(() => isLeft() && meanCell(commands.parts, table, cell));
  });
  return true;
}

/** The notes of the cell go to the one beside, which is meant then. Without any it is as without Shift. */
function carry(commands: BoardCommands, meant: CellMeant, key: string): boolean {
  const [along, by] = WAYS[key] ?? [];
  if (!along || !by) return false;
  newTables.run(commands.parts, (code) => {
    code.toNextCell(commands, notesMeant(commands.parts), along, by);
    goOn(commands, meant, key);
  });
  return true;
}

function leave({ parts }: BoardCommands, { table }: CellMeant): boolean {
  pressed.set(null);
  parts.voice.say(parts.names.titleOf(table));
  return true;
}

/** As a table is read. False after the last and before the first: then Tab goes on as elsewhere. */
function walk({ parts }: BoardCommands, { table, cell }: CellMeant, by: 1 | -1): boolean {
  const all = cellsOf(parts.model, table).map((one) => one.cell);
  const to = all[all.findIndex((one) => cellKey(one) === cellKey(cell)) + by];
  if (to === undefined) return false;
  goTo(parts, table, to);
  return true;
}

function press(commands: BoardCommands, meant: CellMeant, { key, shiftKey }: KeyboardEvent): boolean {
  if (key === 'Escape') return leave(commands, meant);
  if (key === 'Tab') return walk(commands, meant, shiftKey ? -1 : 1);
  if (key === 'Enter' || key === 'F2') return writeInCell(commands, meant);
  return shiftKey ? carry(commands, meant, key) : goOn(commands, meant, key);
}

/** Hears keys, copy and cut before the board does. */
export function listenInCell(commands: BoardCommands, signal: AbortSignal): void {
  const { parts } = commands;
  const isOnBoard = ({ target }: Event) => {
    const pane = target instanceof Element ? target.closest('[data-region="board"]') : null;
    const isBusy = pane?.matches('[data-moving="true"]') || commands.tool.get() !== 'select';
    return pane !== null && !isBusy;
  };
  const meantBy = (event: Event) => (isOnBoard(event) ? cellMeant(parts) : null);
  const isCurrent = (meant: CellMeant | null): meant is CellMeant =>
    meant !== null && parts.selection.current === meant.table;
  const onKey = (event: KeyboardEvent) => {
    const { ctrlKey, metaKey, altKey, shiftKey, isComposing } = event;
    if (ctrlKey || metaKey || altKey || isComposing) return;
    const meant = meantBy(event);
    const note = meant || shiftKey || !isOnBoard(event) ? null : cellOfNote(parts);
    if (note ? !goOn(commands, note, event.key) : !isCurrent(meant) || !press(commands, meant, event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onClip = (event: Event) => {
    if (!meantBy(event) || notesMeant(parts).length === 0) return;
    // The window hears it again once the board is done with it.
    window.addEventListener(event.type, chooseNotes(parts), { once: true, signal });
  };
  window.addEventListener('keydown', onKey, { capture: true, signal });
  for (const type of ['copy', 'cut']) window.addEventListener(type, onClip, { capture: true, signal });
}
