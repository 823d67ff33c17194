import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { deleteItems } from '../../client/features/board/acts/change.ts';
import { clusterItems, uncluster } from '../../client/features/board/acts/cluster.ts';
import { duplicateItems } from '../../client/features/board/acts/copy.ts';
import { createLine, moveEnd } from '../../client/features/board/acts/line.ts';
import { createFrame, createNote, createNotes, linkItems } from '../../client/features/board/acts/make.ts';
import { createFigures } from '../../client/features/board/acts/makeFigure.ts';
import { dropItems, placeItems } from '../../client/features/board/acts/move.ts';
import { createTable } from '../../client/features/board/acts/newTable.ts';
import { addLine, placeLine } from '../../client/features/board/acts/table.ts';
import { turnItems } from '../../client/features/board/acts/turn.ts';
import { BoardModel } from '../../client/features/board/model/boardModel.ts';
import { gridIndexAt, layGrid } from '../../client/features/board/model/layout.ts';
import { EntityStore } from '../../client/live/EntityStore.ts';
import { boardItems } from '../../shared/documents/board.ts';
import type { BoardItem } from '../../shared/documents/boardKinds.ts';
import { keyBetween, keysBetween } from '../../shared/documents/orderKeys.ts';
import { readItem } from '../../shared/documents/readItem.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { exchange, newBoard, type TestBoard } from '../support/boards.ts';

describe('order keys', () => {
  it('[BD1] a key sorts between its neighbours, wherever it is put', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 60 }), (places) => {
        const keys: string[] = [];
        for (const place of places) {
          const at = place % (keys.length + 1);
          const key = keyBetween(keys[at - 1] ?? null, keys[at] ?? null);
          if (key === null) throw new Error(`nothing fits between ${keys[at - 1]} and ${keys[at]}`);
          keys.splice(at, 0, key);
        }
        expect([...new Set(keys)].sort()).toEqual(keys);
      }),
    );
  });

  it('[BD1] a list that grows at its end keeps short keys, at one place bounded ones', () => {
    let last: string | null = null;
    for (let i = 0; i < 20_000; i++) last = keyBetween(last, null);
    expect(last?.length).toBeLessThanOrEqual(8);
    let high: string | null = keyBetween('V', null);
    for (let i = 0; i < 2_000 && high !== null; i++) {
      expect(high.length).toBeLessThanOrEqual(64);
      high = keyBetween('V', high);
    }
    expect(high).toBeNull();
    expect(keyBetween('V', 'V')).toBeNull();
    expect(keysBetween('A', 'B', 500)?.length).toBe(500);
  });
});

describe('layout', () => {
  it('[BD4] rows of a grid are as high as their highest note', () => {
    const grid = layGrid({ x: 0, y: 0 }, 2, [{ height: 200 }, { height: 300 }, { height: 200 }]);
    expect(grid.cells.map((cell) => [cell.x, cell.y])).toEqual([
      [16, 56],
      [230, 56],
      [16, 370],
    ]);
    expect(grid.box).toEqual({ x: 0, y: 0, w: 446, h: 586 });
    expect(gridIndexAt(grid.cells, { x: 20, y: 60 })).toBe(0);
    expect(gridIndexAt(grid.cells, { x: 240, y: 60 })).toBe(1);
    expect(gridIndexAt(grid.cells, { x: 500, y: 400 })).toBe(3);
  });

  it('[BD4] a slot opens a place in the grid and closes again', () => {
    const board = newBoard();
    const notes =
      createNotes(board.context, [
        { x: 0, y: 0 },
        { x: 0, y: 0 },
      ]) ?? [];
    const cluster = clusterItems(board.context, notes, { x: 0, y: 0 }) as ItemId;
    board.store.flush();
    board.model.setSlot({ holder: cluster, index: 0, height: 200 });
    expect(board.model.slotBox()).toMatchObject({ x: 16, y: 56 });
    expect(board.model.box(notes[0] as ItemId)).toMatchObject({ x: 230, y: 56 });
    expect(board.model.box(notes[1] as ItemId)).toMatchObject({ x: 16, y: 270 });
    board.model.setSlot(null);
    expect(board.model.box(notes[0] as ItemId)).toMatchObject({ x: 16, y: 56 });
  });

  it('[BD14] reading order goes by rows, into containers, with links after their start', () => {
    const board = newBoard();
    const at = (x: number, y: number) => createNote(board.context, { x, y }) as ItemId;
    const [right, left, below] = [at(900, 20), at(600, 60), at(0, 900)];
    const inside = [at(40, 300), at(40, 80)];
    const frame = createFrame(board.context, {
      x: 0,
      y: 0,
      w: 500,
      h: 600,
      title: '',
      holds: inside,
    }) as ItemId;
    const link = linkItems(board.context, left, below) as ItemId;
    board.store.flush();
    expect(board.model.readingOrder()).toEqual([frame, inside[1], inside[0], left, link, right, below]);
    expect(board.model.countsOf(frame)).toEqual({ notes: 2, clusters: 0 });
  });
});

