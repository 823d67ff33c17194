import { describe, expect, it } from 'vitest';
import type { KeyPress } from '../../client/acts/keyChords.ts';
import type { Drag } from '../../client/canvas/handlers.ts';
import { ActionSet } from '../../client/features/board/actions/ActionSet.ts';
import { BOARD_ACTIONS } from '../../client/features/board/actions/boardActions.ts';
import { deleteItems, rewriteTexts } from '../../client/features/board/acts/change.ts';
import { lockItems } from '../../client/features/board/acts/lock.ts';
import { createFrame, linkItems } from '../../client/features/board/acts/make.ts';
import { dropItems } from '../../client/features/board/acts/move.ts';
import { moveTo } from '../../client/features/board/dialogs/moveTo.ts';
import { clusterNotes } from '../../client/features/board/grouping/clustering.ts';
import { writable } from '../../client/live/readable.ts';
import { Announcer } from '../../client/together/Announcer.ts';
import type { AnnounceLevel } from '../../client/together/announceLevel.ts';
import { boardItems } from '../../shared/documents/board.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newCanvas } from '../support/boardCommands.ts';
import { exchange, newBoard } from '../support/boards.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: /^\d$/.test(key) ? `Digit${key}` : `Key${key.toUpperCase()}`,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...more,
});
const board = new ActionSet(BOARD_ACTIONS);
const act = (key: string, more?: Partial<KeyPress>, letters = true) =>
  board.forPress(press(key, more), letters)?.id ?? null;

describe('keys of the board', () => {
  it('[BC21] letters follow the print of the keyboard, digits the key, on any layout', () => {
    expect(['v', 'h', 'n', 'f', 'a', 'q'].map((key) => act(key))).toEqual([
      'select',
      'hand',
      'note',
      'frame',
      'link',
      null,
    ]);
    // AZERTY: "a" lies where QWERTY has "q", and "1" is typed with Shift.
    expect(act('a', { code: 'KeyQ' })).toBe('link');
    expect(act('&', { code: 'Digit1' })).toBe('colour.sun');
    expect(act('1', { shiftKey: true })).toBe('zoomAll');
    expect(act('8', { code: 'Numpad8' })).toBe('colour.stone');
    expect(act('9')).toBeNull();
    // QWERTZ: "z" lies where QWERTY has "y".
    expect(act('z', { code: 'KeyY', ctrlKey: true })).toBe('undo');
  });

  it('[BC121] what other boards have on a letter is on it here', () => {
    const keys = ['n', 't', 'r', 'o', 'a', 'l', 'p', 'e', 'F2'].map((key) => act(key));
    const acts = ['note', 'text', 'rectangle', 'ellipse', 'link', 'link', 'pen', 'eraser', 'edit'];
    expect(keys).toEqual(acts);
  });

  it('[BC21] with Ctrl or ⌘ the acts of any editor; Alt and foreign combinations are left alone', () => {
    const control = (key: string, shiftKey = false) => [
      act(key, { ctrlKey: true, shiftKey }),
      act(key, { metaKey: true, shiftKey }),
    ];
    expect(control('d')).toEqual(['duplicate', 'duplicate']);
    expect(control('Z', true)).toEqual(['redo', 'redo']);
    // Or clusters: see BC590 and BC595.
    expect(control('G', true)).toEqual(['ungroup', 'ungroup']);
    for (const key of ['c', 'v', 'x', 'r', 'n', 't', 'w', '1', 's'])
      expect(control(key)).toEqual([null, null]);
    expect(act('n', { altKey: true })).toBeNull();
    expect([act('Delete'), act('Backspace'), act('F10', { shiftKey: true }), act('ContextMenu')]).toEqual([
      'delete',
      'delete',
      'menu',
      'menu',
    ]);
  });

  it('[BC21] single keys can be switched off, for those whose software speaks to the page in letters', () => {
    for (const key of ['n', '3', '?']) expect(act(key, {}, false)).toBeNull();
    expect(act('1', { shiftKey: true }, false)).toBeNull();
    expect(act('d', { ctrlKey: true }, false)).toBe('duplicate');
    expect(act('Delete', {}, false)).toBe('delete');
  });
});

