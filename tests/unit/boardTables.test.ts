/** Tables of notes: what they hold, how edits merge, what goes and what stays. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createRuler } from '../../client/canvas/text/measure.ts';
import { deleteItems, rewriteText } from '../../client/features/board/acts/change.ts';
import { uncluster } from '../../client/features/board/acts/cluster.ts';
import { duplicateItems } from '../../client/features/board/acts/copy.ts';
import { createNote } from '../../client/features/board/acts/make.ts';
import { dropItems, placeItems } from '../../client/features/board/acts/move.ts';
import { createTable, type NewTable } from '../../client/features/board/acts/newTable.ts';
import { pasteClip } from '../../client/features/board/acts/paste.ts';
import { addLine, placeLine } from '../../client/features/board/acts/table.ts';
import { deleteLines } from '../../client/features/board/acts/tableLines.ts';
import { clipOf, writeClip } from '../../client/features/board/clipboard/clip.ts';
import { readClip } from '../../client/features/board/clipboard/readClip.ts';
import { BoardModel } from '../../client/features/board/model/boardModel.ts';
import { cellsOf, linesOf } from '../../client/features/board/model/tables.ts';
import { NOTE_INSET, NoteFitter } from '../../client/features/board/text/fitNote.ts';
import { boardItems } from '../../shared/documents/board.ts';
import { NOTE_SIZE } from '../../shared/documents/boardKinds.ts';
import { CELL, TABLE } from '../../shared/documents/tableLayout.ts';
import { writeCsv } from '../../shared/exchange/boardCsv.ts';
import { parseJson, readJson, writeJson } from '../../shared/exchange/boardJson.ts';
import { writeMarkdown } from '../../shared/exchange/boardMarkdown.ts';
import { readCells } from '../../shared/exchange/cells.ts';
import { draftBoxes } from '../../shared/exchange/draftBoxes.ts';
import { readTable } from '../../shared/exchange/readTable.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { exchange, newBoard, type TestBoard } from '../support/boards.ts';
import { draftsOf, exported, landed } from '../support/exchangeBoards.ts';

function known<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new Error('nothing there');
  return value;
}

function tableOn(board: TestBoard, rows = ['Bergen', 'Gent'], columns = ['Now', 'Later']): NewTable {
  const table = known(createTable(board.context, { x: 100, y: 50, title: 'Plan', rows, columns }));
  board.store.flush();
  return table;
}

function noteIn(board: TestBoard, table: NewTable, row: number, column: number, text: string): ItemId {
  const cell = { row: table.rows[row] ?? null, column: table.columns[column] ?? null };
  const id = known(createNote(board.context, { x: 0, y: 0, text }, { parent: table.id, cell }));
  board.store.flush();
  return id;
}

/** The words of a board's only table, cell by cell. */
function seen(board: TestBoard): Readonly<Record<string, readonly string[]>> {
  board.store.flush();
  const { model } = board;
  const table = known([...board.store.values()].find((item) => item.kind === 'table')).id;
  const cells: Record<string, string[]> = {};
  const words = (id: ItemId | null) => (id === null ? '' : board.item(id).text);
  for (const id of model.childrenOf(table)) {
    const cell = board.item(id).kind === 'note' ? model.cellOf(id) : null;
    if (!cell) continue;
    const key = `${words(cell.row)} × ${words(cell.column)}`;
    cells[key] = [...(cells[key] ?? []), words(id)];
  }
  return cells;
}

function titles(board: TestBoard, table: NewTable, kind: 'row' | 'column'): readonly string[] {
  board.store.flush();
  return linesOf(board.model, table.id, kind).map((id) => board.item(id).text);
}

