import { describe, expect, it, vi } from 'vitest';
import { reasonAgainst } from '../../client/features/board/actions/ActionSet.ts';
import { stackAbove } from '../../client/features/board/acts/arrange.ts';
import { colourItems } from '../../client/features/board/acts/change.ts';
import { lockItems } from '../../client/features/board/acts/lock.ts';
import { createFrame } from '../../client/features/board/acts/make.ts';
import { createFigures } from '../../client/features/board/acts/makeFigure.ts';
import { dropItems } from '../../client/features/board/acts/move.ts';
import { clusterNotes } from '../../client/features/board/grouping/clustering.ts';
import { boardItems, changeItem } from '../../shared/documents/board.ts';
import { MIN_NOTE_SIZE } from '../../shared/documents/boardKinds.ts';
import { compareOrder } from '../../shared/documents/orderKeys.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newDesk } from '../support/desk.ts';

/** A board on which acts are done by id, as a menu would. */
function open() {
  const parts = newDesk();
  const { desk, model, history, said } = parts;
  const why = (id: string) => reasonAgainst(desk.actions.get(id), desk);
  const run = async (id: string) => {
    const before = said.length;
    desk.actions.get(id).run(desk);
    await vi.waitFor(() => expect(said.length).toBeGreaterThan(before));
    model.store.flush();
  };
  const undo = () => {
    history.undo();
    model.store.flush();
  };
  const order = (...ids: readonly ItemId[]) =>
    [...ids].sort((a, b) =>
      compareOrder({ id: a, z: model.item(a)?.z ?? '' }, { id: b, z: model.item(b)?.z ?? '' }),
    );
  const at = (id: ItemId) => [model.box(id)?.x, model.box(id)?.y];
  return { ...parts, why, run, undo, order, at };
}

describe('front and back', () => {
  it('[AN10] all the way, keeping the order among the chosen, in one step of undo', async () => {
    const { note, selection, run, undo, order } = open();
    const [a, b, c, d] = [note(0, 0, 'a'), note(10, 0, 'b'), note(20, 0, 'c'), note(30, 0, 'd')] as const;
    selection.set([c, a]);
    await run('front');
    expect(order(a, b, c, d)).toEqual([b, d, a, c]);
    undo();
    expect(order(a, b, c, d)).toEqual([a, b, c, d]);
    selection.set([d, b]);
    await run('back');
    expect(order(a, b, c, d)).toEqual([b, d, a, c]);
  });

  it('[AN10] one step goes past what covers it, and says when it goes no further', async () => {
    const { note, selection, run, order, said } = open();
    const [a, far, over, top] = [note(0, 0), note(5_000, 0), note(50, 50), note(100, 100)] as const;
    selection.set([a]);
    await run('forward');
    expect(order(a, far, over, top)).toEqual([far, over, a, top]);
    await run('forward');
    expect(order(a, far, over, top)).toEqual([far, over, top, a]);
    await run('forward');
    expect(said.at(-1)).toBe('actions:said.noFurther');
    await run('backward');
    expect(order(a, far, over, top)).toEqual([far, over, a, top]);
  });

  it('[AN10] a note in a cluster keeps its place in the grid, and what is locked stays', async () => {
    const { note, selection, commands, model, run, why, order, context } = open();
    const [a, b, c] = [note(0, 0, 'a'), note(300, 0, 'b'), note(600, 0, 'c')] as const;
    const cluster = clusterNotes(commands, [a, b]) as ItemId;
    selection.stopEditing();
    model.store.flush();
    selection.set([a]);
    expect(why('front')).toBe('grid');
    expect(stackAbove(context, [a], c)).toBe(0);
    selection.set([cluster]);
    await run('front');
    expect([model.childrenOf(cluster), order(c, cluster)]).toEqual([
      [a, b],
      [c, cluster],
    ]);
    lockItems(context, [c], true);
    model.store.flush();
    selection.set([c]);
    expect(why('front')).toBe('locked');
  });
});

