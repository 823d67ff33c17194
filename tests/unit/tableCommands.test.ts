/** Tables by the acts of a person: made, grown, walked through, as the canvas and the outline do it. */
import { describe, expect, it, vi } from 'vitest';
import { boxOfPoints, containsBox, intersects } from '../../client/canvas/geometry.ts';
import { createFigures } from '../../client/features/board/acts/makeFigure.ts';
import { tabulate } from '../../client/features/board/canvas/newTables.ts';
import { moveTo } from '../../client/features/board/dialogs/moveTo.ts';
import { uncluster } from '../../client/features/board/grouping/clustering.ts';
import { cellsOf } from '../../client/features/board/model/tables.ts';
import { outlineRows } from '../../client/features/board/outline/outlineRows.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newDesk } from '../support/desk.ts';
import { carryOut, known, made } from '../support/madeTable.ts';

describe('a table by its acts', () => {
  it('[TB33] of notes far out is shown whole, as near as it can be read', () => {
    const it = newDesk();
    it.selection.set([0, 1, 2, 3].map((at) => it.note((at % 2) * 240, Math.floor(at / 2) * 240, `${at}`)));
    it.viewport.setCamera({ x: -3_000, y: -3_000, zoom: 0.1 });
    tabulate(it.commands);
    const table = known([...it.store.values()].find((item) => item.kind === 'table')).id;
    expect(it.viewport.zoom).toBeGreaterThan(0.5);
    expect(containsBox(it.viewport.visibleBox(), known(it.model.box(table)))).toBe(true);
    expect(it.selection.editing).toBe(table);
  });

  it('[TB4] taken away leaves its notes as they stood, and none lies on another', () => {
    const it = newDesk();
    const ids = [0, 1, 2, 3].map((at) => it.note((at % 2) * 240, Math.floor(at / 2) * 240, `${at}`));
    it.selection.set(ids);
    tabulate(it.commands);
    it.store.flush();
    it.selection.set([known([...it.store.values()].find((item) => item.kind === 'table')).id]);
    uncluster(it.commands);
    const boxes = ids.map((id) => known(it.model.box(id)));
    for (const [at, box] of boxes.entries())
      for (const other of boxes.slice(at + 1)) expect(intersects(box, other)).toBe(false);
    expect(it.model.readingOrder().map((id) => it.model.item(id)?.text)).toEqual(['0', '1', '2', '3']);
  });

  it('[TB5] is made three by three with the caret in its name, in one step of undo', async () => {
    const { selection, table, idsOf, history, store } = await made();
    expect(selection.editing).toBe(table);
    expect([idsOf('row'), idsOf('column')].map((ids) => ids.length)).toEqual([3, 3]);
    history.undo();
    store.flush();
    expect(store.size).toBe(0);
  });

  it('[TB5] of chosen notes it takes the form in which they stand', async () => {
    const it = newDesk();
    const { store, model, selection, note, said } = it;
    const notes = [note(0, 0, 'a'), note(260, 20, 'b'), note(0, 300, 'c')];
    selection.set(notes);
    carryOut(it, 'tabulate');
    await vi.waitFor(() => expect([...store.values()].some((item) => item.kind === 'table')).toBe(true));
    const table = known([...store.values()].find((item) => item.kind === 'table')).id;
    const cells = cellsOf(model, table).map(({ cell }) => cell);
    expect(cells).toHaveLength(4);
    expect(notes.map((id) => model.cellOf(id))).toEqual([cells[0], cells[1], cells[2]]);
    expect(said.at(-1)).toBe('said.tabulated 3');
    selection.set([table]);
    carryOut(it, 'uncluster');
    await vi.dynamicImportSettled();
    expect(notes.map((id) => model.parentOf(id))).toEqual([null, null, null]);
    expect(said.at(-1)).toBe('said.tableGone 3');
  });

  it('[TB5] rows and columns come after the chosen one, move, and go with their notes', async () => {
    const it = await made();
    const { idsOf, choose, model, commands, said, offers, store } = it;
    const [first] = idsOf('row');
    choose(first);
    carryOut(it, 'newRow');
    await vi.waitFor(() => expect(idsOf('row')).toHaveLength(4));
    const added = known(idsOf('row')[1]);
    expect([model.item(added)?.text, said.at(-1)]).toEqual(['newRow 4', 'said.rowAdded']);
    choose(added);
    carryOut(it, 'lineLater');
    expect([idsOf('row').indexOf(added), said.at(-1)]).toEqual([2, 'said.rowAt 3 4']);
    carryOut(it, 'newColumn');
    await vi.waitFor(() => expect(idsOf('column')).toHaveLength(4));
    choose(added);
    commands.goBeside(added, 'below');
    store.flush();
    const note = known(known([...store.values()].find((item) => item.kind === 'note')).id);
    expect(model.cellOf(note)).toEqual({ row: added, column: idsOf('column')[0] });
    choose(added);
    carryOut(it, 'delete');
    await vi.waitFor(() => expect(model.item(note)).toBeNull());
    expect([idsOf('row').includes(added), offers.at(-1)?.words]).toEqual([false, 'said.rowGone 1']);
    offers.at(-1)?.act();
    store.flush();
    expect(model.cellOf(note)?.row).toBe(added);
  });

  it('[TB38] Ctrl+D copies a row or column with its notes, right after it, in one step', async () => {
    const it = await made();
    const { idsOf, choose, model, table, said, store, selection, note, history } = it;
    const texts = () => {
      const cells: Record<string, string[]> = {};
      for (const { id, kind, text } of store.values()) {
        if (kind !== 'note') continue;
        const { row, column } = known(model.cellOf(id));
        const key = `${idsOf('row').indexOf(known(row))} ${idsOf('column').indexOf(known(column))}`;
        cells[key] = [...(cells[key] ?? []), text].sort();
      }
      return cells;
    };
    const cells = cellsOf(model, table).map(({ cell }) => cell);
    for (const [text, at] of [
      ['a', 0],
      ['b', 0],
      ['c', 2],
      ['d', 3],
    ] as const) {
      const id = note(3_000, 3_000, text);
      choose(id);
      moveTo(it.commands, table, known(cells[at]));
    }
    const [first] = idsOf('row');
    choose(first);
    const { depth } = history;
    carryOut(it, 'duplicate');
    await vi.waitFor(() => expect(idsOf('row')).toHaveLength(4));
    expect(texts()).toEqual({
      '0 0': ['a', 'b'],
      '0 2': ['c'],
      '1 0': ['a', 'b'],
      '1 2': ['c'],
      '2 0': ['d'],
    });
    expect([...selection.ids, history.depth - depth, said.at(-1)]).toEqual([
      idsOf('row')[1],
      1,
      'said.duplicated 4',
    ]);
    history.undo();
    store.flush();
    expect(texts()).toEqual({ '0 0': ['a', 'b'], '0 2': ['c'], '1 0': ['d'] });
    selection.set(idsOf('column').slice(0, 2));
    carryOut(it, 'duplicate');
    await vi.waitFor(() => expect(idsOf('column')).toHaveLength(5));
    expect(texts()).toEqual({
      '0 0': ['a', 'b'],
      '0 2': ['a', 'b'],
      '0 4': ['c'],
      '1 0': ['d'],
      '1 2': ['d'],
    });
    expect([...selection.ids]).toEqual(idsOf('column').slice(2, 4));
  });

  it('[TB5] notes are made by double click in a cell, and go on by Shift with arrow keys and "Move to…"', async () => {
    const it = await made();
    const { gestures, model, table, idsOf, choose, commands, store, said, selection } = it;
    const layout = known(model.tableOf(table));
    const [row, column] = [known(layout.rows[1]), known(layout.columns[2])];
    const point = { x: column.start + 50, y: row.start + 50 };
    gestures.handlers.onEdit?.(table, point);
    store.flush();
    const note = known([...store.values()].find((item) => item.kind === 'note')).id;
    expect(model.cellOf(note)).toEqual({ row: row.id, column: column.id });
    gestures.handlers.onEdit?.(table, { x: layout.box.x + 5, y: layout.box.y + 5 });
    expect(selection.editing).toBe(table);
    choose(note);
    // [TB83] Without Shift it stays: the arrow walks.
    gestures.handlers.onNudge?.(new Set([note]), -4, 0);
    expect(model.cellOf(note)).toEqual({ row: row.id, column: column.id });
    gestures.handlers.onNudge?.(new Set([note]), -40, 0);
    expect(model.cellOf(note)).toEqual({ row: row.id, column: idsOf('column')[1] });
    expect(said.at(-1)).toMatch(/^said\.moved cellName newColumn 2, newRow 2/);
    gestures.handlers.onNudge?.(new Set([note]), 0, 40);
    gestures.handlers.onNudge?.(new Set([note]), 0, 40);
    expect([model.cellOf(note)?.row, said.at(-1)]).toEqual([idsOf('row')[2], 'actions:said.noFurther']);
    moveTo(commands, table, known(cellsOf(model, table)[0]).cell);
    expect(model.cellOf(note)).toEqual({ row: idsOf('row')[0], column: idsOf('column')[0] });
    moveTo(commands, null);
    expect([model.parentOf(note), store.get(note)]).toMatchObject([null, { kind: 'note' }]);
    expect(store.get(note)).not.toHaveProperty('row');
  });

  it('[TB5] a drag lands in the cell under the hand, the "+" at an edge makes a row or column', async () => {
    const it = await made();
    const { gestures, model, table, idsOf, note, store } = it;
    const id = note(3_000, 3_000, 'a');
    const layout = known(model.tableOf(table));
    const [row, column] = [known(layout.rows[2]), known(layout.columns[1])];
    const point = { x: column.start + 40, y: row.start + 40 };
    const drag = { ids: new Set([id]), grabbed: id, dx: 1, dy: 1, point, alt: false, by: 'pointer' as const };
    gestures.handlers.onDragStart?.(drag);
    gestures.handlers.onDragMove?.(drag);
    expect(model.slotBox()).toEqual({ x: column.start, y: row.start, w: column.size, h: row.size });
    expect(model.tableOf(table)).toEqual(layout);
    gestures.handlers.onDrop?.(drag);
    expect(model.cellOf(id)).toEqual({ row: row.id, column: column.id });
    gestures.handlers.onLinkClick?.(table, 'right');
    gestures.handlers.onLinkClick?.(known(idsOf('row')[0]), 'top');
    await vi.waitFor(() => {
      store.flush();
      expect([idsOf('row').length, idsOf('column').length]).toEqual([4, 4]);
    });
    expect(model.item(known(idsOf('row')[0]))?.text).toBe('newRow 4');
  });

  it('[TB34] notes dragged out of a column together lie below each other, as squares', async () => {
    const it = newDesk();
    const ids = [0, 1, 2].map((at) => it.note(0, at * 240, `${at}`));
    it.selection.set(ids);
    tabulate(it.commands);
    it.store.flush();
    const [grabbed] = ids as [ItemId];
    const point = { x: -2_000, y: 0 };
    const drag = { ids: new Set(ids), grabbed, dx: -2_000, dy: 0, point, alt: false, by: 'pointer' as const };
    it.gestures.handlers.onDragStart?.(drag);
    it.gestures.handlers.onDragMove?.(drag);
    it.gestures.handlers.onDrop?.(drag);
    const boxes = ids.map((id) => known(it.model.box(id)));
    expect(new Set(boxes.map(({ x }) => x)).size).toBe(1);
    expect(boxes.map(({ h }) => h)).toEqual([200, 200, 200]);
    expect(boxes.slice(1).map(({ y }, at) => y - known(boxes[at]).y)).toEqual([220, 220]);
    it.history.undo();
    it.store.flush();
    expect(it.model.item(it.model.parentOf(grabbed))?.kind).toBe('table');
  });

  it('[TB66] a box from outside takes a table with all that is in it, or nothing of it; with everything chosen a drag tears nothing out', () => {
    const it = newDesk();
    const ids = [0, 1, 2, 3].map((at) => it.note((at % 2) * 240, Math.floor(at / 2) * 240, `${at}`));
    it.selection.set(ids);
    tabulate(it.commands);
    it.store.flush();
    const table = known([...it.store.values()].find((item) => item.kind === 'table')).id;
    const outside = it.note(-600, 0, 'outside');
    createFigures(it.context, [{ kind: 'sticker', x: 0, y: 0, parent: known(ids[0]), onX: 0, onY: 0 }]);
    it.store.flush();
    const all = it.model.readingOrder();
    const box = known(it.model.box(table));
    const from = { x: box.x - 700, y: box.y - 50 };
    const caught = (to: { x: number; y: number }, start = from) =>
      all.filter((id) => it.surface.caught(id, boxOfPoints(start, to), start));
    const edge = { x: box.x + 60, y: box.y + box.h + 50 };
    const most = { x: box.x + box.w - 1, y: box.y + box.h + 50 };
    expect([caught(edge), caught(most)]).toEqual([[outside], [outside]]);
    expect(caught({ x: most.x + 2, y: most.y })).toEqual(all);
    expect(caught(edge, { x: box.x + 1, y: box.y + 1 })).toEqual(all.filter((id) => id !== table));

    const dragged = it.surface.moving(new Set(all));
    const drag = { ids: dragged, grabbed: outside, dx: 40, dy: 0, point: { x: -560, y: 0 }, alt: false };
    it.gestures.handlers.onDragStart?.({ ...drag, by: 'pointer' });
    it.gestures.handlers.onDragMove?.({ ...drag, by: 'pointer' });
    it.gestures.handlers.onDrop?.({ ...drag, by: 'pointer' });
    it.store.flush();
    expect(ids.map((id) => it.model.parentOf(id))).toEqual(ids.map(() => table));
    expect(it.model.box(table)?.x).toBe(box.x + 40);
  });

  it('[TB8] a heading is dragged past others, with its notes, in one step; a bar shows where it lands', async () => {
    const it = await made();
    const { gestures, model, table, idsOf, note, store, commands, selection, surface, history, said } = it;
    const [first, , third] = idsOf('row');
    const [, middle, last] = idsOf('column');
    const id = note(3_000, 3_000, 'a');
    selection.set([id]);
    moveTo(commands, table, { row: known(first), column: known(middle) });
    const layout = known(model.tableOf(table));
    const drag = (line: ItemId, to: { x: number; y: number }) => {
      const ids = surface.moving(new Set([line]));
      const one = { ids, grabbed: line, dx: 5, dy: 5, point: to, alt: false, by: 'pointer' as const };
      gestures.handlers.onDragStart?.(one);
      gestures.handlers.onDragMove?.(one);
      return one;
    };
    expect(surface.moving(new Set([known(first)]))).toEqual(new Set([first, id]));
    const before = JSON.stringify([...store.values()]);
    const below = known(layout.rows[2]);
    const down = drag(known(first), { x: layout.box.x + 20, y: below.start + below.size - 10 });
    expect(gestures.bar.get()).toMatchObject({ x: layout.box.x, w: layout.box.w, h: 8 });
    expect(JSON.stringify([...store.values()])).toBe(before);
    gestures.handlers.onDrop?.(down);
    expect([idsOf('row').at(-1), idsOf('row')[1], gestures.bar.get()]).toEqual([first, third, null]);
    expect(model.cellOf(id)).toEqual({ row: first, column: middle });
    expect(said.at(-1)).toBe('said.rowAt 3 3');
    history.undo();
    store.flush();
    expect(idsOf('row')[0]).toBe(first);

    const left = drag(known(last), { x: layout.box.x, y: layout.box.y });
    gestures.handlers.onDrop?.(left);
    expect(idsOf('column')[0]).toBe(last);
    // Let go where it was, nothing is written.
    const was = JSON.stringify([...store.values()]);
    const still = known(known(model.tableOf(table)).columns[1]);
    gestures.handlers.onDrop?.(drag(known(still.id), { x: still.start + 20, y: layout.box.y }));
    expect([JSON.stringify([...store.values()]), said.at(-1)]).toEqual([was, 'actions:said.noFurther']);
    commands.toggleLock();
    selection.set([known(last)]);
    commands.toggleLock();
    store.flush();
    expect(surface.moving(new Set([known(last)])).size).toBe(0);
    expect(surface.moving(new Set([known(first), table])).has(known(first))).toBe(true);
  });

  it('[TB5] in the outline rows are sub-headings, and a note says its column', async () => {
    const { model, table, idsOf, note, commands, selection } = await made();
    const id = note(3_000, 3_000, 'a');
    selection.set([id]);
    moveTo(commands, table, { row: idsOf('row')[1] ?? null, column: idsOf('column')[1] ?? null });
    const rows = outlineRows(model).map(({ item, level, place, count, parent, column }) => [
      item.kind,
      level,
      `${place}/${count}`,
      model.item(parent)?.text ?? '',
      column,
    ]);
    expect(rows).toEqual([
      ['table', 3, '1/1', '', null],
      ...[1, 2, 3].map((place) => ['column', 4, `${place}/3`, 'newTable', null]),
      ...[1, 2].map((place) => ['row', 4, `${place}/3`, 'newTable', null]),
      ['note', 4, '1/1', 'newRow 2', 'newColumn 2'],
      ['row', 4, '3/3', 'newTable', null],
    ]);
  });
});
