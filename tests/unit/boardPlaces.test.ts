import { describe, expect, it } from 'vitest';
import type { Box } from '../../client/canvas/geometry.ts';
import { centre, containsBox, intersects } from '../../client/canvas/geometry.ts';
import { lockItems } from '../../client/features/board/acts/lock.ts';
import { createFrame } from '../../client/features/board/acts/make.ts';
import { Clipboard } from '../../client/features/board/canvas/Clipboard.ts';
import { newCluster } from '../../client/features/board/canvas/newCluster.ts';
import { newFrame } from '../../client/features/board/canvas/newFrame.ts';
import { newImages } from '../../client/features/board/canvas/newImages.ts';
import { newTable } from '../../client/features/board/canvas/newTables.ts';
import { drawStroke } from '../../client/features/board/drawing/draw.ts';
import { nameOfArea } from '../../client/features/board/together/nameOfArea.ts';
import { type DocumentId, type ImageId, type ItemId, newId } from '../../shared/ids.ts';
import { newCanvas } from '../support/boardCommands.ts';

describe('making and writing', () => {
  it('[BC95] what looks for its place lies in a frame or beside it, never across its edge', () => {
    const { commands, context, model } = newCanvas();
    const id = createFrame(context, { x: 0, y: 0, w: 300, h: 300, title: 'Small' }) as ItemId;
    model.store.flush();
    const frame = model.box(id) as Box;
    const wide = commands.room({ w: 600, h: 100 }, { at: { x: 310, y: 150 } });
    expect(intersects(wide, frame)).toBe(false);
    const note = commands.room({ w: 200, h: 200 }, { at: { x: 150, y: 180 } });
    expect(containsBox(frame, note)).toBe(true);
  });

  it('[PR20] what somebody sees is called by the frame that it is about, or by none', () => {
    const { context, model } = newCanvas();
    for (const [x, title] of [
      [0, 'Agenda'],
      [600, ' Morning '],
    ] as const)
      createFrame(context, { x, y: 0, w: 500, h: 500, title });
    model.store.flush();
    const called = (x: number, y: number, w: number, h: number) => nameOfArea(model, { x, y, w, h });
    expect(called(0, 0, 500, 500)).toBe('Agenda');
    // A window around a frame, with a strip of the next one.
    expect(called(-100, -100, 900, 700)).toBe('Agenda');
    // Close by: a part of one frame.
    expect(called(700, 100, 200, 150)).toBe('Morning');
    expect(called(-50, -50, 1_300, 700)).toBeUndefined();
    expect(called(3_000, 0, 800, 600)).toBeUndefined();
  });

  it('[BC471] in what somebody else reads it is one line of sixty letters at most, in the direction of its letters', () => {
    const { context, model } = newCanvas();
    createFrame(context, { x: 0, y: 0, w: 500, h: 500, title: `Come\n\u202e now ${'x'.repeat(5_000)}` });
    model.store.flush();
    const name = nameOfArea(model, { x: 0, y: 0, w: 500, h: 500 });
    expect(name).toBe(`Come now ${'x'.repeat(51)}…`);
  });

  it('[BC190] notes written one after the other in a frame stay in it, in rows, until it is full', () => {
    for (const way of ['right', 'below'] as const) {
      const { commands, context, model, selection } = newCanvas();
      const id = createFrame(context, { x: 0, y: 0, w: 440, h: 540, title: 'Narrow' }) as ItemId;
      model.store.flush();
      const frame = model.box(id) as Box;
      const places: Box[] = [];
      commands.newNote({ x: 110, y: 180 });
      for (let n = 0; n < 4; n++) {
        model.store.flush();
        const last = selection.editing as ItemId;
        places.push(model.box(last) as Box);
        expect(model.parentOf(last)).toBe(id);
        expect(containsBox(frame, places[n] as Box)).toBe(true);
        commands.goBeside(last, way);
      }
      const [x, y] = way === 'right' ? [230, 80] : [10, 300];
      expect(places[1]).toMatchObject({ x, y });
      expect(places[3]).toMatchObject({ x: 230, y: 300 });
      expect(new Set(places.map((box) => `${box.x} ${box.y}`)).size).toBe(4);
      model.store.flush();
      const fifth = selection.editing as ItemId;
      const grown = model.box(id) as Box;
      expect(model.parentOf(fifth)).toBe(id);
      expect(containsBox(frame, model.box(fifth) as Box)).toBe(false);
      expect(containsBox(grown, model.box(fifth) as Box)).toBe(true);
      commands.undo();
      model.store.flush();
      expect([model.item(fifth), model.box(id)]).toEqual([null, frame]);
    }
  });

  it('[BC190] a full frame between locked ones stays as it is, and what is written next lies in it, each a little aside', () => {
    const { commands, context, model, selection } = newCanvas();
    const frames = [0, 340, 680].flatMap((x) =>
      [0, 340].map((y) => createFrame(context, { x, y, w: 300, h: 300, title: `${x} ${y}` }) as ItemId),
    );
    lockItems(context, frames.slice(1), true);
    model.store.flush();
    const before = frames.map((id) => model.box(id) as Box);
    commands.newNote({ x: 120, y: 170 });
    for (let n = 0; n < 5; n++) commands.goBeside(selection.editing as ItemId, 'right');
    model.store.flush();
    const notes = [...model.store.values()].filter(({ kind }) => kind === 'note');
    const boxes = notes.map(({ id }) => model.box(id) as Box);
    expect(frames.map((id) => model.box(id))).toEqual(before);
    for (const [at, { id }] of notes.entries()) {
      expect(model.parentOf(id)).toBe(frames[0]);
      expect(containsBox(before[0] as Box, boxes[at] as Box)).toBe(true);
    }
    expect(new Set(boxes.map(({ x, y }) => `${x} ${y}`)).size).toBe(6);
  });

  it('[BC190] a full frame between others pushes them aside, and holds all that is written in it', () => {
    const { commands, context, model, selection } = newCanvas();
    const frames = [0, 340].flatMap((x) =>
      [0, 340].map((y) => createFrame(context, { x, y, w: 300, h: 300, title: `${x} ${y}` }) as ItemId),
    );
    model.store.flush();
    commands.newNote({ x: 120, y: 170 });
    for (let n = 0; n < 5; n++) commands.goBeside(selection.editing as ItemId, 'right');
    model.store.flush();
    const [home, ...others] = frames.map((id) => model.box(id) as Box);
    const notes = [...model.store.values()].filter(({ kind }) => kind === 'note');
    for (const { id } of notes) {
      expect(model.parentOf(id)).toBe(frames[0]);
      expect(containsBox(home as Box, model.box(id) as Box)).toBe(true);
      for (const other of others) expect(intersects(other, model.box(id) as Box)).toBe(false);
    }
    for (const other of others) expect(intersects(other, home as Box)).toBe(false);
  });

  it('[BC190] a frame that lies on another grows in it', () => {
    const { commands, context, model, selection } = newCanvas();
    const outer = createFrame(context, { x: 0, y: 0, w: 1_000, h: 900, title: 'Outer' }) as ItemId;
    const inner = createFrame(context, { x: 40, y: 80, w: 460, h: 300, title: 'Inner' }) as ItemId;
    model.store.flush();
    const around = model.box(outer) as Box;
    commands.newNote({ x: 160, y: 260 });
    for (let n = 0; n < 5; n++) commands.goBeside(selection.editing as ItemId, 'right');
    model.store.flush();
    const home = model.box(inner) as Box;
    expect(model.box(outer)).toEqual(around);
    expect(containsBox(around, home)).toBe(true);
    for (const id of model.childrenOf(inner)) expect(containsBox(home, model.box(id) as Box)).toBe(true);
    expect(model.childrenOf(inner)).toHaveLength(6);
  });

  it('[CV110] inside of a frame a link from another frame is on it, one from a note is not', () => {
    const { context, model, note, surface } = newCanvas();
    const [one, two] = [0, 600].map((x) => createFrame(context, { x, y: 0, w: 500, h: 500, title: `${x}` }));
    const id = note(100, 100);
    const inside = { x: 900, y: 300 };
    expect(surface.linkInto(one as ItemId, inside)).toBe(two);
    expect(surface.linkInto(two as ItemId, inside)).toBeNull();
    expect(surface.linkInto(id, inside)).toBeNull();
    expect(surface.linkInto(one as ItemId, { x: 900, y: 900 })).toBeNull();
    expect(model.item(id)?.kind).toBe('note');
  });

  it('[BC152] a drawn line is nothing to keep clear of, what floats over the board is', () => {
    const { commands, model, viewport } = newCanvas();
    const ring = Array.from({ length: 41 }, (_, at) => at * (Math.PI / 20)).map((angle) => ({
      x: 500 + 400 * Math.cos(angle),
      y: 400 + 400 * Math.sin(angle),
      pressure: 0.5,
    }));
    drawStroke(commands, 'pen', ring);
    model.store.flush();
    const size = { w: 200, h: 200 };
    expect(centre(commands.room(size, { at: { x: 500, y: 400 } }))).toEqual({ x: 500, y: 400 });
    expect(centre(commands.room(size, { at: { x: 900, y: 400 } }))).toEqual({ x: 900, y: 400 });
    viewport.setCamera({ x: 5_000, y: 0, zoom: 0.5 });
    viewport.covered = () => ({ x: 800, y: 600, w: 180, h: 120 });
    const clear = commands.room(size, { at: viewport.toBoard({ x: 850, y: 650 }) });
    expect(intersects(clear, viewport.boxToBoard({ x: 800, y: 600, w: 180, h: 120 }))).toBe(false);
  });

  it('[BC152] a frame, a table and a cluster by key or button keep clear of a drawing, and come over it at a point', () => {
    for (const make of [newTable, newCluster, newFrame]) {
      for (const at of [undefined, { x: 500, y: 400 }]) {
        const { commands, model, viewport } = newCanvas();
        viewport.setCamera({ x: 0, y: 0, zoom: 1 });
        drawStroke(commands, 'pen', [
          { x: 480, y: 380, pressure: 0.5 },
          { x: 530, y: 420, pressure: 0.5 },
        ]);
        model.store.flush();
        const [drawing] = model.store.ids();
        make(commands, at);
        model.store.flush();
        const made = [...model.store.values()].find(({ kind }) => /table|cluster|frame/.test(kind));
        const [line, box] = [model.box(drawing as ItemId) as Box, model.box(made?.id as ItemId) as Box];
        expect([make.name, intersects(box, line)]).toEqual([make.name, at !== undefined]);
      }
    }
  });

  it('[BC172] pasted at the edge it is in view all the same, clear of bars and of the minimap', () => {
    for (const [x, y] of [
      [970, 600],
      [790, 720],
      [100, 80],
      [960, 90],
    ] as const) {
      const { commands, viewport, model, selection } = newCanvas();
      viewport.setInsets({ top: 76, right: 24, bottom: 72, left: 96 });
      viewport.setCamera({ x: 0, y: 0, zoom: 0.5 });
      const minimap = { x: 808, y: 616, w: 180, h: 120 };
      viewport.covered = () => minimap;
      const before = viewport.camera();
      const image = { id: 'a1'.repeat(32) as ImageId, width: 480, height: 360 };
      commands.pointAt(viewport.toBoard({ x, y }));
      newImages(commands, [image], newId<DocumentId>());
      const box = model.box(selection.single as ItemId) as Box;
      const seen = viewport.boxToScreen(box);
      expect(containsBox(viewport.clearBox(), seen)).toBe(true);
      expect(intersects(seen, minimap)).toBe(false);
      expect(viewport.camera()).toBe(before);
    }
  });

  it('[BC172] brought into view it comes out from under the minimap, the shorter way', () => {
    const { viewport } = newCanvas();
    viewport.covered = () => ({ x: 800, y: 600, w: 180, h: 120 });
    const shown = (box: Box) => {
      viewport.setCamera({ x: 0, y: 0, zoom: 1 });
      viewport.reveal(box);
      const { x, y } = viewport.boxToScreen(box);
      return { x, y };
    };
    expect(shown({ x: 500, y: 300, w: 200, h: 200 })).toEqual({ x: 500, y: 300 });
    expect(shown({ x: 650, y: 480, w: 200, h: 200 })).toEqual({ x: 576, y: 480 });
    expect(shown({ x: 760, y: 450, w: 200, h: 200 })).toEqual({ x: 760, y: 376 });
    // Where it comes to lie counts.
    expect(shown({ x: 900, y: 900, w: 200, h: 200 })).toEqual({ x: 776, y: 376 });
    // What is as large as the view shows its beginning.
    expect(shown({ x: 30, y: 30, w: 940, h: 740 })).toEqual({ x: 30, y: 30 });
  });

  it('[BC153] frames that are made or pasted one after the other lie beside each other', () => {
    const { commands, model, selection, viewport } = newCanvas();
    newFrame(commands);
    selection.clear();
    newFrame(commands);
    const clipboard = new Clipboard(commands);
    const [first] = model.frames();
    selection.set(first ? [first] : []);
    const copied = clipboard.copy();
    viewport.fit(model.box(first as ItemId) as Box);
    commands.pointAt(centre(model.box(first as ItemId) as Box));
    if (copied !== null) clipboard.paste(copied);
    model.store.flush();
    const boxes = model.frames().map((id) => model.box(id) as Box);
    expect(boxes).toHaveLength(3);
    for (const [at, box] of boxes.entries())
      for (const other of boxes.slice(at + 1)) expect(intersects(box, other)).toBe(false);
  });

  it('[BC94] who wants to write in what is locked unlocks it there and writes', () => {
    const { commands, note, model, selection, offers, context, history } = newCanvas();
    const id = note(0, 0, 'fixed');
    lockItems(context, [id], true);
    commands.edit(id);
    expect([selection.editing, offers.at(-1)?.label]).toEqual([null, 'actions:names.unlock']);
    offers.at(-1)?.act();
    expect([selection.editing, model.item(id)?.locked]).toEqual([id, false]);
    history.undo();
    model.store.flush();
    expect(model.item(id)?.locked).toBe(true);
  });

  it('[BC163] of what is locked and dragged it is said once, with the way to unlock it', () => {
    const { gestures, note, model, offers, context } = newCanvas();
    const ids = [note(0, 0, 'fixed'), note(300, 0, 'fixed too'), note(600, 0, 'free')] as const;
    lockItems(context, ids.slice(0, 2), true);
    model.store.flush();
    for (const id of [...ids, ...ids]) gestures.handlers.onStuck?.(id);
    expect(offers.map(({ words, label }) => [words, label])).toEqual(
      Array.from({ length: 2 }, () => ['said.locked', 'actions:names.unlock']),
    );
    offers[0]?.act();
    model.store.flush();
    expect(ids.map((id) => model.item(id)?.locked)).toEqual([false, true, false]);
  });

  it('[BC123] who would delete or change what is locked by key is offered to unlock it, until somebody did', () => {
    const { commands, note, model, selection, offers, context } = newCanvas();
    const ids = [note(0, 0, 'fixed'), note(300, 0, 'fixed too')];
    lockItems(context, ids, true);
    model.store.flush();
    selection.set(ids);
    commands.remove();
    const offer = offers.at(-1);
    expect([offer?.words, offer?.label]).toEqual(['said.locked', 'actions:names.unlock']);
    const stood: (boolean | undefined)[] = [offer?.stands?.get()];
    offer?.stands?.subscribe(() => stood.push(offer.stands?.get()));
    for (const id of ids) {
      lockItems(context, [id], false);
      model.store.flush();
    }
    expect(stood).toEqual([true, true, false]);
    lockItems(context, ids, true);
    model.store.flush();
    // As every key of an act does that nothing chosen can take.
    commands.refuse('locked');
    expect(offers).toHaveLength(2);
    offers[1]?.act();
    model.store.flush();
    expect(ids.map((id) => model.item(id)?.locked)).toEqual([false, false]);
    expect([...selection.ids]).toEqual(ids);
    commands.remove();
    model.store.flush();
    expect(ids.map((id) => model.item(id))).toEqual([null, null]);
  });
});