describe('commands', () => {
  it('[BC16] a new note goes where nothing lies, takes the last colour, and is being written', () => {
    const { commands, note, model, selection } = newCanvas();
    commands.setColour('mint');
    const first = commands.newNote() as ItemId;
    const second = commands.newNote() as ItemId;
    expect(model.item(second)).toMatchObject({ colour: 'mint' });
    expect(selection.editing).toBe(second);
    const [a, b] = [model.box(first), model.box(second)];
    expect(
      Math.max(Math.abs((a?.x ?? 0) - (b?.x ?? 0)), Math.abs((a?.y ?? 0) - (b?.y ?? 0))),
    ).toBeGreaterThanOrEqual(220);
    expect(note(0, 0)).not.toBe(first);
  });

  it('[BC16] Tab makes the note beside, Shift+Tab goes to it', () => {
    const { commands, note, model, selection } = newCanvas();
    const [left, right] = [note(0, 0, 'left'), note(230, 20, 'right')];
    commands.goBeside(right, 'right');
    const made = selection.editing as ItemId;
    expect(model.box(made)).toMatchObject({ x: 450, y: 20 });
    commands.goBeside(right, 'left');
    expect(selection.editing).toBe(left);
    expect(model.store.size).toBe(3);
  });

  it('[BC16] in a cluster the note before is the one in its order, and a new one is made after it', () => {
    const { commands, note, model, selection } = newCanvas();
    const cluster = clusterNotes(commands, [note(0, 0, 'a'), note(300, 0, 'b')]) as ItemId;
    const [a, b] = model.childrenOf(cluster) as [ItemId, ItemId];
    commands.goBeside(b, 'left');
    expect(selection.editing).toBe(a);
    commands.goBeside(a, 'below');
    model.store.flush();
    expect(model.childrenOf(cluster)).toEqual([a, selection.editing, b]);
  });

  it('[BC2] the toast takes back that deletion only; the keyboard goes on at the next item', () => {
    const { commands, note, model, selection, offers } = newCanvas();
    const [one, two, three] = [note(0, 0, '1'), note(300, 0, '2'), note(600, 0, '3')];
    selection.set([two]);
    commands.remove();
    expect([model.item(two), selection.focused]).toEqual([null, three]);
    const later = note(0, 600, 'later');
    selection.set([one]);
    commands.setColour('rose');
    expect(offers.map((offer) => offer.words)).toEqual(['said.notesDeleted 1']);
    offers[0]?.act();
    model.store.flush();
    expect(model.item(two)).toMatchObject({ text: '2' });
    expect(model.item(later)).not.toBeNull();
    expect(model.item(one)).toMatchObject({ colour: 'rose' });
    offers[0]?.act();
    expect(model.item(later)).not.toBeNull();
  });

  it('[BC14] what is locked is not deleted, moved, coloured or clustered', () => {
    const { commands, note, model, selection, offers, surface } = newCanvas();
    const id = note(0, 0, 'fixed');
    selection.set([id]);
    commands.toggleLock();
    model.store.flush();
    commands.remove();
    commands.nudge(10, 10);
    commands.setColour('sky');
    commands.edit(id);
    expect(clusterNotes(commands)).toBeNull();
    expect(model.item(id)).toMatchObject({ locked: true, x: 0, y: 0, colour: 'sun' });
    expect([...surface.moving(new Set([id]))]).toEqual([]);
    expect(selection.editing).toBeNull();
    expect(offers.map(({ words }) => words)).toContain('said.locked');
  });

  it('[BC14] "Move to…" is the way without a drag: into a frame, in rows, covering nothing', () => {
    const { commands, note, model, selection, context } = newCanvas();
    const frame = createFrame(context, { x: 5_000, y: 0, w: 700, h: 600, title: 'BUD' }) as ItemId;
    const notes = [note(0, 0), note(300, 0), note(600, 0), note(900, 0)];
    selection.set(notes);
    moveTo(commands, frame);
    const boxes = notes.map((id) => model.box(id));
    expect(boxes.map((box) => [box?.x, box?.y])).toEqual([
      [5_024, 88],
      [5_244, 88],
      [5_464, 88],
      [5_024, 308],
    ]);
    expect(notes.every((id) => model.parentOf(id) === frame)).toBe(true);
    moveTo(commands, null);
    expect(notes.every((id) => model.parentOf(id) === null)).toBe(true);
  });

  it('[BC13] linking without a drag: where from, then where to; two selected are linked at once', () => {
    const { note, model, selection, links, gestures } = newCanvas();
    const [a, b, c] = [note(0, 0), note(300, 0), note(600, 0)];
    const count = () => [...model.store.values()].filter((item) => item.kind === 'connector').length;
    selection.set([a, b]);
    links.start();
    expect([count(), links.step.get().kind]).toEqual([1, 'off']);
    selection.set([]);
    links.start();
    expect(links.step.get()).toEqual({ kind: 'from' });
    selection.set([c]);
    expect(links.step.get()).toEqual({ kind: 'to', from: c });
    selection.set([a]);
    expect([count(), links.step.get().kind]).toEqual([2, 'off']);
    expect(model.item(selection.single)).toMatchObject({ kind: 'connector', from: c, to: a });
    // By key: who walked to an item means it with Enter; afterwards Enter edits again.
    selection.set([b]);
    links.start();
    gestures.handlers.onEdit?.(c, null);
    expect([count(), links.step.get().kind, selection.editing]).toEqual([3, 'off', null]);
    gestures.handlers.onEdit?.(c, null);
    expect(selection.editing).toBe(c);
    links.destroy();
  });

  it('[BC19] nothing is made on a board that may only be read', () => {
    const { commands, surface, model } = newCanvas({ mayEdit: false });
    expect(commands.newNote()).toBeNull();
    expect(model.store.size).toBe(0);
    expect([...surface.moving(new Set(model.store.ids()))]).toEqual([]);
  });
});

