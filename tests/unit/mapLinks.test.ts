/** How links and their verbs lie among each other. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { type Box, containsPoint, distance, intersects, type Point } from '../../client/canvas/geometry.ts';
import { type Route, routeBox, routeMiddle, routePoint } from '../../client/canvas/routes.ts';
import type { MapCommands } from '../../client/features/map/acts/MapCommands.ts';
import { MapSurface } from '../../client/features/map/canvas/MapSurface.ts';
import type { MapModel } from '../../client/features/map/model/mapModel.ts';
import { PILL, VERB_WORDS, verbBox, verbWidth } from '../../client/features/map/model/verbRoom.ts';
import type { TidyShape } from '../../client/features/map/tidy/tidyJob.ts';
import { tidyPlaces } from '../../client/features/map/tidy/tidyPlaces.ts';
import en from '../../client/i18n/en/map.json' with { type: 'json' };
import nl from '../../client/i18n/nl/map.json' with { type: 'json' };
import { changeMapItem, insertLink, insertNode, mapItems } from '../../shared/documents/barrierMap.ts';
import { type ItemId, type MemberId, newId } from '../../shared/ids.ts';
import { NODE_KINDS, RELATIONS, SIGNS } from '../../shared/maps/vocabulary.ts';
import { BUDAPEST, ESKISEHIR, landed, readMap } from '../support/exchangeMaps.ts';
import { demoMap, modelOf, routesOf } from '../support/mapModels.ts';

function tidied(doc: Y.Doc, shape: TidyShape = 'right'): MapModel {
  const { store, model } = modelOf(doc);
  const nodes = model
    .nodes()
    .map(({ id }) => ({ id, ...(model.box(id) as Box), role: 'free' as const, group: null }));
  const links = model.links().map((link) => ({ from: link.from, to: link.to, verb: verbWidth(link) }));
  for (const { id, x, y } of tidyPlaces({ nodes, links, shape }))
    changeMapItem(mapItems(doc), id as ItemId, { x, y });
  store.flush();
  return model;
}

/** How often a line runs behind a node that it does not join. */
function behindNodes(model: MapModel): number {
  return model.links().flatMap(({ id, from, to }) => {
    const route = model.route(id) as Route;
    const points = Array.from({ length: 65 }, (_, at) => routePoint(route, at / 64));
    const others = model.nodes().filter((node) => node.id !== from && node.id !== to);
    return others.filter((node) => points.some((point) => containsPoint(model.box(node.id) as Box, point)));
  }).length;
}

function covered(model: MapModel): number {
  const verbs = model.links().map((link) => verbBox(link, model.route(link.id) as Route));
  const nodes = model.nodes().map(({ id }) => model.box(id) as Box);
  return verbs.filter(
    (verb, at) =>
      nodes.some((box) => intersects(box, verb)) ||
      verbs.some((other, beside) => beside !== at && intersects(other, verb)),
  ).length;
}

/** The longest stretch of the first that lies on the second. */
function shared(a: readonly Point[], b: readonly Point[]): number {
  let [longest, run] = [0, 0];
  let last: Point | null = null;
  for (const point of a) {
    const lies = b.some(({ x, y }) => Math.abs(x - point.x) < 2.5 && Math.abs(y - point.y) < 2.5);
    run = lies && last ? run + distance(last, point) : 0;
    longest = Math.max(longest, run);
    last = point;
  }
  return longest;
}

function sharing(model: MapModel): readonly string[] {
  const all = [...routesOf(model)].map(([id, route]) => ({
    id,
    box: routeBox(route),
    line: Array.from({ length: 161 }, (_, at) => routePoint(route, at / 160)),
  }));
  return all.flatMap((one, at) =>
    all
      .slice(at + 1)
      .filter((other) => intersects(one.box, other.box) && shared(one.line, other.line) > 24)
      .map((other) => `${one.id} ${other.id}`),
  );
}

