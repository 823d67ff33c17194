/** The document of a barrier map: concurrent edits, bad data, links and their ends. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { routeMiddle } from '../../client/canvas/routes.ts';
import { createRuler } from '../../client/canvas/text/measure.ts';
import type { MapContext } from '../../client/features/map/acts/mapActs.ts';
import {
  changeOnMap,
  createNode,
  deleteFromMap,
  judgeLinks,
  linkNodes,
  placeNodes,
  sayOfCity,
  sayWhoCanAct,
} from '../../client/features/map/acts/mapActs.ts';
import { MapModel } from '../../client/features/map/model/mapModel.ts';
import { EntityStore } from '../../client/live/EntityStore.ts';
import { History } from '../../client/live/History.ts';
import type { MapItem } from '../../shared/documents/barrierMap.ts';
import { insertLink, isNode, mapItems, mapText, readMapItem } from '../../shared/documents/barrierMap.ts';
import type { CityId, ItemId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { CATEGORIES, CONTROLS, NODE_KINDS, STATUSES } from '../../shared/maps/vocabulary.ts';

const BUDAPEST = 'budapest-hu' as CityId;
const ESKISEHIR = 'eskisehir-tr' as CityId;

interface Tab {
  readonly doc: Y.Doc;
  readonly context: MapContext;
  readonly history: History;
  readonly model: MapModel;
}

function openTab(from?: Y.Doc): Tab {
  const doc = new Y.Doc();
  if (from) Y.applyUpdate(doc, Y.encodeStateAsUpdate(from));
  const items = mapItems(doc);
  const origin = {};
  const history = new History(items, origin, () => 0);
  const store = new EntityStore<ItemId, MapItem>({
    map: items,
    parse: readMapItem,
    schedule: () => () => undefined,
  });
  const mayEdit = () => true;
  const context = { doc, origin, author: null, now: () => 1, mayEdit, beforeEdit: () => history.step() };
  return {
    doc,
    context,
    history,
    model: new MapModel(
      store,
      createRuler((text) => text.length / 2),
    ),
  };
}

function exchange(a: Y.Doc, b: Y.Doc): void {
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b));
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
}

const itemsOf = ({ doc }: Tab) => [...mapItems(doc)].map(([key, map]) => readMapItem(key, map));
const node = (tab: Tab, text: string, kind: (typeof NODE_KINDS)[number] = 'barrier') =>
  createNode(tab.context, { kind, x: 0, y: 0, text }) as ItemId;

describe('the document of a barrier map', () => {
  it('[MP1] two who change different fields, cities, actors and words of one node both keep all of it', () => {
    const anna = openTab();
    const id = node(anna, 'Costs');
    const murat = openTab(anna.doc);
    changeOnMap(anna.context, [id], { category: 'finance' });
    sayOfCity(anna.context, id, BUDAPEST, { name: 'severity', value: 4 });
    sayWhoCanAct(anna.context, id, 'city', true);
    mapText(mapItems(anna.doc).get(id))?.insert(0, 'High ');
    changeOnMap(murat.context, [id], { kind: 'cause' });
    placeNodes(murat.context, [{ id, x: 80, y: 40 }]);
    sayOfCity(murat.context, id, ESKISEHIR, { name: 'severity', value: 5 });
    sayWhoCanAct(murat.context, id, 'EU', true);
    mapText(mapItems(murat.doc).get(id))?.insert(5, ' up front');
    exchange(anna.doc, murat.doc);
    expect(itemsOf(anna)).toEqual(itemsOf(murat));
    expect(itemsOf(anna)).toMatchObject([
      {
        kind: 'cause',
        text: 'High Costs up front',
        category: 'finance',
        x: 80,
        y: 40,
        severity: { [BUDAPEST]: 4, [ESKISEHIR]: 5 },
        control: ['city', 'EU'],
      },
    ]);
  });

  it('[MP1] whatever acts two people mix, exchanged now and then, they end with the same map', () => {
    const act = fc.record({ who: fc.nat(1), what: fc.nat(7), a: fc.nat(8), b: fc.nat(8) });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        const tabs = [openTab(), openTab()] as const;
        for (const { who, what, a, b } of acts) {
          const tab = tabs[who === 0 ? 0 : 1];
          const nodes = itemsOf(tab).filter((item) => item !== null && item.kind !== 'link');
          const [one, other] = [
            nodes[a % Math.max(1, nodes.length)]?.id,
            nodes[b % Math.max(1, nodes.length)]?.id,
          ];
          if (what === 0 || !one || !other) node(tab, `n${a}`, NODE_KINDS[b]);
          else if (what === 1) linkNodes(tab.context, one, other);
          else if (what === 2) deleteFromMap(tab.context, [one]);
          else if (what === 3)
            sayOfCity(tab.context, one, BUDAPEST, { name: 'status', value: STATUSES[b % 4] ?? null });
          else if (what === 4) sayWhoCanAct(tab.context, one, CONTROLS[b % 6] ?? 'city', a % 2 === 0);
          else if (what === 5) changeOnMap(tab.context, [one], { category: CATEGORIES[b % 8] ?? null });
          else if (what === 6) tab.history.undo();
          else exchange(tabs[0].doc, tabs[1].doc);
        }
        exchange(tabs[0].doc, tabs[1].doc);
        const sorted = (tab: Tab) =>
          JSON.stringify(itemsOf(tab).toSorted((x, y) => ((x?.id ?? '') < (y?.id ?? '') ? -1 : 1)));
        expect(sorted(tabs[0])).toBe(sorted(tabs[1]));
        for (const tab of tabs) {
          tab.model.store.flush();
          for (const link of tab.model.links()) expect(tab.model.box(link.id)).not.toBeNull();
          for (const id of tab.model.readingOrder()) expect(tab.model.store.get(id)).not.toBeNull();
        }
      }),
      { numRuns: 60 },
    );
  });

  it('[MP2] whatever stands in the document is read or counts as nothing', () => {
    const keys = [
      'kind',
      'x',
      'y',
      'text',
      'note',
      'from',
      'to',
      'severity:budapest-hu',
      'status:?',
      'control:city',
      'relation',
    ];
    const value = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom('barrier', 'link', Number.NaN, Number.POSITIVE_INFINITY, 1e300),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys), value), (fields) => {
        const doc = new Y.Doc();
        const map = new Y.Map<unknown>();
        mapItems(doc).set(newId<ItemId>(), map);
        for (const [key, raw] of Object.entries(fields)) map.set(key, raw);
        for (const [key, one] of mapItems(doc)) {
          const item = readMapItem(key, one);
          if (isNode(item)) expect(Math.abs(item.x) <= 1e6 && Math.abs(item.y) <= 1e6).toBe(true);
        }
      }),
    );
    for (const bad of [null, 3, 'x', {}, new Y.Text('x')]) expect(readMapItem(newId(), bad)).toBeNull();
    expect(readMapItem('not an id', new Y.Map())).toBeNull();
  });

  it('[MP3] a link loses its drawing with its end and has it again when the end comes back', () => {
    const anna = openTab();
    const [a, b] = [node(anna, 'a'), node(anna, 'b')];
    const murat = openTab(anna.doc);
    deleteFromMap(anna.context, [b]);
    const link = linkNodes(murat.context, a, b) as ItemId;
    exchange(anna.doc, murat.doc);
    anna.model.store.flush();
    expect(anna.model.box(link)).toBeNull();
    expect(anna.model.links()).toEqual([]);
    anna.history.undo();
    anna.model.store.flush();
    expect(anna.model.links().map((one) => one.id)).toEqual([link]);
    expect(anna.model.box(link)).not.toBeNull();
  });

  it('[MP3] a node takes its links along, and one undo brings all back', () => {
    const tab = openTab();
    const [a, b, c] = [node(tab, 'a'), node(tab, 'b'), node(tab, 'c')];
    linkNodes(tab.context, a, b);
    linkNodes(tab.context, b, c);
    const before = itemsOf(tab);
    expect(deleteFromMap(tab.context, [b])).toBe(3);
    expect(itemsOf(tab)).toHaveLength(2);
    tab.history.undo();
    expect(new Set(itemsOf(tab))).toEqual(new Set(before));
  });

  it('[MP4] kinds and relations of a newer version are shown and stay what they are', () => {
    const tab = openTab();
    const known = node(tab, 'known');
    const id = newId<ItemId>();
    const map = new Y.Map<unknown>([
      ['kind', 'risk'],
      ['x', 5],
      ['y', 6],
      ['likelihood', 3],
    ]);
    mapItems(tab.doc).set(id, map);
    const link = newId<ItemId>();
    insertLink(mapItems(tab.doc), { id: link, author: null, at: 0, from: known, to: id, relation: 'causes' });
    mapItems(tab.doc).get(link)?.set('relation', 'delays');
    placeNodes(tab.context, [{ id, x: 50, y: 60 }]);
    tab.model.store.flush();
    expect(tab.model.node(id)).toMatchObject({ kind: 'unknown', kindName: 'risk', x: 50 });
    expect(tab.model.links()).toMatchObject([{ relation: null }]);
    expect(map.get('likelihood')).toBe(3);
    expect(mapItems(tab.doc).get(link)?.get('relation')).toBe('delays');
  });

  it('[MP23] links between the same two nodes run beside each other, in their order, whichever way they point', () => {
    const tab = openTab();
    const { context, model } = tab;
    const [one, other] = [node(tab, 'One'), node(tab, 'Other')];
    const join = (from: ItemId, to: ItemId) => {
      const id = newId<ItemId>();
      insertLink(mapItems(tab.doc), { id, author: null, at: 1, from, to, relation: 'causes' });
      return id;
    };
    const first = join(one, other);
    const middles = (ids: readonly ItemId[]) =>
      ids.map((id) => routeMiddle(model.route(id) ?? expect.fail(`${id} is not drawn`)));
    for (const [x, y, apart, axis] of [
      [600, 0, 24, 'y'],
      [0, 500, 60, 'x'],
    ] as const) {
      placeNodes(context, [{ id: other, x, y }]);
      model.store.flush();
      const [alone] = middles([first]);
      const back = join(other, one);
      const again = join(one, other);
      model.store.flush();
      const found = middles([first, back, again].toSorted((a, b) => (a < b ? -1 : 1))).map((at) => at[axis]);
      expect((found[1] ?? 0) - (found[0] ?? 0)).toBeGreaterThanOrEqual(apart);
      expect((found[2] ?? 0) - (found[1] ?? 0)).toBeGreaterThanOrEqual(apart);
      const atHand = model.route(back, (id) => model.box(id));
      expect(atHand).toEqual(model.route(back));
      deleteFromMap(context, [back, again]);
      model.store.flush();
      expect(middles([first])).toEqual([alone]);
    }
  });

  it('[MP5] a link gets the verb that is proposed for its ends, once', () => {
    const tab = openTab();
    const [a, b] = [node(tab, 'a'), node(tab, 'b', 'lever')];
    const link = linkNodes(tab.context, a, b);
    expect(itemsOf(tab).at(-1)).toMatchObject({ kind: 'link', relation: 'overcome-by' });
    expect(linkNodes(tab.context, a, b)).toBe(link);
    expect(linkNodes(tab.context, a, a)).toBeNull();
    expect(linkNodes(tab.context, a, link as ItemId)).toBeNull();
  });

  it('[MP5] two people who make the same link at once make one; the way back is another', () => {
    const anna = openTab();
    const [a, b] = [node(anna, 'a'), node(anna, 'b')];
    const murat = openTab(anna.doc);
    linkNodes(anna.context, a, b);
    linkNodes(murat.context, a, b);
    linkNodes(murat.context, b, a);
    exchange(anna.doc, murat.doc);
    expect(itemsOf(anna)).toEqual(itemsOf(murat));
    const links = itemsOf(anna).flatMap((item) => (item?.kind === 'link' ? [item] : []));
    expect(links.map(({ from }) => from).sort()).toEqual([a, b].sort());
    murat.history.undo();
    murat.history.undo();
    linkNodes(murat.context, a, b);
    exchange(anna.doc, murat.doc);
    const left = itemsOf(murat).filter((item) => item?.kind === 'link');
    expect(left).toHaveLength(1);
    expect(itemsOf(anna)).toEqual(itemsOf(murat));
  });

  it('[MP27] a link made again after it was deleted is a new one, of two people one, and undo brings the old one back', () => {
    const anna = openTab();
    const [a, b] = [node(anna, 'a'), node(anna, 'b')];
    const first = linkNodes(anna.context, a, b) as ItemId;
    deleteFromMap(anna.context, [first]);
    anna.history.undo();
    expect(linkNodes(anna.context, a, b)).toBe(first);
    deleteFromMap(anna.context, [first]);
    // As the server keeps it and sends it: deleted things are gone but for their keys.
    const murat = openTab(anna.doc);
    const again = linkNodes(anna.context, a, b);
    expect(again).not.toBe(first);
    expect(linkNodes(murat.context, a, b)).toBe(again);
    exchange(anna.doc, murat.doc);
    expect(itemsOf(anna).filter((item) => item?.kind === 'link')).toHaveLength(1);
    expect(itemsOf(anna)).toEqual(itemsOf(murat));
    // Each time another, whatever became of the ones before.
    const seen = new Set<unknown>([first, again]);
    for (let time = 0; time < 25; time++) {
      deleteFromMap(anna.context, [linkNodes(anna.context, a, b) as ItemId]);
      seen.add(linkNodes(anna.context, a, b));
    }
    expect(seen.size).toBe(27);
  });
});

describe('[MH71] a verb that nobody chose', () => {
  function actorBeforeSolution() {
    const tab = openTab();
    const { context, doc } = tab;
    const put = (kind: 'solution' | 'barrier') => createNode(context, { kind, x: 0, y: 0 }) as ItemId;
    const [made, solution] = [put('barrier'), put('solution')];
    const link = linkNodes(context, made, solution) as ItemId;
    const verb = () => mapItems(doc).get(link)?.get('relation');
    expect(verb()).toBe('overcome-by');
    return { ...tab, made, link, verb };
  }

  it('follows the kind of its end, in one step of undo, again and again', () => {
    const { context, history, made, verb } = actorBeforeSolution();
    changeOnMap(context, [made], { kind: 'actor' });
    expect(verb()).toBe('involves');
    history.undo();
    expect(verb()).toBe('overcome-by');
    history.redo();
    changeOnMap(context, [made], { kind: 'question' });
    expect(verb()).toBe('unclear');
  });

  it('stays once it was chosen, also the same, by somebody else, or once it was judged', () => {
    const chosen = actorBeforeSolution();
    changeOnMap(chosen.context, [chosen.link], { relation: 'overcome-by' });
    changeOnMap(chosen.context, [chosen.made], { kind: 'actor' });
    const other = actorBeforeSolution();
    mapItems(other.doc).get(other.link)?.set('relation', 'requires');
    changeOnMap(other.context, [other.made], { kind: 'actor' });
    const judged = actorBeforeSolution();
    judgeLinks(judged.context, [judged.link], 'agreed');
    changeOnMap(judged.context, [judged.made], { kind: 'actor' });
    expect([chosen.verb(), other.verb(), judged.verb()]).toEqual(['overcome-by', 'requires', 'overcome-by']);
  });
});
