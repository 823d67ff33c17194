/** Bending a link by hand and by key, its words along it, and everything that has to know of it. */
import { describe, expect, it } from 'vitest';
import { boardLook } from '../../client/app/board/exchange/boardLook.ts';
import { readPresence, writePresence } from '../../client/canvas/presence/boardPresence.ts';
import { distanceToRoute, routeMiddle } from '../../client/canvas/routes.ts';
import { changeItems, rewriteTexts } from '../../client/features/board/acts/change.ts';
import { duplicateItems } from '../../client/features/board/acts/copy.ts';
import { linkItems } from '../../client/features/board/acts/make.ts';
import { turnLinks } from '../../client/features/board/acts/turnLinks.ts';
import { straighten } from '../../client/features/board/canvas/bending.ts';
import { HandLooks } from '../../client/features/board/canvas/followPeers.ts';
import { bendCode } from '../../client/features/board/canvas/laterLines.ts';
import { clipOf, writeClip } from '../../client/features/board/clipboard/clip.ts';
import { readClip } from '../../client/features/board/clipboard/readClip.ts';
import { bentLinks } from '../../client/features/board/model/bentLinks.ts';
import { alongside } from '../../client/features/board/model/linkEnds.ts';
import { drawSvg } from '../../client/features/exports/picture/svg.ts';
import type { Connector, Routing } from '../../shared/documents/boardKinds.ts';
import { parseJson, readJson, writeJson } from '../../shared/exchange/boardJson.ts';
import { readExcalidraw } from '../../shared/exchange/excalidraw.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newCanvas } from '../support/boardCommands.ts';
import { exported, landed } from '../support/exchangeBoards.ts';

await Promise.all([bendCode.fetch(), bentLinks.fetch()]);

function linked(routing: Routing = 'curved') {
  const canvas = newCanvas();
  const { context, model, note, viewport, selection } = canvas;
  viewport.setCamera({ x: 0, y: 0, zoom: 1 });
  const [a, b] = [note(0, 0, 'a'), note(800, 0, 'b')];
  const id = linkItems(context, a, b) as ItemId;
  changeItems(context, [id], { routing });
  model.store.flush();
  selection.set([id]);
  const link = () => {
    model.store.flush();
    return model.item(id) as Connector;
  };
  /** Its first bend, else its middle part. */
  const dotAt = () => {
    const dots = canvas.surface.dots(id, 1);
    return dots.find(({ name }) => name.startsWith(':')) ?? dots[(dots.length - 1) >> 1];
  };
  const placed = () => link().bends?.map(({ x, y }) => [x, y]);
  const drag = (part: 'bend' | 'words', start: readonly number[], ...way: readonly (readonly number[])[]) => {
    const at = ([x = 0, y = 0]: readonly number[]) => ({ x, y });
    const dot = dotAt()?.name ?? '';
    const last = way.map((point) => ({ id, part, dot, start: at(start), point: at(point) }));
    for (const one of last) canvas.gestures.handlers.onBendMove?.(one);
    return last.at(-1) as (typeof last)[number];
  };
  return { ...canvas, handlers: canvas.gestures.handlers, a, b, id, link, drag, dotAt, placed };
}

