/** A link with several bends: what two people make of it at once, what older boards and files say, and how it is worked out. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { boardLook } from '../../client/app/board/exchange/boardLook.ts';
import { bentRoute } from '../../client/canvas/bentRoutes.ts';
import { traced } from '../../client/canvas/cubics.ts';
import { distance } from '../../client/canvas/geometry.ts';
import { type Route, routeMiddle } from '../../client/canvas/routes.ts';
import { changeItems } from '../../client/features/board/acts/change.ts';
import { duplicateItems } from '../../client/features/board/acts/copy.ts';
import { createNotes, linkItems } from '../../client/features/board/acts/make.ts';
import { resizeItems } from '../../client/features/board/acts/move.ts';
import { turnLinks } from '../../client/features/board/acts/turnLinks.ts';
import { clipOf, writeClip } from '../../client/features/board/clipboard/clip.ts';
import { readClip } from '../../client/features/board/clipboard/readClip.ts';
import { bentLinks } from '../../client/features/board/model/bentLinks.ts';
import { drawSvg } from '../../client/features/exports/picture/svg.ts';
import { inspectUpdate, type Known } from '../../server/documents/inspect.ts';
import { type BendChange, bendFields, putBend, readBends } from '../../shared/documents/bends.ts';
import { boardItems, type ItemMap, insertItem } from '../../shared/documents/board.ts';
import type { Bend, Connector } from '../../shared/documents/boardKinds.ts';
import { ROUTINGS } from '../../shared/documents/boardKinds.ts';
import { DOCUMENT_SHAPES } from '../../shared/documents/shapes.ts';
import { parseJson, readJson, writeJson } from '../../shared/exchange/boardJson.ts';
import { type ItemId, newId } from '../../shared/ids.ts';
import { exchange, newBoard, type TestBoard } from '../support/boards.ts';
import { exported, landed } from '../support/exchangeBoards.ts';

await bentLinks.fetch();

const bend = (key: string, order: number, x: number, y: number): Bend => ({ key, order, x, y });

function linked(bends: readonly Bend[] = []) {
  const board = newBoard();
  const [a, b] = createNotes(board.context, [
    { x: 0, y: 0, text: 'a' },
    { x: 800, y: 0, text: 'b' },
  ]) as [ItemId, ItemId];
  const id = linkItems(board.context, a, b) as ItemId;
  put(board, id, ...bends);
  return { ...board, a, b, id };
}

function put({ doc, store }: TestBoard, id: ItemId, ...changes: readonly BendChange[]): void {
  const map = boardItems(doc).get(id) as ItemMap;
  doc.transact(() => {
    for (const one of changes) putBend(map, one);
  });
  store.flush();
}

const bendsOf = (board: TestBoard, id: ItemId) => {
  const { bends = [] } = board.item(id) as Connector;
  return bends.map(({ key, x, y }) => [key, x, y]);
};

/** Another person with the same board. */
function besides(board: TestBoard): TestBoard {
  const other = newBoard();
  exchange(board, other);
  return other;
}