describe('in line', () => {
  it('[AN11] at each edge and middle of what they cover; a locked one stays; one step of undo', async () => {
    const { note, selection, run, undo, at, context, model, why } = open();
    const [a, b, c] = [note(0, 100), note(500, 0), note(250, 700)] as const;
    const ids = [a, b, c];
    const wanted: [string, (number | undefined)[][]][] = [
      [
        'align.left',
        [
          [0, 100],
          [0, 0],
          [0, 700],
        ],
      ],
      [
        'align.centre',
        [
          [250, 100],
          [250, 0],
          [250, 700],
        ],
      ],
      [
        'align.right',
        [
          [500, 100],
          [500, 0],
          [500, 700],
        ],
      ],
      [
        'align.top',
        [
          [0, 0],
          [500, 0],
          [250, 0],
        ],
      ],
      [
        'align.middle',
        [
          [0, 350],
          [500, 350],
          [250, 350],
        ],
      ],
      [
        'align.bottom',
        [
          [0, 700],
          [500, 700],
          [250, 700],
        ],
      ],
    ];
    for (const [id, places] of wanted) {
      selection.set(ids);
      await run(id);
      expect(ids.map(at), id).toEqual(places);
      undo();
      expect(ids.map(at)).toEqual([
        [0, 100],
        [500, 0],
        [250, 700],
      ]);
    }
    lockItems(context, [b], true);
    model.store.flush();
    selection.set(ids);
    await run('align.left');
    expect(at(b)).toEqual([500, 0]);
    selection.set([a, b]);
    expect(why('align.left')).toBe('two');
  });

  it('[AN11] with equal gaps, the outermost staying; a frame takes along what it holds', async () => {
    const { note, selection, run, at, context, model, why } = open();
    const [a, b, c] = [note(0, 0), note(210, 40), note(1_000, 0)] as const;
    selection.set([c, a, b]);
    await run('distribute.across');
    expect([a, b, c].map(at)).toEqual([
      [0, 0],
      [500, 40],
      [1_000, 0],
    ]);
    const inside = note(2_100, 2_100);
    const frame = createFrame(context, {
      x: 2_000,
      y: 2_000,
      w: 400,
      h: 400,
      title: '',
      holds: [inside],
    }) as ItemId;
    model.store.flush();
    selection.set([a, frame, inside]);
    await run('align.top');
    expect([at(frame), at(inside)]).toEqual([
      [2_000, 0],
      [2_100, 100],
    ]);
    expect(why('distribute.down')).toBe('three');
  });
});

describe('size', () => {
  it('[AN15] larger and smaller, each kind in its way, in one step of undo', async () => {
    const { note, selection, run, undo, context, model, commands } = open();
    const [a, b, c] = [note(0, 0), note(300, 0), note(600, 0)] as const;
    const cluster = clusterNotes(commands, [b, c]) as ItemId;
    selection.stopEditing();
    const frame = createFrame(context, { x: 0, y: 900, w: 400, h: 400, title: '' }) as ItemId;
    model.store.flush();
    selection.set([a, cluster, frame, b]);
    await run('larger');
    const sizes = () => [model.item(a), model.item(cluster), model.item(frame), model.item(b)];
    expect(sizes()).toMatchObject([{ w: 250 }, { columns: 3 }, { w: 500, h: 500 }, { w: 200 }]);
    undo();
    expect(sizes()).toMatchObject([{ w: 200 }, { columns: 2 }, { w: 400, h: 400 }, { w: 200 }]);
    await run('smaller');
    expect(sizes()).toMatchObject([{ w: 160 }, { columns: 1 }, { w: 320, h: 320 }, { w: 200 }]);
  });
});

describe('at the limit of a size', () => {
  it('[AN15] it is said that nothing changed, of one and of several', async () => {
    const { note, selection, run, model, said } = open();
    const [a, b] = [note(0, 0), note(300, 0)] as const;
    selection.set([a]);
    await run('smaller');
    expect(said.at(-1)).toBe('actions:said.smaller');
    for (let presses = 0; presses < 12; presses++) await run('smaller');
    expect([model.box(a)?.w, said.at(-1)]).toEqual([MIN_NOTE_SIZE, 'actions:said.noFurtherSize']);
    selection.set([a, b]);
    await run('smaller');
    expect([model.box(b)?.w, said.at(-1)]).toEqual([200, 'actions:said.noFurtherSize']);
    await run('larger');
    expect(said.at(-1)).toBe('actions:said.larger');
  });
});

