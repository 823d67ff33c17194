import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import type { Box } from '../../client/canvas/geometry.ts';
import type { ItemsChange } from '../../client/canvas/items.ts';
import { createRuler } from '../../client/canvas/text/measure.ts';
import type { MapCommands } from '../../client/features/map/acts/MapCommands.ts';
import { createNode, linkNodes, placeNodes } from '../../client/features/map/acts/mapActs.ts';
import { MapSurface } from '../../client/features/map/canvas/MapSurface.ts';
import { MapModel } from '../../client/features/map/model/mapModel.ts';
import { Squares } from '../../client/features/map/model/Squares.ts';
import { VerbPlaces } from '../../client/features/map/model/VerbPlaces.ts';
import { EntityStore } from '../../client/live/EntityStore.ts';
import type { MapItem, MapNode } from '../../shared/documents/barrierMap.ts';
import { changeMapItem, insertGroup, mapItems, readMapItem } from '../../shared/documents/barrierMap.ts';
import { readItem } from '../../shared/documents/readItem.ts';
import { type ItemId, newId } from '../../shared/ids.ts';

/** Colours by their names. */
const stamp = { getContext: () => stampPen.context };
vi.stubGlobal('document', { documentElement: null, createElement: () => stamp });
vi.stubGlobal('getComputedStyle', () => ({ getPropertyValue: (name: string) => name.slice(2) }));

/** Of commands a surface asks only for words. */
const commands = { parts: { t: (key: string) => key } } as unknown as MapCommands;

/** A pen that tells with what ink its lines were drawn and what was written. */
function penOf() {
  const [inks, words]: [string[], string[]] = [[], []];
  const nothing = () => undefined;
  const known: Record<string, unknown> = {
    getTransform: () => ({ a: 1, e: 0, f: 0 }),
    drawImage: (image: unknown) => image === stamp && words.push('stamp'),
    stroke: () => inks.push(String(known.strokeStyle)),
    fillText: (text: string) => words.push(text),
    measureText: () => ({ width: 40 }),
  };
  const context = new Proxy(known, { get: (_, name: string) => known[name] ?? nothing });
  return { context: context as unknown as CanvasRenderingContext2D, inks, words };
}

/** Verbs are drawn with it once, for all links that say the same. */
const stampPen = penOf();

/** A chain of nodes. */
function openChain(count: number) {
  const doc = new Y.Doc();
  const schedule = () => () => undefined;
  const store = new EntityStore<ItemId, MapItem>({ map: mapItems(doc), parse: readMapItem, schedule });
  const ruler = createRuler((text) => text.length / 2);
  const width = vi.spyOn(ruler, 'width');
  const model = new MapModel(store, ruler);
  const context = {
    doc,
    origin: {},
    author: null,
    now: () => 1,
    mayEdit: () => true,
    beforeEdit: () => undefined,
  };
  const nodes = Array.from(
    { length: count },
    (_, at) => createNode(context, { kind: 'barrier', x: at * 300, y: 0, text: `${at}` }) as ItemId,
  );
  for (const [at, from] of nodes.slice(0, -1).entries()) linkNodes(context, from, nodes[at + 1] as ItemId);
  store.flush();
  return { model, context, store, nodes, width, surface: new MapSurface(model, commands) };
}

