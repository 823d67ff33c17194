/** Where verbs of links stand among nodes. */
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { type Box, intersects } from '../../client/canvas/geometry.ts';
import { routeBetween, routeMiddle } from '../../client/canvas/routes.ts';
import { createRuler } from '../../client/canvas/text/measure.ts';
import { MapModel } from '../../client/features/map/model/mapModel.ts';
import { VerbPlaces } from '../../client/features/map/model/VerbPlaces.ts';
import { EntityStore } from '../../client/live/EntityStore.ts';
import type { MapItem } from '../../shared/documents/barrierMap.ts';
import {
  changeMapItem,
  insertLink,
  insertNode,
  mapItems,
  readMapItem,
} from '../../shared/documents/barrierMap.ts';
import { type ItemId, newId } from '../../shared/ids.ts';

/** Two nodes far apart with a link, and others. */
function mapOf(others: readonly { readonly x: number; readonly y: number }[]) {
  const items = mapItems(new Y.Doc());
  const stamp = { author: null, at: 0 } as const;
  const node = (x: number, y: number) => {
    const id = newId<ItemId>();
    insertNode(items, { ...stamp, id, kind: 'barrier', x, y, text: 'Rent' });
    return id;
  };
  const [from, to] = [node(0, 0), node(1_400, 0)];
  const between = others.map(({ x, y }) => node(x, y));
  const link = newId<ItemId>();
  insertLink(items, { ...stamp, id: link, from, to, relation: 'corresponds' });
  const store = new EntityStore<ItemId, MapItem>({
    map: items,
    parse: readMapItem,
    schedule: () => () => undefined,
  });
  const model = new MapModel(
    store,
    createRuler((text) => text.length / 2),
  );
  const verb = () => {
    const route = model.route(link);
    if (!route) throw new Error('It is drawn');
    return routeMiddle(route);
  };
  const covered = () => {
    const { x, y } = verb();
    const room = { x: x - 50, y: y - 10, w: 100, h: 20 };
    return model.nodes().filter(({ id }) => intersects(model.box(id) as Box, room)).length;
  };
  const move = (id: ItemId, x: number, y: number) => {
    changeMapItem(items, id, { x, y });
    store.flush();
  };
  return { items, store, model, link, between, verb, covered, move };
}

it('[MP32] stands in the middle, or beside the node that covers that', () => {
  const free = mapOf([{ x: 700, y: 400 }]);
  expect(free.verb()).toEqual({ x: 816, y: 37 });
  const { verb, covered } = mapOf([{ x: 700, y: 0 }]);
  expect(covered()).toBe(0);
  expect(Math.abs(verb().x - 816)).toBeLessThan(300);
});

it('[MP32] goes aside when a node comes, back when it leaves, and that is told', () => {
  const { items, store, model, link, between, verb, covered, move } = mapOf([{ x: 700, y: 400 }]);
  const other = between[0] as ItemId;
  const told: boolean[] = [];
  model.onChange(({ ids }) => told.push(ids.has(link)));
  move(other, 700, 0);
  expect([covered(), verb().x === 816]).toEqual([0, false]);
  move(other, 700, 900);
  expect(verb()).toEqual({ x: 816, y: 37 });
  move(other, 700, 1_200);
  move(other, 690, 10);
  items.delete(other);
  store.flush();
  expect(verb()).toEqual({ x: 816, y: 37 });
  expect(told).toEqual([true, true, false, true, true]);
});

it('[MP32] in a hand it stays at its share of the way', () => {
  const { model, link, verb } = mapOf([{ x: 700, y: 0 }]);
  const route = model.route(link, (id) => {
    const box = model.box(id);
    return box && { ...box, y: box.y + 500 };
  });
  expect(route && routeMiddle(route)).toEqual({ x: verb().x, y: verb().y + 500 });
});

it('[MP32] where all of the line is covered it is in the middle', () => {
  const wall: Box = { x: -100, y: -100, w: 3_000, h: 300 };
  const ends = [
    { x: 0, y: 0, w: 100, h: 50 },
    { x: 900, y: 0, w: 100, h: 50 },
  ] as const;
  const route = routeBetween(ends[0], ends[1], { routing: 'curved', heads: 'end' });
  const places = new VerbPlaces();
  const link = { id: newId<ItemId>(), from: newId<ItemId>(), to: newId<ItemId>(), at: 0 };
  places.putNode(newId<ItemId>(), wall);
  places.putLink(link.id, { link, route });
  expect([...places.settle()]).toEqual([link.id]);
  expect(places.shareOf(link.id)).toBe(0.5);
});

it('[MP32] [SP18] goes wherever it becomes free, also on a line that was all covered', () => {
  const wall = [250, 480, 710, 940, 1_170].map((x) => ({ x, y: 0 }));
  const { between, verb, covered, move } = mapOf(wall);
  expect(verb().x).toBe(816);
  move(between[1] as ItemId, 480, 900);
  expect([covered(), verb().x < 710]).toEqual([0, true]);
});

it('[MP40] an essay on a node is its beginning there, and the node no column; less is all of it', () => {
  const { model } = mapOf([]);
  const words = (count: number) => Array.from({ length: count }, (_, at) => `line${at}`).join('\n');
  expect(model.lines(words(15))).toHaveLength(15);
  expect(model.lines(words(15)).at(-1)).toBe('line14');
  const essay = model.lines(words(400));
  expect([essay.length, essay.at(-2), essay.at(-1)]).toEqual([15, 'line13', '…']);
  expect(model.heightOf(words(400))).toBe(model.heightOf(words(15)));
});
