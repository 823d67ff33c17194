/** Texts, shapes, drawings, stickers and images that lie turned. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boardLook } from '../../client/app/board/exchange/boardLook.ts';
import { boundsOf, centre, turned } from '../../client/canvas/geometry.ts';
import { resizeTurned } from '../../client/canvas/resizeBox.ts';
import { routeBetween } from '../../client/canvas/routes.ts';
import { align } from '../../client/features/board/actions/orderingActs.ts';
import { lockItems } from '../../client/features/board/acts/lock.ts';
import { createNote } from '../../client/features/board/acts/make.ts';
import { createFigures } from '../../client/features/board/acts/makeFigure.ts';
import { pasteClip } from '../../client/features/board/acts/paste.ts';
import { turnItems } from '../../client/features/board/acts/turn.ts';
import { clipOf, writeClip } from '../../client/features/board/clipboard/clip.ts';
import { readClip } from '../../client/features/board/clipboard/readClip.ts';
import { drawSvg } from '../../client/features/exports/picture/svg.ts';
import { angleOf, upright } from '../../shared/documents/boardKinds.ts';
import { parseJson, readJson, writeJson } from '../../shared/exchange/boardJson.ts';
import { readExcalidraw } from '../../shared/exchange/excalidraw.ts';
import { readTldraw } from '../../shared/exchange/tldraw.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newCanvas } from '../support/boardCommands.ts';
import { newBoard, type TestBoard } from '../support/boards.ts';
import { exported, landed } from '../support/exchangeBoards.ts';

const SHAPE = { kind: 'shape', x: 0, y: 0, w: 200, h: 100, form: 'rectangle', text: 'Turned' } as const;

function shapeOn(board: Pick<TestBoard, 'context' | 'model'>): ItemId {
  const [id] = createFigures(board.context, [SHAPE]) ?? [];
  if (id === undefined) throw new Error('a shape');
  board.model.store.flush();
  return id;
}

describe('turning', () => {
  it('[BC83] is one step of undo; upright leaves nothing behind; notes and what is locked stay', () => {
    const board = newBoard();
    const [id, note] = [shapeOn(board), createNote(board.context, { x: 0, y: 0 }) as ItemId];
    turnItems(
      board.context,
      new Map([
        [id, 200],
        [note, 45],
      ]),
    );
    expect(angleOf(board.item(id))).toBe(-160);
    expect(board.item(note)).not.toHaveProperty('angle');
    turnItems(board.context, new Map([[id, 360]]));
    expect(board.item(id)).not.toHaveProperty('angle');
    board.history.undo();
    expect(angleOf(board.item(id))).toBe(-160);
    lockItems(board.context, [id], true);
    turnItems(board.context, new Map([[id, 10]]));
    expect(angleOf(board.item(id))).toBe(-160);
    fc.assert(
      fc.property(fc.double({ min: -1e5, max: 1e5, noNaN: true }), (degrees) => {
        const angle = upright(degrees);
        expect(angle).toBeGreaterThanOrEqual(-180);
        expect(angle).toBeLessThan(180);
        expect((((Math.round(degrees) - angle) % 360) + 360) % 360).toBe(0);
      }),
    );
  });

  it('[BC83] by hand it is seen at once and written once; it is hit where it lies, and named', () => {
    const { gestures, surface, model, context, history, names } = newCanvas();
    const id = shapeOn({ context, model });
    const { onTurnMove, onTurnEnd, onTurnCancel } = gestures.handlers;
    onTurnMove?.(id, 90);
    expect(surface.angle(id)).toBe(90);
    expect(model.item(id)).not.toHaveProperty('angle');
    onTurnCancel?.(id);
    expect(surface.angle(id)).toBe(0);
    onTurnEnd?.(id, 90);
    expect(surface.angle(id)).toBe(90);
    // Its middle is at 100, 50: it stands upright from 0 to 100 across now, from -50 to 150 down.
    expect([surface.hit(id, { x: 100, y: 140 }, 0), surface.hit(id, { x: 190, y: 50 }, 0)]).toEqual([
      true,
      false,
    ]);
    expect(model.bounds(id)).toMatchObject({
      x: expect.closeTo(50),
      y: expect.closeTo(-50),
      w: expect.closeTo(100),
    });
    expect(names.nameOf(id)).toContain('turned 90');
    history.undo();
    model.store.flush();
    expect(surface.angle(id)).toBe(0);
  });

  it('[BC83] a link ends on its turned edge, and follows when it turns', () => {
    const other = { x: 500, y: 0, w: 100, h: 100 };
    const look = { heads: 'end', routing: 'straight' } as const;
    const turnedBox = { x: 0, y: 0, w: 200, h: 100, angle: 90 };
    expect(routeBetween(turnedBox, other, look).points[0]?.x).toBeCloseTo(150, 3);
    expect(routeBetween({ ...turnedBox, angle: 0 }, other, look).points[0]?.x).toBeCloseTo(200, 3);
    for (const routing of ['curved', 'elbow'] as const)
      expect(routeBetween(turnedBox, other, { ...look, routing }).points[0]?.x).toBeCloseTo(150, 3);
    const { context, model, commands, note, surface } = newCanvas();
    const id = shapeOn({ context, model });
    commands.link(note(600, 0), id);
    model.store.flush();
    const [link] = model.connectorsOf(id);
    if (link === undefined) throw new Error('a link');
    const before = [model.box(link), surface.box(link)];
    turnItems(context, new Map([[id, 90]]));
    model.store.flush();
    expect(model.box(link)).not.toEqual(before[0]);
    expect(surface.box(link)).toEqual(model.box(link));
  });

  it('[CV39] resized, the corner across from the hand stays where it is', () => {
    const rules = { handles: [], min: { w: 20, h: 20 }, max: { w: 900, h: 900 }, keepRatio: false };
    const start = { x: 10, y: 20, w: 200, h: 100 };
    const move = fc.integer({ min: -300, max: 300 });
    fc.assert(
      fc.property(fc.integer({ min: -180, max: 179 }), move, move, (angle, dx, dy) => {
        const box = resizeTurned(start, angle, 'se', dx, dy, rules);
        const corner = (one: typeof start) => turned({ x: one.x, y: one.y }, centre(one), angle);
        expect(corner(box).x).toBeCloseTo(corner(start).x, 6);
        expect(corner(box).y).toBeCloseTo(corner(start).y, 6);
        const around = boundsOf(box, angle);
        for (const [x, y] of [
          [box.x, box.y],
          [box.x + box.w, box.y + box.h],
        ] as const) {
          const at = turned({ x, y }, centre(box), angle);
          expect(at.x).toBeGreaterThan(around.x - 1e-6);
          expect(at.y).toBeLessThan(around.y + around.h + 1e-6);
        }
      }),
    );
  });

  it('[BC83] things line up at what is seen of them', () => {
    const canvas = newCanvas();
    const { context, model, selection, note } = canvas;
    const id = shapeOn(canvas);
    turnItems(context, new Map([[id, 90]]));
    const left = note(-300, 0);
    selection.set([id, left]);
    align(canvas as unknown as Parameters<typeof align>[0], 'left');
    expect(model.bounds(id)?.x).toBeCloseTo(-300, 0);
  });

  it('[BC83] it stays turned in a clip, in JSON and in a picture, which has room for it', () => {
    const [board, other] = [newBoard(), newBoard()];
    const id = shapeOn(board);
    turnItems(board.context, new Map([[id, 90]]));
    board.store.flush();
    const clip = readClip(writeClip(clipOf(board.model, [id]) ?? { items: [] }));
    const [copy] = pasteClip(other.context, clip ?? { items: [] }, { x: 0, y: 0 }) ?? [];
    expect(angleOf(other.item(copy ?? null))).toBe(90);
    const again = landed(readJson(parseJson(writeJson(exported(board)))));
    expect(exported(again).items.map(({ item }) => angleOf(item))).toEqual([90]);
    const naming = { title: 't', description: 'd', fonts: '' };
    const picture = drawSvg(exported(board), boardLook(board.model), naming);
    expect(picture?.svg).toContain('<g transform="rotate(90 100 50)">');
    expect(picture?.h).toBe(200 + 80);
  });

  it('[BC83] turned figures of Excalidraw and tldraw come in turned, with the same middle', () => {
    const shape = { id: 'a', type: 'rectangle', x: 0, y: 0, width: 200, height: 100, angle: Math.PI / 6 };
    const excalidraw = readExcalidraw({ type: 'excalidraw', elements: [shape] });
    expect(excalidraw.kind === 'read' && excalidraw.drafts[0]?.fields).toMatchObject({
      x: 0,
      y: 0,
      angle: 30,
    });
    // There the corner stays: a quarter turned, its middle is left below it.
    const geo = {
      id: 'b',
      typeName: 'shape',
      type: 'geo',
      x: 0,
      y: 0,
      rotation: Math.PI / 2,
      props: { w: 200, h: 100 },
    };
    const tldraw = readTldraw({ shapes: [geo], bindings: [], rootShapeIds: ['b'] });
    expect(tldraw.kind === 'read' && tldraw.drafts[0]?.fields).toMatchObject({ x: -150, y: 50, angle: 90 });
  });
});