function put(board: TestBoard, fields: Record<string, unknown>, id = newId<ItemId>()): ItemId {
  const map = new Y.Map<unknown>(Object.entries(fields));
  boardItems(board.doc).set(id, map);
  return id;
}

describe('hostile content', () => {
  it('[BD3] absurd items never throw and hide nobody else', () => {
    const board = newBoard();
    const good = createNote(board.context, { x: 1, y: 2, text: 'here' }) as ItemId;
    const absurd = [
      put(board, { kind: 'note', x: Number.NaN, y: 'far', w: -5, colour: {}, text: 7, z: '\u{10FFFF}' }),
      put(board, { kind: 'cluster', columns: 1e9, parent: '__proto__' }),
      put(board, { kind: 'frame', w: Number.POSITIVE_INFINITY, h: null }),
    ];
    const self = put(board, { kind: 'frame' });
    boardItems(board.doc).get(self)?.set('parent', self);
    const inNote = put(board, { kind: 'note', parent: good });
    const [one, two] = [newId<ItemId>(), newId<ItemId>()];
    put(board, { kind: 'connector', from: one, to: two }, two);
    put(board, { kind: 'connector', from: two, to: one }, one);
    put(board, { kind: 'connector', from: good, to: newId<ItemId>() });
    put(board, { kind: 'virus' });
    const raw = boardItems(board.doc) as unknown as Y.Map<unknown>;
    raw.set('constructor', 5);
    raw.set(newId<ItemId>(), 'text');
    board.store.flush();
    const shown = [...board.model.boxes()].map(([id]) => id);
    expect(new Set(shown)).toEqual(new Set([good, ...absurd, self, inNote]));
    for (const [, box] of board.model.boxes())
      for (const side of Object.values(box)) expect(Number.isFinite(side)).toBe(true);
    expect(board.model.parentOf(inNote)).toBeNull();
    expect([...board.model.readingOrder()].sort()).toEqual(shown.sort());
    expect(deleteItems(board.context, [self, one, good])).toHaveLength(3);
  });

  it('[BD3] a container that comes back finds its content again', () => {
    const board = newBoard();
    const note = createNote(board.context, { x: 700, y: 700 }) as ItemId;
    const frame = createFrame(board.context, { x: 0, y: 0, w: 500, h: 500, title: '' }) as ItemId;
    const cluster = clusterItems(board.context, [note], { x: 10, y: 10 }) as ItemId;
    dropItems(board.context, [cluster], { parent: frame });
    board.store.flush();
    board.history.step();
    board.doc.transact(() => boardItems(board.doc).delete(cluster), board.context.origin);
    board.store.flush();
    expect(board.model.childrenOf(null)).toEqual([note, frame]);
    expect(board.model.box(note)).toMatchObject({ x: 700, y: 700 });
    board.history.undo();
    board.store.flush();
    expect(board.model.childrenOf(null)).toEqual([frame]);
    expect(board.model.box(note)).toMatchObject({ x: 26, y: 66 });
  });
});

function picture(model: BoardModel) {
  return {
    boxes: [...model.boxes()].sort(([a], [b]) => (a < b ? -1 : 1)),
    reading: model.readingOrder(),
    children: [null, ...[...model.store.ids()].sort()].map((id) => model.childrenOf(id)),
  };
}

