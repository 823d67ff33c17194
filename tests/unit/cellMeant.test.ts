/** An empty cell of a table that was pressed is where the next thing comes. */
import { beforeEach, describe, expect, it } from 'vitest';
import { createTable, type NewTable } from '../../client/features/board/acts/newTable.ts';
import { deleteLines } from '../../client/features/board/acts/tableLines.ts';
import { cellMeant, pressCell, pressed } from '../../client/features/board/canvas/cellMeant.ts';
import { newcomers } from '../../client/features/board/canvas/laterNewcomers.ts';
import { newTables } from '../../client/features/board/canvas/laterTables.ts';
import { NUMBERED } from '../../client/features/board/canvas/lineNames.ts';
import { linesOf } from '../../client/features/board/model/tables.ts';
import en from '../../client/i18n/en/boardLater.json';
import nl from '../../client/i18n/nl/boardLater.json';
import type { ItemId } from '../../shared/ids.ts';
import { newDesk } from '../support/desk.ts';
import { known } from '../support/madeTable.ts';

function open(rows = ['1', '2', '3']) {
  const it = newDesk();
  const { model, selection, desk } = it;
  const draft = { x: 100, y: 50, title: 'Actions', rows, columns: ['What', 'Who', 'When'] };
  const table: NewTable = known(createTable(it.context, draft));
  model.store.flush();
  /** As a press does: it chooses the table, then means a place in it. */
  const press = (row: number, column: number) => {
    const layout = known(model.tableOf(table.id));
    const [down, across] = [known(layout.rows[row]), known(layout.columns[column])];
    selection.set([table.id]);
    pressCell(desk.commands.parts, { x: across.start + across.size / 2, y: down.start + down.size / 2 });
  };
  const textOf = (id: ItemId | null) => (id === null ? '' : known(model.item(id)).text);
  /** `words @ row column` of every note. */
  const cells = () => {
    model.store.flush();
    return [...model.store.values()]
      .flatMap(({ id, kind, text }) => {
        const cell = kind === 'note' && model.cellOf(id);
        return cell ? [`${text} @ ${textOf(cell.row)} ${textOf(cell.column)}`] : [];
      })
      .toSorted();
  };
  const headings = () => [table.id, ...table.columns, ...table.rows].map(textOf);
  const paste = (text: string, html = '') => desk.clipboard.paste({ text, html });
  const act = (id: string) => desk.actions.get(id).run(desk);
  return { ...it, table, press, cells, headings, paste, act };
}

await newcomers.fetch();

const SHEET = 'Book hall\tAnna\tMay\nInvite\tDora\tJune';
const NAMES = ['Actions', 'What', 'Who', 'When', '1', '2', '3'];