describe('a drag on the board', () => {
  function dragOf(
    canvas: ReturnType<typeof newCanvas>,
    grabbed: ItemId,
    dx: number,
    dy: number,
  ): Drag<ItemId> {
    const box = canvas.model.box(grabbed);
    const point = { x: (box?.x ?? 0) + 100 + dx, y: (box?.y ?? 0) + 100 + dy };
    const ids = canvas.surface.moving(new Set([grabbed]));
    return { ids, grabbed, dx, dy, point, by: 'pointer', alt: false };
  }

  it('[BC22] writes nothing to the document until it is let go, then once, as one step of undo', () => {
    const canvas = newCanvas();
    const { gestures, note, doc, item, history, model } = canvas;
    const frame = createFrame(canvas.context, { x: 2_000, y: 0, w: 800, h: 800, title: '' }) as ItemId;
    const id = note(0, 0);
    let updates = 0;
    doc.on('update', () => updates++);
    gestures.handlers.onDragStart?.(dragOf(canvas, id, 0, 0));
    for (let step = 1; step <= 50; step++) gestures.handlers.onDragMove?.(dragOf(canvas, id, 44 * step, 0));
    expect([updates, gestures.busy.get()]).toEqual([0, true]);
    gestures.handlers.onDrop?.(dragOf(canvas, id, 2_200, 300));
    expect([item(id), updates, gestures.busy.get()]).toMatchObject([
      { x: 2_200, y: 300, parent: frame },
      1,
      false,
    ]);
    history.undo();
    model.store.flush();
    expect(item(id)).toMatchObject({ x: 0, parent: null });
    expect(canvas.shown.at(-1)).toMatchObject({ drag: null });
  });

  it('[BC12] with Alt a copy lands, and belongs to what lies below it; the original stays where it was', () => {
    const canvas = newCanvas();
    const { context, gestures, note, item, history, model, selection, commands } = canvas;
    const frame = createFrame(context, { x: 0, y: 0, w: 800, h: 800, title: '' }) as ItemId;
    const other = createFrame(context, { x: 2_000, y: 0, w: 800, h: 800, title: '' }) as ItemId;
    const id = note(100, 100, 'in the frame');
    dropItems(context, [id], { parent: frame });
    const cluster = clusterNotes(commands, [note(0, 1_200, 'a'), note(300, 1_200, 'b')]) as ItemId;
    model.store.flush();
    const copyOf = (of: ItemId, dx: number, dy: number) => {
      gestures.handlers.onDragStart?.(dragOf(canvas, of, 0, 0));
      gestures.handlers.onDragMove?.({ ...dragOf(canvas, of, dx, dy), alt: true });
      gestures.handlers.onDrop?.({ ...dragOf(canvas, of, dx, dy), alt: true });
      return selection.single;
    };
    const before = model.store.size;
    expect(item(copyOf(id, 2_100, 50))).toMatchObject({ parent: other, x: 2_200, y: 150 });
    expect(item(copyOf(id, 4_000, 50))).toMatchObject({ parent: null, x: 4_100 });
    const [first] = model.childrenOf(cluster);
    expect(item(copyOf(first as ItemId, 4_000, -1_000))).toMatchObject({ parent: null, text: 'a' });
    expect(item(id)).toMatchObject({ parent: frame, x: 100, y: 100 });
    expect(model.childrenOf(cluster)).toHaveLength(2);
    expect(model.store.size).toBe(before + 3);
    history.undo();
    model.store.flush();
    expect(model.store.size).toBe(before + 2);
  });

  it('[BC22] a cancelled drag leaves everything as it was', () => {
    const canvas = newCanvas();
    const id = canvas.note(0, 0);
    const cluster = clusterNotes(canvas.commands, [canvas.note(600, 0), canvas.note(900, 0)]) as ItemId;
    const before = canvas.model.box(cluster);
    canvas.gestures.handlers.onDragStart?.(dragOf(canvas, id, 0, 0));
    canvas.gestures.handlers.onDragMove?.(dragOf(canvas, id, 650, 60));
    expect(canvas.model.slot?.holder).toBe(cluster);
    canvas.gestures.handlers.onDragCancel?.(dragOf(canvas, id, 650, 60));
    expect([canvas.model.slot, canvas.model.box(cluster), canvas.item(id)]).toMatchObject([
      null,
      before,
      { x: 0 },
    ]);
  });

  it('[BC13] links follow both my hand and others’, without a write', () => {
    const canvas = newCanvas();
    const { note, surface, gestures, context, model } = canvas;
    const [a, b] = [note(0, 0), note(600, 0)];
    const link = linkItems(context, a, b) as ItemId;
    model.store.flush();
    const told: ItemId[] = [];
    surface.onChange(({ ids }) => told.push(...ids));
    const before = surface.route(link)?.points[0];
    gestures.handlers.onDragStart?.(dragOf(canvas, a, 0, 0));
    gestures.handlers.onDragMove?.(dragOf(canvas, a, 0, 100));
    expect([surface.route(link)?.points[0].y, told]).toEqual([(before?.y ?? 0) + 100, [link]]);
    gestures.handlers.onDragCancel?.(dragOf(canvas, a, 0, 100));
    expect(surface.route(link)?.points[0]).toEqual(before);
  });

  it('[BC12] a note dropped on the middle of another offers a cluster; beside it does not', () => {
    const canvas = newCanvas();
    const [a, b] = [canvas.note(0, 0), canvas.note(600, 0)];
    const drop = (dx: number) => {
      canvas.gestures.handlers.onDragStart?.(dragOf(canvas, a, 0, 0));
      canvas.gestures.handlers.onDragMove?.(dragOf(canvas, a, dx, 0));
      canvas.gestures.handlers.onDrop?.(dragOf(canvas, a, dx, 0));
    };
    drop(480);
    expect(canvas.gestures.offer.get()).toBeNull();
    drop(120);
    expect(canvas.gestures.offer.get()).toEqual({ dragged: a, target: b });
  });
});

