/** Rows of a spreadsheet on the board: notes, or a table. */
import { describe, expect, it } from 'vitest';
import { intersects } from '../../client/canvas/geometry.ts';
import { colourItems, deleteItems } from '../../client/features/board/acts/change.ts';
import { createFigures } from '../../client/features/board/acts/makeFigure.ts';
import type { ItemId } from '../../shared/ids.ts';
import { exchange, newBoard } from '../support/boards.ts';
import { newDesk } from '../support/desk.ts';

const SHEET = 'Barrier\tBraga\tDelft\nMoney\tNo "credit"\t\nTime\tWork\tCare\n';

function pasted(text: string) {
  const it = newDesk();
  it.desk.clipboard.paste({ text, html: '' });
  const { model } = it;
  const texts = (kind: string) =>
    [...model.store.values()].filter((item) => item.kind === kind).map((item) => item.text);
  const rows = it.desk.actions.get('rows');
  const may = () => rows.when?.(it.desk) === null;
  return { ...it, texts, rows, may, turn: () => rows.run(it.desk) };
}

describe('pasted rows', () => {
  it('[BC173] are notes, then a table with the same cells, then notes again, each one step of undo', () => {
    const { desk, texts, turn, may, model, history, offers, selection } = pasted(SHEET);
    const notes = ['Barrier · Braga · Delft', 'Money · No "credit"', 'Time · Work · Care'];
    expect(texts('note').toSorted()).toEqual(notes);
    const corner = model.box([...selection.ids][0] as ItemId);
    expect(offers.at(-1)).toMatchObject({ words: 'said.created 3', label: 'actions:names.rows' });
    turn();
    expect(texts('table')).toEqual(['Barrier']);
    expect(texts('column').toSorted()).toEqual(['Braga', 'Delft']);
    expect(texts('row').toSorted()).toEqual(['Money', 'Time']);
    expect(texts('note').toSorted()).toEqual(['Care', 'No "credit"', 'Work']);
    const table = selection.single as ItemId;
    expect(model.box(table)).toMatchObject({ x: corner?.x, y: corner?.y });
    const cells = model.childrenOf(table).flatMap((id) => {
      const [item, cell] = [model.item(id), model.cellOf(id)];
      return item?.kind === 'note'
        ? [[cell?.row, cell?.column].map((one) => model.item(one ?? null)?.text)]
        : [];
    });
    expect(cells.toSorted()).toEqual([
      ['Money', 'Braga'],
      ['Time', 'Braga'],
      ['Time', 'Delft'],
    ]);
    expect(offers.at(-1)).toMatchObject({ words: 'said.tabulated 3', label: 'actions:names.rowsAsNotes' });
    offers.at(-1)?.act();
    expect([texts('note').toSorted(), texts('table')]).toEqual([notes, []]);
    turn();
    expect(history.depth).toBe(1);
    expect(may()).toBe(true);
    desk.commands.undo();
    expect(model.store.size).toBe(0);
    expect(may()).toBe(false);
    desk.commands.redo();
    expect(texts('table')).toEqual(['Barrier']);
  });

  it('[BC173] stay what they are once something else is done, by me or by somebody else', () => {
    const mine = pasted(SHEET);
    expect(mine.offers.at(-1)?.stands?.get()).toBe(true);
    mine.desk.commands.setColour('rose');
    expect([mine.may(), mine.offers.at(-1)?.stands?.get()]).toEqual([false, false]);

    const theirs = pasted(SHEET);
    const other = newBoard();
    exchange(theirs, other);
    const [note] = other.store.ids();
    colourItems(other.context, [note as ItemId], 'sky');
    exchange(theirs, other);
    theirs.turn();
    expect([theirs.texts('note').length, theirs.texts('table')]).toEqual([3, []]);
    expect(theirs.said.at(-1)).toBe('actions:reasons.rows');
  });

  it('[BC173] of which somebody else took the first away are no table, and that is said', () => {
    const it = pasted(SHEET);
    const [first] = it.selection.ids;
    const other = newBoard();
    exchange(it, other);
    deleteItems(other.context, [first as ItemId]);
    exchange(it, other);
    it.turn();
    expect([it.texts('note').length, it.texts('table')]).toEqual([2, []]);
    expect(it.said.at(-1)).toBe('actions:reasons.rows');
  });

  it.each([
    ['one column', 'One\t\nTwo\t\n'],
    ['one row', 'One\tTwo\n'],
    ['a list', 'One\nTwo\nThree'],
    ['more rows than a table has', `a\tb\n${'c\td\n'.repeat(41)}`],
  ])('[BC173] of %s no table is offered', (_what, text) => {
    const { desk, may, offers } = pasted(text);
    const asked = desk.clipboard.asking.get();
    if (asked) desk.clipboard.create(asked);
    expect([may(), offers.at(-1)?.label]).toEqual([false, 'undo']);
  });

  it('[BC173] in a chosen cluster or table they are notes of it, and no table of their own is offered', () => {
    const it = pasted(SHEET);
    it.turn();
    it.desk.clipboard.paste({ text: SHEET, html: '' });
    expect(it.may()).toBe(false);
    expect(it.texts('note')).toHaveLength(6);
  });
});

describe('pasted lines', () => {
  it('[BC186] come into view without another zoom, unless they have no room or cannot be read', () => {
    const show = (lines: number, zoom: number) => {
      const { desk, viewport, model, selection, context } = newDesk();
      viewport.setCamera({ x: 0, y: 0, zoom });
      // All that is seen is taken, so that what comes lies beside it.
      createFigures(context, [{ kind: 'shape', ...viewport.boxToBoard(viewport.clearBox()) }]);
      model.store.flush();
      desk.clipboard.create({ lines: Array.from({ length: lines }, (_, at) => `${at}`), cut: 0 });
      const boxes = [...selection.ids].map((id) => model.box(id)).filter((box) => box !== null);
      const { x, y, w, h } = viewport.boxToBoard(viewport.clearBox());
      const seen = boxes.filter((box) => intersects(box, { x, y, w, h })).length;
      return [viewport.zoom, seen];
    };
    expect(show(3, 0.84)).toEqual([0.84, 3]);
    expect(show(3, 1.2)).toEqual([1.2, 3]);
    const [zoom, seen] = show(20, 1.2);
    expect([(zoom ?? 1) < 1.2, seen]).toEqual([true, 20]);
  });
});