describe('several together', () => {
  it('[BC75] larger and smaller scale sizes and distances, in one step of undo; what is locked stays', async () => {
    const { note, selection, run, undo, context, model, at } = open();
    const [a, b, locked] = [note(0, 0), note(400, 300), note(800, 0)] as const;
    const [sticker] = createFigures(context, [
      { kind: 'sticker', symbol: 'heart', colour: 'sun', x: 600, y: 0, parent: null },
    ]) as [ItemId];
    lockItems(context, [locked], true);
    model.store.flush();
    const size = model.box(sticker)?.w ?? 0;
    selection.set([a, b, locked, sticker]);
    await run('larger');
    expect([model.item(a), model.item(b), model.item(locked)]).toMatchObject([
      { x: 0, y: 0, w: 250 },
      { x: 500, y: 375, w: 250 },
      { x: 800, y: 0, w: 200 },
    ]);
    const middle = (600 + size / 2) * 1.25;
    expect([model.box(sticker)?.w, at(sticker)[0]]).toEqual([size, Math.round(middle - size / 2)]);
    undo();
    expect([at(a), at(b), at(sticker)]).toEqual([
      [0, 0],
      [400, 300],
      [600, 0],
    ]);
  });

  it('[BC75] a corner scales what a frame holds and leaves notes in the grid of their cluster', () => {
    const { note, selection, context, model, commands, at, gestures, surface, undo, displacements } = open();
    const [held, alone, b, c] = [note(100, 1_000), note(1_000, 0), note(300, 0), note(600, 0)] as const;
    const cluster = clusterNotes(commands, [b, c]) as ItemId;
    selection.stopEditing();
    const frame = createFrame(context, { x: 0, y: 900, w: 400, h: 400, title: '' }) as ItemId;
    dropItems(context, [held], { parent: frame });
    model.store.flush();
    expect(surface.scaling(new Set([frame, held]))).toBeNull();
    expect(surface.scaling(new Set([b, c]))).toBeNull();
    const scaling = surface.scaling(new Set([frame, alone, cluster]));
    if (!scaling) throw new Error('they can be resized together');
    const before = [frame, held, alone, cluster, b].map((id) => model.box(id));
    const [grid, note1] = [model.box(cluster), boardItems(context.doc).get(b)?.get('x')];
    gestures.handlers.onScaleStart?.();
    const boxes = scaling.at(2, { x: 0, y: 900 });
    gestures.handlers.onScaleMove?.(boxes, 2, { x: 0, y: 900 });
    expect([gestures.busy.get(), displacements.sizes.get().get(alone)?.w]).toEqual([true, 400]);
    gestures.handlers.onScaleEnd?.(boxes);
    expect([gestures.busy.get(), displacements.sizes.get().size]).toEqual([false, 0]);
    expect(model.box(frame)).toMatchObject({ x: 0, y: 900, w: 800, h: 800 });
    expect(model.box(held)).toMatchObject({ x: 200, y: 1_100, w: 400 });
    expect(at(alone)).toEqual([2_000, -900]);
    expect(model.box(cluster)).toMatchObject({ w: grid?.w, h: grid?.h });
    expect(boardItems(context.doc).get(b)?.get('x')).toBe(note1);
    undo();
    expect([frame, held, alone, cluster, b].map((id) => model.box(id))).toEqual(before);
  });

  it('[BC75] what is locked takes no part, and links follow while a hand scales what they join', () => {
    const { note, selection, context, model, commands, gestures, surface } = open();
    const [a, b, locked] = [note(0, 0), note(400, 0), note(5_000, 0)] as const;
    lockItems(context, [locked], true);
    commands.link(a, b);
    selection.stopEditing();
    model.store.flush();
    const [link] = model.connectorsOf(b);
    if (!link) throw new Error('they are linked');
    expect(surface.scaling(new Set([a, locked]))).toBeNull();
    const scaling = surface.scaling(new Set([a, b, locked, link]));
    expect(scaling?.box).toMatchObject({ x: 0, w: 600 });
    const before = surface.box(link);
    const boxes = scaling?.at(2, { x: 0, y: 0 }) ?? new Map();
    expect([...boxes.keys()].sort()).toEqual([a, b].sort());
    gestures.handlers.onScaleStart?.();
    gestures.handlers.onScaleMove?.(boxes, 2, { x: 0, y: 0 });
    expect(surface.box(link)?.w).toBeGreaterThan((before?.w ?? 0) + 150);
    gestures.handlers.onScaleCancel?.(boxes);
    expect(surface.box(link)).toEqual(before);
    expect(newDesk({ mayEdit: false }).surface.scaling(new Set([a, b]))).toBeNull();
  });

  it('[BC75] nothing goes further than the least of its kind', async () => {
    const { note, selection, run, model, at } = open();
    const [a, b] = [note(0, 0), note(400, 0)] as const;
    selection.set([a, b]);
    for (let i = 0; i < 12; i++) await run('smaller');
    const [first, second] = [model.box(a), model.box(b)];
    expect(first?.w).toBe(second?.w);
    expect(first?.w).toBeGreaterThanOrEqual(MIN_NOTE_SIZE);
    expect(at(b)[0]).toBe(2 * (first?.w ?? 0));
  });
});

