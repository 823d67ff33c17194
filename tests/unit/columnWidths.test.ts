/** How wide columns of a table are: by their notes, or as somebody made them. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { orderingActs } from '../../client/features/board/actions/ordering.ts';
import { createNote } from '../../client/features/board/acts/make.ts';
import { dropItems } from '../../client/features/board/acts/move.ts';
import { createTable, type NewTable } from '../../client/features/board/acts/newTable.ts';
import {
  borderAt,
  resizingOfTable,
  widen,
  widenChosen,
} from '../../client/features/board/canvas/newTables.ts';
import { clipOf, writeClip } from '../../client/features/board/clipboard/clip.ts';
import { readClip } from '../../client/features/board/clipboard/readClip.ts';
import { linesOf } from '../../client/features/board/model/tables.ts';
import { boardItems } from '../../shared/documents/board.ts';
import type { Table, TableColumn, TableRow } from '../../shared/documents/boardKinds.ts';
import { LEAST_COLUMN, NOTE_SIZE } from '../../shared/documents/boardKinds.ts';
import { leastWidth, TABLE } from '../../shared/documents/tableLayout.ts';
import { parseJson, readJson, writeJson } from '../../shared/exchange/boardJson.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newDesk } from '../support/desk.ts';
import { exported, landed } from '../support/exchangeBoards.ts';

const ONE = NOTE_SIZE + 2 * TABLE.padding;
const TWO = 2 * NOTE_SIZE + TABLE.gap + 2 * TABLE.padding;

function open() {
  const parts = newDesk();
  const { context, model, history } = parts;
  const draft = { x: 100, y: 50, title: 'Plan', rows: ['Bergen'], columns: ['Now', 'Later'] };
  const table = createTable(context, draft);
  const [now, later] = (table?.columns ?? []) as [ItemId, ItemId];
  const id = table?.id as ItemId;
  const cell = { row: table?.rows[0] ?? null, column: now };
  const notes = ['a', 'b'].map(
    (text) => createNote(context, { x: 0, y: 0, text }, { parent: id, cell }) as ItemId,
  );
  model.store.flush();
  const widths = () => [now, later].map((column) => model.box(column)?.w);
  const undo = () => {
    history.undo();
    model.store.flush();
  };
  return { ...parts, id, now, later, notes, widths, undo };
}

describe('a column', () => {
  it('[TB30] is as wide as its notes need until it is made wider, then as many stand beside each other as fit', () => {
    const { commands, model, id, now, later, notes, widths, undo } = open();
    const tops = () => notes.map((note) => model.box(note)?.y);
    expect(widths()).toEqual([ONE, ONE]);
    expect(new Set(tops()).size).toBe(2);
    widen(commands, now, 500);
    expect(widths()).toEqual([500, ONE]);
    expect(new Set(tops()).size).toBe(1);
    expect(model.box(later)?.x).toBe((model.box(now)?.x ?? 0) + 500);
    undo();
    expect(widths()).toEqual([ONE, ONE]);
    // No narrower than a note in it, without one than its words.
    widen(commands, now, 10);
    widen(commands, later, 10);
    expect(widths()).toEqual([ONE, LEAST_COLUMN]);
    expect(leastWidth(true)).toBe(ONE);
    const rules = resizingOfTable(model, model.item(id) as Table);
    expect(rules?.min).toEqual({ w: TABLE.side + ONE + LEAST_COLUMN, h: model.box(id)?.h });
    expect(resizingOfTable(model, model.item(later) as TableColumn)?.min.w).toBe(LEAST_COLUMN);
  });

  it('[TB30] is made wider with all others by the side of its table, in one step of undo', () => {
    const { commands, model, id, widths, undo } = open();
    widen(commands, id, TABLE.side + 4 * ONE);
    expect(widths()).toEqual([2 * ONE, 2 * ONE]);
    expect(model.box(id)?.w).toBe(TABLE.side + 4 * ONE);
    undo();
    expect(widths()).toEqual([ONE, ONE]);
  });

  it('[TB30] a left corner leaves the right side where it is', () => {
    const { commands, model, id, widths, undo } = open();
    const before = model.box(id);
    const handles = resizingOfTable(model, model.item(id) as Table)?.handles;
    expect(handles).toEqual(['nw', 'ne', 'se', 'sw']);
    widen(commands, id, TABLE.side + 4 * ONE, 100 - 2 * ONE);
    const after = model.box(id);
    expect([widths(), after?.x]).toEqual([[2 * ONE, 2 * ONE], 100 - 2 * ONE]);
    expect((after?.x ?? 0) + (after?.w ?? 0)).toBe((before?.x ?? 0) + (before?.w ?? 0));
    undo();
    expect([widths(), model.box(id)]).toEqual([[ONE, ONE], before]);
  });

  it('[TB30] has its border where a hand finds it, in the heading and between cells, not in the name', () => {
    const { model, id, now } = open();
    const x = 100 + TABLE.side + ONE;
    expect(borderAt(model, id, { x: x - 3, y: 50 + TABLE.title + TABLE.head + 60 }, 4)).toBe(now);
    expect(borderAt(model, now, { x: x + 3, y: 50 + TABLE.title + 20 }, 4)).toBe(now);
    expect(borderAt(model, id, { x, y: 50 + TABLE.title - 10 }, 4)).toBeNull();
    expect(borderAt(model, id, { x: x - 30, y: 50 + TABLE.title + 20 }, 4)).toBeNull();
  });

  it('[TB30] the names of rows are wider or narrower by their border and the acts, and go along in a clip and JSON', () => {
    const parts = open();
    const { commands, context, selection, model, id, now, widths, undo } = parts;
    const [row = id] = linesOf(model, id, 'row');
    expect(borderAt(model, id, { x: 100 + TABLE.side, y: 50 + TABLE.title + 20 }, 4)).toBe(row);
    const rules = resizingOfTable(model, model.item(row) as TableRow);
    expect([rules?.handles, rules?.min.w]).toEqual([['e'], LEAST_COLUMN]);
    widen(commands, row, 300);
    expect([model.box(row)?.w, model.box(now)?.x, model.box(id)?.w]).toEqual([300, 400, 300 + 2 * ONE]);
    expect(widths()).toEqual([ONE, ONE]);
    const clip = readClip(writeClip(clipOf(model, [id]) ?? { items: [] }));
    const back = landed(readJson(parseJson(writeJson(exported(parts)))));
    const kept = [...back.store.values()].flatMap((item) => (item.kind === 'table' ? item.w : []));
    expect([clip?.items.find(({ kind }) => kind === 'table')?.more.w, kept]).toEqual([300, [300]]);
    undo();
    expect(model.box(row)?.w).toBe(TABLE.side);
    selection.set([row]);
    widenChosen(commands, 1);
    expect(model.box(row)?.w).toBe(TABLE.side + 106);
    for (let step = 0; step < 3; step++) widenChosen(commands, -1);
    expect(model.box(row)?.w).toBe(LEAST_COLUMN);
    for (const w of [Number.NaN, -5, 'wide', 1e9]) {
      boardItems(context.doc).get(id)?.set('w', w);
      model.store.flush();
      expect(model.box(row)?.w).toBeGreaterThan(0);
    }
  });

  it('[TB30] by its corner a table gets as narrow as the least width of its columns', () => {
    const { commands, model, id, now, widths } = open();
    widen(commands, now, 3 * ONE);
    const least = resizingOfTable(model, model.item(id) as Table)?.min.w ?? 0;
    widen(commands, id, least + 30);
    expect([model.box(id)?.w, widths()]).toEqual([least + 30, [ONE + 30, LEAST_COLUMN]]);
    widen(commands, id, least);
    expect([model.box(id)?.w, widths()]).toEqual([least, [ONE, LEAST_COLUMN]]);
  });

  it('[TB4] what is cut from a table as a row takes its notes to the clip', () => {
    const { model, id } = open();
    const [row = id] = linesOf(model, id, 'row');
    expect(clipOf(model, [row])?.items.map(({ kind }) => kind)).toEqual(['row', 'note', 'note']);
  });

  it('[TB30] goes by steps with acts, says its limit, and merges with another column', () => {
    const { commands, selection, context, doc, model, now, later, widths, said } = open();
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    boardItems(other).get(later)?.set('w', 400);
    selection.set([now]);
    widenChosen(commands, 1);
    Y.applyUpdate(context.doc, Y.encodeStateAsUpdate(other));
    model.store.flush();
    expect(widths()).toEqual([ONE + 106, 400]);
    widenChosen(commands, -1);
    widenChosen(commands, -1);
    expect(widths()).toEqual([ONE, 400]);
    expect(said.at(-1)).toBe('actions:said.noFurtherSize');
  });

  it('[TB30] goes along in copies, clips and JSON; whatever is written there is no harm', () => {
    const parts = open();
    const { commands, context, model, id, now, later, widths } = parts;
    widen(commands, now, TWO + 40);
    const clip = readClip(writeClip(clipOf(model, [id]) ?? { items: [] }));
    const columns = clip?.items.filter(({ kind }) => kind === 'column') ?? [];
    expect(columns.map(({ more }) => more.w)).toEqual([TWO + 40, undefined]);
    const back = landed(readJson(parseJson(writeJson(exported(parts)))));
    const items = back.store.ids().map((one) => back.store.get(one));
    expect(items.flatMap((item) => (item?.kind === 'column' ? [item.w] : []))).toEqual([TWO + 40, undefined]);
    for (const w of [Number.NaN, -5, 'wide', 1e9]) {
      boardItems(context.doc).get(later)?.set('w', w);
      model.store.flush();
      expect(Number.isFinite(widths()[1])).toBe(true);
    }
  });
});

describe('a corner of a table', () => {
  it('[BC75] [TB58] a table among others has wider columns, not wider names of rows; its notes go along', async () => {
    const { desk, note, selection, context, model, gestures, surface, commands } = newDesk();
    const undo = () => {
      commands.undo();
      model.store.flush();
    };
    const draft = { x: 400, y: 0, title: 'T', rows: ['1'], columns: ['A', 'B'] };
    const { id: table, columns } = createTable(context, draft) as NewTable;
    model.store.flush();
    const [alone, inside] = [note(0, 0), note(0, 0)] as const;
    dropItems(context, [inside], { parent: table, cell: { row: null, column: columns[1] ?? null } });
    model.store.flush();
    const side = () => (model.box(columns[0] as ItemId)?.x ?? 0) - (model.box(table)?.x ?? 0);
    const [before, names, first] = [model.box(table), side(), model.box(columns[0] as ItemId)?.w ?? 0];
    const scaling = surface.scaling(new Set([alone, table]));
    const boxes = scaling?.at(2, { x: 0, y: 0 }) ?? new Map();
    expect(boxes.get(table)).toMatchObject({ x: 800, w: 2 * (before?.w ?? 0), h: before?.h });
    const seen = boxes.get(inside);
    gestures.handlers.onScaleStart?.();
    gestures.handlers.onScaleMove?.(boxes, 2, { x: 0, y: 0 });
    gestures.handlers.onScaleEnd?.(boxes);
    expect(model.box(table)).toMatchObject({ x: 800, w: 2 * (before?.w ?? 0), h: before?.h });
    expect([side(), (model.box(columns[0] as ItemId)?.w ?? 0) > 2 * first]).toEqual([names, true]);
    expect(model.box(inside)).toEqual(seen);
    undo();
    expect([model.box(table), side()]).toEqual([before, names]);
    selection.set([alone, table]);
    await orderingActs.fetch();
    desk.actions.get('larger').run(desk);
    model.store.flush();
    expect([side(), Math.round(model.box(table)?.w ?? 0)]).toEqual([
      names,
      Math.round(1.25 * (before?.w ?? 0)),
    ]);
    undo();
    // Alone, by its own corner, it is seen so before it is written.
    const wide = { ...(before ?? { x: 0, y: 0, w: 0, h: 0 }), w: 1_200 };
    gestures.handlers.onResizeStart?.(table, wide);
    gestures.handlers.onResizeMove?.(table, wide);
    const last = surface.box(columns[1] as ItemId);
    expect((last?.x ?? 0) + (last?.w ?? 0)).toBe(wide.x + 1_200);
    expect(model.box(table)).toEqual(before);
    gestures.handlers.onResizeCancel?.(table);
    expect(surface.box(columns[1] as ItemId)).toEqual(model.box(columns[1] as ItemId));
  });
});