describe('a link bent by hand', () => {
  it('[CV140] goes where the dot is dragged, is seen there before it is let go, and is one step of undo', () => {
    for (const routing of ['curved', 'straight', 'elbow'] as const) {
      const { handlers, surface, drag, id, shown, history, dotAt, placed } = linked(routing);
      expect(dotAt()?.at).toEqual({ x: 500, y: 100 });
      const last = drag('bend', [500, 100], [505, 250], [500, 400]);
      expect(dotAt()?.at.y).toBe(400);
      expect(placed()).toBeUndefined();
      expect(shown.at(-1)).toMatchObject({ hand: { id } });
      handlers.onBendDrop?.(last);
      expect(placed()).toEqual([[0, 300]]);
      expect(surface.hit(id, { x: 500, y: 400 }, 0)).toBe(true);
      expect(surface.hit(id, { x: 500, y: 100 }, 0)).toBe(false);
      expect((surface.box(id)?.y ?? 0) + (surface.box(id)?.h ?? 0)).toBeGreaterThan(400);
      history.undo();
      expect(placed()).toBeUndefined();
    }
  });

  it('[CV140] near where it would run by itself the bend goes, Esc puts it back', () => {
    const { handlers, drag, id, dotAt, placed } = linked();
    handlers.onBendDrop?.(drag('bend', [500, 100], [500, 300]));
    expect(placed()).toEqual([[0, 200]]);
    drag('bend', [500, 300], [600, 500]);
    handlers.onBendCancel?.(id);
    expect([placed(), dotAt()?.at]).toEqual([[[0, 200]], { x: 500, y: 300 }]);
    handlers.onBendDrop?.(drag('bend', [500, 300], [510, 107]));
    expect(placed()).toBeUndefined();
  });

  it('[CV140] the dot stands beside the words, and there is none on what is locked or only read', () => {
    const { surface, context, model, id, link, dotAt } = linked();
    rewriteTexts(context, new Map([[id, 'lends to']]));
    link();
    const at = dotAt()?.at;
    expect(at?.y).toBeCloseTo(100);
    expect(at && surface.onWords(id, at)).toBe(false);
    changeItems(context, [id], { locked: true });
    model.store.flush();
    expect(dotAt()).toBeUndefined();
    expect(linked().surface.dots('x' as ItemId, 1)).toEqual([]);
  });

  it('[BC650] one with corners is pulled sideways, or past both to go around', () => {
    const { handlers, drag, context, b, model, dotAt, placed } = linked('elbow');
    changeItems(context, [b], { y: 400 });
    model.store.flush();
    handlers.onBendDrop?.(drag('bend', [500, 300], [620, 330]));
    expect(placed()).toEqual([[120, 0]]);
    expect(dotAt()?.at).toEqual({ x: 620, y: 300 });
    handlers.onBendDrop?.(drag('bend', [620, 300], [600, 900]));
    expect(placed()).toEqual([[100, 600]]);
    expect(dotAt()?.at).toEqual({ x: 600, y: 900 });
    handlers.onBendDrop?.(drag('bend', [600, 900], [505, 320]));
    expect(placed()).toBeUndefined();
    changeItems(context, [b], { y: 0 });
    model.store.flush();
    handlers.onBendDrop?.(drag('bend', [500, 100], [650, 104]));
    expect(placed()).toBeUndefined();
    handlers.onBendDrop?.(drag('bend', [500, 100], [650, 130]));
    expect(placed()).toEqual([[0, 30]]);
  });

  it('[BC651] by arrow keys: seen and said with each, kept by Enter or put back by Esc, one step of undo', () => {
    const { handlers, lines, id, said, history, selection, dotAt, placed } = linked();
    lines.bends.toggleKeys(id);
    expect(said.at(-1)).toBe('line.bending');
    const press = (dy: number) => handlers.onNudge?.(new Set(), 0, dy);
    press(4);
    expect(said.at(-1)).toBe('line.bentTo 0 4');
    for (let presses = 0; presses < 5; presses += 1) press(40);
    expect([placed(), dotAt()?.at.y]).toEqual([undefined, 304]);
    handlers.onEdit?.(id, null);
    expect([placed(), selection.editing, said.at(-1)]).toEqual([[[0, 204]], null, 'line.bent']);
    lines.bends.toggleKeys(id);
    press(-204);
    expect(said.at(-1)).toBe('line.straight');
    press(-30);
    expect(handlers.onPutBack?.()).toBe(true);
    expect([placed(), dotAt()?.at.y, said.at(-1)]).toEqual([[[0, 204]], 304, 'line.putBack']);
    expect(handlers.onPutBack?.()).toBe(false);
    lines.bends.toggleKeys(id);
    press(40);
    selection.clear();
    expect(placed()).toEqual([[0, 244]]);
    history.undo();
    expect(placed()).toEqual([[0, 204]]);
    history.undo();
    expect(placed()).toBeUndefined();
  });

  it('[BC651] others see it while it is in somebody’s hand; whatever else they are told is no bend', () => {
    const { id, model, displacements, dotAt, placed } = linked();
    const told = (hand: unknown) => readPresence({ hand }).hand;
    const bend = { key: 'one', order: 0.25, x: 30, y: -200 };
    const shape = { bend };
    const sent = writePresence({
      cursor: null,
      drag: null,
      editing: null,
      hand: { does: 'bend', id, shape },
    });
    const { hand } = readPresence(JSON.parse(JSON.stringify(sent)));
    expect(hand).toEqual({ does: 'bend', id, shape });
    displacements.setLooks(7, new HandLooks(model).of(7, hand));
    expect(dotAt()?.at).toEqual({ x: 530, y: -100 });
    expect(placed()).toBeUndefined();
    const gone = { key: 'one', gone: true } as const;
    expect(told({ id, of: 'one', bend: [0, 0] })).toEqual({ does: 'bend', id, shape: { bend: gone } });
    // As older versions tell of the only one that they know.
    expect(told({ id, bend: [5, 7] })).toMatchObject({
      shape: { bend: { key: '', order: 0.5, x: 5, y: 7 } },
    });
    expect(told({ id, along: 0.2 })).toEqual({ does: 'bend', id, shape: { labelAt: 0.2 } });
    for (const bad of [
      { bend: [1] },
      { bend: ['a', 2] },
      { bend: [5, 7, 2], of: 'one' },
      { bend: [5, 7, 0.5], of: '__proto__' },
      { bend: [5, Number.NaN, 0.5], of: 'one' },
      { along: -1 },
      { along: 2 },
      {},
    ])
      expect(told({ id, ...bad })).toBeNull();
  });
});

