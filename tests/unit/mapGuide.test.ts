/** What the guide writes when two say the same, and where it remembers to be. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { createNode, linkNodes, sayOfCity, sayWhoCanAct } from '../../client/features/map/acts/mapActs.ts';
import { alikeIn, comparedOf } from '../../client/features/map/guide/findings.ts';
import { openGuide } from '../../client/features/map/guide/Guide.ts';
import { makeOne, whichStays } from '../../client/features/map/merge/makeOne.ts';
import { History } from '../../client/live/History.ts';
import { isNode, type MapNode, mapItems, mapText, readMapItem } from '../../shared/documents/barrierMap.ts';
import type { CityId, DocumentId, ItemId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';

const BUD = 'budapest-hu' as CityId;
const ESK = 'eskisehir-tr' as CityId;

const older = (one: MapNode, other: MapNode) => {
  const [stays, goes] = whichStays(one, other);
  return [stays, [goes]] as const;
};

function openTab(from?: Y.Doc) {
  const doc = new Y.Doc();
  if (from) Y.applyUpdate(doc, Y.encodeStateAsUpdate(from));
  const items = mapItems(doc);
  const origin = {};
  const history = new History(items, origin, () => 0);
  let clock = 0;
  const mayEdit = () => true;
  const now = () => ++clock;
  const context = { doc, origin, author: null, now, mayEdit, beforeEdit: () => history.step() };
  const node = (text: string) => createNode(context, { kind: 'barrier', x: 0, y: 0, text }) as ItemId;
  const all = () => [...items].map(([id, map]) => readMapItem(id, map));
  const one = (id: ItemId) => {
    const item = readMapItem(id, items.get(id));
    if (!isNode(item)) throw new Error('Not a node');
    return item;
  };
  const links = () => all().flatMap((item) => (item?.kind === 'link' ? [[item.from, item.to]] : []));
  return { doc, items, history, context, node, all, one, links };
}

describe('two nodes that say the same', () => {
  it('[MG5] become the older one with the links, fields and notes of both, no link twice or to itself, in one step', () => {
    const tab = openTab();
    const [a, b, c, d] = [tab.node('Costs'), tab.node('The costs'), tab.node('Rents'), tab.node('Debt')];
    linkNodes(tab.context, a, c);
    linkNodes(tab.context, b, c);
    linkNodes(tab.context, d, b);
    linkNodes(tab.context, a, b);
    sayOfCity(tab.context, a, BUD, { name: 'severity', value: 2 });
    sayOfCity(tab.context, b, BUD, { name: 'severity', value: 5 });
    sayOfCity(tab.context, b, ESK, { name: 'severity', value: 4 });
    sayWhoCanAct(tab.context, b, 'EU', true);
    mapText(tab.items.get(a), 'note')?.insert(0, 'Since 2020');
    mapText(tab.items.get(b), 'note')?.insert(0, 'Loans');
    const before = tab.all();
    expect(makeOne(tab.context, ...older(tab.one(b), tab.one(a)))).toEqual([`severity:${BUD}`]);
    expect(tab.one(a)).toMatchObject({
      text: 'Costs',
      note: 'Since 2020\nThe costs\nLoans',
      severity: { [BUD]: 5, [ESK]: 4 },
      control: ['EU'],
    });
    expect(tab.all().some((item) => item?.id === b)).toBe(false);
    expect(tab.links().toSorted()).toEqual(
      [
        [a, c],
        [d, a],
      ].toSorted(),
    );
    tab.history.undo();
    expect(new Set(tab.all())).toEqual(new Set(before));
    expect(makeOne(tab.context, a, [a])).toBeNull();
    expect(makeOne(tab.context, a, [newId<ItemId>()])).toBeNull();
  });

  it('[MG5] both who make them one at the same time do the same: none is lost', () => {
    const anna = openTab();
    const [a, b, c] = [anna.node('Costs'), anna.node('Costs'), anna.node('Rents')];
    linkNodes(anna.context, b, c);
    const murat = openTab(anna.doc);
    for (const tab of [anna, murat])
      expect(makeOne(tab.context, ...older(tab.one(b), tab.one(a)))).toEqual([]);
    Y.applyUpdate(anna.doc, Y.encodeStateAsUpdate(murat.doc));
    Y.applyUpdate(murat.doc, Y.encodeStateAsUpdate(anna.doc));
    expect(anna.all()).toEqual(murat.all());
    expect(anna.links()).toEqual([[a, c]]);
    expect(anna.one(a).text).toBe('Costs');
  });
});

describe('where a person is in the guide', () => {
  afterEach(() => vi.unstubAllGlobals());

  function storage() {
    const kept = new Map<string, string>();
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    });
    return kept;
  }

  it('[MG3] is kept for each map and taken up again', () => {
    storage();
    const [map, other] = [newId<DocumentId>(), newId<DocumentId>()];
    const problem = newId<ItemId>();
    const guide = openGuide(map);
    guide.problem.set(problem);
    guide.step.set('check');
    const again = openGuide(map);
    expect([again.step.get(), again.problem.get(), again.open.get()]).toEqual(['check', problem, false]);
    expect(openGuide(other).step.get()).toBe('problem');
    const next = newId<ItemId>();
    guide.problem.set(next);
    expect(openGuide(map).problem.get()).toBe(next);
  });

  it('[MG3] whatever is kept there, or when nothing can be, it begins anew', () => {
    const kept = storage();
    const map = newId<DocumentId>();
    for (const bad of [
      '{',
      'null',
      '[]',
      '7',
      '{"step":"fly","problem":"../x"}',
      '{"step":{"a":1},"problem":[]}',
    ]) {
      kept.set(`jumelage.mapGuide.${map}`, bad);
      const guide = openGuide(map);
      expect([guide.step.get(), guide.problem.get()]).toEqual(['problem', null]);
    }
    const refuse = () => {
      throw new Error('Forbidden');
    };
    vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse });
    const guide = openGuide(map);
    guide.step.set('rate');
    expect(guide.step.get()).toBe('rate');
  });
});

describe('what the guide compares', () => {
  it('[MG8] says of how many it took the first, and nothing where it took all', () => {
    const node = { text: 'Costs' } as MapNode;
    const of = (count: number) =>
      comparedOf({ nodes: () => [{ ...node, text: ' ' }, ...Array(count).fill(node)] });
    expect([of(0), of(300), of(301)]).toEqual([null, null, 301]);
  });

  it('[MG8] of what comes after the first nothing is proposed', () => {
    const words = ['Rents', 'Rents!', ...Array(298).fill('…'), 'Costs', 'Costs!'];
    const nodes = words.map((text, at) => ({ id: `${at}`, kind: 'barrier', text }) as unknown as MapNode);
    const model = { nodes: () => nodes, node: (id: ItemId | null) => nodes[Number(id)] ?? null };
    expect(alikeIn(model, new Set()).map((pair) => pair.map(({ text }) => text))).toEqual([
      ['Rents', 'Rents!'],
    ]);
  });
});
