/** Names of feedback loops: where they stand, how they merge, where they go along, where their marks stand. */
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { type Box, intersects } from '../../client/canvas/geometry.ts';
import type { Route } from '../../client/canvas/routes.ts';
import type { MapCommands } from '../../client/features/map/acts/MapCommands.ts';
import { LoopSigns } from '../../client/features/map/analysis/LoopMark.tsx';
import { placeSigns, SIGN } from '../../client/features/map/analysis/loopSigns.ts';
import { MapSurface } from '../../client/features/map/canvas/MapSurface.ts';
import { drawMapSvg } from '../../client/features/map/exchange/mapSvg.ts';
import type { MapDesk } from '../../client/features/map/MapDesk.ts';
import { loopsThrough } from '../../client/features/map/model/loopsThrough.ts';
import { verbBox } from '../../client/features/map/model/verbRoom.ts';
import {
  changeMapItem,
  ensureMapText,
  insertLink,
  insertNode,
  mapItems,
  mapText,
} from '../../shared/documents/barrierMap.ts';
import { type LoopField, loopKey, loopPlace, MOST_LOOP_NAMES } from '../../shared/documents/loopNames.ts';
import { landMapDrafts } from '../../shared/exchange/maps/landMapDrafts.ts';
import { mapClipOf, readMapClip } from '../../shared/exchange/maps/mapClip.ts';
import { writeMapJson } from '../../shared/exchange/maps/mapJson.ts';
import { type ItemId, newId } from '../../shared/ids.ts';
import { draftsOf, exportOf, landed, readMap } from '../support/exchangeMaps.ts';
import { modelOf } from '../support/mapModels.ts';
import { look, words } from '../support/mapPictures.ts';

/** A ring of so many nodes. */
function ring(count: number) {
  const doc = new Y.Doc();
  const items = mapItems(doc);
  const stamp = { author: null, at: 0 } as const;
  const nodes = Array.from({ length: count }, (_, at) => {
    const id = newId<ItemId>();
    insertNode(items, { ...stamp, id, kind: 'barrier', x: at * 400, y: (at % 2) * 300, text: `N${at}` });
    return id;
  });
  const links = nodes.map((from, at) => {
    const id = newId<ItemId>();
    const to = nodes[(at + 1) % count] as ItemId;
    insertLink(items, { ...stamp, id, from, to, relation: 'causes' });
    return id;
  });
  const place = loopPlace(nodes) as { on: ItemId; field: LoopField };
  const name = (words: string, at = 0, to = doc) => {
    ensureMapText(mapItems(to), place.on, place.field);
    mapText(mapItems(to).get(place.on), place.field)?.insert(at, words);
  };
  return { doc, items, nodes, links, name };
}

const namesIn = (doc: Y.Doc) => {
  const { model, store } = modelOf(doc);
  store.flush();
  return model.nodes().map(({ id, text }) => [text, loopsThrough(model, id).join()]);
};

it('[MA23] a loop has one place for its name, wherever it begins to be told, and another the other way round', () => {
  const ids = fc.uniqueArray(
    fc.constant(null).map(() => newId<ItemId>()),
    { minLength: 3, maxLength: 9 },
  );
  fc.assert(
    fc.property(ids, fc.nat(8), (nodes, by) => {
      const at = by % nodes.length;
      expect(loopKey([...nodes.slice(at), ...nodes.slice(0, at)])).toBe(loopKey(nodes));
      expect(loopKey(nodes.toReversed())).not.toBe(loopKey(nodes));
    }),
  );
});