describe('what is read of a move', () => {
  const places = [-7, 3.5, 1e12, Number.NaN, 'x', null, { evil: 1 }];
  const write = fc.record({
    key: fc.constantFrom('x', 'x', 'y', 'y', 'pinned', 'kind', 'w', 'angle'),
    value: fc.constantFrom(...places, true, 'barrier', 'note', 'unheard'),
  });

  it.each([
    ['a map', readMapItem, 'barrier'],
    ['a map', readMapItem, 'unheard'],
    ['a board', readItem, 'note'],
    ['a board', readItem, 'row'],
    ['a board', readItem, 'unheard'],
  ] as const)('[SP15] on %s is what reading all of it gives, whoever writes what', (_where, read, kind) => {
    fc.assert(
      fc.property(fc.array(fc.array(write, { minLength: 1, maxLength: 3 }), { maxLength: 8 }), (turns) => {
        const doc = new Y.Doc();
        const items = doc.getMap<Y.Map<unknown>>('items');
        const id = newId<ItemId>();
        const item = new Y.Map<unknown>();
        items.set(id, item);
        for (const [key, value] of Object.entries({ kind, x: 1, y: 2, 'severity:budapest-hu': 3 }))
          item.set(key, value);
        const parse = vi.fn(read as typeof readMapItem);
        const store = new EntityStore<ItemId, MapItem>({
          map: items,
          parse,
          schedule: () => () => undefined,
        });
        for (const [at, turn] of turns.entries()) {
          const before = store.get(id);
          const writes = () => turn.forEach(({ key, value }) => void item.set(key, value));
          // As one change of somebody, or several of many.
          if (at % 2 === 0) doc.transact(writes);
          else writes();
          store.flush();
          expect(store.get(id)).toEqual(read(id, item));
          const moved = turn.every(({ key }) => key === 'x' || key === 'y');
          expect(parse.mock.lastCall?.[2]).toBe(moved ? (before ?? undefined) : undefined);
        }
      }),
    );
  });

  it('[SP15] its other fields stay the same objects; another item under its key is read whole', () => {
    const { context, store, nodes } = openChain(2);
    const id = nodes[0] as ItemId;
    const severity = () => (store.get(id) as MapNode).severity;
    const before = severity();
    placeNodes(context, [{ id, x: 5, y: 6 }]);
    store.flush();
    expect(store.get(id)).toMatchObject({ x: 5, y: 6, text: '0' });
    expect(severity()).toBe(before);
    const [items, other] = [mapItems(context.doc), new Y.Map<unknown>()];
    context.doc.transact(() => {
      placeNodes(context, [{ id, x: 9, y: 9 }]);
      items.set(id, other);
      for (const [key, value] of Object.entries({ kind: 'cause', x: 7, y: 8 })) other.set(key, value);
    });
    store.flush();
    expect(store.get(id)).toMatchObject({ kind: 'cause', x: 7, y: 8, text: '' });
  });
});