it('[MP32] [MP41] a way round and its ways back, tidied: every verb is seen, no line lies on another', () => {
  const csv = 'from,to\nA,B\nB,C\nC,A\nB,A\n';
  const model = tidied(landed(readMap(['l.csv', csv])));
  expect(model.links()).toHaveLength(4);
  expect([covered(model), sharing(model)]).toEqual([0, []]);
});

it('[MP32] [MP45] [MT14] of the demo and of a real map no verb is covered, in any language, as they come and tidied', () => {
  const food = () => landed(readMap(['food-banks.prsm', readFileSync('tests/fixtures/food-banks.prsm')]));
  expect([covered(modelOf(demoMap()).model), covered(tidied(demoMap())), covered(tidied(food()))]).toEqual([
    0, 0, 0,
  ]);
});

/** Lines that run behind a node that they do not join. */
function behind(model: MapModel): number {
  return model.links().filter((link) => {
    const points = Array.from({ length: 241 }, (_, at) =>
      routePoint(model.route(link.id) as Route, at / 240),
    );
    const others = model.nodes().filter(({ id }) => id !== link.from && id !== link.to);
    return others.some(({ id }) => points.some((point) => containsPoint(model.box(id) as Box, point)));
  }).length;
}

it('[MT12] once tidied no link of a loop with a way back, or of the demo, runs behind a node; of a real map few', () => {
  const file = readFileSync('tests/fixtures/food-banks.prsm');
  expect(behind(tidied(landed(readMap(['l.csv', 'from,to\nA,B\nB,C\nC,A\nB,A\n']))))).toBe(0);
  expect(behind(tidied(demoMap()))).toBe(0);
  expect(behind(tidied(landed(readMap(['food-banks.prsm', file]))))).toBeLessThanOrEqual(2);
});

it('[MP41] links of the demo lie beside each other, all the way', () => {
  expect(sharing(modelOf(demoMap()).model)).toEqual([]);
});

/** A node with links to and from others in one column. */
function fan(ys: readonly number[]) {
  const doc = new Y.Doc();
  const items = mapItems(doc);
  const stamp = { author: null, at: 0 } as const;
  const node = (x: number, y: number, kind: (typeof NODE_KINDS)[number] = 'barrier') => {
    const id = newId<ItemId>();
    insertNode(items, { ...stamp, id, kind, x, y, text: 'Rent' });
    return id;
  };
  const join = (from: ItemId, to: ItemId) => {
    const id = newId<ItemId>();
    insertLink(items, { ...stamp, id, from, to, relation: 'causes' });
    return id;
  };
  const middle = node(0, 0);
  const links = ys.map((y, at) => {
    const other = node(376, y);
    return at % 2 === 0 ? join(middle, other) : join(other, middle);
  });
  const { model, store } = modelOf(doc);
  const meets = () =>
    links.map((id, at) => {
      const { points } = model.route(id) as Route;
      return (at % 2 === 0 ? points[0] : points.at(-1)) as Point;
    });
  return { items, node, join, middle, links, model, store, meets };
}

it('[MP41] they meet a node in the order of where they lead; the one that runs level does so straight', () => {
  const { meets, model, links } = fan([-300, -100, 0, 150, 400]);
  const ys = meets().map(({ y }) => y);
  expect(ys).toEqual(ys.toSorted((a, b) => a - b));
  for (const [at, y] of ys.slice(1).entries()) expect(y - (ys[at] ?? 0)).toBeGreaterThan(9);
  const { points } = model.route(links[2] as ItemId) as Route;
  expect(points.map(({ y }) => y)).toEqual([37, 37, 37, 37]);
  const two = fan([-200, 200]).meets();
  expect((two[0]?.y ?? 0) + (two[1]?.y ?? 0)).toBeCloseTo(74);
});

it('[MP41] steep lines between the same columns turn beside each other', () => {
  const { node, join, model, store } = fan([]);
  const [a, b, c, d] = [node(0, 120), node(0, 240), node(376, 700), node(376, 820)];
  const links = [join(a, c), join(b, d)];
  store.flush();
  const [one, two] = links.map((id) => routeMiddle(model.route(id) as Route).x);
  expect(Math.abs((one ?? 0) - (two ?? 0))).toBeGreaterThan(4);
  expect(sharing(model)).toEqual([]);
});