describe('the words of a link', () => {
  it('[CV141] [BC652] go along it by hand, and stay there whatever comes to lie there', () => {
    const { handlers, surface, context, link, drag, id, note, model, history } = linked('straight');
    rewriteTexts(context, new Map([[id, 'to']]));
    link();
    handlers.onBendDrop?.(drag('words', [505, 100], [400, 130], [355, 190]));
    expect(link().labelAt).toBeCloseTo(0.25, 2);
    const route = surface.route(id);
    expect(route && routeMiddle(route).x).toBeCloseTo(350, 0);
    note(300, 50, 'comes');
    model.store.flush();
    expect(surface.route(id)?.label).toBeCloseTo(0.25, 2);
    turnLinks(context, [id]);
    link();
    const turned = surface.route(id);
    expect(turned && routeMiddle(turned).x).toBeCloseTo(350, 0);
    history.undo();
    link();
    handlers.onBendDrop?.(drag('words', [350, 100], [-900, 100]));
    expect(link().labelAt).toBe(0.05);
    handlers.onBendDrop?.(drag('words', [230, 100], [495, 140]));
    expect(link().labelAt).toBe(0.5);
  });

  it('[BC651] straightened, they find their own place again, and the link its own course', () => {
    const { commands, context, link, id, said, history } = linked();
    changeItems(context, [id], { bend: [0, 90], labelAt: 0.2 });
    straighten(commands, [id]);
    expect(link()).not.toHaveProperty('bends');
    expect(link()).not.toHaveProperty('labelAt');
    expect(said.at(-1)).toBe('line.straight');
    history.undo();
    expect(link()).toMatchObject({ bends: [{ x: 0, y: 90 }], labelAt: 0.2 });
  });
});

describe('what knows of a bend', () => {
  it('[BC650] copies, clips, JSON and pictures have it', () => {
    const canvas = linked();
    const { context, id, a, b, model, link } = canvas;
    const shape = { bends: [{ key: '', order: 0.5, x: 10, y: -160 }], labelAt: 0.3 };
    changeItems(context, [id], { bend: [10, -160], labelAt: 0.3 });
    link();
    const clip = readClip(writeClip(clipOf(model, [a, b, id]) ?? { items: [] }));
    expect(clip?.items.find(({ kind }) => kind === 'connector')?.more).toMatchObject(shape);
    const back = landed(readJson(parseJson(writeJson(exported(canvas)))));
    expect(back.store.ids().map((one) => back.item(one))).toContainEqual(expect.objectContaining(shape));
    const svg = drawSvg(exported(canvas), boardLook(model), { title: '', description: '', fonts: '' })?.svg;
    const [, first, second] = canvas.surface.route(id)?.points ?? [];
    const drawn = [...(svg ?? '').matchAll(/C(-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+)/g)].map((one) =>
      one.slice(1).map(Number),
    );
    const [line] = drawn;
    expect((line?.[2] ?? 0) - (line?.[0] ?? 0)).toBeCloseTo((second?.x ?? 0) - (first?.x ?? 0), 0);
    expect((line?.[3] ?? 0) - (line?.[1] ?? 0)).toBeCloseTo((second?.y ?? 0) - (first?.y ?? 0), 0);
    const copies = duplicateItems(context, [a, b, id], { dx: 50, dy: 500 }) ?? [];
    model.store.flush();
    expect(copies.map((one) => model.item(one))).toContainEqual(expect.objectContaining(shape));
  });

  it('[BC650] what is resized together scales it, while it is in the hand and after', () => {
    const { handlers, surface, context, id, a, b, link, selection, history, dotAt, placed } = linked();
    changeItems(context, [id], { bend: [20, 300] });
    link();
    selection.set([a, b]);
    const scaling = surface.scaling(new Set([a, b]));
    const fixed = { x: 0, y: 0 };
    const boxes = scaling?.at(1.5, fixed) ?? new Map();
    handlers.onScaleMove?.(boxes, 1.5, fixed);
    expect(dotAt()?.at).toEqual({ x: 780, y: 600 });
    handlers.onScaleEnd?.(boxes);
    expect([placed(), dotAt()?.at]).toEqual([[[30, 450]], { x: 780, y: 600 }]);
    history.undo();
    expect(placed()).toEqual([[20, 300]]);
  });

  it('[BC650] a bent link does not count among those that lie beside each other', () => {
    const { surface, context, a, b, id, link, model } = linked();
    const other = linkItems(context, b, a) as ItemId;
    model.store.flush();
    expect(alongside(model, link())).toHaveLength(2);
    expect(surface.route(other)?.points[0].y).not.toBe(100);
    changeItems(context, [id], { bend: [0, 300] });
    expect(alongside(model, link())).toHaveLength(1);
    expect(surface.route(other)?.points[0].y).toBe(100);
    const route = surface.route(id);
    expect(route && distanceToRoute(route, { x: 500, y: 400 })).toBeLessThan(0.01);
  });
});