it('[MA23] it stays through renaming, merges letter by letter, goes with a link of the loop and comes back with it', () => {
  const { doc, items, nodes, links, name } = ring(3);
  name('Trust');
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  name(' grows', 5);
  name('No, ', 0, other);
  mapText(items.get(nodes[0] as ItemId))?.insert(0, 'Much ');
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
  expect(namesIn(doc).map(([, loop]) => loop)).toEqual(Array(3).fill('No, Trust grows'));
  changeMapItem(items, links[1] as ItemId, { relation: 'involves' });
  expect(namesIn(doc).map(([, loop]) => loop)).toEqual(['', '', '']);
  changeMapItem(items, links[1] as ItemId, { relation: 'blocks' });
  expect(namesIn(doc).map(([, loop]) => loop)).toEqual(Array(3).fill('No, Trust grows'));
});

it('[MA23] [MP2] whatever stands there is a name of a loop or none', () => {
  const { doc, items, nodes } = ring(3);
  const [a, b] = nodes.toSorted((one, two) => (one < two ? -1 : 1)) as [ItemId, ItemId];
  const map = items.get(a);
  map?.set(`loop:${b}`, 'plain words');
  map?.set('loop:', new Y.Text('nobody'));
  map?.set(`loop:${a}`, new Y.Text('itself'));
  map?.set(`loop:${b}/${b}`, new Y.Text('twice'));
  items.get(b)?.set(`loop:${a}`, new Y.Text('not from its first'));
  const { model, store } = modelOf(doc);
  store.flush();
  expect(model.loopNames()).toEqual([]);
});

it('[MA25] it goes along through JSON and copies, whatever the new ids; not with a part of the loop', () => {
  const { doc, nodes, name } = ring(4);
  name('Trust grows');
  const through = landed(readMap(['m.json', writeMapJson(exportOf(doc))]));
  expect(namesIn(through).map(([, loop]) => loop)).toEqual(Array(4).fill('Trust grows'));
  const copied = (chosen: readonly ItemId[]) => {
    const there = new Y.Doc();
    const drafts = readMapClip(JSON.parse(JSON.stringify(mapClipOf(doc, chosen)?.value))) ?? [];
    const landing = { placeOf: () => ({ x: 0, y: 0 }), author: null, at: 1, newId: () => newId<ItemId>() };
    there.transact(() => landMapDrafts(mapItems(there), drafts, landing));
    return namesIn(there).map(([, loop]) => loop);
  };
  expect(copied(nodes)).toEqual(Array(4).fill('Trust grows'));
  expect(copied(nodes.slice(0, 3))).toEqual(['', '', '']);
});

it('[MA25] [MX9] a file brings so many names of one node at most', () => {
  const { doc, nodes } = ring(5);
  const file = JSON.parse(writeMapJson(exportOf(doc)));
  const [first = '', ...others] = nodes;
  const orders = others.flatMap((a) =>
    others.flatMap((b) => others.flatMap((c) => others.map((d) => [a, b, c, d].join('/')))),
  );
  const node = file.items.find(({ id }: { id: string }) => id === first);
  for (const order of orders) node.texts[`loop:${order}`] = 'Trust grows';
  expect(orders.length).toBe(256);
  const drafts = draftsOf(readMap(['m.json', JSON.stringify(file)]));
  const names = drafts.map(
    ({ texts }) => Object.keys(texts).filter((name) => name.startsWith('loop:')).length,
  );
  expect(Math.max(...names)).toBe(MOST_LOOP_NAMES);
});

it('[MA24] pictures show the mark and the name of each loop that there is', () => {
  const { doc, items, links, name } = ring(3);
  name('Trust grows');
  const drawn = () => drawMapSvg(exportOf(doc), look, words)?.svg ?? '';
  expect(drawn()).toMatch(/<g class="loop">.*>R<.*>Trust grows</);
  items.delete(links[0] as ItemId);
  expect(drawn()).not.toMatch(/Trust grows/);
});

