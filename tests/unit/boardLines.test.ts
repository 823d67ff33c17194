/** Lines whose ends lie on items or on the board. */
import { beforeAll, describe, expect, it } from 'vitest';
import { deleteItems, rewriteText } from '../../client/features/board/acts/change.ts';
import { duplicateItems } from '../../client/features/board/acts/copy.ts';
import { createLine, type End, moveEnd } from '../../client/features/board/acts/line.ts';
import { lockItems } from '../../client/features/board/acts/lock.ts';
import { createFrame, createNote } from '../../client/features/board/acts/make.ts';
import { dropItems, placeItems } from '../../client/features/board/acts/move.ts';
import { pasteClip } from '../../client/features/board/acts/paste.ts';
import { turnLinks } from '../../client/features/board/acts/turnLinks.ts';
import { lineCode } from '../../client/features/board/canvas/laterLines.ts';
import { newLine, putEnd } from '../../client/features/board/canvas/lineCommands.ts';
import { clipOf, writeClip } from '../../client/features/board/clipboard/clip.ts';
import { readClip } from '../../client/features/board/clipboard/readClip.ts';
import { outlineRows } from '../../client/features/board/outline/outlineRows.ts';
import { boardItems } from '../../shared/documents/board.ts';
import type { Connector } from '../../shared/documents/boardKinds.ts';
import { writeCsv } from '../../shared/exchange/boardCsv.ts';
import { parseJson, readJson, writeJson } from '../../shared/exchange/boardJson.ts';
import { writeMarkdown } from '../../shared/exchange/boardMarkdown.ts';
import type { Reading } from '../../shared/exchange/draft.ts';
import { readTable } from '../../shared/exchange/readTable.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newCanvas } from '../support/boardCommands.ts';
import { exchange, newBoard, type TestBoard } from '../support/boards.ts';
import { exported, landed } from '../support/exchangeBoards.ts';

const A = { x: 0, y: 0 };
const B = { x: 300, y: 100 };

function line(board: TestBoard, from: End, to: End, parent: ItemId | null = null): ItemId {
  const id = createLine(board.context, { from, to, parent });
  if (id === null) throw new Error('no line');
  board.store.flush();
  return id;
}

function connector(board: TestBoard, id: ItemId | null | undefined): Connector {
  const item = board.item(id ?? null);
  if (item.kind !== 'connector') throw new Error('no line');
  return item;
}

const noteAt = (board: TestBoard, x: number, y: number, text = '') =>
  createNote(board.context, { x, y, text }) as ItemId;

beforeAll(() => lineCode.fetch());

