/** Tidy: layers, pins, parts, what lies on what. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Box, inflate, intersects } from '../../client/canvas/geometry.ts';
import { routeBetween } from '../../client/canvas/routes.ts';
import { LOOK } from '../../client/features/map/model/columns.ts';
import type { MapModel } from '../../client/features/map/model/mapModel.ts';
import { createGlide } from '../../client/features/map/tidy/glideNodes.ts';
import type { TidyJob, TidyNode } from '../../client/features/map/tidy/tidyJob.ts';
import { tidyPlaces } from '../../client/features/map/tidy/tidyPlaces.ts';
import { exportOf, landed, readMap } from '../support/exchangeMaps.ts';

type Roles = Readonly<Record<string, TidyNode['role']>>;

/** Nodes by letter in a heap at one place; links as pairs of letters. */
function job(letters: string, links: string, roles: Roles = {}): TidyJob {
  const nodes = [...letters].map((id, at) => ({
    id,
    x: 400 + at * 3,
    y: 300 + at * 5,
    w: 232,
    h: 74 + (at % 3) * 20,
    role: roles[id] ?? ('free' as const),
  }));
  const pairs = links.split(' ').filter(Boolean);
  return { nodes, links: pairs.map((pair) => ({ from: pair[0] ?? '', to: pair[1] ?? '' })) };
}

/** Every node where it is in the end. */
function tidied({ nodes, ...rest }: TidyJob): ReadonlyMap<string, TidyNode> {
  const places = new Map(tidyPlaces({ nodes, ...rest }).map((place) => [place.id, place]));
  return new Map(nodes.map((node) => [node.id, { ...node, ...places.get(node.id) }]));
}

function overlaps(nodes: Iterable<TidyNode>): readonly string[] {
  const all = [...nodes];
  return all.flatMap((a, at) =>
    all
      .slice(at + 1)
      .filter((b) => (a.role === 'free' || b.role === 'free') && intersects(a, b))
      .map((b) => `${a.id} on ${b.id}`),
  );
}

describe('from top to bottom', () => {
  it('[MT20] what leads to something lies above it, beside what leads there too; pins stay, nothing overlaps', () => {
    const all = tidied({ ...job('abcde', 'ac bc cd ce', { a: 'pinned' }), shape: 'down' });
    const at = (id: string) => all.get(id) as TidyNode;
    expect([at('a').x, at('a').y]).toEqual([400, 300]);
    for (const [above, below] of ['ac', 'bc', 'cd', 'ce'])
      expect(at(above as string).y + at(above as string).h).toBeLessThan(at(below as string).y);
    expect(Math.abs(at('d').x - at('e').x)).toBeGreaterThanOrEqual(232);
    expect(overlaps(all.values())).toEqual([]);
  });
});

