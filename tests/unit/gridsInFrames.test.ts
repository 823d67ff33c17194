import { describe, expect, it, vi } from 'vitest';
import { type Box, containsBox, intersects } from '../../client/canvas/geometry.ts';
import { lockItems } from '../../client/features/board/acts/lock.ts';
import { createFrame, createNote } from '../../client/features/board/acts/make.ts';
import { dropItems, placeItems, resizeItem } from '../../client/features/board/acts/move.ts';
import { createTable } from '../../client/features/board/acts/newTable.ts';
import { duplicate } from '../../client/features/board/canvas/duplicate.ts';
import { holdGrids } from '../../client/features/board/canvas/holdGrids.ts';
import { makeRoom } from '../../client/features/board/canvas/makeRoom.ts';
import { growTable, widen } from '../../client/features/board/canvas/newTables.ts';
import { clusterNotes } from '../../client/features/board/grouping/clustering.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newDesk } from '../support/desk.ts';

const HOME = { x: 0, y: 0, w: 700, h: 560 };

/** A table of three rows and two columns in a frame that just holds it. */
function open() {
  const parts = newDesk();
  const { context, model } = parts;
  const frame = createFrame(context, { ...HOME, title: '' }) as ItemId;
  const draft = { x: 40, y: 84, title: '', rows: ['a', 'b', 'c'], columns: ['d', 'e'] };
  const table = createTable(context, draft, frame);
  if (table === null) throw new Error('no table');
  model.store.flush();
  holdGrids(parts);
  const flush = () => {
    model.store.flush();
    model.store.flush();
  };
  const holds = () => {
    flush();
    const [home, box] = [model.box(frame), model.box(table.id)];
    return home && box && box.x + box.w <= home.x + home.w && box.y + box.h <= home.y + home.h;
  };
  const home = () => {
    flush();
    return model.box(frame);
  };
  return { ...parts, frame, table, holds, home };
}

describe('a table in a frame', () => {
  it('[TB32] makes it grow with a new row, a column, a wider one and higher cells, each in one step of undo', () => {
    const { commands, context, history, table, holds, home } = open();
    const cell = { row: table.rows[2] as ItemId, column: table.columns[0] as ItemId };
    const noteIn = () => createNote(context, { x: 0, y: 0, colour: 'sun' }, { parent: table.id, cell });
    noteIn();
    const acts = [
      () => growTable(commands, table.id, 'below'),
      () => growTable(commands, table.id, 'right'),
      () => widen(commands, table.columns[0] as ItemId, 500),
      () => noteIn(),
    ];
    for (const act of acts) {
      const depth = history.depth;
      act();
      expect(holds()).toBe(true);
      expect(home()).not.toEqual(HOME);
      expect(history.depth).toBe(depth + 1);
      history.undo();
      expect(home()).toEqual(HOME);
      history.redo();
      expect(holds()).toBe(true);
      history.undo();
    }
  });

  it('[TB32] leaves one as it is that is locked or has something locked beside it', () => {
    const locked = open();
    lockItems(locked.context, [locked.frame], true);
    const closed = open();
    lockItems(closed.context, [closed.note(100, 565)], true);
    for (const { commands, table, home, model } of [locked, closed]) {
      model.store.flush();
      growTable(commands, table.id, 'below');
      expect(home()).toEqual(HOME);
    }
  });

  it('[TB32] [BC522] pushes aside what lies beside the frame, a whole frame with what it holds, in the same step', () => {
    const { commands, context, history, table, holds, home, model, note } = open();
    const next = createFrame(context, { x: 720, y: 0, w: 500, h: 400, title: 'Next' }) as ItemId;
    const inNext = note(760, 100);
    dropItems(context, [inNext], { parent: next });
    model.store.flush();
    const at = () => [next, inNext].map((id) => model.box(id)?.x ?? 0) as [number, number];
    const [before, depth] = [at(), history.depth];
    widen(commands, table.columns[0] as ItemId, 700);
    expect(holds()).toBe(true);
    const far = at()[0] - before[0];
    expect(far).toBeGreaterThan(0);
    expect(at()[1] - before[1]).toBe(far);
    expect(at()[0]).toBeGreaterThanOrEqual((home()?.w ?? 0) + 20);
    expect(history.depth).toBe(depth + 1);
    history.undo();
    model.store.flush();
    expect([at(), home()]).toEqual([before, HOME]);
    // It would leave behind what is locked in it.
    lockItems(context, [inNext], true);
    model.store.flush();
    widen(commands, table.columns[0] as ItemId, 700);
    expect([at(), home()]).toEqual([before, HOME]);
  });
});

