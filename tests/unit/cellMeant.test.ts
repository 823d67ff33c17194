/** An empty cell of a table that was pressed is where the next thing comes. */
import { beforeEach, describe, expect, it } from 'vitest';
import { createTable, type NewTable } from '../../client/features/board/acts/newTable.ts';
import { deleteLines } from '../../client/features/board/acts/tableLines.ts';
import { cellMeant, pressCell, pressed } from '../../client/features/board/canvas/cellMeant.ts';
import { newcomers } from '../../client/features/board/canvas/laterNewcomers.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newDesk } from '../support/desk.ts';
import { known } from '../support/madeTable.ts';

function open() {
  const it = newDesk();
  const { model, selection, desk } = it;
  const draft = { x: 100, y: 50, title: 'Actions', rows: ['1', '2', '3'], columns: ['What', 'Who', 'When'] };
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

  it('[TB36] of a table that is chosen without one the first is meant, and never a heading', () => {
    const { paste, cells, headings, selection, table } = open();
    selection.set([table.id]);
    paste(SHEET);
    expect([headings(), cells()[1]]).toEqual([NAMES, 'Book hall @ 1 What']);
    paste('\tx');
    expect([headings(), cells()[5]]).toEqual([NAMES, 'x @ 1 Who']);
    paste('Actions\tTask\n1\tBook room');
    expect(headings()).toEqual(['Actions', 'Task', 'Who', 'When', '1', '2', '3']);
    expect(cells()).toContain('Book room @ 1 Task');
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