describe('a table', () => {
  it('[TB3] lays its notes in cells that grow, and moves in one write', () => {
    const board = newBoard();
    const table = tableOn(board);
    const cell = 2 * TABLE.padding + NOTE_SIZE;
    const row = 2 * TABLE.padding + CELL.least;
    expect(board.model.box(table.id)).toEqual({
      x: 100,
      y: 50,
      w: TABLE.side + 2 * cell,
      h: TABLE.title + TABLE.head + 2 * row,
    });
    const [left, top] = [100 + TABLE.side + TABLE.padding, 50 + TABLE.title + TABLE.head + TABLE.padding];
    const notes = ['a', 'b', 'c'].map((text) => noteIn(board, table, 0, 0, text));
    const other = noteIn(board, table, 1, 1, 'd');
    const step = CELL.least + TABLE.gap;
    expect(notes.map((id) => board.model.box(id))).toMatchObject([
      { x: left, y: top, w: NOTE_SIZE, h: CELL.least },
      { x: left, y: top + step },
      { x: left, y: top + 2 * step },
    ]);
    const [, gent] = table.rows;
    expect(board.model.box(known(gent))).toMatchObject({
      x: 100,
      y: top - TABLE.padding + row + 2 * step,
      h: row,
    });
    expect(board.model.box(other)).toMatchObject({ x: left + cell, y: top + row + 2 * step });
    const before = [...notes, other, ...table.rows].map((id) => board.item(id));
    placeItems(board.context, [{ id: table.id, x: 0, y: 0 }]);
    expect([...notes, other, ...table.rows].map((id) => board.item(id))).toEqual(before);
    expect(board.model.box(known(notes[0]))).toMatchObject({ x: left - 100, y: top - 50 });
    const reading = board.model.readingOrder().map((id) => board.item(id).text);
    expect(reading).toEqual(['Plan', 'Now', 'Later', 'Bergen', 'a', 'b', 'c', 'Gent', 'd']);
  });

  it('[TB31] a row is as high as a line of words, its heading or its highest note; seven notes stand beside each other', () => {
    const board = newBoard();
    const table = tableOn(board, ['a', 'b'.repeat(150), 'c', 'd']);
    const model = new BoardModel(
      board.store,
      () => NOTE_SIZE,
      // Headings are bold: measured thinner, their last line would be cut.
      (text, _width, _px, bold) => (bold || text.startsWith('e') ? text.length : 0),
    );
    const heights = () => table.rows.map((id) => known(model.box(id)).h - 2 * TABLE.padding);
    const note = noteIn(board, table, 2, 0, 'e'.repeat(300));
    const high = 300 + NOTE_INSET.top + NOTE_INSET.author;
    expect([heights(), known(model.box(note)).h]).toEqual([[CELL.least, 150, high, CELL.least], high]);
    for (let count = 0; count < 6; count++) noteIn(board, table, 0, 0, '');
    expect(heights()[0]).toBe(6 * CELL.least + 5 * TABLE.gap);
    noteIn(board, table, 0, 0, '');
    expect(heights()[0]).toBe(4 * CELL.least + 3 * TABLE.gap);
  });

  it('[TB31] letters in a cell have one size, however few they are or many', () => {
    const fitter = new NoteFitter(createRuler((text) => text.length * 0.5));
    for (const text of ['', 'a', 'some words here', 'some words '.repeat(40)]) {
      const words = fitter.words(text, NOTE_SIZE - 2 * NOTE_INSET.side, CELL.px).height;
      const fit = fitter.fit(text, NOTE_SIZE, words + NOTE_INSET.top + NOTE_INSET.author);
      expect([fit.fontSize, fit.lines.length * fit.lineHeight]).toEqual([CELL.px, words]);
    }
  });

  it('[TB1] heals what does not exist, and shows one cell when it has no rows at all', () => {
    const board = newBoard();
    const table = tableOn(board);
    const notes = [noteIn(board, table, 0, 0, 'a'), noteIn(board, table, 1, 1, 'b')];
    const items = boardItems(board.doc);
    items.get(known(notes[0]))?.set('row', newId<ItemId>());
    items.get(known(notes[1]))?.set('column', { not: 'an id' });
    expect(seen(board)).toEqual({ 'Bergen × Now': ['a'], 'Gent × Now': ['b'] });
    for (const id of [...table.rows, ...table.columns]) items.delete(id);
    expect(known(seen(board)[' × ']).toSorted()).toEqual(['a', 'b']);
    for (const id of notes) expect(board.model.box(id)).toMatchObject({ w: NOTE_SIZE });
    expect([...board.model.readingOrder()].sort()).toEqual([table.id, ...notes].sort());
  });

  it('[TB1] no document makes it throw, and every note of it has a place', () => {
    const id = fc.constantFrom(...Array.from({ length: 7 }, () => newId<ItemId>()));
    const field = fc.oneof(id, fc.anything());
    const fields = fc.record({
      kind: fc.constantFrom('table', 'row', 'column', 'note', 'cluster', 'frame'),
      parent: field,
      row: field,
      column: field,
      x: fc.anything(),
      z: fc.anything(),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(id, fields)), (all) => {
        const board = newBoard();
        const plain = (value: unknown) =>
          typeof value === 'string' || typeof value === 'number' ? value : null;
        for (const [key, raw] of all) {
          const map = new Y.Map<unknown>();
          for (const [name, value] of Object.entries(raw)) map.set(name, plain(value));
          boardItems(board.doc).set(key, map);
          board.store.flush();
        }
        const { model } = board;
        for (const item of board.store.values())
          if (item.kind === 'note') expect(model.box(item.id)).not.toBeNull();
        expect(new Set(model.readingOrder()).size).toBe(model.readingOrder().length);
        for (const one of board.store.ids()) deleteItems(board.context, [one]);
      }),
    );
  });
});

