import { describe, expect, it, vi } from 'vitest';
import { type Box, containsBox, intersects } from '../../client/canvas/geometry.ts';
import { reasonAgainst } from '../../client/features/board/actions/ActionSet.ts';
import { lockItems } from '../../client/features/board/acts/lock.ts';
import { createFrame } from '../../client/features/board/acts/make.ts';
import { createFigures } from '../../client/features/board/acts/makeFigure.ts';
import { dropItems } from '../../client/features/board/acts/move.ts';
import { clusterNotes } from '../../client/features/board/grouping/clustering.ts';
import { stick } from '../../client/features/board/stickers/sticking.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newDesk } from '../support/desk.ts';

const GRID = 'distribute.grid';
const DOTS = 'distribute.dots';

function open() {
  const parts = newDesk();
  const { desk, model, history, said, problems } = parts;
  const act = async (how: string, ids: readonly ItemId[]) => {
    parts.selection.set(ids);
    const before = said.length + problems.length;
    desk.actions.get(how).run(desk);
    await vi.waitFor(() => expect(said.length + problems.length).toBeGreaterThan(before));
    model.store.flush();
  };
  const arrange = (...ids: readonly ItemId[]) => act(GRID, ids);
  const sort = (...ids: readonly ItemId[]) => act(DOTS, ids);
  const vote = (id: ItemId, count: number) => {
    const dot = { kind: 'sticker', symbol: 'dot', parent: id, y: 10 } as const;
    createFigures(
      parts.context,
      Array.from({ length: count }, (_, at) => ({ ...dot, x: 10 * at })),
    );
    model.store.flush();
  };
  const undo = () => {
    history.undo();
    model.store.flush();
  };
  const at = (id: ItemId) => [model.box(id)?.x, model.box(id)?.y];
  const whyNot = (how: string, ids: readonly ItemId[]) => {
    parts.selection.set(ids);
    return reasonAgainst(desk.actions.get(how), desk);
  };
  const why = (...ids: readonly ItemId[]) => whyNot(GRID, ids);
  const whyNotSort = (...ids: readonly ItemId[]) => whyNot(DOTS, ids);
  return { ...parts, arrange, sort, vote, undo, at, why, whyNotSort };
}

