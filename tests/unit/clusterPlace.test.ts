import { describe, expect, it } from 'vitest';
import { containsBox, intersects } from '../../client/canvas/geometry.ts';
import { reasonAgainst } from '../../client/features/board/actions/ActionSet.ts';
import { lockItems } from '../../client/features/board/acts/lock.ts';
import { createFrame, linkItems } from '../../client/features/board/acts/make.ts';
import { createFigures } from '../../client/features/board/acts/makeFigure.ts';
import { dropItems } from '../../client/features/board/acts/move.ts';
import { createTable } from '../../client/features/board/acts/newTable.ts';
import { clusterNotes, uncluster } from '../../client/features/board/grouping/clustering.ts';
import { putTogether } from '../../client/features/board/grouping/putTogether.ts';
import { stick } from '../../client/features/board/stickers/sticking.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newCanvas } from '../support/boardCommands.ts';
import { newDesk } from '../support/desk.ts';

/** Notes as a pasted list lays them: rows of `columns`, 20 apart. */
function sheet(canvas: ReturnType<typeof newCanvas>, columns: number, rows: number, at = { x: 0, y: 0 }) {
  const cells = Array.from(
    { length: columns * rows },
    (_, i) => [i % columns, Math.floor(i / columns)] as const,
  );
  const ids = cells.map(([x, y], i) => canvas.note(at.x + x * 220, at.y + y * 220, `note ${i}`));
  canvas.model.store.flush();
  return ids;
}

describe('where a cluster of chosen notes comes', () => {
  it('[BC111] in the midst of others it goes beside them, so that none lies over its notes', () => {
    const canvas = newCanvas();
    const ids = sheet(canvas, 5, 4);
    const [one, two] = [ids[6], ids[12]] as [ItemId, ItemId];
    const cluster = clusterNotes(canvas.commands, [one, two]) as ItemId;
    canvas.model.store.flush();
    const box = canvas.model.box(cluster);
    if (!box) throw new Error('no cluster');
    const others = ids.filter((id) => id !== one && id !== two);
    expect(others.filter((id) => intersects(box, canvas.model.box(id) ?? box))).toEqual([]);
    expect(canvas.model.childrenOf(cluster)).toEqual([one, two]);
  });

  it('[BC111] where nothing lies it comes where the notes were, whatever sticks on them', () => {
    const canvas = newCanvas();
    const [one, two] = sheet(canvas, 2, 1, { x: 3_000, y: -900 }) as [ItemId, ItemId];
    const [dot] = createFigures(canvas.context, [{ kind: 'sticker', x: 0, y: 0 }]) as [ItemId];
    canvas.model.store.flush();
    // Half over the lower edge, where nothing but it would be in the way.
    stick(canvas, [{ id: dot, x: 3_080, y: -735 }]);
    canvas.model.store.flush();
    expect(canvas.model.hostOf(dot)).toBe(one);
    const cluster = clusterNotes(canvas.commands, [one, two]) as ItemId;
    canvas.model.store.flush();
    expect(canvas.model.box(cluster)).toMatchObject({ x: 2_984, y: -956 });
    expect(canvas.model.box(one)).toMatchObject({ x: 3_000, y: -900 });
  });

  it('[BC111] notes of a frame keep their frame, and their cluster lies in it', () => {
    const canvas = newCanvas();
    const frame = createFrame(canvas.context, { x: -40, y: -80, w: 700, h: 1_300, title: '' }) as ItemId;
    const ids = sheet(canvas, 3, 3);
    dropItems(canvas.context, ids, { parent: frame });
    canvas.model.store.flush();
    const cluster = clusterNotes(canvas.commands, ids.slice(0, 2)) as ItemId;
    canvas.model.store.flush();
    const [home, box] = [canvas.model.box(frame), canvas.model.box(cluster)];
    expect(home && box && containsBox(home, box)).toBe(true);
    expect(canvas.model.parentOf(cluster)).toBe(frame);
    for (const id of ids.slice(2)) expect(box && intersects(box, canvas.model.box(id) ?? box)).toBe(false);
  });

  it('[BC461] it is said that what no cluster holds stays outside', () => {
    const canvas = newCanvas();
    const ids = sheet(canvas, 2, 1);
    const [shape] = createFigures(canvas.context, [{ kind: 'shape', x: 0, y: 900 }]) as [ItemId];
    canvas.model.store.flush();
    canvas.selection.set([...ids, shape]);
    clusterNotes(canvas.commands);
    expect(canvas.offers.at(-1)?.words).toBe('said.clustered 2. said.staysOutside 1');
    expect(canvas.model.parentOf(shape)).toBe(null);
  });
});