describe('a map of many links', () => {
  it('[SP12] a move draws anew the links that end there, and no other', () => {
    const { model, context, store, nodes, surface } = openChain(6);
    const stop = surface.follow();
    const drawn: ItemId[] = [];
    const ends = model.links().map(({ id }) => surface.onRoute(id, () => drawn.push(id)));
    const moved = nodes[2] as ItemId;
    placeNodes(context, [{ id: moved, x: 650, y: 40 }]);
    store.flush();
    const touched = model.linksOf(moved).map(({ id }) => id);
    expect(touched).toHaveLength(2);
    expect(drawn.toSorted()).toEqual(touched.toSorted());
    for (const end of ends) end();
    surface.redraw();
    expect(drawn).toHaveLength(2);
    stop();
  });

  it('[SP16] a move by others is told once, with the links that follow', () => {
    const { model, context, store, nodes, surface } = openChain(6);
    const told: ItemsChange<ItemId>[] = [];
    const stops = [surface.follow(), surface.onChange((change) => told.push(change))];
    const moved = nodes[2] as ItemId;
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(context.doc));
    placeNodes({ ...context, doc: other }, [{ id: moved, x: 650, y: 40 }]);
    Y.applyUpdate(context.doc, Y.encodeStateAsUpdate(other));
    store.flush();
    expect(told).toHaveLength(1);
    expect(told[0]?.glide).toBe(true);
    expect([...(told[0]?.ids ?? [])].toSorted()).toEqual(
      [moved, ...model.linksOf(moved).map(({ id }) => id)].toSorted(),
    );
    for (const stop of stops) stop();
  });

  it('[SP17] a move tells of places only, in the document and in a hand; with anything else it does not', () => {
    const { model, context, store, nodes, width, surface } = openChain(6);
    const told: (boolean | undefined)[] = [];
    const stops = [surface.follow(), surface.onChange(({ movedOnly }) => told.push(movedOnly))];
    const [moved, other] = [nodes[2] as ItemId, nodes[4] as ItemId];
    const write = (...acts: (() => void)[]) => {
      for (const act of acts) act();
      store.flush();
      return told.splice(0);
    };
    const move = () => void placeNodes(context, [{ id: moved, x: Math.random() * 900, y: 40 }]);
    const pin = () => changeMapItem(mapItems(context.doc), other, { pinned: true });
    width.mockClear();
    expect(write(move)).toEqual([true]);
    expect(width).not.toHaveBeenCalled();
    model.remeasure();
    expect([width.mock.calls.length > 0, told.splice(0)]).toEqual([true, [false]]);
    expect(write(move, pin)).toEqual([false]);
    expect(write(move, () => mapItems(context.doc).delete(other))).toEqual([false]);
    const hands = [{ ids: [moved], dx: 4, dy: 4 }, null];
    for (const drag of hands) surface.holdTheirs(7, drag);
    for (const by of [{ x: 4, y: 4 }, null]) surface.holdMine(new Set([moved]), by);
    for (const offsets of [new Map([[moved, { x: 4, y: 4 }]]), null]) surface.setOffsets(offsets);
    expect(told.splice(0)).toEqual([true, true, true, true, true, true]);
    for (const stop of stops) stop();
  });

  it('[SP17] the name of a group comes anew with its nodes: it tells who else lies there', () => {
    const { context, store, nodes, surface } = openChain(3);
    const group = newId<ItemId>();
    const told: (boolean | undefined)[] = [];
    const items = mapItems(context.doc);
    insertGroup(items, { id: group, author: null, at: 2, text: 'Rent' });
    changeMapItem(items, nodes[1] as ItemId, { group });
    store.flush();
    const stops = [surface.follow(), surface.onChange(({ movedOnly }) => told.push(movedOnly))];
    for (const id of [nodes[1], nodes[2]] as ItemId[]) {
      placeNodes(context, [{ id, x: 900, y: 900 }]);
      store.flush();
    }
    expect(told).toEqual([false, true]);
    for (const stop of stops) stop();
  });

  it('[SP18] of however many links a move asks about those that run there', () => {
    const spies = [vi.spyOn(VerbPlaces.prototype, 'putLink'), vi.spyOn(Squares.prototype, 'any')];
    const calls = (count: number) => {
      const { context, store, nodes, model } = openChain(count);
      const moved = nodes[2] as ItemId;
      for (const spy of spies) spy.mockClear();
      placeNodes(context, [{ id: moved, x: 640, y: 10 }]);
      store.flush();
      expect(model.linksOf(moved)).toHaveLength(2);
      return spies.map(({ mock }) => mock.calls.length);
    };
    const few = calls(6);
    expect(Math.min(...few)).toBeGreaterThanOrEqual(2);
    expect(calls(60)).toEqual(few);
    for (const spy of spies) spy.mockRestore();
  });

  it('[SP13] a link is painted unless something is said about it: its line and verb, in its colours, dimmed too', () => {
    const { model, nodes, surface } = openChain(3);
    const [link, other] = model.links().map(({ id }) => id) as [ItemId, ItemId];
    expect([link, other, ...nodes].filter((id) => surface.isPainted(id))).toEqual([link, other]);
    expect([link, other, ...nodes].filter((id) => surface.isLandmark(id))).toEqual(nodes);
    const told: ItemId[] = [];
    const stop = surface.onChange(({ ids }) => told.push(...ids));
    surface.isMarked = (id) => id === other;
    surface.remark();
    surface.remark();
    expect(told).toEqual([other]);
    expect(surface.isPainted(other)).toBe(false);
    const paint = (zoom: number) => {
      const { context, inks, words } = penOf();
      const box = model.box(link) as Box;
      surface.paint(context, link, box, zoom);
      surface.paintWords(context, link, zoom, false, box);
      return { inks, words, stamped: [...stampPen.inks.splice(0), ...stampPen.words.splice(0)] };
    };
    const said = ['hairline', '+', 'relations.causes'];
    expect(paint(1)).toEqual({ inks: ['muted'], words: ['stamp'], stamped: said });
    expect(paint(1)).toEqual({ inks: ['muted'], words: ['stamp'], stamped: [] });
    expect(paint(0.2)).toEqual({ inks: ['muted'], words: [], stamped: [] });
    surface.dims = () => true;
    expect(paint(1)).toEqual({ inks: ['hairline'], words: ['stamp'], stamped: said.slice(1) });
    surface.redraw();
    expect(paint(1).stamped).toEqual(said.slice(1));
    stop();
  });

  it('[CV58] of a link only its line or its verb is drawn in the areas that they lie in', () => {
    const { model, context, nodes, store, surface } = openChain(2);
    const [, to] = nodes as [ItemId, ItemId];
    placeNodes(context, [{ id: to, x: 500, y: 9_000 }]);
    const [link] = model.links().map(({ id }) => id) as [ItemId];
    changeMapItem(mapItems(context.doc), link, { relation: 'overcome-by' });
    store.flush();
    const box = model.box(link) as Box;
    const { x, y, w, h } = box;
    const drawnIn = (at: number, down: number) => {
      const pen = penOf();
      const area = { x: at, y: down, w: 20, h: 20 };
      surface.paint(pen.context, link, box, 1, { area });
      surface.paintWords(pen.context, link, 1, false, area);
      return [pen.inks.length, pen.words.length];
    };
    const [line, verb, both, none] = [
      [1, 0],
      [0, 1],
      [1, 1],
      [0, 0],
    ];
    // Its ends, its middle with the verb, and the corners that an S keeps clear of.
    expect([drawnIn(x + 10, y + 10), drawnIn(x + w - 30, y + h - 30)]).toEqual([line, line]);
    expect([drawnIn(x + w / 2, y + h / 2), drawnIn(x + w / 2 - 85, y + h / 2)]).toEqual([both, verb]);
    expect([drawnIn(x + w / 2 - 150, y + h / 2 - 60), drawnIn(x + w / 2 + 160, y + h / 2)]).toEqual([
      none,
      none,
    ]);
    expect([drawnIn(x + w - 30, y + 10), drawnIn(x + 10, y + h - 30)]).toEqual([none, none]);
  });

  it('[MH13] from far away a node is a block of its colour, and no line is too thin to be seen', () => {
    const { model, nodes, surface } = openChain(2);
    const [node, link] = [nodes[0] as ItemId, model.links()[0]?.id as ItemId];
    const box = model.box(node) as Box;
    const blocks: unknown[] = [];
    const widths: number[] = [];
    const { context, words } = penOf();
    const seen = context as unknown as Record<string, unknown>;
    seen.fillRect = (...at: number[]) => blocks.push([seen.fillStyle, ...at]);
    seen.stroke = () => widths.push(Number(seen.lineWidth));
    vi.stubGlobal('Path2D', class {});
    surface.paint(context, node, box, 0.1);
    expect(blocks).toEqual([['map-barrier', box.x, box.y, box.w, box.h]]);
    surface.paint(context, node, box, 0.005);
    expect(blocks[1]).toEqual(['map-barrier', box.x, box.y, 400, 400]);
    surface.paint(context, link, model.box(link) as Box, 0.1);
    expect(widths).toEqual([5]);
    expect(words).toEqual([]);
    surface.paint(context, node, box, 0.3);
    surface.paint(context, link, model.box(link) as Box, 1);
    expect([blocks.length, ...widths.slice(1)]).toEqual([2, 1 / 0.3, 2]);
  });

  it('[MH14] a link shows by itself that it has the keyboard, a node has its frame', () => {
    const { model, nodes, surface } = openChain(2);
    const link = model.links()[0]?.id as ItemId;
    expect([link, ...nodes].map((id) => surface.showsFocus(id))).toEqual([true, false, false]);
  });
});