describe('arranged in a grid', () => {
  it('[BC365] where that does not fit it comes no further away than it must', async () => {
    const { note, arrange, at } = open();
    const ids = [note(0, 0), note(150, 0), note(300, 0), note(450, 0)];
    note(100, 380);
    await arrange(...ids);
    expect(ids.map(at)[0]).toEqual([0, -60]);
  });

  it('[AN80] in the columns they stand in, the last row with fewer; one step of undo; again changes nothing', async () => {
    const { note, arrange, undo, at, history } = open();
    const ids = [note(10, 0), note(290, 40), note(0, 300), note(330, 260), note(20, 600)];
    const before = ids.map(at);
    await arrange(...ids);
    const grid = [
      [0, 0],
      [220, 0],
      [0, 220],
      [220, 220],
      [0, 440],
    ];
    expect(ids.map(at)).toEqual(grid);
    const step = history.last;
    await arrange(...[...ids].reverse());
    expect([ids.map(at), history.last]).toEqual([grid, step]);
    undo();
    expect(ids.map(at)).toEqual(before);
  });

  it('[AN80] else about as wide as high: in a row, in a column, or anyhow; two are no grid', async () => {
    const { note, arrange, at, why } = open();
    const row = [0, 1, 2, 3].map((i) => note(i * 300, 0));
    await arrange(...row);
    expect(row.map(at)).toEqual([
      [0, 0],
      [220, 0],
      [0, 220],
      [220, 220],
    ]);
    const column = [0, 1, 2, 3].map((i) => note(5_000, i * 300));
    await arrange(...column);
    expect(column.map(at)).toEqual([
      [5_000, 0],
      [5_220, 0],
      [5_000, 220],
      [5_220, 220],
    ]);
    const pile = Array.from({ length: 9 }, (_, i) => note(10_000 + 3 * i, 5 * i));
    await arrange(...pile);
    expect(at(pile[8] as ItemId)).toEqual([10_440, 440]);
    expect(why(...row.slice(0, 2))).toBe('three');
  });

  it('[AN80] columns are as wide and rows as high as what is in them; clusters, frames with what they hold and stickers go along, what is locked stays', async () => {
    const canvas = open();
    const { note, context, model, commands, arrange, at, selection } = canvas;
    const frame = createFrame(context, { x: 0, y: 0, w: 600, h: 400, title: '' }) as ItemId;
    const inside = note(100, 100);
    dropItems(context, [inside], { parent: frame });
    const [b, c] = [note(900, 66), note(1_200, 66)];
    const cluster = clusterNotes(commands, [b, c]) as ItemId;
    selection.stopEditing();
    const [last, locked] = [note(40, 900), note(50, 1_500)];
    lockItems(context, [locked], true);
    const [dot] = createFigures(context, [{ kind: 'sticker', x: 0, y: 0 }]) as [ItemId];
    model.store.flush();
    stick(canvas, [{ id: dot, x: 100, y: 960 }]);
    model.store.flush();
    expect(model.hostOf(dot)).toBe(last);
    const offset = (model.box(dot)?.x ?? 0) - 40;
    await arrange(frame, inside, cluster, last, locked, dot);
    const high = Math.max(400, model.box(cluster)?.h ?? 0);
    expect([at(frame), at(inside), at(cluster), at(last), at(locked)]).toEqual([
      [0, 0],
      [100, 100],
      [620, 0],
      [0, high + 20],
      [50, 1_500],
    ]);
    expect(model.box(dot)?.x).toBe(offset);
  });

  it('[AN80] it covers nothing: where something lies in its way it goes beside that', async () => {
    const { note, arrange, model } = open();
    const stays = note(230, 230);
    const pile = Array.from({ length: 4 }, (_, i) => note(i, i));
    await arrange(...pile);
    const other = model.box(stays);
    if (!other) throw new Error('it stands');
    for (const id of pile) expect(intersects(model.box(id) ?? other, other), id).toBe(false);
  });

  it('[AN80] in their frame, which grows when it must, in the same step; where it cannot, that is said and nothing moves', async () => {
    const { note, context, arrange, undo, model, at, problems } = open();
    const frame = createFrame(context, { x: 0, y: 0, w: 400, h: 400, title: '' }) as ItemId;
    const pile = Array.from({ length: 6 }, (_, i) => note(20 + i, 80 + i));
    dropItems(context, pile, { parent: frame });
    model.store.flush();
    const before = pile.map(at);
    await arrange(...pile);
    const home = model.box(frame);
    for (const id of pile) {
      const box = model.box(id);
      expect(home && box && containsBox(home, box), id).toBe(true);
      expect(model.parentOf(id)).toBe(frame);
    }
    undo();
    expect([model.box(frame)?.w, model.box(frame)?.h, pile.map(at)]).toEqual([400, 400, before]);
    lockItems(context, [note(410, 0), note(0, 410)], true);
    model.store.flush();
    await arrange(...pile);
    expect([problems.length, pile.map(at)]).toEqual([1, before]);
  });

  it('[BC532] what lies mostly in one frame is laid in it, and what overhung lies in it as well; one step', async () => {
    const { note, context, arrange, undo, model, at } = open();
    const frame = createFrame(context, { x: 0, y: 0, w: 700, h: 500, title: '' }) as ItemId;
    const inside = [note(20, 80), note(230, 90), note(440, 100)];
    dropItems(context, inside, { parent: frame });
    const all = [...inside, note(-150, 120), note(640, 130)];
    model.store.flush();
    const before = all.map(at);
    await arrange(...all);
    const home = model.box(frame);
    for (const id of all) {
      const box = model.box(id);
      expect([model.parentOf(id), home && box && containsBox(home, box)]).toEqual([frame, true]);
    }
    undo();
    expect([all.map(at), model.parentOf(all[4] as ItemId), model.box(frame)?.w]).toEqual([before, null, 700]);
  });

  it('[BC532] where that frame has no room and cannot grow, the grid comes to the nearest free place', async () => {
    const { note, context, arrange, model, problems } = open();
    const frame = createFrame(context, { x: 0, y: 0, w: 300, h: 300, title: '' }) as ItemId;
    const inside = [note(20, 80), note(30, 85)];
    dropItems(context, inside, { parent: frame });
    const all = [...inside, note(280, 90)];
    const others = [note(320, 320), note(0, 320), note(500, 0)];
    lockItems(context, others, true);
    model.store.flush();
    await arrange(...all);
    expect([problems, model.box(frame)?.w]).toEqual([[], 300]);
    const over = all.some((id) =>
      others.some((other) => intersects(model.box(id) as Box, model.box(other) as Box)),
    );
    expect([over, model.parentOf(all[2] as ItemId)]).toEqual([false, null]);
  });

  it('[AN80] a row in a low frame that can grow no higher stays, and that is said', async () => {
    const { note, context, arrange, model, at, said, problems } = open();
    const frame = createFrame(context, { x: 0, y: 0, w: 1_400, h: 330, title: '' }) as ItemId;
    const row = Array.from({ length: 6 }, (_, i) => note(24 + 220 * i, 68));
    dropItems(context, row, { parent: frame });
    note(0, 390);
    model.store.flush();
    const before = row.map(at);
    await arrange(...row);
    expect([row.map(at), said, problems.length]).toEqual([before, [], 1]);
  });

  it('[AN80] [GR5] a locked frame does not grow', async () => {
    const { note, context, arrange, model, at, problems } = open();
    const frame = createFrame(context, { x: 0, y: 0, w: 400, h: 400, title: '' }) as ItemId;
    const pile = Array.from({ length: 6 }, (_, i) => note(20 + i, 80 + i));
    dropItems(context, pile, { parent: frame });
    lockItems(context, [frame], true);
    model.store.flush();
    const before = pile.map(at);
    await arrange(...pile);
    expect([problems.length, pile.map(at), model.box(frame)?.h]).toEqual([1, before, 400]);
  });
});

