import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { comeClose } from '../../client/canvas/comeClose.ts';
import { Viewport } from '../../client/canvas/Viewport.ts';
import { carryOut } from '../../client/features/board/actions/carryOut.ts';
import { rewriteText } from '../../client/features/board/acts/change.ts';
import { createFrame, createNote } from '../../client/features/board/acts/make.ts';
import { createFigures, type FigureDraft } from '../../client/features/board/acts/makeFigure.ts';
import { createTable } from '../../client/features/board/acts/newTable.ts';
import {
  type CellMeant,
  cellMeant,
  meanCell,
  pressed,
} from '../../client/features/board/canvas/cellMeant.ts';
import { writeInCell } from '../../client/features/board/canvas/inCell.ts';
import { type ItemId, newId } from '../../shared/ids.ts';
import { newCanvas } from '../support/boardCommands.ts';
import { newDesk } from '../support/desk.ts';

const NOTE = { x: 4_000, y: 3_000, w: 200, h: 200 };
const PHONE = { w: 390, h: 740 };

/** A phone as CanvasView sets it up, with the note low on its screen. */
function phone(zoom: number): Viewport {
  const viewport = new Viewport({ x: NOTE.x - 80 / zoom, y: NOTE.y - 500 / zoom, zoom });
  viewport.setSize(PHONE);
  viewport.setInsets({ top: 12, right: 12, bottom: 136, left: 12 });
  return viewport;
}

const touched = () =>
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: /pointer: coarse|reduced-motion/.test(query),
  }));

afterEach(() => vi.unstubAllGlobals());

describe('where one begins to write', () => {
  it('[BC171] with a finger comes near, into the half that no keyboard covers', () => {
    touched();
    const viewport = phone(0.27);
    comeClose(viewport, NOTE);
    const at = viewport.boxToScreen(NOTE);
    expect(viewport.zoom).toBe(1);
    expect(at.x).toBeGreaterThanOrEqual(12);
    expect(at.x + at.w).toBeLessThanOrEqual(PHONE.w - 12);
    expect(at.y + at.h).toBeLessThanOrEqual(PHONE.h / 2);
  });

  it('[BC171] with a finger what can be read keeps its size, and still goes above the keyboard', () => {
    touched();
    const viewport = phone(0.6);
    comeClose(viewport, NOTE);
    expect(viewport.zoom).toBe(0.6);
    expect(viewport.boxToScreen(NOTE).y + 120).toBeLessThanOrEqual(PHONE.h / 2);
    // Larger than the half: its beginning, at least half its size.
    const frame = { ...NOTE, w: 3_000, h: 3_000 };
    const far = phone(0.1);
    comeClose(far, frame);
    expect(far.zoom).toBe(0.5);
    expect(far.toScreen(frame)).toEqual({ x: expect.closeTo(36, 0), y: expect.closeTo(36, 0) });
  });

  it('[BC171] with the mouse nothing moves that can be read and seen, and words far out come near', () => {
    const { commands, viewport, note, selection } = newCanvas();
    const id = note(300, 300);
    viewport.setCamera({ x: 0, y: 0, zoom: 0.4 });
    commands.edit(id);
    expect(selection.editing).toBe(id);
    expect(viewport.camera()).toEqual({ x: 0, y: 0, zoom: 0.4 });
    selection.stopEditing();
    viewport.setCamera({ x: 0, y: 0, zoom: 0.2 });
    commands.edit(id);
    expect(viewport.zoom).toBe(1);
  });

  it('[BC171] what the mouse puts somewhere far out comes near with its first letter, by finger at once', () => {
    const far = { x: 0, y: 0, zoom: 0.2 };
    const put = () => {
      const { viewport, commands, context, model } = newCanvas();
      viewport.setCamera(far);
      commands.pointAt({ x: 2_000, y: 1_000 });
      const id = commands.newNote({ x: 2_000, y: 1_000 }) as ItemId;
      const before = viewport.zoom;
      rewriteText(context, id, 'a');
      model.store.flush();
      return [before, viewport.zoom];
    };
    expect(put()).toEqual([0.2, 1]);
    touched();
    expect(put()).toEqual([1, 1]);
  });

  it('[BC391] what an image shows is written near, by mouse as well', () => {
    const { commands, viewport, context, model } = newCanvas();
    const image = {
      kind: 'image',
      x: 0,
      y: 0,
      w: 480,
      h: 300,
      image: 'a1'.repeat(32),
      home: newId(),
    } as const;
    const [id] = createFigures(context, [image as FigureDraft]) as [ItemId];
    model.store.flush();
    for (const zoom of [0.2, 0.5]) {
      viewport.setCamera({ x: 0, y: 0, zoom });
      commands.pointAt({ x: 200, y: 100 });
      commands.edit(id);
      expect(viewport.zoom).toBe(1);
      commands.parts.selection.stopEditing();
    }
  });

  it('[BC171] a name that is larger from far away is written there', () => {
    const { commands, viewport, selection, context, model } = newCanvas();
    const frame = createFrame(context, { x: 0, y: 0, w: 4_000, h: 2_000, title: '' }) as ItemId;
    model.store.flush();
    for (const zoom of [0.3, 0.2, 0.08]) {
      viewport.setCamera({ x: -400, y: -600, zoom });
      commands.edit(frame);
      rewriteText(context, frame, `Agenda ${zoom}`);
      model.store.flush();
      expect([selection.editing, viewport.zoom]).toEqual([frame, zoom]);
      selection.stopEditing();
    }
  });

  it('[BC171] of a link the middle is meant, where its words are', async () => {
    const { commands, viewport, note, selection, model } = newCanvas();
    const [a, b] = [note(0, 0), note(3_000, 0)];
    commands.link(a, b);
    const link = selection.single;
    viewport.setCamera({ x: 1_200, y: -200, zoom: 1 });
    const before = viewport.camera();
    if (link) commands.edit(link);
    expect(model.item(link)?.kind).toBe('connector');
    expect(viewport.camera()).toBe(before);
  });
});