describe('tidy', () => {
  it('[MT1] what a link leads to stands to the right of where it starts', () => {
    const done = tidied(job('abcde', 'ab bc ac cd ce'));
    const x = (id: string) => done.get(id)?.x ?? Number.NaN;
    expect(x('a') + 232).toBeLessThan(x('b'));
    expect(x('b') + 232).toBeLessThan(x('c'));
    expect(x('c') + 232).toBeLessThan(x('d'));
    expect(x('d')).toBe(x('e'));
    expect(overlaps(done.values())).toEqual([]);
  });

  it('[MT1] loops, links both ways, double links, parts and single nodes are laid out, none on another', () => {
    const done = tidied(job('abcdefghij', 'ab bc ca ab ba de ed ff xy'));
    expect([...done.values()].every(({ x, y }) => Number.isFinite(x + y))).toBe(true);
    expect(overlaps(done.values())).toEqual([]);
  });

  it('[MT1] [MT2] [MT3] whatever the map, nothing lies on a free node and what is held stays', () => {
    const role = fc.constantFrom('free', 'free', 'free', 'pinned', 'around');
    const node = fc.record({
      x: fc.integer({ min: -900, max: 900 }),
      y: fc.integer({ min: -900, max: 900 }),
      h: fc.integer({ min: 74, max: 200 }),
      role,
    });
    const link = fc.record({ from: fc.nat(24), to: fc.nat(24) });
    fc.assert(
      fc.property(fc.array(node, { maxLength: 25 }), fc.array(link, { maxLength: 40 }), (drawn, pairs) => {
        const nodes = drawn.map((one, at) => ({ ...one, w: 232, id: String(at) }) as TidyNode);
        const links = pairs.map(({ from, to }) => ({ from: String(from), to: String(to) }));
        const places = tidyPlaces({ nodes, links });
        expect(places.map(({ id }) => Number(id)).toSorted((a, b) => a - b)).toEqual(
          nodes.filter((one) => one.role === 'free').map(({ id }) => Number(id)),
        );
        expect(overlaps(tidied({ nodes, links }).values())).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('[CV56] of a real map no link leaves a node by its top or bottom, also where measures show nodes larger', () => {
    const { nodes, links } = exportOf(
      landed(readMap(['food-banks.prsm', readFileSync('tests/fixtures/food-banks.prsm')])),
    );
    const done = tidied({
      nodes: nodes.map(({ item }) => ({ id: item.id, x: item.x, y: item.y, w: 232, h: 94, role: 'free' })),
      links: links.map(({ item }) => item),
    });
    expect(links.length).toBeGreaterThan(60);
    for (const larger of [0, 0.2])
      for (const { item } of links) {
        const [from, to] = [item.from, item.to].map((id) => {
          const { x, y, w, h } = done.get(id) as TidyNode;
          return inflate({ x, y, w, h }, w * larger, 0);
        });
        const [start, lean] = routeBetween(from as Box, to as Box, LOOK).points;
        expect(lean.y).toBe(start.y);
      }
  });

  it('[MT2] the rest is laid out around pinned nodes, in their layers', () => {
    const before = job('abcd', 'ab bc cd', { b: 'pinned', c: 'pinned' });
    const done = tidied(before);
    for (const id of 'bc') expect(done.get(id)).toEqual(before.nodes.find((node) => node.id === id));
    const x = (id: string) => done.get(id)?.x ?? Number.NaN;
    expect(x('a')).toBeLessThan(x('b'));
    expect(x('d')).toBeGreaterThan(x('c'));
    expect(overlaps(done.values())).toEqual([]);
  });

  it('[MT3] a part that is tidied keeps its place when nothing is in its way', () => {
    const done = tidied(job('abcdef', 'ab cd ef', { c: 'around', d: 'around', e: 'around', f: 'around' }));
    const [a, b] = [done.get('a'), done.get('b')];
    expect(Math.abs(((a?.x ?? 0) + (b?.x ?? 0)) / 2 - 401)).toBeLessThan(300);
    expect(overlaps(done.values())).toEqual([]);
  });
});

describe('nodes that an act moves', () => {
  interface Frame {
    readonly run: (now: number) => void;
  }

  function stage() {
    const frames: Frame[] = [];
    vi.stubGlobal('requestAnimationFrame', (run: Frame['run']) => frames.push({ run }));
    const places = new Map([
      ['a', { id: 'a', x: 0, y: 0 }],
      ['b', { id: 'b', x: 50, y: 0 }],
    ]);
    const model = { nodes: () => [...places.values()], node: (id: string) => places.get(id) ?? null };
    const shown: (readonly [string, { readonly x: number }][] | null)[] = [];
    const surface = {
      setOffsets: (offsets: ReadonlyMap<string, { readonly x: number }> | null) =>
        shown.push(offsets && [...offsets]),
    };
    const glide = createGlide(model as unknown as MapModel, surface);
    const move = () => places.set('a', { id: 'a', x: 100, y: 0 });
    const next = (now: number) => frames.shift()?.run(now);
    return { glide, move, shown, next, frames };
  }
  afterEach(() => vi.unstubAllGlobals());

  it('[MT6] start where they were, are on their way half the time, and end where they are', () => {
    const { glide, move, shown, next, frames } = stage();
    glide(move, false);
    expect(shown).toEqual([[['a', { x: -100, y: 0 }]]]);
    for (const now of [0, 160, 320]) next(now);
    expect(shown.at(-2)).toEqual([['a', { x: -50, y: 0 }]]);
    expect(shown.at(-1)).toBeNull();
    expect(frames).toEqual([]);
  });

  it('[MT6] are there at once for those who wish no motion', () => {
    const { glide, move, shown, frames } = stage();
    glide(move, true);
    expect(shown).toEqual([null]);
    expect(frames).toEqual([]);
  });
});
