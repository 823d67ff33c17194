/** Texts, shapes, drawn lines and stickers: what is read, made, laid out, copied. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { setThickness } from '../../client/features/board/acts/arrange.ts';
import { changeItems, deleteItems } from '../../client/features/board/acts/change.ts';
import { duplicateItems } from '../../client/features/board/acts/copy.ts';
import { lockItems } from '../../client/features/board/acts/lock.ts';
import { createFrame } from '../../client/features/board/acts/make.ts';
import { createFigures } from '../../client/features/board/acts/makeFigure.ts';
import { placeItems, resizeItem } from '../../client/features/board/acts/move.ts';
import { pasteClip } from '../../client/features/board/acts/paste.ts';
import { clipOf, writeClip } from '../../client/features/board/clipboard/clip.ts';
import { readClip } from '../../client/features/board/clipboard/readClip.ts';
import { drawStroke } from '../../client/features/board/drawing/draw.ts';
import { inkPath } from '../../client/features/board/drawing/inkPath.ts';
import { changePen } from '../../client/features/board/drawing/ownPens.ts';
import { strokesOf, thinned } from '../../client/features/board/drawing/thinned.ts';
import { shapeBox, textBox, wordsWidth } from '../../client/features/board/model/figures.ts';
import { widthOf } from '../../client/features/board/model/penWidth.ts';
import { distanceToStroke, inkOf } from '../../client/features/board/model/strokes.ts';
import { boardItems } from '../../shared/documents/board.ts';
import type { BoardItem, Shape } from '../../shared/documents/boardKinds.ts';
import { MOST_STROKE_POINTS } from '../../shared/documents/boardKinds.ts';
import { readItem } from '../../shared/documents/readItem.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { newCanvas } from '../support/boardCommands.ts';
import { exchange, newBoard } from '../support/boards.ts';

const LINE = { points: [0, 0, 50, 10_000, 10_000, 50], w: 100, h: 50 };
const ONE_OF_EACH = [
  { kind: 'text', x: 0, y: 0, w: 300, size: 'L', colour: 'sky', text: 'Words' },
  { kind: 'shape', x: 0, y: 100, w: 200, h: 100, form: 'diamond', colour: 'mint', text: 'Agreed?' },
  { kind: 'stroke', x: 0, y: 300, pen: 'marker', width: 22, colour: 'rose', ...LINE },
  { kind: 'sticker', x: 0, y: 400, symbol: 'heart', colour: 'rose' },
] as const;

/** Without what every item has of its own. */
function bare(item: BoardItem | null): object {
  const { id, author, at, z, parent, ...rest } = item ?? ({} as BoardItem);
  return rest;
}