describe('two people at a table', () => {
  function pair() {
    const [anna, murat] = [newBoard(), newBoard()];
    const table = tableOn(anna);
    const [a, b] = [noteIn(anna, table, 0, 0, 'a'), noteIn(anna, table, 0, 0, 'b')];
    exchange(anna, murat);
    return { anna, murat, table, a, b };
  }

  it('[TB2] their notes, rows, columns, order and letters all survive', () => {
    const { anna, murat, table, a, b } = pair();
    const [now, later] = table.columns;
    const [bergen, gent] = table.rows;
    dropItems(anna.context, [a], { parent: table.id, cell: { row: gent ?? null, column: later ?? null } });
    dropItems(murat.context, [b], { parent: table.id, cell: { row: bergen ?? null, column: later ?? null } });
    addLine(anna.context, table.id, 'row', { title: 'Pécs', at: 1 });
    addLine(murat.context, table.id, 'row', { title: 'Turku', at: 1 });
    rewriteText(anna.context, known(now), 'Now or never');
    rewriteText(murat.context, known(now), 'Right Now');
    placeLine(murat.context, known(gent), 0);
    exchange(anna, murat);
    expect(seen(anna)).toEqual({ 'Gent × Later': ['a'], 'Bergen × Later': ['b'] });
    expect(titles(anna, table, 'column')).toEqual(['Right Now or never', 'Later']);
    expect([...titles(anna, table, 'row')].sort()).toEqual(['Bergen', 'Gent', 'Pécs', 'Turku']);
    expect(titles(anna, table, 'row').indexOf('Gent')).toBeLessThan(3);
    expect([...murat.model.boxes()].sort()).toEqual([...anna.model.boxes()].sort());
  });

  it('[TB2] a note that goes into a row while that is deleted lies in the first', () => {
    const { anna, murat, table, a } = pair();
    const cell = { row: table.rows[1] ?? null, column: table.columns[1] ?? null };
    dropItems(anna.context, [a], { parent: table.id, cell });
    deleteLines(murat.context, [known(table.rows[1])]);
    exchange(anna, murat);
    expect(seen(anna)).toEqual({ 'Bergen × Later': ['a'], 'Bergen × Now': ['b'] });
    expect(seen(murat)).toEqual(seen(anna));
  });

  it('[TB2] two delete one row while a note of it is written in: it is gone, nothing throws, undo brings all back', () => {
    const { anna, murat, table, a } = pair();
    for (const { context } of [anna, murat]) deleteLines(context, [known(table.rows[0])]);
    rewriteText(anna.context, a, 'written on');
    exchange(anna, murat);
    expect([seen(anna), seen(murat), titles(murat, table, 'row')]).toEqual([{}, {}, ['Gent']]);
    anna.history.undo();
    exchange(anna, murat);
    expect(seen(murat)).toEqual(seen(anna));

    const third = newBoard();
    const other = pair();
    exchange(other.anna, third);
    deleteLines(other.anna.context, [known(other.table.rows[0])]);
    rewriteText(third.context, other.a, 'written on');
    exchange(other.anna, third);
    expect([seen(other.anna), seen(third)]).toEqual([{}, {}]);
    other.anna.history.undo();
    exchange(other.anna, third);
    expect(titles(third, other.table, 'row')).toEqual(['Bergen', 'Gent']);
    expect(Object.keys(seen(third))).toEqual(['Bergen × Now']);
  });

  it('[TB2] a table that is deleted while a row comes comes back with both', () => {
    const { anna, murat, table } = pair();
    deleteItems(anna.context, [table.id]);
    const added = known(addLine(murat.context, table.id, 'row', { title: 'Turku' }));
    exchange(anna, murat);
    expect(anna.model.box(added)).toBeNull();
    expect(anna.model.readingOrder()).toEqual([]);
    anna.history.undo();
    exchange(anna, murat);
    expect(titles(murat, table, 'row')).toEqual(['Bergen', 'Gent', 'Turku']);
    expect(seen(murat)).toEqual({ 'Bergen × Now': ['a', 'b'] });
  });
});