describe('a cell of a table', () => {
  beforeEach(() => pressed.set(null));

  it('[TB40] that was pressed is meant and said once, until something else is chosen or it is gone', () => {
    const { press, said, selection, table, desk, context, model } = open();
    const meant = () => cellMeant(desk.commands.parts);
    press(0, 0);
    press(0, 0);
    expect(said).toEqual(['cellName What, 1 Actions']);
    expect(meant()).toMatchObject({
      table: table.id,
      cell: { row: table.rows[0], column: table.columns[0] },
    });
    const { x, y } = known(model.box(table.id));
    pressCell(desk.commands.parts, { x: x + 20, y: y + 10 });
    expect(meant()).toBeNull();
    press(1, 1);
    selection.clear();
    selection.set([table.id]);
    expect(meant()).toBeNull();
    press(1, 1);
    deleteLines(context, [known(table.rows[1])]);
    model.store.flush();
    expect([meant(), said.length]).toEqual([null, 3]);
  });

  it('[TB40] of a locked table is none', () => {
    const { press, table, desk, selection, model } = open();
    selection.set([table.id]);
    desk.commands.toggleLock();
    model.store.flush();
    press(0, 0);
    expect(cellMeant(desk.commands.parts)).toBeNull();
  });

  it('[TB36] [TB40] takes the rows of a spreadsheet from there on, and no heading changes', () => {
    const { press, paste, cells, headings, history } = open();
    press(1, 0);
    const { depth } = history;
    paste(SHEET);
    expect(cells()).toEqual([
      'Anna @ 2 Who',
      'Book hall @ 2 What',
      'Dora @ 3 Who',
      'Invite @ 3 What',
      'June @ 3 When',
      'May @ 2 When',
    ]);
    expect([headings(), history.depth]).toEqual([NAMES, depth + 1]);
  });

  const COLUMN = '<table><tr><td>Book hall</td></tr>\n<tr><td></td></tr><tr><td>Invite</td></tr></table>';

  const NUMBERS = ['Row 1', 'Row 2', 'Row 3'];

  it('[TB44] of a table that is chosen without one rows are new ones, after those in which somebody wrote', () => {
    const { paste, cells, headings, selection, table, history, model } = open(NUMBERS);
    const choose = () => selection.set([table.id]);
    choose();
    paste(SHEET);
    expect([headings().slice(4), cells()[1]]).toEqual([NUMBERS, 'Book hall @ Row 1 What']);
    choose();
    const { depth } = history;
    paste(SHEET);
    const lines = () => linesOf(model, table.id, 'row').map((id) => model.item(id)?.text);
    expect(lines()).toEqual([...NUMBERS, 'newRow 4']);
    expect(cells().filter((one) => one.startsWith('Book hall'))).toEqual([
      'Book hall @ Row 1 What',
      'Book hall @ Row 3 What',
    ]);
    expect(history.depth).toBe(depth + 1);
    history.undo();
    expect([cells().length, lines()]).toEqual([6, NUMBERS]);
    paste('Actions\tTask\nRow 1\tBook room');
    expect(headings()).toEqual(['Actions', 'Task', 'Who', 'When', ...NUMBERS]);
    expect(cells()).toContain('Book room @ Row 1 Task');
  });

  it('[TB56] with nothing chosen rows and notes come in the cell under the mouse, on its name as rows of its own', () => {
    const { paste, cells, selection, table, desk, model, note } = open(NUMBERS);
    const layout = known(model.tableOf(table.id));
    const pointAt = (x: number, y: number) => {
      selection.clear();
      desk.commands.pointAt({ x, y });
    };
    const [across, down] = [known(layout.columns[1]), known(layout.rows[1])];
    const onCell = () => pointAt(across.start + 20, down.start + 20);
    onCell();
    paste('Anna\tMay\nDora\tJune');
    const four = ['Anna @ Row 2 Who', 'Dora @ Row 3 Who', 'June @ Row 3 When', 'May @ Row 2 When'];
    expect(cells()).toEqual(four);
    selection.set([note(2_000, 2_000, 'Copied')]);
    const copied = known(desk.clipboard.copy());
    onCell();
    desk.clipboard.paste(copied);
    expect(cells()).toEqual(['Anna @ Row 2 Who', 'Copied @ Row 2 Who', ...four.slice(1)]);
    pointAt(layout.box.x + 20, layout.box.y + 20);
    paste('Book hall\tAda');
    expect(cells()).toContain('Ada @ newRow 4 Who');
    const { length } = cells();
    selection.set([table.id]);
    desk.commands.toggleLock();
    model.store.flush();
    onCell();
    paste('Late\tAda\nLater\tBea');
    pointAt(layout.box.x - 100, layout.box.y - 100);
    paste('Beside\tAda\nBelow\tBea');
    expect(cells()).toHaveLength(length);
  });

  it('[TB44] their first column is what rows are called, where rows have names or it is one more', () => {
    const more = open(['Row 1', 'Rij 2']);
    more.selection.set([more.table.id]);
    more.paste('Hall\tBook\tAnna\tMay');
    expect(more.headings()).toContain('Hall');
    expect(more.cells()).toEqual(['Anna @ Hall Who', 'Book @ Hall What', 'May @ Hall When']);
    const named = open(['Hall', 'Row 2']);
    named.selection.set([named.table.id]);
    named.paste('Food\tOrder\nDrinks\tBuy');
    expect(named.headings()).toEqual(['Actions', 'What', 'Who', 'When', 'Hall', 'Food']);
    expect(named.cells()).toEqual(['Buy @ Drinks What', 'Order @ Food What']);
    for (const { newRow, newColumn } of [en, nl])
      for (const words of [newRow, newColumn]) expect(words.replace('{{number}}', '12')).toMatch(NUMBERED);
  });

  it('[TB45] one column of a spreadsheet goes down from the cell, the note or the heading, and empty ones change nothing', () => {
    const { press, paste, cells, headings, selection, store, table, note } = open();
    const column = () => paste('Book hall\r\n\r\nInvite\r\n', COLUMN);
    press(1, 1);
    column();
    expect(cells()).toEqual(['Book hall @ 2 Who', 'Invite @ newRow 4 Who']);
    selection.set([known([...store.values()].find(({ text }) => text === 'Book hall')).id]);
    paste('Ring\nWrite', '<TABLE><TR><TD>Ring</TD></TR><TR><TD>Write</TD></TR></TABLE>');
    expect(cells()).toEqual(['Invite @ newRow 4 Who', 'Ring @ 2 Who', 'Write @ 3 Who']);
    selection.set([known(table.rows[0])]);
    column();
    expect(headings().slice(4)).toEqual(['Book hall', '2', 'Invite']);
    // A letter that is laid out in a table is no column, and beside no table these are words.
    const before = cells().length;
    selection.set([known(table.rows[0])]);
    paste('Dear\nAnna', '<table><tr><td>Dear<br>Anna</td></tr></table>');
    selection.set([note(3_000, 3_000, 'Free')]);
    column();
    expect([cells().length, headings()[4]]).toEqual([before, 'Book hall']);
  });

  it('[TB45] other lines go down from a cell that is meant', () => {
    const { press, paste, cells } = open();
    press(1, 2);
    paste('- Anna\n- Dora\n\n- Carla');
    expect(cells()).toEqual(['Anna @ 2 When', 'Carla @ newRow 4 When', 'Dora @ 3 When']);
  });

  it('[TB36] says what was there before and what has no room; a note stays that note', () => {
    const { press, paste, cells, offers, store, history, selection } = open();
    press(0, 0);
    paste(SHEET);
    const one = known([...store.values()].find(({ text }) => text === 'Book hall')).id;
    selection.set([one]);
    paste('Book hall\tBen\nAsk\tDora');
    expect(offers.at(-1)?.words).toBe('said.filled 4. said.filledOver 2');
    expect(store.get(one)?.text).toBe('Book hall');
    selection.set([one]);
    paste('Rent\tBen');
    expect([offers.at(-1)?.words, store.get(one)?.text]).toEqual(['said.filled 2', 'Rent']);
    history.undo();
    expect(cells()[2]).toBe('Book hall @ 1 What');
    paste(`a\tb\n${'c\td\n'.repeat(41)}`);
    expect(offers.at(-1)?.words).toBe('said.filled 80. said.filledOver 4. said.filledLeft 4');
  });

  it('[TB42] takes a note by key, by the menu, and what is pasted as words or as notes', () => {
    const byKey = open();
    byKey.press(2, 1);
    byKey.act('note');
    expect(byKey.cells()).toEqual([' @ 3 Who']);
    const byMenu = open();
    byMenu.press(1, 2);
    byMenu.act('noteBelow');
    expect(byMenu.cells()).toEqual([' @ 2 When']);
    const words = open();
    words.press(1, 1);
    words.paste('Anna');
    expect(words.cells()).toEqual(['Anna @ 2 Who']);
    const notes = open();
    const note = notes.note(3_000, 3_000, 'Dora');
    notes.selection.set([note]);
    const texts = known(notes.desk.clipboard.copy());
    notes.press(2, 2);
    notes.paste(texts.text, texts.html);
    expect(notes.cells()).toEqual(['Dora @ 3 When']);
  });

  it('[TB42] is meant still after a paste, which chooses nothing', () => {
    const { press, paste, desk, selection, table, cells, note } = open();
    selection.set([note(3_000, 3_000, 'Copied')]);
    const copied = known(desk.clipboard.copy());
    press(1, 1);
    desk.clipboard.paste(copied);
    paste('Word');
    expect(cells()).toEqual(['Copied @ 2 Who', 'Word @ 2 Who']);
    expect([selection.single, cellMeant(desk.commands.parts)?.cell.column]).toEqual([
      table.id,
      table.columns[1],
    ]);
  });

  it('[TB42] is not meant by a key over another place', () => {
    const { press, act, cells, selection } = open();
    press(2, 1);
    selection.clear();
    act('note');
    expect(cells()).toEqual([]);
  });

  it('[TB43] that is meant is not its table: Del deletes nothing, and offers that', () => {
    const { press, act, model, table, selection } = open();
    press(1, 1);
    act('delete');
    model.store.flush();
    expect(model.item(table.id)).not.toBeNull();
    selection.clear();
    selection.set([table.id]);
    act('delete');
    model.store.flush();
    expect(model.item(table.id)).toBeNull();
  });
});

