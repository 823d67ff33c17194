/** What a pen draws is what stays: from the hand to the edge of the ink, at every zoom. */
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Point } from '../../client/canvas/geometry.ts';
import { distance, distanceToSegment } from '../../client/canvas/geometry.ts';
import type { InkPoint } from '../../client/canvas/handlers.ts';
import { drawn, drawStroke, inkInHand } from '../../client/features/board/drawing/draw.ts';
import { inkPath } from '../../client/features/board/drawing/inkPath.ts';
import { changePen } from '../../client/features/board/drawing/ownPens.ts';
import { inkOf } from '../../client/features/board/model/strokes.ts';
import { newCanvas } from '../support/boardCommands.ts';

interface Dab extends Point {
  readonly radius: number;
}

/** A path of ink is pieces, each round at both ends: their middles, and how thick they are there. */
function dabsOf(path: string): readonly Dab[] {
  const dabs: Dab[] = [];
  for (const piece of path.match(/M[^Z]*Z/g) ?? []) {
    const at = [...piece.matchAll(/(?:[ML]|0 0 1 )(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => ({
      x: Number(x),
      y: Number(y),
    }));
    const [a, b, c, d] = at as [Point, Point, Point, Point];
    for (const [one, other] of [
      [a, d],
      [b, c],
    ] as const)
      dabs.push({ x: (one.x + other.x) / 2, y: (one.y + other.y) / 2, radius: distance(one, other) / 2 });
  }
  return dabs;
}

const lineAway = (line: readonly Point[], point: Point) =>
  Math.min(...line.map((to, at) => distanceToSegment(line[at - 1] ?? to, to, point)));

/** Draws what a hand did on a screen at a zoom; the ink as it was in the hand, and as everybody has it then, on that screen. */
function drawnAt(zoom: number, hand: readonly Point[], pen: 'pen' | 'marker' = 'pen') {
  const { commands, model } = newCanvas();
  commands.parts.viewport.setCamera({ x: -731.3, y: 219.7, zoom });
  const points: readonly InkPoint[] = hand.map((at) => ({
    ...commands.parts.viewport.toBoard(at),
    pressure: 0.5,
  }));
  const seen = (path: string) =>
    dabsOf(path).map((dab) => ({ ...commands.parts.viewport.toScreen(dab), radius: dab.radius * zoom }));
  const inHand = seen(inkInHand(pen, points));
  drawStroke(commands, pen, points);
  const strokes = [...model.boxes()].flatMap(([id, box]) => {
    const item = model.item(id);
    return item?.kind === 'stroke' ? [{ item, box }] : [];
  });
  const stays = strokes.flatMap(({ item, box }) => seen(inkPath(inkOf(item, box), item.pen, item.width)));
  return { inHand, stays, boxes: strokes.map(({ box }) => box), width: strokes[0]?.item.width ?? 0 };
}

const ZOOMS = [0.05, 0.29, 0.33, 0.88, 1, 2.5, 4] as const;
const zooms = fc.constantFrom(...ZOOMS);
const step = fc.record({ x: fc.integer({ min: -40, max: 40 }), y: fc.integer({ min: -40, max: 40 }) });

describe('ink', () => {
  beforeEach(() => {
    changePen('pen', { width: 5 });
    changePen('marker', { width: 22 });
  });

  it('[BC224] all of a line stays within a pixel of the pen, both ways, and its ends where they were, at any zoom', () => {
    const pens = fc.constantFrom('pen' as const, 'marker' as const);
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), zooms, pens, (steps, zoom, pen) => {
        let at = { x: 400, y: 300 };
        const hand = [at, ...steps.map(({ x, y }) => (at = { x: at.x + x, y: at.y + y }))];
        const { inHand, stays, width } = drawnAt(zoom, hand, pen);
        expect(distance(stays[0] as Dab, hand[0] as Point)).toBeLessThan(1);
        expect(distance(stays.at(-1) as Dab, hand.at(-1) as Point)).toBeLessThan(1);
        for (const point of inHand) expect(lineAway(stays, point)).toBeLessThan(1);
        for (const point of stays) expect(lineAway(inHand, point)).toBeLessThan(1.1);
        for (const dab of [...inHand, ...stays])
          expect(Math.abs(dab.radius - (width * zoom) / 2)).toBeLessThan(0.1);
      }),
    );
  });

  it('[BC224] the corners of a rectangle drawn by hand are kept, and a slow straight line with a pause is as long as it was', () => {
    const corners = [
      { x: 100, y: 100 },
      { x: 308, y: 100 },
      { x: 308, y: 204 },
      { x: 100, y: 204 },
      { x: 100, y: 100 },
    ];
    for (const zoom of ZOOMS)
      for (const every of [1, 8, 26]) {
        const hand = corners.flatMap((to, at) => {
          const from = corners[at - 1];
          if (!from) return to;
          const count = Math.round(distance(from, to) / every);
          return Array.from({ length: count }, (_, one) => ({
            x: from.x + ((to.x - from.x) * (one + 1)) / count + (one < count - 1 ? ((one * 7) % 3) - 1 : 0),
            y: from.y + ((to.y - from.y) * (one + 1)) / count + (one < count - 1 ? ((one * 5) % 3) - 1 : 0),
          }));
        });
        const { stays } = drawnAt(zoom, hand);
        for (const corner of corners)
          expect(Math.min(...stays.map((dab) => distance(dab, corner)))).toBeLessThan(2);
      }
    const slow = [...Array.from({ length: 201 }, (_, at) => ({ x: 100 + at, y: 50 })), { x: 300, y: 50 }];
    const { stays } = drawnAt(0.33, slow);
    expect(distance(stays[0] as Dab, stays.at(-1) as Dab)).toBeCloseTo(200, 0);
  });

  it('[BC224] a quick round line is rounder than its points, and a dot stays a dot', () => {
    const around = Array.from({ length: 25 }, (_, at) => ({
      x: 400 + 100 * Math.cos((at * Math.PI) / 12),
      y: 300 + 100 * Math.sin((at * Math.PI) / 12),
    }));
    const { stays } = drawnAt(1, around);
    expect(stays.length / 2).toBeGreaterThan(40);
    for (const dab of stays) expect(Math.abs(distance(dab, { x: 400, y: 300 }) - 100)).toBeLessThan(0.6);
    expect(drawnAt(1, [{ x: 5, y: 5 }]).stays).toHaveLength(2);
  });

  it('[BC224] a box is as large as its ink', () => {
    for (const zoom of ZOOMS) {
      const hand = [
        { x: 0, y: 40 },
        { x: 200, y: 40 },
        { x: 90, y: 130 },
      ];
      const { boxes, width } = drawnAt(zoom, hand, 'marker');
      const [box] = boxes;
      expect(Math.abs((box?.w ?? 0) - 200 / zoom - width)).toBeLessThan(2);
      expect(Math.abs((box?.h ?? 0) - 90 / zoom - width)).toBeLessThan(2);
    }
  });
});

describe('the eraser', () => {
  it('[BC478] takes what its way crosses, also between the points that a quick hand gives; what is beside it stays', () => {
    const { commands, model, surface } = newCanvas();
    const line = (x: number, y: number) =>
      drawStroke(
        commands,
        'pen',
        [0, 50, 100].map((at) => ({ x, y: y + at, pressure: 0.5 })),
      );
    line(100, 0);
    line(203, 0);
    line(150, 400);
    drawn(
      commands,
      surface,
      'eraser',
      [20, 75, 130, 185, 240].map((x) => ({ x, y: 50, pressure: 0.5 })),
    );
    expect([...model.boxes()].map(([, box]) => Math.round(box.y / 100))).toEqual([4]);
  });
});