describe('several bends', () => {
  it('[BC681] two people who make, move and take away different ones at once both have what they did', () => {
    const anna = linked([
      bend('one', 0.25, 10, 100),
      bend('two', 0.5, 20, 200),
      bend('three', 0.75, 30, 300),
    ]);
    const murat = besides(anna);
    put(anna, anna.id, bend('one', 0.25, 11, 111), bend('new', 0.6, 5, 55));
    put(murat, anna.id, { key: 'two', gone: true }, bend('three', 0.75, 33, 333), bend('also', 0.3, 6, 66));
    exchange(anna, murat);
    const both = [
      ['one', 11, 111],
      ['also', 6, 66],
      ['new', 5, 55],
      ['three', 33, 333],
    ];
    expect(bendsOf(anna, anna.id)).toEqual(both);
    expect(bendsOf(murat, anna.id)).toEqual(both);
  });

  it('[BC681] whatever two people do to different bends, both boards end alike and have all of it', () => {
    const place = fc.integer({ min: -500, max: 500 });
    const act = fc.record({ order: fc.double({ min: 0.01, max: 0.99, noNaN: true }), x: place, y: place });
    fc.assert(
      fc.property(
        fc.array(act, { maxLength: 6 }),
        fc.array(act, { maxLength: 6 }),
        fc.boolean(),
        (hers, his, turns) => {
          const anna = linked([bend('one', 0.4, 10, 100), bend('two', 0.6, 20, 200)]);
          const murat = besides(anna);
          put(anna, anna.id, ...hers.map(({ order, x, y }, at) => bend(`a${at}`, order, x, y)));
          if (turns) turnLinks(anna.context, [anna.id]);
          put(murat, anna.id, ...his.map(({ order, x, y }, at) => bend(`m${at}`, order, x, y)));
          const before = bendsOf(murat, anna.id).map(([key]) => key);
          exchange(anna, murat);
          expect(bendsOf(anna, anna.id)).toEqual(bendsOf(murat, anna.id));
          expect(bendsOf(anna, anna.id)).toHaveLength(2 + hers.length + his.length);
          // Those that he sees keep their turn, or all of them are turned.
          const after = bendsOf(anna, anna.id).flatMap(([key]) => (before.includes(key) ? [key] : []));
          expect(turns ? after.toReversed() : after).toEqual(before);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('[BC681] a link that is turned round runs where it ran, also when somebody moves a bend meanwhile', () => {
    const bends = [bend('one', 0.3, -100, -300), bend('two', 0.6, 100, 300)];
    for (const routing of ROUTINGS) {
      const anna = linked(bends);
      changeItems(anna.context, [anna.id], { routing });
      const way = () => traced(routeOf(anna, anna.id) as Route);
      const before = way();
      const murat = besides(anna);
      turnLinks(anna.context, [anna.id]);
      anna.store.flush();
      before.forEach(({ x, y }, at) => {
        const there = way().at(-1 - at);
        expect(Math.hypot((there?.x ?? 0) - x, (there?.y ?? 0) - y)).toBeLessThan(0.01);
      });
      put(murat, anna.id, bend('one', 0.3, -90, -280));
      exchange(anna, murat);
      expect(bendsOf(anna, anna.id)).toEqual([
        ['two', 100, 300],
        ['one', -90, -280],
      ]);
    }
  });

  it('[BC680] words keep their share of its length', () => {
    const anna = linked([bend('one', 0.3, -100, -300), bend('two', 0.6, 100, 300)]);
    for (const routing of ROUTINGS) {
      changeItems(anna.context, [anna.id], { routing, labelAt: 0.25 });
      anna.store.flush();
      const route = routeOf(anna, anna.id);
      if (!route) throw new Error('no route');
      const all = traced(route);
      const lengths = all.slice(1).map((end, at) => distance(all[at] ?? end, end));
      const whole = lengths.reduce((sum, one) => sum + one, 0);
      const at = routeMiddle({ ...route, label: 0.25 });
      let [gone, share] = [0, 0];
      lengths.forEach((length, index) => {
        const [a, b] = [all[index] ?? at, all[index + 1] ?? at];
        if (Math.abs(distance(a, at) + distance(at, b) - length) < 1e-6)
          share ||= (gone + distance(a, at)) / whole;
        gone += length;
      });
      expect(share).toBeCloseTo(0.25, 3);
    }
  });

  it('[BC680] what is resized together scales all of them, and a copy has them', () => {
    const { context, store, id, a, b, ...board } = linked([
      bend('one', 0.3, -100, -300),
      bend('', 0.5, 100, 300),
    ]);
    const box = (one: ItemId) => ({ x: one === a ? 0 : 1_600, y: 0, w: 400 });
    resizeItems(context, new Map([a, b].map((one) => [one, box(one)])), 2);
    const twice = [
      ['one', -200, -600],
      ['', 200, 600],
    ];
    const all = { ...board, context, store };
    expect(bendsOf(all, id)).toEqual(twice);
    const copies = duplicateItems(context, [a, b, id], { dx: 50, dy: 500 }) ?? [];
    store.flush();
    const copy = copies.find((one) => all.item(one).kind === 'connector') as ItemId;
    expect(bendsOf(all, copy)).toEqual(twice);
  });
});

const routeOf = (board: TestBoard, id: ItemId): Route | null => {
  const link = board.item(id) as Connector;
  const ends = [link.from, link.to].map((one) => board.model.solidBox(one as ItemId));
  return ends[0] && ends[1] ? bentRoute(ends[0], ends[1], link, link.bends ?? []) : null;
};

describe('what a board or a file says of bends', () => {
  const read = (fields: Record<string, unknown>) =>
    readBends((name) => fields[name], Object.entries(fields)).bends?.map(({ key, x, y }) => [key, x, y]);

  it('[BC682] the one of an older board is in the middle of the others; a single one is written as that', () => {
    expect(read({ bend: [5, 7] })).toEqual([['', 5, 7]]);
    expect(read({ viab: [0.75, 3, 4], bend: [5, 7], viaa: [0.25, 1, 2] })).toEqual([
      ['a', 1, 2],
      ['', 5, 7],
      ['b', 3, 4],
    ]);
    expect(bendFields([bend('one', 0.2, 5, 7)])).toEqual({ bend: [5, 7] });
    expect(bendFields([bend('one', 0.2, 5, 7), bend('', 0.5, 1, 2)])).toEqual({
      viaone: [0.2, 5, 7],
      bend: [1, 2],
    });
    const board = linked([bend('', 0.5, 40, 50)]);
    expect(boardItems(board.doc).get(board.id)?.get('bend')).toEqual([40, 50]);
    put(board, board.id, bend('', 0.5, 60, 70));
    expect(boardItems(board.doc).get(board.id)?.get('bend')).toEqual([60, 70]);
    put(board, board.id, { key: '', gone: true });
    expect(bendsOf(board, board.id)).toEqual([]);
  });

  it('[BC682] anything may stand there: at most 40 are shown, all of them within bounds and in an order', () => {
    const many = Object.fromEntries(
      Array.from({ length: 500 }, (_, at) => [`via${at}`, [(at + 1) / 502, at, 1e300]]),
    );
    expect(read(many)).toHaveLength(40);
    expect(read(many)?.[7]).toEqual(['7', 7, 20_000]);
    for (const bad of [
      [0, 1, 2],
      [1, 1, 2],
      [0.5, 1],
      [0.5, 'x', 2],
      [Number.NaN, 1, 2],
      'x',
      null,
      {},
      [[0.5], 1, 2],
    ])
      expect(read({ viax: bad })).toBeUndefined();
    for (const name of ['via', 'viaX', 'via-1', '__proto__', `via${'x'.repeat(21)}`])
      expect(read({ [name]: [0.5, 1, 2] })).toBeUndefined();
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.anything()),
        fc.anything(),
        fc.anything(),
        (more, one, other) => {
          const { bends = [] } = readBends(
            (name) => (name === 'bend' ? one : undefined),
            [...Object.entries(more), ['viaa', other] as const],
          );
          for (const { order, x, y } of bends)
            expect(order > 0 && order < 1 && Math.abs(x) <= 20_000 && Math.abs(y) <= 20_000).toBe(true);
        },
      ),
    );
  });

  it('[BC682] the server takes the fields of a bend, and refuses numbers that are none', () => {
    const nothing: Known = {
      ...{ next: () => 0, isForeign: () => false, isDeleted: () => false, holdsItem: () => false },
      ...{ depthOf: () => null, stateOf: () => null },
    };
    const offer = (value: readonly number[]) => {
      const doc = new Y.Doc();
      doc.transact(() => {
        insertItem(boardItems(doc), { id: newId(), kind: 'connector', author: null, at: 1, z: 'a0' });
        for (const map of boardItems(doc).values()) map.set('viaone', value);
      });
      return inspectUpdate(Y.encodeStateAsUpdate(doc), DOCUMENT_SHAPES.board, nothing).kind;
    };
    expect(offer([0.5, 10, -20])).toBe('take');
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY]) expect(() => offer([0.5, bad, 0])).toThrow();
  });

  it('[EX116] JSON, clips and pictures have every bend, in their order', () => {
    const bends = [bend('one', 0.3, -100, -300), bend('two', 0.6, 100, 300), bend('three', 0.9, 300, 0)];
    for (const count of [1, 3]) {
      const board = linked(bends.slice(0, count));
      changeItems(board.context, [board.id], { routing: 'straight' });
      turnLinks(board.context, [board.id]);
      board.store.flush();
      const places = bendsOf(board, board.id).map(([, x, y]) => [x, y]);
      const json = writeJson(exported(board));
      const [link] = (parseJson(json) as { items: Record<string, unknown>[] }).items.filter(
        ({ kind }) => kind === 'connector',
      );
      expect(link).not.toHaveProperty('bends');
      expect('bend' in (link ?? {})).toBe(count === 1);
      const back = landed(readJson(parseJson(json)));
      const there = back.store.ids().find((one) => back.item(one).kind === 'connector') as ItemId;
      expect(bendsOf(back, there).map(([, x, y]) => [x, y])).toEqual(places);
      const clip = readClip(writeClip(clipOf(board.model, [board.a, board.b, board.id]) ?? { items: [] }));
      const more = clip?.items.find(({ kind }) => kind === 'connector')?.more;
      expect(more?.bends?.map(({ x, y }) => [x, y])).toEqual(places);
      const svg = drawSvg(exported(board), boardLook(board.model), {
        title: '',
        description: '',
        fonts: '',
      })?.svg;
      // A line and its head.
      const corners = [...(svg ?? '').matchAll(/d="(M[^"C]*L[^"]*)"/g)].map(
        ([, d = '']) => d.split('M')[1] ?? '',
      );
      expect(corners.some((d) => d.split('L').length === count + 2)).toBe(true);
    }
  });
});

describe('many bent links', () => {
  it('[BC684] each is worked out once for the boxes between which it runs, 2,000 with five bends in less than 3 s of computing', () => {
    const links = Array.from({ length: 2_000 }, (_, at) => {
      const box = (x: number) => ({ x: x + 40 * (at % 50), y: 90 * Math.floor(at / 50), w: 200, h: 120 });
      const bends = [1, 2, 3, 4, 5].map((one) =>
        bend(`${one}`, one / 6, 90 * one - 270, one % 2 ? 160 : -220),
      );
      const routing = ROUTINGS[at % 3] ?? 'elbow';
      return { from: box(0), to: box(900), look: { routing, heads: 'end' } as const, bends };
    });
    const all = () => links.map(({ from, to, look, bends }) => bentRoute(from, to, look, bends));
    const before = process.cpuUsage();
    const first = all();
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(3_000);
    all().forEach((route, at) => {
      expect(route).toBe(first[at]);
    });
    const [one] = links;
    const moved = one && bentRoute({ ...one.from, x: one.from.x - 10 }, one.to, one.look, one.bends);
    expect(moved).not.toBe(first[0]);
  });
});