describe('a line with free ends', () => {
  it('[BC81] is drawn, moved, put into a frame, carried by it, locked and deleted, one step each', () => {
    const board = newBoard();
    const id = line(board, A, B);
    expect(board.model.box(id)).toEqual({ x: -12, y: -12, w: 324, h: 124 });
    expect(board.model.readingOrder()).toEqual([id]);
    placeItems(board.context, [{ id, x: 50, y: 60 }]);
    expect(connector(board, id)).toMatchObject({ fromX: 50, fromY: 60, toX: 350, toY: 160 });
    const frame = createFrame(board.context, { x: 0, y: 0, w: 600, h: 500, title: 'Here' }) as ItemId;
    dropItems(board.context, [id], { parent: frame, at: [{ id, x: 60, y: 70 }] });
    board.store.flush();
    expect(board.model.childrenOf(frame)).toEqual([id]);
    placeItems(board.context, [{ id: frame, x: 100, y: 0 }]);
    expect(connector(board, id)).toMatchObject({ fromX: 160, fromY: 70, toX: 460, toY: 170 });
    board.history.undo();
    expect(connector(board, id)).toMatchObject({ fromX: 60, toX: 360 });
    lockItems(board.context, [id], true);
    placeItems(board.context, [{ id, x: 0, y: 0 }]);
    expect(connector(board, id)).toMatchObject({ fromX: 60 });
    lockItems(board.context, [id], false);
    expect(deleteItems(board.context, [frame])).toEqual([frame, id]);
    board.history.undo();
    board.store.flush();
    expect(board.model.childrenOf(frame)).toEqual([id]);
  });

  it('[BC81] its ends go onto items and off them; a link between two items belongs to no frame', () => {
    const board = newBoard();
    const [left, right] = [noteAt(board, 0, 0, 'left'), noteAt(board, 900, 0, 'right')];
    const frame = createFrame(board.context, { x: -50, y: -50, w: 500, h: 500, title: '' }) as ItemId;
    const id = line(board, { x: 100, y: 300 }, { x: 300, y: 300 }, frame);
    expect(moveEnd(board.context, id, 'to', right, frame)).toBe(true);
    board.store.flush();
    expect(board.model.parentOf(id)).toBe(frame);
    expect(moveEnd(board.context, id, 'from', right)).toBe(false);
    expect(moveEnd(board.context, id, 'from', left, frame)).toBe(true);
    board.store.flush();
    expect(board.model.parentOf(id)).toBeNull();
    expect(connector(board, id)).toMatchObject({ from: left, to: right });
    placeItems(board.context, [{ id, x: 0, y: 0 }]);
    expect(connector(board, id)).toMatchObject({ from: left, to: right });
    moveEnd(board.context, id, 'from', { x: 5, y: 6 });
    expect(connector(board, id)).toMatchObject({ from: null, fromX: 5, fromY: 6, to: right });
    turnLinks(board.context, [id]);
    expect(connector(board, id)).toMatchObject({ from: right, to: null, toX: 5, toY: 6 });
  });

  it('[BC81] the commands make one where there is room, say what an end is on, and let it go where it is seen', () => {
    const canvas = newCanvas();
    const { commands, model, selection, said, note } = canvas;
    const target = note(600, 600, 'target');
    newLine(commands);
    const [id] = [...selection.ids];
    if (id === undefined) throw new Error('a line');
    putEnd(commands, id, 'to', target);
    expect(said.at(-1)).toBe('line.on.to target');
    const seen = model.box(id);
    putEnd(commands, id, 'to', null);
    expect(said.at(-1)).toBe('line.free.to');
    expect(Math.round(model.box(id)?.h ?? 0)).toBe(Math.round(seen?.h ?? -1));
    commands.nudge(10, 0);
    expect(model.place(id)?.x).toBe((seen?.x ?? 0) + 12 + 10);
  });

  it('[BC81] arrow keys move one end while that is chosen, then the whole line again', () => {
    const { commands, model, selection, gestures, lines, said } = newCanvas();
    newLine(commands, A, B);
    const id = [...selection.ids][0] as ItemId;
    const nudge = gestures.handlers.onNudge;
    lines.toggleKeys(id, 'to');
    nudge?.(new Set([id]), 0, 40);
    expect(model.item(id)).toMatchObject({ fromY: 0, toY: 140 });
    lines.toggleKeys(id, 'to');
    expect(said.at(-1)).toBe('line.whole');
    nudge?.(new Set([id]), 0, 40);
    expect(model.item(id)).toMatchObject({ fromY: 40, toY: 180 });
    lines.toggleKeys(id, 'from');
    selection.clear();
    expect(lines.keys.get()).toBeNull();
  });

  it('[BC81] hands: a line is drawn, an end is dragged onto a note and seen there before it is let go; all of it scales', () => {
    const { commands, model, selection, gestures, surface, note } = newCanvas();
    const target = note(600, 0, 'target');
    const { handlers } = gestures;
    handlers.onLine?.({ from: null, start: A, over: null, point: B });
    const id = [...selection.ids][0] as ItemId;
    handlers.onTipMove?.({ id, tip: 'to', point: { x: 700, y: 100 }, over: target });
    expect(surface.tips(id)?.to.x).toBe(600);
    expect(model.item(id)).toMatchObject({ to: null });
    handlers.onTipCancel?.(id);
    expect(surface.tips(id)?.to).toEqual(B);
    handlers.onTipDrop?.({ id, tip: 'to', point: { x: 700, y: 100 }, over: target });
    expect(model.item(id)).toMatchObject({ to: target });
    expect(surface.mayJoin(id, 'from', target)).toBe(false);
    commands.undo();
    const moved = {
      ids: new Set([id]),
      grabbed: id,
      dx: 7,
      dy: 8,
      point: B,
      by: 'pointer',
      alt: false,
    } as const;
    handlers.onDragMove?.(moved);
    expect(surface.tips(id)?.from).toEqual({ x: 7, y: 8 });
    handlers.onDrop?.(moved);
    expect(model.item(id)).toMatchObject({ fromX: 7, fromY: 8, toX: 307, toY: 108 });
    const scaling = surface.scaling(new Set([id, target]));
    const boxes = scaling?.at(2, { x: 7, y: 8 }) ?? new Map();
    handlers.onScaleEnd?.(boxes);
    expect(model.item(id)).toMatchObject({ fromX: 7, fromY: 8, toX: 607, toY: 208 });
  });

  it('[BC81] the outline has a row for it: after what it starts from, else by itself', () => {
    const board = newBoard();
    const [one, two] = [noteAt(board, 0, 0, 'one'), noteAt(board, 0, 600, 'two')];
    const [to, from, free] = [line(board, one, B), line(board, { x: 0, y: 300 }, two), line(board, A, B)];
    const rows = outlineRows(board.model).map((row) => row.id);
    expect([...rows].sort()).toEqual([one, two, to, from, free].sort());
    expect(rows.indexOf(to)).toBe(rows.indexOf(one) + 1);
  });

  it('[BC82] whoever deletes the item deletes the line on it, and undo brings both back', () => {
    const board = newBoard();
    const note = noteAt(board, 600, 0);
    const id = line(board, A, note);
    deleteItems(board.context, [note]);
    board.store.flush();
    expect(board.store.size).toBe(0);
    board.history.undo();
    expect(connector(board, id)).toMatchObject({ to: note, fromX: 0 });
  });

  it('[BC82] two people with one end at once: it is on an item or at a point', () => {
    for (const swap of [false, true]) {
      const [mine, theirs] = [newBoard(), newBoard()];
      const note = noteAt(mine, 600, 0);
      const id = line(mine, A, note);
      exchange(mine, theirs);
      const [first, second] = swap ? [theirs, mine] : [mine, theirs];
      moveEnd(first.context, id, 'from', { x: 50, y: 50 });
      moveEnd(first.context, id, 'to', { x: 70, y: 80 });
      const other = noteAt(second, 0, 600);
      moveEnd(second.context, id, 'to', other);
      exchange(mine, theirs);
      expect(connector(mine, id)).toEqual(connector(theirs, id));
      expect(mine.model.box(id)).not.toBeNull();
      const { to, toX } = connector(mine, id);
      expect(to === other || (to === null && toX === 70)).toBe(true);
    }
  });

  it('[BC82] it goes along with a duplicate and a clip; an end on what stays behind becomes a point', () => {
    const [board, other] = [newBoard(), newBoard()];
    const note = noteAt(board, 600, 0, 'note');
    const [free, joined] = [line(board, A, B), line(board, B, note)];
    const [copy] = duplicateItems(board.context, [free], { dx: 10, dy: 20 }) ?? [];
    expect(connector(board, copy)).toMatchObject({ fromX: 10, fromY: 20, toX: 310, toY: 120 });
    const copies = duplicateItems(board.context, [note, joined], { dx: 0, dy: 300 }) ?? [];
    board.store.flush();
    const along = board.model.connectorsOf(copies[0] as ItemId);
    expect(along.map((id) => connector(board, id))).toMatchObject([{ fromX: 300, fromY: 400 }]);
    const clip = readClip(writeClip(clipOf(board.model, [free, joined]) ?? { items: [] }));
    const pasted = pasteClip(other.context, clip ?? { items: [] }, { x: 1_000, y: 0 }) ?? [];
    expect(pasted.map((id) => connector(other, id))).toMatchObject([
      { from: null, to: null, fromX: 1_000, fromY: 0, toX: 1_300, toY: 100 },
      { from: null, to: null, fromX: 1_300, fromY: 100, toX: 1_600 },
    ]);
  });

  it('[BC406] a copy of one item leaves its line with a free end where it is; one between two goes along', () => {
    const board = newBoard();
    const [one, two] = [noteAt(board, 600, 0), noteAt(board, 600, 600)];
    line(board, A, one);
    const between = line(board, one, two);
    const linesOf = (ids: readonly ItemId[]) => {
      const copies = duplicateItems(board.context, ids, { dx: 2_000, dy: 0 }) ?? [];
      board.store.flush();
      return copies.slice(0, 1).flatMap((id) => board.model.connectorsOf(id)).length;
    };
    const kinds = (ids: readonly ItemId[]) => clipOf(board.model, ids)?.items.map(({ kind }) => kind);
    expect([linesOf([one]), kinds([one])]).toEqual([0, ['note']]);
    expect([linesOf([one, two]), kinds([one, two])]).toEqual([1, ['note', 'note', 'connector']]);
    expect(linesOf([one, between])).toBe(1);
  });

  it('[BC82] it comes back from JSON and from a table, and Markdown has its words', () => {
    const board = newBoard();
    const frame = createFrame(board.context, { x: 0, y: 0, w: 900, h: 900, title: 'Frame' }) as ItemId;
    const note = noteAt(board, 2_000, 0, 'note');
    const ids = [line(board, A, B, frame), line(board, { x: 9, y: 900 }, note), line(board, note, B)];
    for (const [at, id] of ids.entries()) {
      const text = boardItems(board.doc).get(id)?.get('text') as { insert(at: number, words: string): void };
      text.insert(0, `words ${at}`);
    }
    const sayings = (one: TestBoard) =>
      exported(one)
        .items.flatMap(({ item, parent }) =>
          item.kind === 'connector'
            ? [
                [
                  item.text,
                  item.from && 'note',
                  item.to && 'note',
                  item.fromX,
                  item.fromY,
                  item.toX,
                  item.toY,
                  parent && 1,
                ],
              ]
            : [],
        )
        .sort();
    const files: readonly Reading[] = [
      readJson(parseJson(writeJson(exported(board)))),
      readTable(writeCsv(exported(board))),
    ];
    for (const reading of files) expect(sayings(landed(reading))).toEqual(sayings(board));
    const markdown = writeMarkdown(exported(board));
    for (const at of [0, 1]) expect(markdown).toContain(`- words ${at}`);
    expect(markdown).toContain('  - → note');
  });

  it('[EX70] Markdown says a line with words and a free end under the item it starts from', () => {
    const board = newBoard();
    const note = noteAt(board, 2_000, 0, 'Laws');
    const id = line(board, note, B);
    const text = boardItems(board.doc).get(id)?.get('text') as { insert(at: number, words: string): void };
    text.insert(0, 'blocks');
    board.store.flush();
    const markdown = writeMarkdown(exported(board));
    expect(markdown).toContain('- Laws\n  - “blocks” →\n');
    expect(markdown).not.toContain('- blocks');
  });
});

it('[BC170] the words on a link take room of their own: what means it, and what holds all of it, reaches as far', () => {
  const canvas = newCanvas();
  const [a, b] = [canvas.note(0, 0), canvas.note(260, 0)];
  canvas.commands.link(a, b);
  const [id] = canvas.selection.ids;
  const link = id as ItemId;
  const beside = { x: 180, y: 100 };
  expect(canvas.surface.hit(link, beside, 0)).toBe(false);
  rewriteText(canvas.context, link, 'as long as this');
  canvas.store.flush();
  expect(canvas.surface.onWords(link, beside)).toBe(true);
  expect(canvas.surface.hit(link, beside, 0)).toBe(true);
  const box = canvas.surface.box(link);
  expect(box).toMatchObject({ x: expect.closeTo(143.25, 1), w: expect.closeTo(173.5, 1) });
  // Longer ones are cut, as on the screen.
  rewriteText(canvas.context, link, 'and more '.repeat(20));
  canvas.store.flush();
  expect(canvas.surface.box(link)?.w).toBe(320);
});