describe('figures', () => {
  it('[BC50] each kind is made, merges with others, is moved, locked, deleted and undone', () => {
    const [mine, theirs] = [newBoard(), newBoard()];
    const ids = createFigures(mine.context, ONE_OF_EACH) ?? [];
    exchange(mine, theirs);
    expect(ids.map((id) => theirs.item(id).kind)).toEqual(['text', 'shape', 'stroke', 'sticker']);
    changeItems(theirs.context, ids, { colour: 'lime' });
    placeItems(
      mine.context,
      ids.map((id) => ({ id, x: 900, y: 900 })),
    );
    exchange(mine, theirs);
    for (const id of ids) expect(mine.item(id)).toMatchObject({ x: 900, y: 900, colour: 'lime' });
    lockItems(mine.context, ids.slice(0, 1), true);
    changeItems(mine.context, ids, { colour: 'sun' });
    expect(mine.item(ids[0] ?? null)).toMatchObject({ colour: 'lime' });
    expect(deleteItems(mine.context, ids)).toHaveLength(3);
    mine.history.undo();
    mine.store.flush();
    expect(mine.store.size).toBe(4);
  });

  it('[BC50] nonsense gets a default or is nothing, and never throws', async () => {
    const fields = fc.dictionary(
      fc.constantFrom(
        'x',
        'y',
        'w',
        'h',
        'size',
        'form',
        'pen',
        'width',
        'points',
        'symbol',
        'colour',
        'z',
        'locked',
      ),
      fc.oneof(fc.jsonValue(), fc.constant(Number.NaN), fc.array(fc.double(), { maxLength: 9 })),
    );
    await fc.assert(
      fc.property(fc.constantFrom('text', 'shape', 'stroke', 'sticker'), fields, (kind, raw) => {
        const doc = new Y.Doc();
        const map = new Y.Map<unknown>(Object.entries(raw));
        const id = newId<ItemId>();
        boardItems(doc).set(id, map);
        map.set('kind', kind);
        const item = readItem(id, map);
        if (item === null) expect(kind).toBe('stroke');
        else if ('x' in item) expect(Number.isFinite(item.x + item.y)).toBe(true);
        if (item?.kind === 'stroke') expect(item.points.every((one) => one >= 0 && one <= 10_000)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('[BC51] copied, pasted and duplicated they are the same, in a frame too', () => {
    const board = newBoard();
    const frame = createFrame(board.context, { x: -50, y: -50, w: 900, h: 900, title: 'All' });
    const ids =
      createFigures(
        board.context,
        ONE_OF_EACH.map((one) => ({ ...one, parent: frame })),
      ) ?? [];
    board.store.flush();
    expect(board.model.childrenOf(frame)).toHaveLength(4);
    const clip = readClip(writeClip(clipOf(board.model, frame ? [frame] : []) ?? { items: [] }));
    const other = newBoard();
    const [copy] = pasteClip(other.context, clip ?? { items: [] }, { x: -50, y: -50 }) ?? [];
    other.store.flush();
    const copies = other.model.childrenOf(copy ?? null);
    expect(copies.map((id) => bare(other.item(id)))).toEqual(ids.map((id) => bare(board.item(id))));
    const doubled = duplicateItems(board.context, ids, { dx: 10, dy: 0 }) ?? [];
    expect(doubled.map((id) => bare({ ...board.item(id), x: 0 } as BoardItem))).toEqual(
      ids.map((id) => bare({ ...board.item(id), x: 0 } as BoardItem)),
    );
  });

  it('[BC51] a shape that grew with its words is pasted with its own height', () => {
    const [board, other] = [newBoard(), newBoard()];
    const words = 'many words '.repeat(30);
    const shape = { kind: 'shape', x: 0, y: 0, w: 100, h: 30, form: 'diamond', text: words } as const;
    const ids = createFigures(board.context, [shape]) ?? [];
    board.store.flush();
    expect(board.model.box(ids[0] as ItemId)?.h).toBeGreaterThan(30);
    const clip = readClip(writeClip(clipOf(board.model, ids) ?? { items: [] }));
    const [copy] = pasteClip(other.context, clip ?? { items: [] }, { x: 0, y: 0 }) ?? [];
    expect(other.item(copy ?? null)).toMatchObject({ h: 30, text: words });
  });

  it('[BC50] a clip with a drawn line without points is no clip: nothing unseen comes on the board', () => {
    const line = { kind: 'stroke', x: 0, y: 0, w: 9, h: 9, text: '' };
    const clipWith = (more: object) =>
      readClip(btoa(JSON.stringify({ version: 1, items: [{ ...line, more }] })));
    expect(clipWith({})).toBeNull();
    expect(clipWith({ points: [1, 2] })).toBeNull();
    expect(clipWith({ points: [1, 2, 3] })?.items).toHaveLength(1);
  });

  it('[BC392] a short word has the whole middle of a small round shape', () => {
    expect(wordsWidth({ form: 'ellipse' }, 100)).toBeGreaterThan(70);
    expect(wordsWidth({ form: 'diamond' }, 100)).toBe(50);
    const shape = { kind: 'shape', w: 100, h: 60, form: 'ellipse', text: 'Press?' } as Shape;
    expect(shapeBox(shape, () => 26).h).toBe(60);
  });

  it('[BC52] texts and shapes grow with their words, and are as large as they are made', () => {
    const board = newBoard();
    const height = (text: string, width: number, px: number) => px * Math.ceil((text.length * px) / width);
    const [text, shape] = createFigures(board.context, ONE_OF_EACH) ?? [];
    const [words, form] = [board.item(text ?? null), board.item(shape ?? null)];
    if (words.kind !== 'text' || form.kind !== 'shape') throw new Error('two figures');
    expect(textBox({ ...words, text: 'x'.repeat(30) }, height).h).toBe(160);
    expect(shapeBox({ ...form, text: '' }, height)).toMatchObject({ w: 200, h: 100 });
    expect(shapeBox({ ...form, text: 'x'.repeat(200) }, height).h).toBeGreaterThan(400);
    for (const id of [text, shape]) if (id) resizeItem(board.context, id, { w: 500, h: 400 });
    expect(board.item(shape ?? null)).toMatchObject({ w: 500, h: 400 });
    expect(board.item(text ?? null)).toMatchObject({ w: 500 });
    expect(
      boardItems(board.doc)
        .get(text ?? '')
        ?.has('h'),
    ).toBe(false);
  });
});

describe('drawn lines', () => {
  const wave = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ x: at, y: 40 * Math.sin(at / 9), pressure: 0.5 }));

  it('[BC53] few points say the same line, within a pixel; a long line is cut and stays whole', () => {
    const straight = Array.from({ length: 100 }, (_, at) => ({ x: at, y: at, pressure: 0.5 }));
    expect(thinned(straight, 0.5)).toHaveLength(2);
    const drawn = wave(1_000);
    const strokes = strokesOf(drawn, 5, 1);
    expect(strokes).toHaveLength(1);
    const [stroke] = strokes;
    if (!stroke) throw new Error('one stroke');
    expect(stroke.points.length / 3).toBeLessThan(400);
    for (const point of drawn) expect(distanceToStroke(stroke, stroke, point)).toBeLessThan(1.2);
    const jagged = Array.from({ length: 9_000 }, (_, at) => ({ x: at, y: at % 2 ? 0 : 90, pressure: 1 }));
    const cut = strokesOf(jagged, 5, 1);
    expect(cut).toHaveLength(Math.ceil(8_999 / (MOST_STROKE_POINTS - 1)));
    for (const one of cut) expect(one.points.length).toBeLessThanOrEqual(3 * MOST_STROKE_POINTS);
    const [first, second] = cut.map((one) => inkOf(one, one));
    expect(Math.abs((first?.at(-1)?.x ?? 0) - (second?.[0]?.x ?? 9))).toBeLessThan(1);
    expect(strokesOf([{ x: 3, y: 4, pressure: 1 }], 5, 1)).toHaveLength(1);
    expect(strokesOf([], 5, 1)).toEqual([]);
  });

  it('[BC53] it is hit on the line, not in its box, also when it was made larger', () => {
    const stroke = { points: [0, 0, 50, 10_000, 10_000, 50] };
    const box = { x: 0, y: 0, w: 200, h: 200 };
    expect(distanceToStroke(stroke, box, { x: 100, y: 100 })).toBeLessThan(1);
    expect(distanceToStroke(stroke, box, { x: 190, y: 10 })).toBeGreaterThan(100);
    expect(inkPath(inkOf(stroke, box), 'pen', 5)).toMatch(/^M[\d.-]+ [\d.-]+L.*Z$/);
    expect(inkPath([], 'pen', 5)).toBe('');
  });

  it('[BC54] [BC225] a line keeps the colour that it was drawn in; the highlighter has its own', () => {
    const { commands, model } = newCanvas();
    const line = [
      { x: 0, y: 0, pressure: 1 },
      { x: 90, y: 40, pressure: 1 },
    ];
    changePen('pen', { colour: 'sky', width: widthOf('pen', 'thick') });
    drawStroke(commands, 'pen', line);
    drawStroke(commands, 'marker', line);
    changePen('pen', { colour: 'rose' });
    expect([...model.boxes()].map(([id]) => model.item(id))).toMatchObject([
      { kind: 'stroke', pen: 'pen', colour: 'sky', width: 10 },
      { kind: 'stroke', pen: 'marker', colour: 'sun', width: 22 },
    ]);
  });

  it('[BC225] chosen drawings get another thickness, each as its pen is, in one step of undo', () => {
    const { store, context, item, history } = newBoard();
    const ids = createFigures(context, [
      { ...ONE_OF_EACH[2], pen: 'pen', width: 5 },
      { ...ONE_OF_EACH[2] },
      { ...ONE_OF_EACH[1] },
    ]) as readonly ItemId[];
    store.flush();
    setThickness(context, ids, 'thick');
    store.flush();
    expect(ids.map((id) => item(id))).toMatchObject([{ width: 10 }, { width: 44 }, { kind: 'shape' }]);
    history.undo();
    store.flush();
    expect(ids.slice(0, 2).map((id) => item(id))).toMatchObject([{ width: 5 }, { width: 22 }]);
  });
});
