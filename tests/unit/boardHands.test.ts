/** What others see while a hand gives things another size, turns them or puts the end of a line elsewhere. */
import { describe, expect, it } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { CursorField } from '../../client/canvas/CursorField.ts';
import { type RemoteHand, readPresence } from '../../client/canvas/presence/boardPresence.ts';
import { Peers } from '../../client/canvas/presence/Peers.ts';
import { createLine } from '../../client/features/board/acts/line.ts';
import { createFigures } from '../../client/features/board/acts/makeFigure.ts';
import { followPeers } from '../../client/features/board/canvas/followPeers.ts';
import { scalingOf } from '../../client/features/board/canvas/scaling.ts';
import { boardItems } from '../../shared/documents/board.ts';
import type { ItemId, MemberId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { newCanvas } from '../support/boardCommands.ts';

const user = { memberId: newId<MemberId>(), name: 'Murat', initials: 'MU', colour: 1, badge: 'GAZ' };
const SHAPE = { kind: 'shape', x: 0, y: 400, w: 200, h: 100, form: 'rectangle', text: '' } as const;

/** My canvas, and somebody whose awareness is shown on it. */
function company() {
  const canvas = newCanvas();
  const { model, surface, displacements, context } = canvas;
  const awareness = new Awareness(new Y.Doc());
  const peers = new Peers(awareness);
  const stop = followPeers({ peers, displacements, surface, model, cursors: new CursorField() });
  const show = (board: unknown) => {
    awareness.states.set(7, { user, board });
    awareness.emit('change', [{ added: [], updated: [7], removed: [] }, 'test']);
  };
  /** Somebody else's write: it is not mine, and the surface follows the model. */
  const follow = surface.follow();
  const close = () => {
    stop();
    follow();
    peers.destroy();
    awareness.destroy();
  };
  const [shape] = createFigures(context, [SHAPE]) ?? [];
  if (shape === undefined) throw new Error('a shape');
  model.store.flush();
  return { ...canvas, show, close, shape };
}

describe('hands that do more than move', () => {
  it('[BC87] a canvas says what its hand does, and that it let go; until then nothing is written', () => {
    const { gestures, shown, note, selection, model, context } = newCanvas();
    const [a, b] = [note(0, 0, 'one'), note(300, 0, 'two')];
    const before = JSON.stringify([model.item(a), model.item(b)]);
    const hands = () => shown.map((state) => readPresence(state).hand);
    selection.set([a, b]);
    const boxes = scalingOf(model, selection.ids)?.at(2, { x: 0, y: 0 }) ?? new Map();
    gestures.handlers.onScaleStart?.();
    gestures.handlers.onScaleMove?.(boxes, 2, { x: 0, y: 0 });
    expect(hands().at(-1)).toEqual({ does: 'scale', ids: [a, b], factor: 2, fixed: { x: 0, y: 0 } });
    expect(JSON.stringify([model.item(a), model.item(b)])).toBe(before);
    gestures.handlers.onScaleEnd?.(boxes);
    expect([hands().at(-1), model.box(b)?.x]).toEqual([null, 600]);

    const [shape] = createFigures(context, [SHAPE]) ?? [];
    const line = createLine(context, { from: { x: 0, y: 0 }, to: { x: 90, y: 90 } });
    if (!shape || !line) throw new Error('a shape and a line');
    model.store.flush();
    const box = { x: 0, y: 400, w: 260, h: 140 };
    const { onResizeStart, onResizeMove, onResizeCancel, onTurnMove, onTurnEnd, onTipMove, onTipDrop } =
      gestures.handlers;
    const seen: (RemoteHand | null)[] = [];
    const look = () => seen.push(hands().at(-1) ?? null);
    onResizeStart?.(shape, box);
    onResizeMove?.(shape, box);
    onResizeCancel?.(shape);
    look();
    onTurnMove?.(shape, 30);
    onTurnEnd?.(shape, 30);
    look();
    const tip = { id: line, tip: 'to', point: { x: 10, y: 20 }, over: a } as const;
    onTipMove?.(tip);
    onTipDrop?.(tip);
    look();
    expect(seen).toEqual([null, null, null]);
    expect(model.box(shape)?.w).toBe(200);
  });

  it('[BC87] what others make larger is seen so, grows once, and lands where the document says', () => {
    const { show, close, note, surface, displacements, model, context } = company();
    const [a, b] = [note(0, 0, 'one'), note(300, 0, 'two')];
    const scale = { ids: [a, b], by: 2, from: [0, 0] };
    show({ hand: scale });
    expect(surface.box(b)).toEqual({ x: 600, y: 0, w: 400, h: 400 });
    expect([model.box(b)?.x, displacements.widths.get().get(b)]).toEqual([300, 400]);
    // The document is first.
    context.doc.transact(() => {
      for (const [id, x] of [
        [a, 0],
        [b, 600],
      ] as const) {
        const item = boardItems(context.doc).get(id);
        item?.set('x', x);
        item?.set('w', 400);
      }
    }, 'someone');
    model.store.flush();
    show({ hand: scale });
    expect(surface.box(b)).toEqual({ x: 600, y: 0, w: 400, h: 400 });
    show({ hand: null });
    expect([surface.box(b)?.w, displacements.widths.get().size, displacements.waiting]).toEqual([
      400,
      0,
      false,
    ]);
    close();
  });

  it('[BC87] a turn and another box are seen, with the links on them, and stay until the document says so', () => {
    const { show, close, shape, note, surface, displacements, model, context, commands } = company();
    commands.link(note(600, 400), shape);
    model.store.flush();
    const [link] = model.connectorsOf(shape);
    if (link === undefined) throw new Error('a link');
    const before = surface.box(link);
    show({ hand: { id: shape, turn: 90 } });
    expect([surface.angle(shape), model.item(shape)]).toEqual([
      90,
      expect.not.objectContaining({ angle: 90 }),
    ]);
    expect(surface.box(link)).not.toEqual(before);
    expect(displacements.isHeldByOthers(shape)).toBe(false);
    show({ hand: null });
    expect([surface.angle(shape), displacements.waiting]).toEqual([90, true]);
    boardItems(context.doc).get(shape)?.set('angle', 90);
    model.store.flush();
    expect([surface.angle(shape), displacements.waiting]).toEqual([90, false]);

    show({ hand: { id: shape, box: [0, 400, 300, 160] } });
    expect(surface.box(shape)).toEqual({ x: 0, y: 400, w: 300, h: 160 });
    close();
  });

  it('[BC87] the end of a line is seen where the hand has it, on an item or on the board', () => {
    const { show, close, note, surface, model, context } = company();
    const target = note(500, 500);
    const line = createLine(context, { from: { x: 0, y: 0 }, to: { x: 90, y: 90 } });
    if (line === null) throw new Error('a line');
    model.store.flush();
    show({ hand: { id: line, end: 'to', at: [300, 10] } });
    expect(surface.route(line)?.points.at(-1)).toEqual({ x: 300, y: 10 });
    show({ hand: { id: line, end: 'to', at: target } });
    expect(surface.route(line)?.points.at(-1)?.x).toBeGreaterThan(400);
    expect(model.item(line)).toMatchObject({ toX: 90, toY: 90 });
    close();
  });

  it('[BC87] what makes no sense is not shown', () => {
    const id = newId<ItemId>();
    const hands: unknown[] = [
      7,
      [],
      { id: 'short', turn: 4 },
      { id, turn: Number.NaN },
      { id, turn: 1e9 },
      { id, box: [0, 0, -4, 9] },
      { id, box: [0, 0, 1e9, 9] },
      { id, box: [0] },
      { id, end: 'both', at: [0, 0] },
      { id, end: 'to', at: '__proto__' },
      { ids: [], by: 2, from: [0, 0] },
      { ids: [id], by: -2, from: [0, 0] },
      { ids: [id], by: 0, from: [0, 0] },
      { ids: [id], by: 1e9, from: [0, 0] },
      { ids: [id], by: 2, from: [1e300, 0] },
      { ids: Array(500).fill(id), by: 2, from: [0, 0] },
    ];
    expect(hands.map((hand) => readPresence({ hand }).hand)).toEqual(hands.map(() => null));
    // A corner of others goes no further than the items allow.
    const { show, close, note, surface, model } = company();
    const [a, b] = [note(0, 0), note(300, 0)];
    show({ hand: { ids: [a, b], by: 900, from: [0, 0] } });
    expect(surface.box(a)?.w).toBeLessThanOrEqual(2_000);
    expect(model.box(a)?.w).toBe(200);
    close();
  });
});