describe('an arrow from Excalidraw', () => {
  const box = (id: string, x: number, y: number) => ({
    id,
    type: 'rectangle',
    x,
    y,
    width: 200,
    height: 200,
  });
  const arrow = (points: readonly (readonly number[])[], more: object = {}) => ({
    ...{ id: 'arrow', type: 'arrow', x: 200, y: 100, points, ...more },
    ...{ startBinding: { elementId: 'a' }, endBinding: { elementId: 'b' } },
  });
  const read = (one: object, b = box('b', 800, 0)) =>
    readExcalidraw({ type: 'excalidraw', elements: [box('a', 0, 0), b, one] });
  const bendOf = (...args: Parameters<typeof read>) => {
    const reading = read(...args);
    return 'drafts' in reading
      ? reading.drafts.find(({ kind }) => kind === 'connector')?.fields.bends?.map(({ x, y }) => [x, y])
      : null;
  };

  it('[EX102] [EX114] is bent at each place that it was led to, and in the middle of each of its pieces between corners', () => {
    const led = [
      [0, 0],
      [250, 300],
      [600, 0],
    ];
    expect(bendOf(arrow(led))).toEqual([[-50, 300]]);
    expect(bendOf(arrow(led, { roundness: { type: 2 } }))).toEqual([[-50, 300]]);
    expect(
      bendOf(
        arrow([
          [0, 0],
          [100, 300],
          [300, 320],
          [400, 300],
          [600, 0],
        ]),
      ),
    ).toEqual([
      [-200, 300],
      [0, 320],
      [100, 300],
    ]);
    const corners = [
      [0, 0],
      [420, 0],
      [420, 400],
      [600, 400],
    ];
    expect(bendOf(arrow(corners, { elbowed: true }), box('b', 800, 400))).toEqual([[120, 0]]);
    const around = [
      [-100, -100],
      [-100, -300],
      [700, -300],
      [700, -100],
    ];
    expect(bendOf(arrow(around, { elbowed: true }))).toEqual([[0, -300]]);
  });

  it('[EX102] as good as on its course, or with corners in their usual place, it is not', () => {
    expect(
      bendOf(
        arrow([
          [0, 0],
          [600, 0],
        ]),
      ),
    ).toBeUndefined();
    expect(
      bendOf(
        arrow([
          [0, 0],
          [200, 6],
          [600, 0],
        ]),
      ),
    ).toBeUndefined();
    const corners = [
      [0, 0],
      [305, 0],
      [305, 400],
      [600, 400],
    ];
    expect(bendOf(arrow(corners, { elbowed: true }), box('b', 800, 400))).toBeUndefined();
    for (const bad of [
      [
        [0, 0],
        ['x', Number.NaN],
        [600, 0],
      ],
      'points',
      [null, {}, 7],
    ])
      expect(() => bendOf(arrow(bad as never))).not.toThrow();
  });
});