it('[MP42] lines end at the outline of what they lead to, and below its badges', () => {
  const { items, model, store, node, join, middle } = fan([]);
  const end = (link: ItemId) => (model.route(link) as Route).points.at(-1) as Point;
  const start = (link: ItemId) => (model.route(link) as Route).points[0] as Point;
  const [effect, left] = [node(376, 0, 'effect'), node(-376, 0, 'solution')];
  const [there, other, below] = [join(middle, effect), join(left, middle), node(0, 300)];
  const up = join(below, middle);
  store.flush();
  expect(end(there)).toEqual({ x: 376 + 16, y: 37 });
  expect(start(other)).toEqual({ x: -376 + 232, y: 37 });
  expect(end(up)).toEqual({ x: 116, y: 74 });
  changeMapItem(items, middle, { [`severity:${BUDAPEST}`]: 3 });
  store.flush();
  expect(end(up)).toEqual({ x: 116, y: 74 });
  changeMapItem(items, middle, { [`severity:${ESKISEHIR}`]: 4 });
  store.flush();
  expect(end(up).y).toBeGreaterThan(74 + 11);
});

it('[MP43] where links run and verbs stand is told by the map alone, whatever came before', () => {
  const step = fc.record({
    what: fc.constantFrom(
      'move',
      'move',
      'move',
      'link',
      'link',
      'link',
      'link',
      'cut',
      'node',
      'drop',
      'rate',
      'say',
    ),
    a: fc.nat(11),
    b: fc.nat(11),
    x: fc.integer({ min: 0, max: 3 }),
    y: fc.integer({ min: 0, max: 30 }),
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 30, maxLength: 80 }), (steps) => {
      const doc = new Y.Doc();
      const items = mapItems(doc);
      const { store, model } = modelOf(doc);
      const [nodes, links]: [ItemId[], ItemId[]] = [[], []];
      const node = (x: number, y: number, at: number) => {
        const id = newId<ItemId>();
        const kind = NODE_KINDS[at % NODE_KINDS.length] ?? 'barrier';
        insertNode(items, { author: null, at, id, kind, x: x * 190, y: y * 24, text: 'Rent' });
        nodes.push(id);
      };
      for (let at = 0; at < 9; at++) node(at % 3, Math.floor(at / 3) * 6, at);
      for (const [at, { what, a, b, x, y }] of steps.entries()) {
        const [one, two, link] = [nodes[a % nodes.length], nodes[b % nodes.length], links[a % links.length]];
        if (what === 'node' || !one || !two) node(x, y, at);
        else if (what === 'move') changeMapItem(items, one, { x: x * 190, y: y * 24 });
        else if (what === 'rate') changeMapItem(items, one, { [`severity:${BUDAPEST}`]: y % 5 || null });
        else if (what === 'drop' && nodes.length > 4)
          items.delete(nodes.splice(a % nodes.length, 1)[0] as ItemId);
        else if (what === 'cut' && link) items.delete(links.splice(links.indexOf(link), 1)[0] as ItemId);
        else if (what === 'say' && link)
          changeMapItem(items, link, { relation: RELATIONS[b % RELATIONS.length] ?? 'causes' });
        else if (one !== two) {
          const id = newId<ItemId>();
          insertLink(items, { author: null, at: b, id, from: one, to: two, relation: 'causes' });
          links.push(id);
        }
        store.flush();
      }
      const fresh = modelOf(doc).model;
      expect(routesOf(model)).toEqual(routesOf(fresh));
      for (const id of links) expect(model.box(id)).toEqual(fresh.box(id));
    }),
    { numRuns: 40 },
  );
});