it('[BC493] a copy of a frame over whose border a table hangs is as large as that', () => {
  const { context, model, commands, selection, frame, table } = open();
  placeItems(context, [{ id: table.id, x: 300, y: 84 }]);
  model.store.flush();
  const size = () => model.frames().map((id) => [model.box(id)?.w, model.box(id)?.h]);
  selection.set([frame]);
  duplicate(commands);
  model.store.flush();
  model.store.flush();
  expect(size()).toEqual([
    [HOME.w, HOME.h],
    [HOME.w, HOME.h],
  ]);
});

it('[BC367] a note that a hand drops into a cluster at the foot of a frame makes the frame grow, in the same step', () => {
  const parts = newDesk();
  const { context, model, history, note, commands } = parts;
  const frame = createFrame(context, { ...HOME, h: 400, title: '' }) as ItemId;
  const [a, b, c] = [note(40, 90), note(260, 90), note(900, 90)];
  dropItems(context, [a, b], { parent: frame });
  model.store.flush();
  const cluster = clusterNotes(commands, [a, b]) as ItemId;
  holdGrids(parts);
  model.store.flush();
  const depth = history.depth;
  model.setSlot({ holder: cluster, height: 200, index: 2 }, new Set([c]));
  dropItems(context, [c], { parent: cluster, index: 2 });
  model.store.flush();
  model.setSlot(null);
  model.store.flush();
  const [home, box] = [model.box(frame), model.box(cluster)];
  expect(home && box && containsBox(home, box)).toBe(true);
  expect(home).toMatchObject({ h: (box?.y ?? 0) + (box?.h ?? 0) + 24 });
  expect(history.depth).toBe(depth + 1);
});