describe('a cluster that does not fit where its notes were', () => {
  it('[BC365] comes no further away than it must: right above what lies below its notes', () => {
    const canvas = newCanvas();
    const [one, two] = sheet(canvas, 2, 1) as [ItemId, ItemId];
    const below = canvas.note(100, 210, 'below');
    canvas.model.store.flush();
    const cluster = clusterNotes(canvas.commands, [one, two]) as ItemId;
    canvas.model.store.flush();
    const box = canvas.model.box(cluster);
    expect(box).toMatchObject({ x: -16, y: 210 - 20 - (box?.h ?? 0) });
    expect(canvas.model.box(below)).toMatchObject({ x: 100, y: 210 });
  });

  it('[BC111] keeps its notes where they are, but for the title of their frame and the width of its edge', () => {
    const canvas = newCanvas();
    const frame = createFrame(canvas.context, { x: -24, y: -90, w: 900, h: 500, title: '' }) as ItemId;
    const ids = [0, 214, 428].map((x) => canvas.note(x, 0, `${x}`)) as [ItemId, ItemId, ItemId];
    dropItems(canvas.context, ids, { parent: frame });
    canvas.model.store.flush();
    const cluster = clusterNotes(canvas.commands, ids.slice(0, 2)) as ItemId;
    canvas.model.store.flush();
    expect(canvas.model.box(frame)).toMatchObject({ w: 900, h: 500 });
    expect(canvas.model.box(cluster)).toMatchObject({ x: -20, y: -26 });
  });

  it('[BC365] takes the form of a row where a square would not stay', () => {
    const canvas = newCanvas();
    const ids = sheet(canvas, 4, 1);
    for (const x of [0, 300, 600]) canvas.note(x, 320, 'below');
    createFigures(canvas.context, [{ kind: 'shape', x: 880, y: 0 }]);
    canvas.model.store.flush();
    const cluster = clusterNotes(canvas.commands, ids) as ItemId;
    canvas.model.store.flush();
    expect(canvas.item(cluster)).toMatchObject({ x: -16, y: -56, columns: 4 });
  });
});

describe('a cluster whose notes all go into another', () => {
  it('[BC366] is gone in the same step, and its place is free; one that is linked to or keeps a note stays', () => {
    const canvas = newCanvas();
    const { model, commands, context, history } = canvas;
    const notes = sheet(canvas, 3, 1);
    const first = clusterNotes(commands, notes) as ItemId;
    model.store.flush();
    const [before, depth] = [model.box(first), history.depth];
    const second = clusterNotes(commands, notes) as ItemId;
    model.store.flush();
    expect([model.item(first), history.depth - depth]).toEqual([null, 1]);
    expect(model.childrenOf(second)).toEqual(notes);
    history.undo();
    model.store.flush();
    expect([model.box(first), model.childrenOf(first)]).toEqual([before, notes]);
    clusterNotes(commands, notes.slice(1));
    model.store.flush();
    expect(model.childrenOf(first)).toEqual(notes.slice(0, 1));
    linkItems(context, canvas.note(3_000, 0, 'linked'), first);
    model.store.flush();
    clusterNotes(commands, notes);
    model.store.flush();
    expect(model.item(first)?.kind).toBe('cluster');
  });

  it('[BC366] of “Cluster by” as well: the new one comes where the old one was', () => {
    const { desk, model, commands, note } = newDesk();
    const notes = [note(0, 0, 'a'), note(300, 0, 'b')];
    const first = clusterNotes(commands, notes) as ItemId;
    model.store.flush();
    const at = model.box(notes[0] as ItemId);
    putTogether(desk, [{ name: 'All', ids: notes }]);
    const second = model.parentOf(notes[0] as ItemId);
    expect([model.item(first), model.item(second)?.text]).toEqual([null, 'All']);
    expect(second && model.box(second)).toMatchObject({ x: at?.x, y: at?.y });
  });
});

