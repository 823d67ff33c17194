import { describe, expect, it } from 'vitest';
import { containsBox } from '../../client/canvas/geometry.ts';
import { lockItems } from '../../client/features/board/acts/lock.ts';
import { createFrame, createNote } from '../../client/features/board/acts/make.ts';
import { dropItems, placeItems } from '../../client/features/board/acts/move.ts';
import { createTable } from '../../client/features/board/acts/newTable.ts';
import { duplicate } from '../../client/features/board/canvas/duplicate.ts';
import { holdGrids } from '../../client/features/board/canvas/holdGrids.ts';
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

  it('[TB32] leaves one as it is that is locked or would cover what lies beside it', () => {
    const locked = open();
    lockItems(locked.context, [locked.frame], true);
    const closed = open();
    closed.note(100, 565);
    for (const { commands, table, home, model } of [locked, closed]) {
      model.store.flush();
      growTable(commands, table.id, 'below');
      expect(home()).toEqual(HOME);
    }
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
