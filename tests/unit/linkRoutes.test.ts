import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, containsPoint, inflate, type Point } from '../../client/canvas/geometry.ts';
import {
  distanceToRoute,
  headsOf,
  routeBetween,
  routeBox,
  routeData,
  routeMiddle,
  routePoint,
  runsThrough,
} from '../../client/canvas/routes.ts';
import { LINKING } from '../../client/features/board/actions/linking.ts';
import { orderingActs } from '../../client/features/board/actions/ordering.ts';
import { linkItems } from '../../client/features/board/acts/make.ts';
import { pasteClip } from '../../client/features/board/acts/paste.ts';
import { clipOf, writeClip } from '../../client/features/board/clipboard/clip.ts';
import { readClip } from '../../client/features/board/clipboard/readClip.ts';
import { boardItems } from '../../shared/documents/board.ts';
import { HEADS, ROUTINGS } from '../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newDesk } from '../support/desk.ts';

await orderingActs.fetch();

const box = fc.record({
  x: fc.integer({ min: -2_000, max: 2_000 }),
  y: fc.integer({ min: -2_000, max: 2_000 }),
  w: fc.integer({ min: 1, max: 900 }),
  h: fc.integer({ min: 1, max: 900 }),
});
const onEdge = ({ x, y, w, h }: Box, point: { x: number; y: number }) =>
  containsPoint(inflate({ x, y, w, h }, 0.01), point) &&
  (w < 0.02 || h < 0.02 || !containsPoint(inflate({ x, y, w, h }, -0.01), point));

describe('how links run', () => {
  it('[BC71] every route starts and ends at the edges, is in its box, and is touched where its label stands', () => {
    fc.assert(
      fc.property(
        box,
        box,
        fc.constantFrom(...ROUTINGS),
        fc.constantFrom(...HEADS),
        (from, to, routing, heads) => {
          const route = routeBetween(from, to, { routing, heads });
          const [start, end] = [route.points[0], route.points.at(-1) ?? route.points[0]];
          const apart =
            from.x + from.w < to.x || to.x + to.w < from.x || from.y + from.h < to.y || to.y + to.h < from.y;
          if (apart) {
            expect(onEdge(from, start)).toBe(true);
            expect(onEdge(to, end)).toBe(true);
          }
          for (const point of [...route.points, ...headsOf(route).flat()])
            expect(containsPoint(routeBox(route), point)).toBe(true);
          expect(distanceToRoute(route, routeMiddle(route))).toBeLessThan(8);
          if (routing === 'elbow')
            for (const [at, point] of route.points.slice(1).entries())
              expect(point.x === route.points[at]?.x || point.y === route.points[at]?.y).toBe(true);
          expect(headsOf(route).length).toBe({ end: 1, start: 1, both: 2, none: 0 }[heads]);
          expect(routeData(route)).not.toContain('NaN');
        },
      ),
    );
  });

  it('[CV56] where things stand in columns a link runs from side to side however far down, and as on boards where they do not', () => {
    const routing = fc.constantFrom('curved', 'elbow');
    fc.assert(
      fc.property(box, box, routing, fc.integer({ min: 1, max: 300 }), (from, to, routing, columns) => {
        const gap = Math.max(to.x - from.x - from.w, from.x - to.x - to.w);
        const look = { routing, heads: 'end' } as const;
        const { points } = routeBetween(from, to, { ...look, columns });
        const onBoard = routeBetween(from, to, look).points;
        const down = Math.max(to.y - from.y - from.h, from.y - to.y - to.h);
        if (routing === 'curved') expect(onBoard[0].y === onBoard[1].y).toBe(gap >= down);
        if (gap < columns) expect(points).toEqual(onBoard);
        else {
          const [left, right] = from.x < to.x ? [from, to] : [to, from];
          const ends = [points[0].x, points.at(-1)?.x].toSorted((a = 0, b = 0) => a - b);
          expect(ends[0]).toBeCloseTo(left.x + left.w);
          expect(ends[1]).toBeCloseTo(right.x);
        }
      }),
    );
  });

  it('[CV58] a line runs through every area that holds a point of it or a head, and not through most of its box', () => {
    fc.assert(
      fc.property(
        box,
        box,
        fc.constantFrom(...ROUTINGS),
        fc.nat({ max: 1 }),
        (from, to, routing, columns) => {
          const route = routeBetween(from, to, { routing, heads: 'both', ...(columns && { columns: 1 }) });
          const speck = ({ x, y }: Point) => ({ x: x - 0.5, y: y - 0.5, w: 1, h: 1 });
          const onIt = Array.from({ length: 101 }, (_, at) => routePoint(route, at / 100));
          for (const point of [...onIt, ...(route.curved ? [] : route.points), ...headsOf(route).flat()])
            expect(runsThrough(route, speck(point))).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
    const long = routeBetween(
      { x: 0, y: 0, w: 200, h: 100 },
      { x: 600, y: 3_000, w: 200, h: 100 },
      { routing: 'curved', heads: 'end', columns: 100 },
    );
    const { x, y, w, h } = routeBox(long);
    const areas = Array.from({ length: 400 }, (_, at) => ({
      x: x + ((at % 20) * w) / 20,
      y: y + (Math.floor(at / 20) * h) / 20,
      w: w / 20,
      h: h / 20,
    }));
    expect(areas.filter((area) => runsThrough(long, area)).length).toBeLessThan(160);
  });

  it('[BC71] routing, heads and direction are acts of one step each, and travel with a copy', () => {
    const { desk, ...board } = newDesk();
    const [a, b] = [board.note(0, 0, 'a'), board.note(600, 300, 'b')];
    const link = linkItems(desk.context, a, b) as ItemId;
    desk.model.store.flush();
    const fields = () => {
      desk.model.store.flush();
      const item = desk.model.item(link);
      return item?.kind === 'connector' ? [item.routing, item.heads, item.from, item.to] : null;
    };
    expect(fields()).toEqual(['curved', 'end', a, b]);
    desk.selection.set([link, a]);
    const run = (id: string) => LINKING.find((one) => one.id === id)?.run(desk);
    for (const id of ['routing.elbow', 'heads.both', 'turnLink']) run(id);
    expect(fields()).toEqual(['elbow', 'both', b, a]);
    const clip = clipOf(desk.model, [a, b]);
    const read = readClip(writeClip(clip ?? { items: [] }));
    expect(read?.items.at(-1)?.more).toMatchObject({ routing: 'elbow', heads: 'both' });
    if (read) pasteClip(desk.context, read, { x: 0, y: 900 });
    desk.model.store.flush();
    const copies = [...desk.model.store.ids()]
      .map((id) => desk.model.item(id))
      .filter((one) => one?.kind === 'connector');
    expect(copies.map((one) => one?.kind === 'connector' && [one.routing, one.heads])).toEqual([
      ['elbow', 'both'],
      ['elbow', 'both'],
    ]);
    for (const _step of ['paste', 'turn', 'heads', 'routing']) desk.history.undo();
    expect(fields()).toEqual(['curved', 'end', a, b]);
  });

  it('[BC71] what a hostile writer puts there is read as the default', () => {
    const { desk, doc, note } = newDesk();
    const link = linkItems(desk.context, note(0, 0), note(600, 0)) as ItemId;
    boardItems(doc).get(link)?.set('routing', { evil: 1 });
    boardItems(doc).get(link)?.set('heads', 'sideways');
    desk.model.store.flush();
    expect(desk.model.item(link)).toMatchObject({ routing: 'curved', heads: 'end' });
  });
});