describe('a view that came near to be written in', () => {
  const HOME = { x: 0, y: 0, zoom: 0.2 };

  function writing() {
    vi.useFakeTimers();
    const page = new EventTarget();
    vi.stubGlobal('window', page);
    const canvas = newCanvas();
    const [id, other] = [canvas.note(300, 300), canvas.note(900, 300)];
    canvas.viewport.setCamera(HOME);
    canvas.commands.edit(id);
    expect(canvas.viewport.zoom).toBe(1);
    const press = (then: () => void = () => undefined) => {
      page.dispatchEvent(new Event('pointerdown'));
      then();
      vi.advanceTimersByTime(1_000);
      page.dispatchEvent(new Event('pointerup'));
    };
    const isBack = () => {
      vi.advanceTimersByTime(1_000);
      const { x, y, zoom } = canvas.viewport.camera();
      return x === HOME.x && y === HOME.y && zoom === HOME.zoom;
    };
    return { ...canvas, id, other, page, press, isBack };
  }

  afterEach(() => vi.useRealTimers());

  it('[BC220] goes back when the writing ends, by key or by a press on the board, when that is let go', () => {
    const byKey = writing();
    byKey.selection.stopEditing();
    expect(byKey.viewport.zoom).toBe(1);
    expect(byKey.isBack()).toBe(true);
    const byPress = writing();
    byPress.press(() => byPress.selection.clear());
    expect(byPress.viewport.zoom).toBe(1);
    expect(byPress.isBack()).toBe(true);
  });

  it('[BC220] stays for what is written next, and goes back to where it was at first', () => {
    const { commands, selection, id, other, press, isBack, viewport } = writing();
    commands.goBeside(id, 'below');
    expect(isBack()).toBe(false);
    press(() => selection.clear());
    vi.advanceTimersByTime(100);
    commands.edit(other);
    expect(isBack()).toBe(false);
    expect(viewport.zoom).toBe(1);
    selection.stopEditing();
    expect(isBack()).toBe(true);
  });

  function writingInTable() {
    const it = writing();
    const { commands, context, model, selection, viewport, page } = it;
    selection.stopEditing();
    expect(it.isBack()).toBe(true);
    const draft = { x: 300, y: 300, title: '', rows: ['A', 'B'], columns: ['C', 'D'], notes: [] };
    const { id: table = it.id, rows = [], columns = [] } = createTable(context, draft) ?? {};
    model.store.flush();
    pressed.set(null);
    onTestFinished(() => pressed.set(undefined));
    const cell = (at: number) => ({ row: rows[at] as ItemId, column: columns[at] as ItemId });
    const mean = (at: number) => expect(meanCell(commands.parts, table, cell(at))).toBe(true);
    mean(0);
    const write = () => {
      expect(writeInCell(commands, cellMeant(commands.parts) as CellMeant)).toBe(true);
      rewriteText(context, selection.editing as ItemId, 'Words');
      model.store.flush();
    };
    write();
    expect(viewport.zoom).toBe(1);
    const near = viewport.camera();
    const tap = (then: () => void) => {
      page.dispatchEvent(new Event('pointerdown'));
      then();
      page.dispatchEvent(new Event('pointerup'));
    };
    const isNear = () => {
      const { x, y, zoom } = viewport.camera();
      return x === near.x && y === near.y && zoom === near.zoom;
    };
    return { ...it, table, mean, write, tap, isNear };
  }

  it('[TB82] goes back once the words of a cell are written, though that cell is meant', async () => {
    const { selection, isBack, table } = writingInTable();
    selection.stopEditing();
    await Promise.resolve();
    expect(selection.single).toBe(table);
    expect(isBack()).toBe(true);
  });

  it('[TB82] stays while another cell of the table is pressed, and goes back once nothing of the table is chosen', () => {
    const { selection, tap, mean, write, isBack, isNear } = writingInTable();
    for (const _twice of [1, 2]) {
      tap(() => mean(1));
      expect([isBack(), isNear()]).toEqual([false, true]);
      write();
      expect([isBack(), isNear()]).toEqual([false, true]);
    }
    tap(() => mean(0));
    expect([isBack(), isNear()]).toEqual([false, true]);
    tap(() => selection.clear());
    expect(isBack()).toBe(true);
  });

  it('[TB82] a press while it goes back means what was seen: there it stays', async () => {
    const { selection, tap, mean, isBack, isNear, page } = writingInTable();
    selection.stopEditing();
    await Promise.resolve();
    vi.advanceTimersByTime(400);
    expect(isNear()).toBe(false);
    tap(() => {
      expect(isNear()).toBe(true);
      mean(1);
    });
    expect([isBack(), isNear()]).toEqual([false, true]);
    tap(() => selection.clear());
    vi.advanceTimersByTime(400);
    page.dispatchEvent(new Event('wheel'));
    tap(() => expect(isNear()).toBe(false));
    expect(isBack()).toBe(true);
  });

  it('[BC220] stays where somebody moved it, or goes on with something else there', () => {
    const moved = writing();
    moved.viewport.panBy(10, 0);
    moved.selection.stopEditing();
    expect(moved.isBack()).toBe(false);
    const chosen = writing();
    chosen.press(() => chosen.selection.set([chosen.other]));
    expect(chosen.isBack()).toBe(false);
    const drawn = writing();
    drawn.selection.stopEditing();
    drawn.press();
    expect(drawn.isBack()).toBe(false);
  });
});

it('[BC222] straight after a link was drawn by hand letters are its words; after anything else they are acts', () => {
  const { desk, model, selection, context, viewport } = newDesk();
  const make = (x: number) => createNote(context, { x, y: 0, text: '' }) as ItemId;
  const [a, b, c] = [make(0), make(600), make(1_200)];
  model.store.flush();
  const type = () => {
    const press = { key: 'h', code: 'KeyH', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
    const isAct = carryOut(press as KeyboardEvent, desk, { onBoard: true });
    const wrote = selection.editing;
    selection.stopEditing();
    return [isAct, wrote !== null];
  };
  desk.commands.link(a, b, true);
  viewport.panBy(10, 0);
  expect(type()).toEqual([false, true]);
  for (const between of [() => selection.clear(), () => desk.commands.toggleLock()]) {
    desk.commands.link(a, c, true);
    const link = selection.single as ItemId;
    between();
    selection.set([link]);
    expect(type()[1]).toBe(false);
    desk.history.undo();
    model.store.flush();
  }
  desk.commands.link(b, c);
  expect(type()[1]).toBe(false);
});