it('[TB80] a row and a column come before and after the cell that is meant, or go with their notes', async () => {
  await newTables.fetch();
  const { act, press, desk, model, table, paste, cells, selection, history } = open();
  press(1, 1);
  paste('Ada');
  const all = (kind: 'row' | 'column') =>
    linesOf(model, table.id, kind).map((id) => known(model.item(id)).text.replace(/^new.*/, '+'));
  for (const [id, kind, then] of [
    ['rowBefore', 'row', ['1', '+', '2', '3']],
    ['newRow', 'row', ['1', '2', '+', '3']],
    ['columnBefore', 'column', ['What', '+', 'Who', 'When']],
    ['newColumn', 'column', ['What', 'Who', '+', 'When']],
    ['rowGone', 'row', ['1', '3']],
    ['columnGone', 'column', ['What', 'When']],
  ] as const) {
    press(1, 1);
    act(id);
    model.store.flush();
    expect([id, all(kind)]).toEqual([id, then]);
    if (id.endsWith('Gone')) expect(cells()).toEqual([]);
    selection.stopEditing();
    history.undo();
    model.store.flush();
    expect(cells()).toEqual(['Ada @ 2 Who']);
  }
  selection.set([table.id]);
  const stands = ['rowGone', 'rowBefore', 'newRow'].map((id) => desk.actions.get(id).when?.(desk));
  expect(stands).toEqual(['rowOrColumn', 'rowOrColumn', null]);
});