describe('a cluster that grows', () => {
  /** Three clusters below each other in a frame, a shape's worth of room to the right, and one beside. */
  function stack() {
    const parts = newDesk();
    const { context, model, commands, note } = parts;
    const frame = createFrame(context, { x: 0, y: 0, w: 1_400, h: 900, title: '' }) as ItemId;
    const made = [
      [40, 90],
      [40, 400],
      [800, 400],
    ].map(([x, y]) => {
      const notes = [note(x as number, y as number), note((x as number) + 210, y as number)];
      dropItems(context, notes, { parent: frame });
      model.store.flush();
      return clusterNotes(commands, notes) as ItemId;
    });
    holdGrids(parts);
    model.store.flush();
    const [first, below, aside] = made as [ItemId, ItemId, ItemId];
    const boxes = () => [first, below, aside].map((id) => model.box(id) as Box);
    const add = (count: number) => {
      for (let n = 0; n < count; n++) createNote(context, { x: 0, y: 0 }, { parent: first });
      model.store.flush();
      model.store.flush();
    };
    return { ...parts, frame, first, below, aside, boxes, add };
  }

  it('[BC522] makes what lies below it go down, in one step of undo, and the frame grows; what lies aside stays', () => {
    const { add, boxes, frame, history, model } = stack();
    const before = boxes();
    const depth = history.depth;
    add(1);
    const [first, below, aside] = boxes() as [Box, Box, Box];
    expect(first.h).toBeGreaterThan(before[0]?.h ?? 0);
    expect(intersects(first, below)).toBe(false);
    expect(below.y).toBeGreaterThan(before[1]?.y ?? 0);
    expect(below.x).toBe(before[1]?.x);
    expect(aside).toEqual(before[2]);
    expect(containsBox(model.box(frame) as Box, below)).toBe(true);
    expect(history.depth).toBe(depth + 1);
    history.undo();
    model.store.flush();
    expect(boxes()).toEqual(before);
    history.redo();
    model.store.flush();
    expect(boxes()).toEqual([first, below, aside]);
  });

  it('[BC522] pushes on what the pushed one would cover', () => {
    const { add, boxes, context, below, frame, model, note } = stack();
    const box = model.box(below) as Box;
    const under = note(box.x, box.y + box.h + 10);
    dropItems(context, [under], { parent: frame });
    model.store.flush();
    add(1);
    const [, moved] = boxes() as [Box, Box, Box];
    expect(model.box(under)?.y).toBe(moved.y + moved.h + 10);
  });

  it('[BC522] leaves all where it is when its own form was changed', () => {
    const other = stack();
    other.add(2);
    const laid = other.boxes();
    resizeItem(other.context, other.first, { columns: 1 });
    other.model.store.flush();
    other.model.store.flush();
    expect(other.boxes().slice(1)).toEqual(laid.slice(1));
  });

  it('[BC522] gets wider where something locked is below it', () => {
    const { add, boxes, below, context, first, history, model } = stack();
    lockItems(context, [below], true);
    model.store.flush();
    const before = boxes();
    const depth = history.depth;
    add(1);
    const [grown, locked] = boxes() as [Box, Box, Box];
    expect([locked, intersects(grown, locked)]).toEqual([before[1], false]);
    expect(model.item(first)).toMatchObject({ columns: 3 });
    expect(history.depth).toBe(depth + 1);
    history.undo();
    model.store.flush();
    expect([boxes(), model.item(first)]).toMatchObject([before, { columns: 2 }]);
  });

  it('[BC522] frames that go aside keep their turns in the presentation', () => {
    const { add, context, model } = stack();
    createFrame(context, { x: 0, y: 920, w: 600, h: 300, title: 'Below' });
    createFrame(context, { x: 1_500, y: 1_000, w: 600, h: 300, title: 'Beside' });
    model.store.flush();
    const turns = model.frames();
    add(5);
    expect(model.frames()).toEqual(turns);
    const below = model.box(turns[1] as ItemId);
    expect(below?.y).toBeGreaterThan(1_000);
  });

  it('[BC522] of two who add at the same time the next note clears what both left covered', () => {
    const { add, boxes, context, first, below } = stack();
    const [, box] = boxes() as [Box, Box, Box];
    // As if a colleague had put it back while mine grew.
    add(1);
    placeItems(context, [{ id: below, x: box.x, y: box.y }]);
    expect(first).toBeDefined();
    add(2);
    const [grown, moved] = boxes() as [Box, Box, Box];
    expect(intersects(grown, moved)).toBe(false);
  });

  it('[BC561] looks for each thing that goes aside only at what reaches as far as it', () => {
    const { model, note, context, commands } = newDesk();
    const notes = [note(0, 0), note(210, 0)];
    const grid = clusterNotes(commands, notes) as ItemId;
    model.store.flush();
    const box = model.box(grid) as Box;
    const count = 800;
    context.doc.transact(() => {
      for (let at = 0; at < count; at++) note(box.x, box.y + box.h + 10 + at * 210);
    });
    model.store.flush();
    let looks = 0;
    const boxOf = model.box.bind(model);
    vi.spyOn(model, 'box').mockImplementation((id) => {
      const one = boxOf(id);
      return (
        one && {
          ...one,
          get y() {
            looks++;
            return one.y;
          },
        }
      );
    });
    expect(makeRoom(model, grid, { ...box, h: box.h - 150 }, box)?.size).toBe(count);
    expect(looks).toBeLessThan(60 * count);
  });
});
