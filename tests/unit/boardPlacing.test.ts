import { beforeAll, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { type Box, containsBox, intersects } from '../../client/canvas/geometry.ts';
import { bringIn } from '../../client/features/board/actions/bringIn.ts';
import { rewriteText } from '../../client/features/board/acts/change.ts';
import { createFrame, createNote } from '../../client/features/board/acts/make.ts';
import { newShape, newText } from '../../client/features/board/canvas/Figures.ts';
import { newcomers } from '../../client/features/board/canvas/laterNewcomers.ts';
import { pasting } from '../../client/features/board/canvas/laterPasting.ts';
import { bring, put } from '../../client/features/board/canvas/newcomers.ts';
import { newFrame } from '../../client/features/board/canvas/newFrame.ts';
import type { Placed } from '../../client/features/board/canvas/placed.ts';
import { NOTE_GAP } from '../../client/features/board/model/layout.ts';
import { boardItems } from '../../shared/documents/board.ts';
import type { BoardItem } from '../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newCanvas } from '../support/boardCommands.ts';
import { newDesk } from '../support/desk.ts';

const drawn = { x: 100, y: 200, w: 300, h: 120 };
const at = { x: 100, y: 200 };

function open(options: { mayEdit?: boolean } = {}) {
  const canvas = newCanvas(options);
  /** What the letter does: at once, where there is room. */
  const letter = (what: Placed) => {
    canvas.viewport.setCamera({ x: 0, y: 0, zoom: 1 });
    if (what === 'note') canvas.commands.newNote();
    else if (what === 'text') newText(canvas.commands);
    else if (what === 'frame') newFrame(canvas.commands);
    else newShape(canvas.commands, what);
    canvas.placing.keepInHand(what);
  };
  const last = (): BoardItem | undefined =>
    [...canvas.model.store.values()].toSorted((a, b) => a.at - b.at).at(-1);
  return { ...canvas, last, letter };
}

beforeAll(async () => {
  await Promise.all([newcomers.fetch(), pasting.fetch()]);
});

describe('what is made from the menu of the board', () => {
  const middleOf = (box: Box | null | undefined) => box && [box.x + box.w / 2, box.y + box.h / 2];

  it('[BC85] table, cluster, list and template come where the menu was opened', async () => {
    const at = { x: 3_000, y: -2_000 };
    for (const id of ['newTable', 'newCluster']) {
      const { desk, model } = newDesk();
      desk.actions.get(id).run(desk, at);
      await vi.waitFor(() => expect(desk.selection.editing).not.toBeNull());
      const made = [...model.store.values()].find(({ kind }) => kind === 'table' || kind === 'cluster');
      expect(middleOf(made && model.box(made.id))).toEqual([3_000, -2_000]);
    }
    const list = newDesk();
    list.desk.actions.get('list').run(list.desk, at);
    list.desk.clipboard.create({ lines: ['one'], cut: 0 });
    const [note] = [...list.model.store.values()];
    expect(middleOf(note && list.model.box(note.id))).toEqual([3_000, -2_000]);
    // Once: what is made next comes where the hand is.
    list.viewport.setCamera({ x: 0, y: 0, zoom: 1 });
    list.desk.clipboard.create({ lines: ['two'], cut: 0 });
    const two = [...list.model.store.values()].find(({ text }) => text === 'two');
    expect(two && list.model.box(two.id)?.x).toBeLessThan(2_000);

    const canvas = newCanvas();
    canvas.note(2_800, -2_100, 'in the way');
    const draft = {
      kind: 'note',
      text: 'came',
      parent: null,
      from: null,
      to: null,
      author: null,
      at: null,
    } as const;
    bringIn(canvas.commands.parts, [{ ...draft, fields: { x: 50, y: 50 } }], 'said', { at });
    const came = [...canvas.model.store.values()].find(({ text }) => text === 'came');
    const box = came && canvas.model.box(came.id);
    expect(Math.abs((box?.x ?? 0) - 2_900)).toBeLessThan(500);
    expect(box?.x === 2_900 && box.y === -2_100).toBe(false);
  });

  it('[BC85] something large on a full board comes near, into room that is free', async () => {
    const { desk, model, note } = newDesk();
    // All that is seen is full; free room begins right of it.
    for (let x = 0; x < 5; x++) for (let y = -2; y < 6; y++) note(x * 220, y * 220);
    desk.actions.get('newTable').run(desk);
    await vi.waitFor(() => expect(desk.selection.editing).not.toBeNull());
    const table = [...model.store.values()].find(({ kind }) => kind === 'table');
    const box = table && model.box(table.id);
    if (!box) throw new Error('a table');
    const others = [...model.store.values()]
      .filter(({ kind }) => kind === 'note')
      .map(({ id }) => model.box(id));
    expect(others.some((one) => one && intersects(one, box))).toBe(false);
    const [x = 0, y = 0] = middleOf(box) ?? [];
    expect(Math.hypot(x - 500, y - 400)).toBeLessThan(1_500);
  });
});

describe('what is taken from the bar with the mouse', () => {
  it('[BC183] F is the tool while one item is chosen, and goes around two', () => {
    for (const count of [1, 2]) {
      const { desk, selection, model, note } = newDesk();
      const notes = [0, 300].slice(0, count).map((x) => note(x, 0));
      selection.set(notes);
      desk.actions.get('frame').run(desk);
      const frame = [...model.store.values()].find(({ kind }) => kind === 'frame');
      expect(notes.map((id) => model.parentOf(id))).toEqual(notes.map(() => (count > 1 ? frame?.id : null)));
      expect(frame?.id).toBe(selection.editing);
    }
    const { desk, selection, model, note } = newDesk();
    const id = note(0, 0);
    selection.set([id]);
    desk.actions.get('frameAround').run(desk);
    expect(model.parentOf(id)).toBe(selection.editing);
  });

  it('[BC86] comes where the press is, with the caret in it, and is put down', () => {
    for (const what of ['note', 'text', 'ellipse'] as const) {
      const { placing, tool, model, selection, last } = open();
      placing.take(what);
      expect(tool.get()).toBe('place');
      placing.place(null, at);
      const item = last();
      const box = item && model.box(item.id);
      expect([tool.get(), selection.editing]).toEqual(['select', item?.id]);
      expect(box && [box.x + (what === 'text' ? 0 : box.w / 2), box.y + box.h / 2]).toEqual([
        100,
        what === 'text' ? expect.any(Number) : 200,
      ]);
    }
  });

  it('[BC86] is as large as the drag: shapes and frames by both sides, a text by its width, a note by the shorter', () => {
    const sizes = (['rectangle', 'frame', 'text', 'note'] as const).map((what) => {
      const { placing, model, last } = open();
      placing.take(what);
      placing.place(what === 'text' ? { ...drawn, h: 8 } : drawn, at);
      const item = last();
      const box = item && model.box(item.id);
      return box && [what, box.x, box.w, what === 'text' ? 0 : box.h];
    });
    expect(sizes).toEqual([
      ['rectangle', 100, 300, 120],
      ['frame', 100, 300, 120],
      ['text', 100, 300, 0],
      ['note', 190, 120, 120],
    ]);
  });

  it('[BC86] a frame that is drawn holds what lies in it and belongs to nothing else', () => {
    const { placing, model, note, last } = open();
    const [inside, across] = [note(120, 220), note(350, 220)] as const;
    placing.take('frame');
    placing.place({ x: 100, y: 200, w: 400, h: 300 }, at);
    const frame = last()?.id;
    expect([model.parentOf(inside), model.parentOf(across)]).toEqual([frame, null]);
  });

  it('[BC86] a drag that is hardly one is a press; taken again it is put down; without the right nothing comes', () => {
    const { placing, tool, model, last } = open();
    placing.take('rectangle');
    placing.place({ ...drawn, w: 10 }, at);
    const made = last();
    expect(made && model.box(made.id)?.w).toBe(240);
    placing.take('note');
    placing.take('note');
    expect(tool.get()).toBe('select');
    const reader = open({ mayEdit: false });
    reader.placing.take('note');
    reader.placing.place(null, at);
    expect([reader.tool.get(), reader.model.store.size]).toEqual(['select', 0]);
  });
});

const KINDS = ['note', 'text', 'rectangle', 'frame'] as const;

describe('what came by a letter and has no words', () => {
  it('[BC140] follows the next press, and is one step of undo', () => {
    for (const what of KINDS) {
      const { letter, placing, tool, model, selection, history, last } = open();
      letter(what);
      expect([tool.get(), placing.holds(tool.get(), what)]).toEqual(['inHand', true]);
      placing.place(null, at);
      const item = last();
      const box = item && model.box(item.id);
      expect([model.store.size, tool.get(), selection.editing]).toEqual([1, 'select', item?.id]);
      expect(box && box.x + (what === 'text' ? 0 : box.w / 2)).toBe(100);
      history.undo();
      model.store.flush();
      expect([model.store.size, history.state.get().canUndo]).toEqual([0, false]);
    }
  });

  it('[BC140] is as large as the next drag, drawn without the first one beside it', () => {
    for (const [what, w] of [
      ['rectangle', 300],
      ['frame', 300],
      ['text', 300],
      ['note', 120],
    ] as const) {
      const { letter, placing, model, note, last } = open();
      const inside = note(120, 220);
      letter(what);
      placing.begin();
      expect(model.store.size).toBe(1);
      placing.place(drawn, at);
      const item = last();
      expect([model.store.size, item && model.box(item.id)?.w]).toEqual([2, w]);
      expect(model.parentOf(inside)).toBe(null);
    }
  });

  it('[BC140] is no longer in the hand once somebody writes in it, moves it, locks it or deletes it', () => {
    const others: Readonly<Record<string, (items: Y.Map<Y.Map<unknown>>, id: string) => void>> = {
      writes: (items, id) => (items.get(id)?.get('text') as Y.Text | undefined)?.insert(0, 'mine too'),
      moves: (items, id) => void items.get(id)?.set('x', 700),
      locks: (items, id) => void items.get(id)?.set('locked', true),
      deletes: (items, id) => items.delete(id),
    };
    for (const [does, act] of Object.entries(others)) {
      const { letter, placing, tool, model, doc, selection } = open();
      letter('note');
      const { editing } = selection;
      const other = new Y.Doc();
      Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
      act(boardItems(other), editing ?? '');
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
      model.store.flush();
      expect([does, tool.get()]).toEqual([does, 'select']);
      placing.begin();
      expect([does, model.store.size]).toEqual([does, does === 'deletes' ? 0 : 1]);
    }
  });

  it('[BC140] stays where it is once it has words or by Enter, and goes when the writing ends elsewhere', () => {
    for (const end of ['words', 'selection', 'settle'] as const) {
      const { letter, placing, tool, model, selection, context } = open();
      letter('ellipse');
      const { editing } = selection;
      if (end === 'words') rewriteText(context, editing as ItemId, 'a');
      if (end === 'selection') selection.stopEditing();
      if (end === 'settle') expect(placing.settle()).toBe(true);
      model.store.flush();
      // Put down without having been anywhere it goes.
      const left = end === 'selection' ? 0 : 1;
      expect([tool.get(), model.store.size, placing.settle()]).toEqual(['select', left, false]);
    }
  });

  it('[BC154] with the mouse on the board the view stays until it has words or is left', () => {
    for (const end of ['words', 'settle', 'drag', 'selection', 'no mouse'] as const) {
      const { letter, placing, model, viewport, commands, context, selection } = open();
      const frames = [0, 1].map((at) => ({ x: 100 + 500 * at, y: 100, w: 400, h: 500 }));
      for (const box of frames) newFrame(commands, box);
      if (end !== 'no mouse') commands.pointAt({ x: 550, y: 300 });
      letter('frame');
      const { editing } = selection;
      const isSeen = () => {
        const { x, y, w, h } = viewport.boxToScreen(model.box(editing as ItemId) as Box);
        const seen = viewport.clearBox();
        return x >= seen.x && y >= seen.y && x + w <= seen.x + seen.w && y + h <= seen.y + seen.h;
      };
      if (end === 'no mouse') {
        expect(isSeen()).toBe(true);
        continue;
      }
      expect([viewport.camera(), isSeen()]).toEqual([{ x: 0, y: 0, zoom: 1 }, false]);
      if (end === 'words') rewriteText(context, editing as ItemId, 'a');
      if (end === 'settle') placing.settle();
      if (end === 'selection') selection.stopEditing();
      if (end === 'drag') placing.place({ x: 90, y: 90, w: 300, h: 300 }, at);
      model.store.flush();
      const stays = end === 'words' || end === 'settle';
      expect([end, stays ? isSeen() : viewport.camera()]).toEqual([end, stays || { x: 0, y: 0, zoom: 1 }]);
    }
  });

  it('[BC154] also where all views glide, and the first letter brings it near', () => {
    const frames: FrameRequestCallback[] = [];
    vi.stubGlobal('matchMedia', () => ({ matches: false }));
    vi.stubGlobal('requestAnimationFrame', (frame: FrameRequestCallback) => frames.push(frame));
    const glide = () => {
      for (let now = 0; frames.length > 0; now += 100) frames.shift()?.(now);
    };
    for (const what of ['note', 'rectangle', 'frame'] as const) {
      const { commands, viewport, placing, selection, context, model } = open();
      viewport.setCamera({ x: 0, y: 0, zoom: 0.2 });
      commands.pointAt({ x: 2_000, y: 1_000 });
      const before = viewport.camera();
      if (what === 'note') commands.newNote();
      else bring({ commands, hands: null }, what);
      placing.keepInHand(what);
      glide();
      expect([what, viewport.camera()]).toEqual([what, before]);
      rewriteText(context, selection.editing as ItemId, 'a');
      model.store.flush();
      glide();
      // The name of a frame is larger from far away, and is written there (BC171).
      expect([what, viewport.zoom > 0.3]).toEqual([what, what !== 'frame']);
    }
    vi.unstubAllGlobals();
  });

  it('[BC140] goes when another tool is taken from the bar; what has its place does not follow', () => {
    const { letter, placing, tool, model, commands } = open();
    letter('note');
    placing.take('frame');
    expect([tool.get(), model.store.size]).toEqual(['place', 0]);
    placing.putDown();
    letter('note');
    placing.take('note');
    expect([tool.get(), model.store.size]).toEqual(['select', 0]);
    commands.newNote(at);
    placing.keepInHand('note', at);
    expect(tool.get()).toBe('select');
    placing.keepInHand('note');
    expect(tool.get()).toBe('select');
    newText(commands, at);
    placing.keepInHand('text', at);
    expect(tool.get()).toBe('select');
  });
});

it('[BC141] what goes leaves chosen what was chosen before', () => {
  const { letter, model, selection, commands, note } = open();
  const before = note(900, 900);
  selection.set([before]);
  letter('note');
  newcomers.now()?.abandon(commands, selection.editing as ItemId);
  expect([model.store.size, [...selection.ids]]).toEqual([1, [before]]);
});

it('[BC85] several that come at one place stand as one reads: on, below, and only then elsewhere', () => {
  const { commands, model, viewport } = open();
  viewport.setCamera({ x: 0, y: 0, zoom: 1 });
  const boxes = [1, 2, 3, 4].map(() => model.box(commands.newNote() as ItemId));
  const [one] = boxes;
  const step = 200 + NOTE_GAP;
  expect(boxes.map((box) => box && one && [(box.x - one.x) / step, (box.y - one.y) / step])).toEqual([
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
  ]);
});

it('[BC540] what is put high in a frame lies below its title, where the frame has room for it', () => {
  const { commands, model, viewport, clipboard } = newDesk().desk;
  viewport.setCamera({ x: 0, y: 0, zoom: 1 });
  newFrame(commands, { x: 0, y: 0, w: 1_000, h: 600 });
  newFrame(commands, { x: 0, y: 2_000, w: 1_000, h: 200 });
  const lastBox = () => model.box([...model.store.ids()].at(-1) as ItemId);
  const pressed = (x: number, y: number) => {
    put(commands, 'note', null, { x, y });
    return lastBox();
  };
  expect(pressed(300, 20)).toMatchObject({ x: 200, y: 64 });
  expect(pressed(300, 400)).toMatchObject({ x: 200, y: 300 });
  expect(pressed(300, 2_020)).toMatchObject({ x: 200, y: 1_920 });
  viewport.setCamera({ x: 0, y: 0, zoom: 1 });
  commands.pointAt({ x: 700, y: 90 });
  clipboard.create({ lines: ['one'], cut: 0 });
  expect(lastBox()).toMatchObject({ x: 600, y: 64 });
});

describe('with something in a frame chosen, and nothing pointed at', () => {
  it('[BC570] notes, texts and shapes come in that frame, near it, each where nothing lies', async () => {
    const { desk, model, selection, viewport, context } = newDesk();
    const frame = createFrame(context, { x: 0, y: 0, w: 900, h: 900, title: 'Station 1' }) as ItemId;
    const note = createNote(context, { x: 40, y: 80, text: 'Here' }, { parent: frame }) as ItemId;
    model.store.flush();
    // Seen is something else.
    viewport.setCamera({ x: -3_000, y: 0, zoom: 1 });
    selection.set([note]);
    for (const id of ['text', 'text', 'note', 'rectangle', 'text']) {
      desk.actions.get(id).run(desk);
      await vi.waitFor(() => expect(selection.editing).not.toBeNull());
      const made = selection.editing as ItemId;
      selection.stopEditing();
      selection.set([made]);
    }
    const boxes = model.childrenOf(frame).map((id) => model.box(id) as Box);
    expect(boxes).toHaveLength(6);
    const apart = boxes.every((one, at) => boxes.slice(at + 1).every((other) => !intersects(one, other)));
    expect([apart, boxes.every((box) => containsBox(model.box(frame) as Box, box))]).toEqual([true, true]);
  });
});