describe('a cluster of chosen notes in a full frame', () => {
  /** Three by three with no room for a cluster of two anywhere. */
  function fullFrame() {
    const canvas = newCanvas();
    const { context, model } = canvas;
    const frame = createFrame(context, { x: -40, y: -80, w: 720, h: 760, title: 'Full' }) as ItemId;
    const ids = sheet(canvas, 3, 3);
    dropItems(context, ids, { parent: frame });
    model.store.flush();
    return { ...canvas, frame, ids, before: model.box(frame) };
  }

  it('[BC112] makes it grow, in the same step, and lies over nothing', () => {
    const { commands, model, history, frame, ids, before } = fullFrame();
    const depth = history.depth;
    const made = clusterNotes(commands, ids.slice(0, 2)) as ItemId;
    const [home, box] = [model.box(frame), model.box(made)];
    if (!home || !box || !before) throw new Error('not there');
    expect([containsBox(home, box), home.h > before.h, model.parentOf(made)]).toEqual([true, true, frame]);
    expect(ids.slice(2).filter((id) => intersects(box, model.box(id) ?? box))).toEqual([]);
    expect(history.depth - depth).toBe(1);
    history.undo();
    model.store.flush();
    expect([model.box(frame), model.parentOf(ids[0] as ItemId)]).toEqual([before, frame]);
  });

  it('[BC112] in one that can grow nowhere it is where the notes were, and covers what it must', () => {
    const { commands, model, note, history, problems, frame, ids, before } = fullFrame();
    note(700, 100, 'beside');
    note(100, 700, 'below');
    const depth = history.depth;
    const at = model.box(ids[0] as ItemId);
    const made = clusterNotes(commands, ids.slice(0, 2)) as ItemId;
    model.store.flush();
    expect(model.box(made)).toMatchObject({ x: at?.x, y: at?.y });
    expect([model.parentOf(made), model.box(frame)]).toEqual([frame, before]);
    expect(model.childrenOf(made)).toEqual(ids.slice(0, 2));
    expect([history.depth, problems.length]).toEqual([depth + 1, 0]);
  });
});

describe('a cluster is dissolved', () => {
  it('[BC200] by way of a note in it; in one step of undo; not when it is locked, nor a table', () => {
    const desk = newDesk();
    const { model, context, selection, history, note, commands } = desk;
    const [a, b, c] = [note(0, 0, 'a'), note(300, 0, 'b'), note(900, 0, 'c')];
    const cluster = clusterNotes(commands, [a, b]) as ItemId;
    selection.stopEditing();
    model.store.flush();
    const act = desk.desk.actions.get('uncluster');
    const why = (...ids: readonly ItemId[]) => {
      selection.set(ids);
      return reasonAgainst(act, desk.desk);
    };
    expect(why(c)).toBe('cluster');
    lockItems(context, [cluster], true);
    model.store.flush();
    expect(why(b)).toBe('locked');
    lockItems(context, [cluster], false);
    model.store.flush();
    expect(why(b, c)).toBeNull();
    uncluster(commands);
    expect([model.item(cluster), [...selection.ids], model.parentOf(b)]).toEqual([null, [a, b], null]);
    history.undo();
    model.store.flush();
    expect(model.childrenOf(cluster)).toEqual([a, b]);
    const table = createTable(context, { x: 2_000, y: 0, title: '', rows: [''], columns: [''] });
    dropItems(context, [c], { parent: table?.id ?? null });
    model.store.flush();
    expect([model.isInGrid(c), why(c)]).toEqual([true, 'cluster']);
  });
});