it('[MA22] [MA24] marks lie on no node, no verb and no other mark', () => {
  const box = fc.record({ x: fc.nat(900), y: fc.nat(600), w: fc.constant(100), h: fc.constant(40) });
  const loops = fc.array(
    fc.record({ boxes: fc.array(box, { minLength: 2, maxLength: 4 }), name: fc.string() }),
    {
      minLength: 1,
      maxLength: 3,
    },
  );
  fc.assert(
    fc.property(loops, (all) => {
      const taken: Box[] = all.flatMap(({ boxes }) => boxes);
      const signs = placeSigns(
        all.map((one) => ({ ...one, mark: 'R1' })),
        taken,
      );
      const marks = signs.map(({ at, lines }) => {
        const h = SIGN.high + lines.length * SIGN.line;
        const w = Math.max(44, ...lines.map(({ length }) => length * SIGN.letter));
        return { x: at.x - w / 2, y: at.y - h / 2, w, h };
      });
      for (const [which, mark] of marks.entries())
        for (const other of [...taken, ...marks.slice(0, which)]) expect(intersects(mark, other)).toBe(false);
    }),
  );
});

it('[MA22] where nothing is in its way a mark stands in the middle of its nodes, else near it', () => {
  const boxes = [0, 800].map((x) => ({ x, y: x / 2, w: 200, h: 80 }));
  const stands = (taken: readonly Box[]) => placeSigns([{ mark: 'R1', name: 'Trust', boxes }], taken)[0]?.at;
  expect(stands(boxes)).toEqual({ x: 500, y: 240 });
  const beside = stands([...boxes, { x: 460, y: 220, w: 80, h: 40 }]);
  const far = Math.hypot((beside?.x ?? 0) - 500, (beside?.y ?? 0) - 240);
  expect([far > 40, far < 120]).toEqual([true, true]);
});

it('[MA22] the mark of a loop of two lies on neither of the verbs between them', () => {
  const { doc, nodes, links } = ring(2);
  const { model, store } = modelOf(doc);
  store.flush();
  const surface = new MapSurface(model, { parts: { t: String } } as unknown as MapCommands);
  const signs = new LoopSigns({ model } as MapDesk, surface);
  const looks = JSON.parse(signs.looks({ nodes, links, kind: 'reinforcing', mark: 'R1' }, null));
  const { x, y } = looks.signs[0].at;
  const mark = { x: x - 22, y: y - SIGN.high / 2, w: 44, h: SIGN.high };
  const taken = model.links().map((link) => verbBox(link, model.route(link.id) as Route));
  expect(taken).toHaveLength(2);
  expect(taken.filter((box) => intersects(box, mark))).toEqual([]);
});

it('[SP24] moves of others ask for room for a mark four times a second, those of its own nodes at once', () => {
  vi.useFakeTimers();
  const { doc, items, nodes, links } = ring(3);
  const other = newId<ItemId>();
  insertNode(items, { author: null, at: 0, id: other, kind: 'barrier', x: 0, y: 900, text: 'Other' });
  const { model, store } = modelOf(doc);
  store.flush();
  const surface = new MapSurface(model, { parts: { t: String } } as unknown as MapCommands);
  const stopFollowing = surface.follow();
  const signs = new LoopSigns({ model } as MapDesk, surface);
  const chosen = { nodes, links, kind: 'reinforcing', mark: 'R1' } as const;
  const asked = vi.spyOn(model, 'links');
  const looks = () => signs.looks(chosen, null);
  const told = vi.fn(looks);
  const stop = signs.subscribe(told);
  const before = looks();
  const move = (id: ItemId, x: number) => {
    changeMapItem(items, id, { x });
    store.flush();
  };
  asked.mockClear();
  for (let x = 1; x <= 20; x++) move(other, x);
  expect([told.mock.calls.length, asked.mock.calls.length, looks()]).toEqual([0, 0, before]);
  vi.advanceTimersByTime(250);
  expect(told).toHaveBeenCalledTimes(1);
  move(nodes[0] as ItemId, 5_000);
  expect(told).toHaveBeenCalledTimes(2);
  expect(looks()).not.toBe(before);
  stop();
  stopFollowing();
  vi.useRealTimers();
});
