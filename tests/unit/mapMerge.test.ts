/** Nodes that become one: what is theirs is its, whoever does it, and whatever others do at the same moment. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import {
  createNode,
  deleteFromMap,
  judgeLinks,
  linkNodes,
  sayOfCity,
  saySource,
} from '../../client/features/map/acts/mapActs.ts';
import { heedMerged } from '../../client/features/map/merge/heedMerged.ts';
import { makeOne } from '../../client/features/map/merge/makeOne.ts';
import { EntityStore } from '../../client/live/EntityStore.ts';
import { History } from '../../client/live/History.ts';
import type { MapItem } from '../../shared/documents/barrierMap.ts';
import {
  changeMapItem,
  insertGroup,
  insertNode,
  isNode,
  type MapLink,
  mapItems,
  mapText,
  readMapItem,
} from '../../shared/documents/barrierMap.ts';
import { loopPlace } from '../../shared/documents/loopNames.ts';
import { mergedIn, standsFor } from '../../shared/documents/merged.ts';
import { mapClipOf } from '../../shared/exchange/maps/mapClip.ts';
import { type CityId, type ItemId, newId } from '../../shared/ids.ts';
import type { Relation } from '../../shared/maps/vocabulary.ts';

const BUD = 'budapest-hu' as CityId;
const ESK = 'eskisehir-tr' as CityId;

function openTab(from?: Y.Doc) {
  const doc = new Y.Doc();
  if (from) Y.applyUpdate(doc, Y.encodeStateAsUpdate(from));
  const items = mapItems(doc);
  const origin = {};
  const history = new History(items, origin, () => 0);
  let clock = 0;
  const context = {
    ...{ doc, origin, author: null, now: () => ++clock, mayEdit: () => true },
    beforeEdit: () => history.step(),
  };
  const node = (text: string, kind: 'barrier' | 'cause' = 'barrier') =>
    createNode(context, { kind, x: 0, y: 0, text }) as ItemId;
  const link = (from: ItemId, to: ItemId, verb?: Relation) => linkNodes(context, from, to, verb) as ItemId;
  const all = () => [...items].flatMap(([id, map]) => readMapItem(id, map) ?? []);
  const one = (id: ItemId) => all().find((item) => item.id === id);
  const links = () => all().filter((item): item is MapLink => item.kind === 'link');
  const nodes = () => all().filter(isNode);
  return { doc, items, history, context, node, link, all, one, links, nodes };
}
type Tab = ReturnType<typeof openTab>;

function exchange(...tabs: readonly Tab[]): void {
  for (const a of tabs)
    for (const b of tabs)
      if (a !== b) Y.applyUpdate(b.doc, Y.encodeStateAsUpdate(a.doc, Y.encodeStateVector(b.doc)), 'remote');
}
const byId = (items: readonly MapItem[]) => items.toSorted((x, y) => (x.id < y.id ? -1 : 1));
const ends = (tab: Tab) =>
  tab
    .links()
    .map(({ from, to, relation }) => `${from} ${relation} ${to}`)
    .toSorted();

describe('nodes that are merged', () => {
  it('[MH74] the one that stays has its id, kind, place and words, and the links, fields, notes and sources of all', () => {
    const tab = openTab();
    const [a, b, c, d] = [
      tab.node('Costs'),
      tab.node('Prices', 'cause'),
      tab.node('Loans'),
      tab.node('Debt'),
    ];
    tab.link(b, d);
    tab.link(d, c);
    saySource(tab.context, b, 'Survey');
    sayOfCity(tab.context, c, ESK, { name: 'status', value: 'open' });
    mapText(tab.items.get(c), 'note')?.insert(0, 'Since 2020');
    const before = tab.all();
    expect(makeOne(tab.context, a, [b, c])).toEqual([]);
    expect(tab.one(a)).toMatchObject({
      ...{ kind: 'barrier', text: 'Costs', note: 'Prices\nLoans\nSince 2020' },
      ...{ status: { [ESK]: 'open' }, sources: [{ text: 'Survey' }] },
    });
    expect(tab.nodes().map(({ id }) => id)).toEqual([a, d]);
    expect(ends(tab)).toEqual([`${a} causes ${d}`, `${d} causes ${a}`].toSorted());
    tab.history.undo();
    expect(tab.all()).toEqual(before);
    tab.history.redo();
    expect(tab.nodes().map(({ id }) => id)).toEqual([a, d]);
  });

  it('[MH74] no link leads to itself, and none is there twice with the same verb: those become one, the later word counts', () => {
    const tab = openTab();
    const [a, b, c] = [tab.node('Costs'), tab.node('Prices'), tab.node('Debt')];
    const [own, came] = [tab.link(a, c, 'causes'), tab.link(b, c, 'causes')];
    tab.link(a, b);
    judgeLinks(tab.context, [own], 'agreed');
    judgeLinks(tab.context, [came], 'disputed');
    changeMapItem(tab.items, came, { strength: 'strong', delay: true });
    mapText(tab.items.get(came))?.insert(0, 'As of 2024');
    saySource(tab.context, came, 'Survey');
    makeOne(tab.context, a, [b]);
    expect(tab.links()).toHaveLength(1);
    expect(tab.one(own)).toMatchObject({
      ...{ text: 'As of 2024', strength: 'strong', delay: true, state: 'disputed' },
      sources: [{ text: 'Survey' }],
    });
    expect(mergedIn(tab.items)).toEqual(
      new Map([
        [b, a],
        [came, own],
      ]),
    );
    // Of another verb it stays beside it.
    const more = openTab();
    const [x, y, z] = [more.node('x'), more.node('y'), more.node('z')];
    more.link(x, z, 'causes');
    more.link(y, z, 'blocks');
    makeOne(more.context, x, [y]);
    expect(ends(more)).toEqual([`${x} blocks ${z}`, `${x} causes ${z}`]);
  });

  it('[MH75] of two severities of a city the higher counts, of two statuses the one further from overcome, else the own word; which is told', () => {
    const tab = openTab();
    const [a, b] = [tab.node('Costs'), tab.node('Prices')];
    for (const [id, severity, status, category] of [
      [a, 2, 'overcome', 'social'],
      [b, 4, 'tackled', 'finance'],
    ] as const) {
      sayOfCity(tab.context, id, BUD, { name: 'severity', value: severity });
      sayOfCity(tab.context, id, BUD, { name: 'status', value: status });
      changeMapItem(tab.items, id, { category });
    }
    expect(makeOne(tab.context, a, [b])?.toSorted()).toEqual(
      ['category', `severity:${BUD}`, `status:${BUD}`].toSorted(),
    );
    expect(tab.one(a)).toMatchObject({
      severity: { [BUD]: 4 },
      status: { [BUD]: 'tackled' },
      category: 'social',
    });
  });

  it('[MH74] the name of a loop, an empty group, a deletion and a copy follow', () => {
    const tab = openTab();
    const [a, b, c, d] = [tab.node('a'), tab.node('b'), tab.node('c'), tab.node('d')];
    tab.link(b, c);
    tab.link(c, b);
    const group = newId<ItemId>();
    insertGroup(tab.items, { id: group, author: null, at: 0, text: 'G' });
    changeMapItem(tab.items, b, { group });
    const place = loopPlace([b, c]);
    tab.items.get(place?.on ?? '')?.set(place?.field ?? '', new Y.Text('Spiral'));
    makeOne(tab.context, a, [b]);
    const names = tab.nodes().flatMap(({ loops }) => loops);
    expect(names.map(({ nodes, text }) => [text, ...nodes.toSorted()])).toContainEqual([
      'Spiral',
      ...[a, c].toSorted(),
    ]);
    expect(tab.one(group)).toBeUndefined();
    // In a clip the links end at what they end at on the map.
    expect(mapClipOf(tab.doc, [a, c])?.items).toBe(4);
    expect(JSON.stringify(mapClipOf(tab.doc, [a, c])?.value)).not.toContain(`"${b}"`);
    deleteFromMap(tab.context, [a]);
    expect(
      tab
        .all()
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual([c, d].toSorted());
    expect(tab.items.has(b)).toBe(false);
    tab.history.undo();
    expect(standsFor(tab.items, b)).toBe(a);
  });

  it('[MH76] who keeps the other at the same moment, or deletes the one that stays, or links the one that goes: nothing is lost', () => {
    const anna = openTab();
    const [a, b, c] = [anna.node('Costs'), anna.node('Prices'), anna.node('Debt')];
    anna.link(b, c);
    sayOfCity(anna.context, b, BUD, { name: 'severity', value: 4 });
    const murat = openTab(anna.doc);
    const zoe = openTab(anna.doc);
    makeOne(anna.context, a, [b]);
    makeOne(murat.context, b, [a]);
    zoe.link(c, a);
    exchange(anna, murat, zoe);
    const stays = [a, b].toSorted()[0] as ItemId;
    for (const tab of [anna, murat, zoe]) {
      expect(tab.nodes().map(({ id }) => id)).toEqual(expect.arrayContaining([stays, c]));
      expect(tab.nodes()).toHaveLength(2);
      expect(ends(tab)).toEqual([`${stays} causes ${c}`, `${c} causes ${stays}`].toSorted());
      expect(tab.one(stays)).toMatchObject({ severity: { [BUD]: 4 } });
    }
    // Each takes back only the own word.
    anna.history.undo();
    exchange(anna, murat, zoe);
    for (const tab of [anna, murat, zoe]) expect(mergedIn(tab.items)).toEqual(new Map([[a, b]]));
    murat.history.undo();
    exchange(anna, murat, zoe);
    for (const tab of [anna, murat, zoe]) expect(tab.nodes()).toHaveLength(3);
    // The one that stays is deleted by somebody who does not know.
    const ben = openTab(anna.doc);
    makeOne(anna.context, a, [b]);
    deleteFromMap(ben.context, [a]);
    exchange(anna, ben);
    for (const tab of [anna, ben]) {
      expect(
        tab
          .nodes()
          .map(({ id }) => id)
          .toSorted(),
      ).toEqual([b, c].toSorted());
      expect(ends(tab)).toEqual([`${b} causes ${c}`]);
    }
  });

  it('[MH76] whatever several people merge, link and take back at once, all end with the same map: of each merged set one node, no link without ends', () => {
    const act = fc.record({
      who: fc.nat(2),
      what: fc.constantFrom('merge', 'merge', 'link', 'undo', 'exchange', 'delete'),
      a: fc.nat(5),
      b: fc.nat(5),
    });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 14 }), (acts) => {
        const first = openTab();
        const ids = Array.from({ length: 6 }, (_, at) => first.node(`Node ${at}`));
        for (let at = 0; at < 5; at++) first.link(ids[at] as ItemId, ids[at + 1] as ItemId);
        const tabs = [first, openTab(first.doc), openTab(first.doc)];
        const stores = tabs.map(({ context, items }) => {
          const schedule = () => () => undefined;
          const store = new EntityStore<ItemId, MapItem>({ map: items, parse: readMapItem, schedule });
          heedMerged({ context, model: { store } });
          return store;
        });
        for (const { who, what, ...at } of acts) {
          const tab = tabs[who] as Tab;
          const [a, b] = [ids[at.a] as ItemId, ids[at.b] as ItemId];
          if (what === 'merge') makeOne(tab.context, a, [b]);
          else if (what === 'link') linkNodes(tab.context, a, b);
          else if (what === 'undo') tab.history.undo();
          else if (what === 'delete') deleteFromMap(tab.context, [a]);
          else exchange(...tabs);
        }
        exchange(...tabs);
        for (const [at, tab] of tabs.entries()) {
          expect(byId(tab.all())).toEqual(byId(first.all()));
          // What a page keeps is what it would read anew.
          const store = stores[at];
          store?.flush();
          expect(byId([...(store?.values() ?? [])])).toEqual(byId(tab.all()));
          store?.destroy();
        }
        // Of what is in the document something is seen.
        const seen = new Set(first.nodes().map(({ id }) => id));
        for (const id of ids)
          if (first.items.has(id)) expect(seen.has(standsFor(first.items, id))).toBe(true);
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('[MP2] what is said to stand for another in hostile ways hides nothing for ever and ends', () => {
    const tab = openTab();
    const ids = Array.from({ length: 300 }, (_, at) => tab.node(`${at}`));
    for (const [at, id] of ids.entries()) tab.items.get(id)?.set('into', ids[(at + 1) % ids.length]);
    tab.items.get(ids[0] as ItemId)?.set('into', { id: 7 });
    tab.items.get(ids[1] as ItemId)?.set('into', ids[1]);
    tab.items.get(ids[2] as ItemId)?.set('into', newId<ItemId>());
    (tab.items as Y.Map<unknown>).set(newId(), 'words');
    expect(tab.nodes().map(({ id }) => id)).toEqual(expect.arrayContaining(ids.slice(0, 3)));
    expect(mergedIn(tab.items).size).toBeGreaterThan(0);
  });

  it('[MP87] of what stands for another everything is seen or stands for what is seen, in long chains, in links, in what cannot be read', () => {
    const tab = openTab();
    const ids = Array.from({ length: 1_000 }, () => newId<ItemId>());
    tab.doc.transact(() => {
      for (const [at, id] of ids.entries()) {
        insertNode(tab.items, { id, kind: 'cause', author: null, at: 1, x: 0, y: 0 });
        if (ids[at + 1]) tab.items.get(id)?.set('into', ids[at + 1]);
      }
    });
    const [a, b, c] = [tab.node('Costs'), tab.node('Debt'), tab.node('Loans')];
    const link = tab.link(a, b);
    tab.items.get(a)?.set('into', link);
    tab.items.get(link)?.set('into', b);
    const odd = newId<ItemId>();
    (tab.items as Y.Map<unknown>).set(odd, 'words');
    tab.items.get(c)?.set('into', odd);
    const seen = new Set(tab.all().map(({ id }) => id));
    expect([...ids, a, b, c, link].filter((id) => !seen.has(standsFor(tab.items, id)))).toEqual([]);
    expect([a, b, c, link].every((id) => seen.has(id))).toBe(true);
  });

  it('[MP87] what is no item at all neither stops merging nor what follows it', () => {
    const tab = openTab();
    const [a, b, c] = [tab.node('Costs'), tab.node('Prices'), tab.node('Debt')];
    tab.link(b, c);
    for (const odd of [null, 5, 'words', [1]]) (tab.items as Y.Map<unknown>).set(newId(), odd);
    tab.items.get(a)?.set(`severity:${BUD}`, 'very');
    sayOfCity(tab.context, b, BUD, { name: 'severity', value: 4 });
    const schedule = () => () => undefined;
    const store = new EntityStore<ItemId, MapItem>({ map: tab.items, parse: readMapItem, schedule });
    const end = heedMerged({ context: tab.context, model: { store } });
    makeOne(tab.context, a, [b]);
    store.flush();
    expect(byId([...store.values()])).toEqual(byId(tab.all()));
    expect(tab.one(a)).toMatchObject({ severity: { [BUD]: 4 } });
    expect(tab.links()).toMatchObject([{ from: a, to: c }]);
    end();
    store.destroy();
  });
});