/** One random act; numbers choose whom it touches. */
function act(board: TestBoard, [kind = 0, a = 0, b = 0, c = 0]: readonly number[]): void {
  const ids = [...board.store.ids()].sort();
  const pick = (n: number) => ids[n % Math.max(1, ids.length)] as ItemId;
  const at = { x: (a * 37) % 3000, y: (b * 53) % 3000 };
  const acts = [
    () => createNote(board.context, { ...at, text: 'n'.repeat(c % 9) }),
    () => createFrame(board.context, { ...at, w: 800, h: 600, title: 'F', holds: [pick(c)] }),
    () => clusterItems(board.context, [pick(a), pick(b), pick(c)], at),
    () => linkItems(board.context, pick(a), pick(b)),
    () =>
      dropItems(board.context, [pick(a)], { parent: pick(b), index: c % 4, at: [{ id: pick(a), ...at }] }),
    () => dropItems(board.context, [pick(a)], { parent: null, at: [{ id: pick(a), ...at }] }),
    () => placeItems(board.context, [{ id: pick(c), ...at }]),
    () => (c % 3 === 0 ? deleteItems(board.context, [pick(a)]) : null),
    () => duplicateItems(board.context, [pick(a)], { dx: 20, dy: 20 }),
    () => uncluster(board.context, [pick(a)], []),
    () => createTable(board.context, { ...at, title: 'T', rows: ['1', '2'], columns: ['A', 'B'] }, pick(c)),
    () => addLine(board.context, pick(a), c % 2 === 0 ? 'row' : 'column', { title: 'more', at: b % 3 }),
    () => placeLine(board.context, pick(a), c % 4),
    () =>
      dropItems(board.context, [pick(a)], {
        parent: pick(b),
        cell: { row: pick(c) ?? null, column: pick(a + c) ?? null },
        index: c % 3,
      }),
    () =>
      createLine(board.context, { from: c % 2 ? (pick(a) ?? at) : at, to: { x: b, y: c }, parent: pick(b) }),
    () => moveEnd(board.context, pick(a), c % 2 ? 'from' : 'to', b % 2 ? (pick(b) ?? at) : at, pick(c)),
    () => createFigures(board.context, [{ kind: 'shape', ...at, w: 200, h: 100, parent: pick(c) }]),
    () => turnItems(board.context, new Map([[pick(a), c]])),
    () => put(board, { kind: 'newer', ...at, parent: pick(b) }),
    () => board.history.undo(),
    () => board.history.redo(),
  ];
  acts[kind % acts.length]?.();
}

describe('the model that follows', () => {
  it('[BD13] equals the model built anew, after random acts of two people', () => {
    const steps = fc.array(fc.array(fc.nat(10_000), { minLength: 5, maxLength: 5 }), {
      minLength: 50,
      maxLength: 50,
    });
    fc.assert(
      fc.property(steps, (random) => {
        const boards = [newBoard(), newBoard()];
        for (const [who = 0, ...numbers] of random) {
          const board = boards[who % 2] as TestBoard;
          if (board.store.size < 60 || numbers[0] !== 8) act(board, numbers);
          board.store.flush();
          if (who % 5 === 0) exchange(...boards);
        }
        exchange(...boards);
        const [anna, elif] = boards.map((board) => picture(board.model));
        expect(elif).toEqual(anna);
        const map = boardItems((boards[0] as TestBoard).doc);
        const anew = new EntityStore<ItemId, BoardItem>({
          map,
          parse: readItem,
          schedule: () => () => undefined,
        });
        expect(picture(new BoardModel(anew, (text, w) => w + 10 * text.split('\n').length - 10))).toEqual(
          anna,
        );
      }),
      { numRuns: 25, endOnFailure: true },
    );
  });
});

describe('entity store', () => {
  it('[BD12] keeps identities, tells once per flush and only the listeners of what changed', () => {
    const board = newBoard();
    const [a, b] = [createNote(board.context, { x: 0, y: 0 }), createNote(board.context, { x: 0, y: 0 })] as [
      ItemId,
      ItemId,
    ];
    board.store.flush();
    const [beforeA, beforeB] = [board.store.get(a), board.store.get(b)];
    const told: string[] = [];
    board.store.subscribe(a, () => told.push('a'));
    board.store.subscribe(b, () => told.push('b'));
    board.store.onFlush(({ changed, local }) => told.push(`flush ${changed.size} ${local}`));
    for (let x = 1; x < 9; x++) placeItems(board.context, [{ id: a, x, y: 0 }]);
    boardItems(board.doc).get(b)?.set('no field', 1);
    expect(board.store.get(a)).toBe(beforeA);
    board.store.flush();
    expect(told).toEqual(['flush 1 true', 'a']);
    expect(board.store.get(a)).toMatchObject({ x: 8 });
    expect(board.store.get(b)).toBe(beforeB);
    board.store.flush();
    expect(told).toHaveLength(2);
  });
});
