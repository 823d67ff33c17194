/** A table walked through by keys while one writes. */
import { describe, expect, it } from 'vitest';
import { rewriteText } from '../../client/features/board/acts/change.ts';
import { goOnInTable, isUnnamed } from '../../client/features/board/canvas/tableWalk.ts';
import { moveTo } from '../../client/features/board/dialogs/moveTo.ts';
import { cellsOf } from '../../client/features/board/model/tables.ts';
import { known, made } from '../support/madeTable.ts';

describe('keys through a table', () => {
  it('[TB77] a heading is unnamed until it has words of its own', async () => {
    const { idsOf, commands, context, store } = await made();
    const [column] = idsOf('column');
    const [row] = idsOf('row');
    if (!column || !row) throw new Error('a table has them');
    rewriteText(context, column, commands.parts.t('newColumn', { number: 4 }));
    rewriteText(context, row, 'Bern 4');
    store.flush();
    expect([isUnnamed(commands, column), isUnnamed(commands, row)]).toEqual([true, false]);
  });

  it('[TB9] [TB41] Tab goes through headings and cells, makes what is missing, and leaves nothing where it only passed', async () => {
    const it = await made();
    const { table, idsOf, commands, selection, model, store, history, said, context } = it;
    const at = () => known(selection.editing);
    const tab = (by: 1 | -1 = 1) => {
      const went = goOnInTable(commands, at(), by);
      store.flush();
      return went;
    };
    const notes = () => [...store.values()].filter((item) => item.kind === 'note');
    const [columns, rows] = [idsOf('column'), idsOf('row')];
    // Straight through: the columns, then the name of each row before its cells.
    for (const heading of [...columns, rows[0]]) {
      commands.provisional = null;
      expect([tab(), at(), commands.provisional]).toEqual([true, heading, heading]);
    }
    const depth = history.depth;
    expect([tab(), model.cellOf(at()), said.at(-1)]).toEqual([
      true,
      { row: rows[0], column: columns[0] },
      'cellName newColumn 1, newRow 1 newTable',
    ]);
    const first = at();
    rewriteText(context, first, 'a');
    store.flush();
    // Ctrl+Enter: one more in the same cell.
    commands.goBeside(first, 'below');
    const second = at();
    rewriteText(context, second, 'b');
    store.flush();
    expect(model.cellOf(second)).toEqual(model.cellOf(first));
    for (const column of [1, 2]) expect([tab(), model.cellOf(at())?.column]).toEqual([true, columns[column]]);
    expect(notes()).toHaveLength(3);
    expect([tab(), at()]).toEqual([true, rows[1]]);
    expect([tab(), model.cellOf(at())]).toEqual([true, { row: rows[1], column: columns[0] }]);
    expect([tab(-1), at()]).toEqual([true, rows[1]]);
    // Passed through and back: only what was written is there, and only that can be undone.
    expect([
      notes()
        .map(({ text }) => text)
        .sort(),
      history.depth - depth,
    ]).toEqual([['a', 'b'], 4]);
    for (const back of [2, 1]) expect([tab(-1), model.cellOf(at())?.column]).toEqual([true, columns[back]]);
    expect([tab(-1), at()]).toEqual([true, first]);
    for (const heading of [rows[0], columns[2], columns[1], columns[0], table])
      expect([tab(-1), at()]).toEqual([true, heading]);
    expect(tab(-1)).toBe(false);
  });

  it('[TB9] after the last cell comes a row, unless the last is empty; what is locked is passed over', async () => {
    const it = await made();
    const { table, idsOf, commands, selection, model, store, note, choose, history } = it;
    const last = known(idsOf('row')[2]);
    const cells = cellsOf(model, table).map(({ cell }) => cell);
    const put = (text: string, cell: (typeof cells)[number] | undefined) => {
      const id = note(3_000, 3_000, text);
      choose(id);
      moveTo(commands, table, known(cell));
      return id;
    };
    commands.edit(last);
    for (let cell = 0; cell < 3; cell++)
      expect(goOnInTable(commands, known(selection.editing), 1)).toBe(true);
    expect(goOnInTable(commands, known(selection.editing), 1)).toBe(false);
    expect([idsOf('row').length, model.childrenOf(table).length]).toEqual([3, 6]);
    const [passed, end] = [put('locked', cells[7]), put('end', cells[8])];
    choose(passed);
    commands.toggleLock();
    commands.edit(last);
    expect(goOnInTable(commands, last, 1)).toBe(true);
    expect(goOnInTable(commands, known(selection.editing), 1)).toBe(true);
    expect(selection.editing).toBe(end);
    const depth = history.depth;
    expect(goOnInTable(commands, end, 1)).toBe(true);
    const added = known(selection.editing);
    expect([idsOf('row').length, history.depth - depth, added]).toEqual([4, 1, idsOf('row')[3]]);
    expect(goOnInTable(commands, added, 1)).toBe(true);
    const fresh = known(selection.editing);
    expect(model.cellOf(fresh)).toEqual({ row: added, column: idsOf('column')[0] });
    // A locked table gets neither notes nor rows, and nothing in it is written.
    choose(table);
    commands.toggleLock();
    store.flush();
    expect([goOnInTable(commands, last, 1), goOnInTable(commands, fresh, 1)]).toEqual([false, false]);
  });
});