describe('what goes and what stays', () => {
  it('[TB4] a deleted row or column goes with the notes in its cells, in one step; the last one stays with its notes', () => {
    const board = newBoard();
    const table = tableOn(board, ['Bergen', 'Gent', 'Pécs']);
    noteIn(board, table, 0, 0, 'a');
    noteIn(board, table, 1, 1, 'b');
    const all = seen(board);
    const { depth } = board.history;
    expect(deleteLines(board.context, [known(table.rows[0])])).toHaveLength(2);
    expect([seen(board), board.history.depth - depth]).toEqual([{ 'Gent × Later': ['b'] }, 1]);
    board.history.undo();
    expect(seen(board)).toEqual(all);
    expect(deleteLines(board.context, [known(table.rows[1]), known(table.columns[1])])).toHaveLength(3);
    expect(seen(board)).toEqual({ 'Bergen × Now': ['a'] });
    expect(deleteLines(board.context, [known(table.columns[0])])).toEqual([]);
    expect(deleteLines(board.context, [...table.rows])).toHaveLength(1);
    expect([titles(board, table, 'row'), seen(board)]).toEqual([['Bergen'], { 'Bergen × Now': ['a'] }]);
  });

  it('[TB4] a locked note of a deleted row stays, beside what was there; a locked row stays with all of its own', () => {
    const board = newBoard();
    const table = tableOn(board, ['Bergen', 'Gent', 'Pécs']);
    const [kept] = [noteIn(board, table, 1, 1, 'b'), noteIn(board, table, 1, 1, 'c')];
    noteIn(board, table, 0, 1, 'a');
    boardItems(board.doc).get(kept)?.set('locked', true);
    expect(deleteLines(board.context, [known(table.rows[1]), known(table.columns[0])])).toHaveLength(3);
    expect(seen(board)).toEqual({ 'Bergen × Later': ['a', 'b'] });
    boardItems(board.doc).get(known(table.rows[0]))?.set('locked', true);
    expect(deleteLines(board.context, [known(table.rows[0])])).toEqual([]);
  });

  it('[TB4] a table that is taken away leaves its notes where they were, a deleted one takes them along', () => {
    const board = newBoard();
    const table = tableOn(board);
    const note = noteIn(board, table, 1, 1, 'a');
    const box = known(board.model.box(note));
    expect(uncluster(board.context, [table.id], [{ id: note, ...box }])).toEqual([note]);
    board.store.flush();
    expect([...board.store.ids()]).toEqual([note]);
    expect(board.model.box(note)).toEqual({ ...box, h: NOTE_SIZE });
    expect(board.item(note)).not.toHaveProperty('row');
    board.history.undo();
    expect(seen(board)).toEqual({ 'Gent × Later': ['a'] });
    expect(deleteItems(board.context, [table.id])).toHaveLength(6);
    board.store.flush();
    expect(board.store.size).toBe(0);
  });
});