describe('arranged by dots', () => {
  it('[AN131] what lies loose stands in a grid, most dots first, else as it is read; one step, and again nothing', async () => {
    const { note, sort, vote, undo, at, history, whyNotSort } = open();
    const [a, b, c, d] = [note(0, 0), note(300, 0), note(600, 0), note(900, 0)] as const;
    const before = [a, b, c, d].map(at);
    expect([whyNotSort(a, b), whyNotSort(a)]).toEqual(['dots', 'two']);
    vote(c, 2);
    vote(d, 3);
    await sort(a, b, c, d);
    const grid = [
      [0, 220],
      [220, 220],
      [220, 0],
      [0, 0],
    ];
    expect([a, b, c, d].map(at)).toEqual(grid);
    const step = history.last;
    await sort(a, b, c, d);
    expect([[a, b, c, d].map(at), history.last]).toEqual([grid, step]);
    undo();
    expect([a, b, c, d].map(at)).toEqual(before);
  });

  it('[AN154] of a frame that is chosen its loose notes stand in a grid in it', async () => {
    const { note, sort, vote, undo, at, context, model, whyNotSort } = open();
    const frame = createFrame(context, { x: 0, y: 0, w: 1_000, h: 700, title: '' }) as ItemId;
    const [a, b, c] = [note(24, 88), note(324, 88), note(624, 88)] as const;
    dropItems(context, [a, b, c], { parent: frame });
    model.store.flush();
    const before = [a, b, c].map(at);
    expect(whyNotSort(frame)).toBe('dots');
    vote(c, 2);
    await sort(frame);
    expect([at(c), [a, b, c].map((id) => model.parentOf(id)), at(frame)]).toEqual([
      [24, 88],
      [frame, frame, frame],
      [0, 0],
    ]);
    undo();
    expect([a, b, c].map(at)).toEqual(before);
  });

  it('[AN131] notes of a cluster take each other’s places: of a chosen one, or those chosen in it; a locked one keeps its own', async () => {
    const { note, sort, vote, undo, model, context, commands, selection, history, whyNotSort } = open();
    const notes = [0, 1, 2, 3].map((i) => note(i * 300, 0)) as [ItemId, ItemId, ItemId, ItemId];
    const cluster = clusterNotes(commands, notes) as ItemId;
    selection.stopEditing();
    model.store.flush();
    const [a, b, c, d] = notes;
    const order = () => model.childrenOf(cluster).filter((id) => model.item(id)?.kind === 'note');
    vote(b, 1);
    vote(d, 2);
    expect(whyNotSort(cluster)).toBeNull();
    await sort(cluster);
    expect(order()).toEqual([d, b, a, c]);
    const step = history.last;
    await sort(cluster);
    expect([order(), history.last]).toEqual([[d, b, a, c], step]);
    undo();
    expect(order()).toEqual([a, b, c, d]);
    await sort(a, b);
    expect(order()).toEqual([b, a, c, d]);
    lockItems(context, [a], true);
    model.store.flush();
    await sort(cluster);
    expect(order()).toEqual([d, a, b, c]);
  });

  it('[AN131] beside a cluster the loose ones stand in a grid, in one step; a sticker that lies on nothing is no vote for any', async () => {
    const { note, sort, vote, undo, at, model, commands, context, selection } = open();
    const held = [0, 1].map((i) => note(i * 300, 0)) as [ItemId, ItemId];
    const cluster = clusterNotes(commands, held) as ItemId;
    selection.stopEditing();
    model.store.flush();
    const loose = [note(0, 900), note(300, 900), note(600, 900), note(900, 900)] as const;
    const [stray] = (createFigures(context, [
      { kind: 'sticker', symbol: 'dot', parent: null, x: 1_300, y: 940 },
    ]) ?? []) as [ItemId];
    model.store.flush();
    vote(held[1], 1);
    vote(loose[3], 3);
    const order = () => model.childrenOf(cluster).filter((id) => model.item(id)?.kind === 'note');
    const before = [[...loose, cluster, stray].map(at), order()];
    await sort(cluster, ...loose, stray);
    expect(order()).toEqual([held[1], held[0]]);
    expect(at(loose[3])).toEqual([0, 900]);
    expect([at(cluster), at(stray), model.parentOf(stray)]).toEqual([before[0]?.[4], [1_300, 940], null]);
    undo();
    expect([[...loose, cluster, stray].map(at), order()]).toEqual(before);
    await sort(...loose, stray);
    expect([at(loose[3]), model.parentOf(stray), model.dotsOn(loose[2]).length]).toEqual([[0, 900], null, 0]);
  });
});