describe('alike', () => {
  it('[AN12] the look goes to others, also on another board, without words, place and author', async () => {
    const first = open();
    const from = first.note(0, 0, 'source');
    first.selection.set([from]);
    expect(first.why('giveLook')).toBe('look');
    colourItems(first.context, [from], 'mint');
    boardItems(first.doc).get(from)?.set('w', 320);
    first.model.store.flush();
    first.selection.set([from]);
    const copying = first.run('copyLook');
    first.selection.set([]);
    await copying;
    const second = open();
    const [a, b] = [second.note(0, 0, 'kept'), second.note(900, 0)] as const;
    second.selection.set([a, b]);
    await second.run('giveLook');
    expect(second.model.item(a)).toMatchObject({ colour: 'mint', w: 200, text: 'kept', x: 0 });
    expect(second.model.item(b)).toMatchObject({ colour: 'mint', w: 200 });
    second.undo();
    expect(second.model.item(a)).toMatchObject({ colour: 'sun', w: 200 });
  });

  it('[AN12] [AN15] what only one kind has goes to that kind alone; texts grow by their size, a sticker has one', async () => {
    const { note, selection, run, context, model } = open();
    const [big, small, dot] = createFigures(context, [
      { kind: 'text', x: 0, y: 0, w: 300, size: 'XL', colour: 'rose', text: 'big' },
      { kind: 'text', x: 400, y: 0, w: 300, size: 'S', text: 'small' },
      { kind: 'sticker', x: 800, y: 0 },
    ]) as [ItemId, ItemId, ItemId];
    const other = note(0, 600);
    selection.set([big]);
    await run('copyLook');
    selection.set([small, other]);
    await run('giveLook');
    expect(model.item(small)).toMatchObject({ size: 'XL', colour: 'rose', text: 'small' });
    expect(model.item(other)).toMatchObject({ kind: 'note', colour: 'rose', w: 200 });
    expect(boardItems(context.doc).get(other)?.has('size')).toBe(false);
    selection.set([small, dot]);
    await run('smaller');
    expect(model.item(small)).toMatchObject({ size: 'L' });
    expect(boardItems(context.doc).get(dot)?.has('w')).toBe(false);
  });

  it('[AN13] of the same kind, colour, author, and what is locked, which stands out until that is taken back', async () => {
    const { note, selection, run, context, model, desk } = open();
    const [a, b, c] = [note(0, 0), note(300, 0), note(600, 0)] as const;
    const frame = createFrame(context, { x: 0, y: 900, w: 400, h: 400, title: '' }) as ItemId;
    // [AN27] A frame that is not tinted shows no colour.
    colourItems(context, [a, c], 'rose');
    changeItem(boardItems(context.doc), frame, { colour: 'rose' });
    lockItems(context, [b, frame], true);
    model.store.flush();
    selection.set([a]);
    await run('sameColour');
    expect([...selection.ids]).toEqual([a, c]);
    selection.set([a]);
    await run('sameKind');
    expect([...selection.ids]).toEqual([a, b, c]);
    selection.set([a]);
    await run('sameAuthor');
    expect(selection.ids.size).toBe(4);
    await run('locked');
    expect([[...selection.ids], [...(desk.spotlight.get() ?? [])]]).toEqual([
      [b, frame],
      [b, frame],
    ]);
    desk.actions.get('locked').run(desk);
    await vi.waitFor(() => expect(desk.spotlight.get()).toBeNull());
  });
});