describe('a table elsewhere', () => {
  const CELLS = { 'Bergen × Now': ['a', 'b | c'], 'Gent × Later': ['d'] };
  function filled() {
    const board = newBoard();
    const table = tableOn(board);
    noteIn(board, table, 0, 0, 'a');
    noteIn(board, table, 0, 0, 'b | c');
    noteIn(board, table, 1, 1, 'd');
    return { board, table };
  }

  it('[TB6] a copy and a clip keep its rows, columns and cells', () => {
    const { board, table } = filled();
    const clip = readClip(writeClip(known(clipOf(board.model, [table.id]))));
    const other = newBoard();
    const [root] = known(pasteClip(other.context, known(clip), { x: 500, y: 0 }));
    expect(seen(other)).toEqual(CELLS);
    expect(other.model.box(known(root))).toMatchObject({ x: 500, y: 0 });
    const [copy] = known(duplicateItems(board.context, [table.id], { dx: 1_000, dy: 0 }));
    deleteItems(board.context, [table.id]);
    expect(seen(board)).toEqual(CELLS);
    expect(board.model.box(known(copy))).toMatchObject({ x: 1_100, y: 50 });
    expect(cellsOf(board.model, known(copy))).toHaveLength(4);
  });

  it('[TB6] it comes back from JSON and CSV, at its place, and its picture stands there', () => {
    const { board, table } = filled();
    const whole = exported(board);
    for (const reading of [readJson(parseJson(writeJson(whole))), readTable(writeCsv(whole))]) {
      const back = landed(reading);
      expect(seen(back)).toEqual(CELLS);
      expect(exported(back).items.map(({ item, x, y }) => [item.text, x, y])).toEqual(
        whole.items.map(({ item, x, y }) => [item.text, x, y]),
      );
      const boxes = draftBoxes(draftsOf(reading));
      const drawn = boxes.find((box) => box?.draft.kind === 'table');
      expect(drawn).toMatchObject(known(board.model.box(table.id)));
    }
  });

  it('[EX65] in CSV a note says the words of its row and column, also where another table has the same', () => {
    const { board } = filled();
    const draft = { x: 2_000, y: 0, rows: ['Bergen', 'Bergen'], columns: ['Now'] };
    const other = known(createTable(board.context, { ...draft, title: 'Agenda' }));
    board.store.flush();
    noteIn(board, other, 1, 0, 'e');
    const csv = writeCsv(exported(board));
    const cellsIn = (text: string) =>
      readCells(text, ',').flatMap(({ cells }) =>
        cells[1] === 'note' ? [[cells[2], ...cells.slice(4, 7)].join()] : [],
      );
    expect(cellsIn(csv)).toEqual([
      'a,Plan,Bergen,Now',
      'b | c,Plan,Bergen,Now',
      'd,Plan,Gent,Later',
      `e,Agenda,${other.rows[1]},Now`,
    ]);
    const back = exported(landed(readTable(csv))).items;
    const nameOf = (id: unknown) => back.find(({ item }) => item.id === id)?.item.text;
    const placed = back.flatMap(({ item, parent }) =>
      item.kind === 'note' ? [[item.text, nameOf(parent), nameOf(item.row), nameOf(item.column)].join()] : [],
    );
    expect(placed.toSorted()).toEqual([
      'a,Plan,Bergen,Now',
      'b | c,Plan,Bergen,Now',
      'd,Plan,Gent,Later',
      'e,Agenda,Bergen,Now',
    ]);
  });

  it('[TB6] a spreadsheet that names table, row and column becomes one', () => {
    const csv = 'text,table,row,column\na,Plan,Bergen,Now\nb | c,Plan,Bergen,Now\nd,Plan,Gent,Later\n';
    expect(seen(landed(readTable(csv)))).toEqual(CELLS);
  });

  it('[TB6] Markdown holds it as a table, with the words of several notes in one cell', () => {
    const { board } = filled();
    expect(writeMarkdown(exported(board)).split('\n').slice(2)).toEqual([
      '### Plan',
      '',
      '|  | Now | Later |',
      '| --- | --- | --- |',
      '| Bergen | a<br><br>b \\| c |  |',
      '| Gent |  | d |',
      '',
    ]);
  });
});
