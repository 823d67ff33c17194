/** Rows of a spreadsheet on the board: notes, or a table. */
import { describe, expect, it } from 'vitest';
import { containsBox, intersects } from '../../client/canvas/geometry.ts';
import { colourItems, deleteItems, rewriteText } from '../../client/features/board/acts/change.ts';
import { lockItems } from '../../client/features/board/acts/lock.ts';
import { createFrame } from '../../client/features/board/acts/make.ts';
import { createFigures } from '../../client/features/board/acts/makeFigure.ts';
import { pasting } from '../../client/features/board/canvas/laterPasting.ts';
import { tableHeads } from '../../client/features/board/canvas/laterTables.ts';
import { readPasted } from '../../client/features/board/clipboard/readPasted.ts';
import { type Grid, gridOf } from '../../client/features/board/clipboard/tableGrid.ts';
import { boardItems } from '../../shared/documents/board.ts';
import { type ItemId, type MemberId, newId } from '../../shared/ids.ts';
import { exchange, newBoard } from '../support/boards.ts';
import { newDesk } from '../support/desk.ts';
import { known } from '../support/madeTable.ts';

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
  it('[BC173] [BC685] are notes, then a table with the same cells, a step of undo of its own, then notes again', () => {
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
    expect(offers.at(-1)).toMatchObject({ words: 'said.created 3', label: 'actions:names.rows' });
    expect(model.box([...selection.ids][0] as ItemId)).toEqual(corner);
    turn();
    expect(history.depth).toBe(2);
    expect(may()).toBe(true);
    const seen = (['undo', 'undo', 'redo', 'redo'] as const).map((act) => {
      desk.commands[act]();
      return [texts('note').length, texts('table').length];
    });
    expect(seen).toEqual([
      [3, 0],
      [0, 0],
      [3, 0],
      [3, 1],
    ]);
    expect(may()).toBe(false);
    expect(texts('table')).toEqual(['Barrier']);
  });

  it.each([
    ['narrow, which grows', { w: 300, h: 400 }],
    ['wide', { w: 1_400, h: 900 }],
  ])('[BC323] [BC685] become a table in the frame they lie in: %s', (_what, size) => {
    const { desk, context, model, history, selection } = newDesk();
    const frame = createFrame(context, { x: 0, y: 0, ...size, title: '' }) as ItemId;
    model.store.flush();
    desk.actions.get('list').run(desk, { x: size.w / 2, y: size.h / 2 });
    const list = readPasted({ text: SHEET, html: '' });
    if (list.kind === 'lines') desk.clipboard.create(list);
    const depth = history.depth;
    const all = () => JSON.stringify([...model.store.values()].map((item) => [item, model.box(item.id)]));
    const pasted = all();
    desk.actions.get('rows').run(desk);
    model.store.flush();
    const table = selection.single as ItemId;
    const [home, box] = [model.box(frame), model.box(table)];
    expect([model.item(table)?.kind, model.parentOf(table)]).toEqual(['table', frame]);
    expect(home && box && containsBox(home, box)).toBe(true);
    expect(history.depth).toBe(depth + 1);
    history.undo();
    model.store.flush();
    expect(all()).toBe(pasted);
    history.undo();
    model.store.flush();
    expect(model.box(frame)).toMatchObject(size);
    expect(model.store.size).toBe(1);
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

  it('[BC173] are not what is offered where something else is chosen', () => {
    const { desk, selection, note } = newDesk();
    const another = note(2_000, 2_000, 'Another');
    desk.clipboard.paste({ text: SHEET, html: '' });
    const rows = [...selection.ids];
    const may = () => desk.actions.get('rows').when?.(desk) === null;
    selection.set([another]);
    expect(may()).toBe(false);
    selection.set(rows);
    expect(may()).toBe(true);
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

  it.each([
    ['names', 'Time\tWhat\n10:00\tWelcome\n10:30\tHeat', ['What'], 'Time'],
    ['names without a corner', '\tBraga\nMoney\tMuch', ['Braga'], 'newTable'],
    ['years above numbers', 'City\t2024\t2025\nBraga\t12.5\t1,300', ['2024', '2025'], 'City'],
    ['dates above words', 'Who\t1 May\t2 May\nAnna\tyes\tno', ['1 May', '2 May'], 'Who'],
    ['a time above times', '10:00\tWelcome\n10:30\tHeat', null, 'newTable'],
    ['a date above dates', 'Anna\t1 May\nBen\t12 June', null, 'newTable'],
    ['a number above numbers', 'Anna\t3\nBen\t12.5', null, 'newTable'],
    ['a word that is below again', 'Heat\tAnna\nCoal\tBen\nOil\tAnna', null, 'newTable'],
    ['a word twice', 'Heat\tyes\tyes\nCoal\tno\tno', null, 'newTable'],
    ['an empty cell', 'Heat\t\tyes\nCoal\tmuch\tno', null, 'newTable'],
  ])('[TB54] have headings or none in their first row: %s', (_what, text, columns, name) => {
    const { texts, turn } = pasted(text);
    turn();
    expect(texts('table')).toEqual([name]);
    const wide = text.split('\n')[0]?.split('\t').length ?? 0;
    const numbered = Array.from({ length: wide - 1 }, (_, at) => `newColumn ${at + 1}`);
    expect(texts('column')).toEqual(columns ?? numbered);
    expect(texts('row')).toHaveLength(text.split('\n').length - (columns ? 1 : 0));
  });

  it('[TB55] have another first row as headings, or none, by one act and back', async () => {
    await tableHeads.fetch();
    const it = pasted('Anna\tHeat\tBraga\nBen\tCoal\tDelft');
    it.turn();
    const heads = it.desk.actions.get('headings');
    const all = () => ['table', 'column', 'row', 'note'].map((kind) => it.texts(kind).toSorted());
    const turn = () => {
      heads.run(it.desk);
      it.model.store.flush();
    };
    const before = all();
    const depth = it.history.depth;
    expect(before).toEqual([['Anna'], ['Braga', 'Heat'], ['Ben'], ['Coal', 'Delft']]);
    expect(heads.checked?.(it.desk)).toBe(true);
    turn();
    const without = [
      ['newTable'],
      ['newColumn 1', 'newColumn 2'],
      ['Anna', 'Ben'],
      ['Braga', 'Coal', 'Delft', 'Heat'],
    ];
    expect(all()).toEqual(without);
    expect([it.said.at(-1), it.history.depth]).toEqual(['said.headsAreRow', depth + 1]);
    const [first] = gridOf(it.model, [it.selection.single as ItemId])?.rows ?? [];
    expect(it.model.item(first ?? null)?.text).toBe('Anna');
    // The names of new columns are those of the language.
    for (const [at, id] of (gridOf(it.model, [it.selection.single as ItemId])?.columns ?? []).entries())
      rewriteText(it.context, id, `Column ${at + 1}`);
    it.model.store.flush();
    expect(heads.checked?.(it.desk)).toBe(false);
    turn();
    expect(all()).toEqual(before);
    expect(it.said.at(-1)).toBe('said.rowIsHeads');
    it.history.undo();
    it.model.store.flush();
    expect(it.texts('row').toSorted()).toEqual(['Anna', 'Ben']);
    const heat = [...it.model.store.values()].find((item) => item.text === 'Heat')?.id as ItemId;
    lockItems(it.context, [heat], true);
    it.model.store.flush();
    const locked = all();
    turn();
    expect(all()).toEqual(locked);
  });

  it('[TB44] that begin with the name of the chosen table fill it from there, and no table of their own is offered', () => {
    const it = pasted(SHEET);
    it.turn();
    const depth = it.history.depth;
    it.desk.clipboard.paste({ text: 'Barrier\tGhent\n\tMuch\nTime\t\tMore\tNew\nCars\tx', html: '' });
    expect(it.may()).toBe(false);
    expect(it.texts('table')).toEqual(['Barrier']);
    expect(it.texts('column').toSorted()).toEqual(['Delft', 'Ghent', 'newColumn 3']);
    expect(it.texts('row').toSorted()).toEqual(['Cars', 'Money', 'Time']);
    expect(it.texts('note').toSorted()).toEqual(['More', 'Much', 'New', 'Work', 'x']);
    expect(it.offers.at(-1)?.words).toMatch(/^said.filled 8/);
    expect(it.history.depth).toBe(depth + 1);
    it.history.undo();
    it.model.store.flush();
    expect(it.texts('note').toSorted()).toEqual(['Care', 'No "credit"', 'Work']);
  });

  it('[TB36] fill from the chosen note on; what is locked stays, and words without tabs are notes', () => {
    const it = pasted(SHEET);
    it.turn();
    const named = (text: string) =>
      [...it.model.store.values()].find((item) => item.text === text)?.id as ItemId;
    it.selection.set([named('Work')]);
    lockItems(it.context, [named('Care')], true);
    it.model.store.flush();
    it.desk.clipboard.paste({ text: 'Hours\tPeople\nA\tB\n', html: '' });
    expect(it.texts('note').toSorted()).toEqual(['A', 'B', 'Care', 'Hours', 'No "credit"']);
    expect(it.texts('row').toSorted()).toEqual(['Money', 'Time', 'newRow 3']);
    it.selection.set([named('Hours')]);
    it.desk.clipboard.paste({ text: 'One\nTwo', html: '' });
    expect(it.texts('note')).toHaveLength(7);
  });

  it('[TB67] over the notes of another in a table are signed by whoever pastes, as by who writes them anew; undo brings both back', () => {
    const it = pasted(SHEET);
    it.turn();
    const murat = newBoard();
    exchange(it, murat);
    const [work, care] = ['Work', 'Care'].map(
      (text) => known([...murat.store.values()].find((item) => item.text === text)).id,
    );
    const signs = () => [work, care].map((id) => murat.store.get(known(id))?.author);
    const [mine, theirs] = [it.context.author, newId<MemberId>()];
    for (const id of [work, care]) boardItems(murat.doc).get(known(id))?.set('author', theirs);
    exchange(it, murat);
    expect(signs()).toEqual([theirs, theirs]);
    it.selection.set([known(work)]);
    it.desk.clipboard.paste({ text: 'Money, and time\tCare and more', html: '' });
    exchange(it, murat);
    expect(signs()).toEqual([mine, theirs]);
    it.history.undo();
    exchange(it, murat);
    expect(signs()).toEqual([theirs, theirs]);
  });

  it.each(['table', 'note'])(
    '[TB68] for a locked table, of which its %s is chosen, wait until it is free',
    (what) => {
      const it = pasted(SHEET);
      it.turn();
      const all = [...it.model.store.values()];
      const table = known(all.find(({ kind }) => kind === 'table')).id;
      const chosen = known(all.find(({ kind, text }) => kind === what && text !== 'Care')).id;
      lockItems(it.context, [table], true);
      it.model.store.flush();
      it.selection.set([chosen]);
      const notes = it.texts('note');
      it.desk.clipboard.paste({ text: 'Hours\tPeople\tCars', html: '' });
      it.model.store.flush();
      expect([it.texts('note'), it.offers.at(-1)?.words]).toEqual([notes, 'said.locked']);
      it.offers.at(-1)?.act();
      it.model.store.flush();
      expect(it.model.item(table)?.locked).toBe(false);
      expect([...it.texts('note'), ...it.texts('row')]).toContain('Hours');
      expect(it.model.item(table)?.text).toBe('Barrier');
    },
  );

  it('[BC413] that fill a table read the board a few times, however many cells they have; what has no place is said', () => {
    const it = pasted(SHEET);
    it.turn();
    const items = boardItems(it.doc);
    let reads = 0;
    const read = items[Symbol.iterator].bind(items);
    items[Symbol.iterator] = () => {
      reads += 1;
      return read();
    };
    const line = Array.from({ length: 50 }, (_, at) => `x${at}`).join('\t');
    const text = ['Barrier', ...Array.from({ length: 50 }, () => '')].join('\t');
    it.desk.clipboard.paste({ text: [text, ...Array.from({ length: 30 }, () => line)].join('\n'), html: '' });
    expect(reads).toBeLessThan(20);
    expect(it.texts('column')).toHaveLength(40);
    expect(it.texts('row')).toHaveLength(30);
    expect(it.texts('note')).toHaveLength(30 * 40);
    expect(it.offers.at(-1)?.words).toMatch(/said.filledLeft 270/);
    const { table, rows, columns, at } = gridOf(it.model, [it.selection.single as ItemId]) as Grid;
    expect(it.model.item(at({ row: 30, column: 40 })[0] as ItemId)?.text).toBe('x40');
    expect([rows.length, columns.length, it.model.item(table)?.text]).toEqual([30, 40, 'Barrier']);
    it.history.undo();
    it.model.store.flush();
    expect(it.texts('note').toSorted()).toEqual(['Care', 'No "credit"', 'Work']);
  });

  it('[TB35] come back as cells: the whole table, a row, a column, notes; a clip for boards stays in it', async () => {
    await pasting.fetch();
    const it = pasted(SHEET);
    it.turn();
    const table = it.selection.single as ItemId;
    const named = (text: string) =>
      [...it.model.store.values()].find((item) => item.text === text)?.id as ItemId;
    const copied = (...ids: ItemId[]) => {
      it.selection.set(ids);
      return it.desk.clipboard.copy();
    };
    const whole = copied(table);
    expect(whole?.text).toBe('Barrier\tBraga\tDelft\nMoney\t"No ""credit"""\t\nTime\tWork\tCare');
    expect(whole?.html).toMatch(/^<table data-jumelage-board="[\w+/=]+"><tr><td>Barrier<\/td>/);
    expect(whole && readPasted(whole)).toMatchObject({ kind: 'clip' });
    expect(copied(named('Time'))?.text).toBe('Time\tWork\tCare');
    expect(copied(named('Delft'))?.text).toBe('Delft\n\nCare');
    expect(copied(named('Work'), named('Care'))?.text).toBe('Work\tCare');
    expect(copied(named('Work'))?.html).toMatch(/^<ul/);
    rewriteText(it.context, named('Care'), '=1+1\nmore');
    it.model.store.flush();
    expect(copied(named('Time'))?.text).toBe(`Time\tWork\t"'=1+1\nmore"`);
    // Pasted where it was, nothing is another.
    const before = JSON.stringify([...it.model.store.values()]);
    it.desk.clipboard.paste({ text: copied(table)?.text ?? '', html: '' });
    expect(JSON.stringify([...it.model.store.values()])).toBe(before);
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