it('[MP45] the room of a verb is that of its longest words', () => {
  // On the average a letter of 12.5 px is 6.6 px wide: a word that is changed asks for its room.
  for (const [relation, room] of Object.entries(VERB_WORDS)) {
    const key = relation as keyof typeof en.relations;
    const longest = Math.max(en.relations[key].length, nl.relations[key].length);
    expect([relation, room / (longest * 6.6)]).toEqual([relation, expect.closeTo(1, 0.6)]);
    const link = { relation: key } as const;
    const [plain, marked] = [verbWidth(link), verbWidth({ ...link, state: 'disputed', delay: true })];
    expect([relation, plain - room, marked - plain]).toEqual([
      relation,
      expect.closeTo(PILL.left + PILL.right + (SIGNS[key] ? PILL.disc + PILL.gap : 0)),
      expect.closeTo(PILL.disc + PILL.delay + 2 * PILL.gap),
    ]);
  }
});

it('[MP44] [MP45] a press on a verb means its link, as far as its longest words reach', () => {
  const { model, store } = modelOf(demoMap());
  store.flush();
  const surface = new MapSurface(model, { parts: { t: String } } as unknown as MapCommands);
  expect(model.links().length).toBeGreaterThan(5);
  for (const link of model.links()) {
    const { x, y, w } = verbBox(link, model.route(link.id) as Route);
    const at = (x: number) => ({ x, y: y + 1 });
    for (const place of [at(x + 1), at(x + w - 1)])
      expect([surface.onWords(link.id, place), surface.hit(link.id, place, 0)]).toEqual([true, true]);
    expect(surface.onWords(link.id, at(x - 12))).toBe(false);
  }
});

it('[MP68] what acts both ways has a head at both ends, also in a hand, and none of the others', () => {
  const doc = new Y.Doc();
  const items = mapItems(doc);
  const [a, b] = [newId<ItemId>(), newId<ItemId>()];
  for (const [id, x] of [
    [a, 0],
    [b, 600],
  ] as const)
    insertNode(items, { id, kind: 'barrier', author: null, at: 0, x, y: 0, text: `At ${x}` });
  const id = newId<ItemId>();
  insertLink(items, { id, from: a, to: b, relation: 'causes', author: null, at: 0 });
  const { store, model } = modelOf(doc);
  store.flush();
  expect(model.route(id)?.heads).toBe('end');
  changeMapItem(items, id, { relation: 'reinforces' });
  store.flush();
  expect(model.route(id)?.heads).toBe('both');
  changeMapItem(items, b, { x: 900 });
  store.flush();
  expect(model.route(id)?.heads).toBe('both');
});

it('[MT34] in rows links leave at the bottom and arrive at the top, behind few nodes, and at the sides again in columns', () => {
  const doc = demoMap();
  const upright = (model: MapModel) =>
    [...routesOf(model).values()].filter(({ points: [start, next] }) => Math.abs(start.x - next.x) < 1)
      .length;
  const down = tidied(doc, 'down');
  expect(upright(down)).toBe(down.links().length);
  expect(behindNodes(down)).toBe(0);
  const across = tidied(doc);
  expect(upright(across)).toBe(0);
});

it('[MT34] when one node makes rows of columns all lines are those of who opens the map then', () => {
  const doc = new Y.Doc();
  const items = mapItems(doc);
  const [a, b, c] = [newId<ItemId>(), newId<ItemId>(), newId<ItemId>()];
  const core = { author: newId<MemberId>(), at: 0, kind: 'cause' as const };
  insertNode(items, { ...core, id: a, x: 0, y: 0 });
  insertNode(items, { ...core, id: b, x: 400, y: 300 });
  insertNode(items, { ...core, id: c, x: 400, y: 0 });
  const link = { author: core.author, at: 0, relation: 'causes' as const, from: a };
  insertLink(items, { ...link, id: newId<ItemId>(), to: b });
  insertLink(items, { ...link, id: newId<ItemId>(), to: c });
  const { store, model } = modelOf(doc);
  store.flush();
  changeMapItem(items, c, { x: 0, y: 300 });
  store.flush();
  const fresh = modelOf(doc);
  fresh.store.flush();
  expect([...routesOf(model)]).toEqual([...routesOf(fresh.model)]);
});