describe('what the surface is told', () => {
  it('[BC23] [BC430] names tell words, kind, place, author, links and lock', () => {
    const { names, note, context, model } = newCanvas();
    const [a, b] = [note(0, 0, 'First'), note(300, 0, '')];
    linkItems(context, a, b);
    lockItems(context, [b], true);
    model.store.flush();
    expect(names.nameOf(a)).toBe(
      'First. placeName kinds.note 1 2 board. Anna, BUD. colours.sun. count.links 1',
    );
    expect(names.nameOf(b)).toBe(
      'untitled.note. placeName kinds.note 2 2 board. Anna, BUD. colours.sun. count.links 1. locked',
    );
    const link = [...model.store.values()].find((item) => item.kind === 'connector')?.id as ItemId;
    expect(names.nameOf(link)).toBe('linkName First untitled.note');
    // Also where only a title is told, as of a comment on it: until it has words.
    expect(names.titleOf(link)).toBe('linkName First untitled.note');
    rewriteTexts(context, new Map([[link, 'pays']]));
    model.store.flush();
    expect(names.titleOf(link)).toBe('pays');
  });

  it('[BC23] a frame is meant by its title and edge, not by its empty middle; boxes catch only whole frames', () => {
    const { surface, context, model } = newCanvas();
    const frame = createFrame(context, { x: 0, y: 0, w: 800, h: 600, title: '' }) as ItemId;
    model.store.flush();
    expect(surface.hit(frame, { x: 400, y: 30 }, 4)).toBe(true);
    expect(surface.hit(frame, { x: 400, y: 300 }, 4)).toBe(false);
    expect(surface.hit(frame, { x: 799, y: 300 }, 4)).toBe(true);
    expect(surface.hit(frame, { x: 803, y: 300 }, 4)).toBe(true);
    expect(surface.caught(frame, { x: 10, y: 10, w: 200, h: 200 }, { x: 10, y: 10 })).toBe(false);
    expect(surface.caught(frame, { x: -1, y: -1, w: 900, h: 700 }, { x: -1, y: -1 })).toBe(true);
  });

  it('[BC24] my own acts are said at once, what others did as one sentence in five seconds', () => {
    const { model, doc } = newCanvas();
    const mine = { ...newBoard(), doc, model };
    const timers: (() => void)[] = [];
    const announcer = new Announcer({
      model,
      timing: {
        after: (_ms, run) => {
          timers.push(run);
          return () => undefined;
        },
      },
      level: writable<AnnounceLevel>('summary'),
      titleOf: (id) => model.item(id)?.text ?? '',
      summary: (did) => JSON.stringify(did),
      sentence: ({ did, title }) => `${did} ${title}`,
    });
    announcer.say('Moved');
    announcer.say('Moved');
    expect(announcer.said.get()).toBe('Moved\u00a0');
    const other = newCanvas();
    const kept = other.note(0, 0, 'a');
    const passing = other.note(300, 0, 'b');
    exchange(other, { ...mine, store: model.store } as never);
    deleteItems(other.context, [passing]);
    other.selection.set([kept]);
    other.commands.setColour('sky');
    exchange(other, { ...mine, store: model.store } as never);
    expect([timers.length, announcer.othersSaid.get()]).toEqual([1, '']);
    timers[0]?.();
    expect(JSON.parse(announcer.othersSaid.get())).toEqual({ added: 1, changed: 0, removed: 0 });
    boardItems(doc).delete(kept);
    model.store.flush();
    expect(timers).toHaveLength(1);
    announcer.destroy();
  });
});
