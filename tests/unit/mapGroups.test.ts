/** Groups on maps: around their nodes, in one step, with two people at once, over bad data. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createRuler } from '../../client/canvas/text/measure.ts';
import { createNode, deleteFromMap, linkNodes, placeNodes } from '../../client/features/map/acts/mapActs.ts';
import { groupNodes, moveToGroup, ungroup } from '../../client/features/map/groups/groupActs.ts';
import { MapModel } from '../../client/features/map/model/mapModel.ts';
import { EntityStore } from '../../client/live/EntityStore.ts';
import { History } from '../../client/live/History.ts';
import type { MapItem } from '../../shared/documents/barrierMap.ts';
import { insertNode, isNode, mapItems, mapText, readMapItem } from '../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';

function openTab(from?: Y.Doc) {
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
  const model = new MapModel(
    store,
    createRuler((text) => text.length / 2),
  );
  const mayEdit = () => true;
  const context = { doc, origin, author: null, now: () => 1, mayEdit, beforeEdit: () => history.step() };
  const node = (text: string, x = 0) => createNode(context, { kind: 'barrier', x, y: 0, text }) as ItemId;
  const groups = () => {
    store.flush();
    return model
      .groups()
      .map(({ id }) => [...model.membersOf(id)].map((one) => model.node(one)?.text).toSorted());
  };
  return { doc, items, history, model, store, context, node, groups };
}
type Tab = ReturnType<typeof openTab>;

function exchange(a: Y.Doc, b: Y.Doc): void {
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b));
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
}

function tabWith(texts: string) {
  const tab = openTab();
  const ids = [...texts].map((text, at) => tab.node(text, at * 300));
  return { ...tab, ids };
}
const [first, second] = [
  (ids: readonly ItemId[]) => ids[0] as ItemId,
  (ids: readonly ItemId[]) => ids[1] as ItemId,
];

describe('groups of a map', () => {
  it('[MP10] a group is the box around its nodes, follows them, and is gone without them', () => {
    const { model, context, ids, store, groups } = tabWith('abc');
    const group = groupNodes(context, ids.slice(0, 2)) as ItemId;
    expect(groups()).toEqual([['a', 'b']]);
    const around = () => model.box(group) as { x: number; y: number; w: number };
    expect([around().x, around().y, around().w]).toEqual([-20, -54, 300 + 232 + 40]);
    placeNodes(context, [{ id: second(ids), x: 900, y: 0 }]);
    store.flush();
    expect(around().w).toBe(900 + 232 + 40);
    mapItems(context.doc).get(second(ids))?.delete('group');
    store.flush();
    expect(around().w).toBe(232 + 40);
    mapItems(context.doc).get(first(ids))?.delete('group');
    expect(groups()).toEqual([]);
    expect([model.box(group), model.group(group)?.kind]).toEqual([null, 'group']);
    expect(model.readingOrder()).toEqual([ids[0], ids[2], ids[1]]);
  });

  it('[MP15] who is in a group is told of when its name changes: their names say it', () => {
    const { model, context, ids, store, items } = tabWith('abc');
    const group = groupNodes(context, ids.slice(0, 2)) as ItemId;
    store.flush();
    const told = new Set<ItemId>();
    model.onChange((change) => {
      for (const id of change.ids) told.add(id);
    });
    mapText(items.get(group))?.insert(0, 'Money');
    store.flush();
    expect([...told].toSorted()).toEqual([group, first(ids), second(ids)].toSorted());
  });

  it('[MP10] [MP11] grouping again takes nodes out of their groups, and an emptied group goes; one undo brings all back', () => {
    const { context, ids, history, items, groups } = tabWith('abcd');
    const one = groupNodes(context, ids.slice(0, 2)) as ItemId;
    const two = groupNodes(context, ids.slice(1, 3)) as ItemId;
    expect(groups().toSorted()).toEqual([['a'], ['b', 'c']]);
    const all = groupNodes(context, [one, two, ids[3] as ItemId]) as ItemId;
    expect(groups()).toEqual([['a', 'b', 'c', 'd']]);
    expect([items.has(one), items.has(two), items.has(all)]).toEqual([false, false, true]);
    history.undo();
    expect(groups().toSorted()).toEqual([['a'], ['b', 'c']]);
    history.redo();
    expect(ungroup(context, [all]).length).toBe(4);
    expect([groups(), items.has(all), items.size]).toEqual([[], false, 4]);
    history.undo();
    expect(groups()).toEqual([['a', 'b', 'c', 'd']]);
    ungroup(context, [ids[0] as ItemId]);
    expect(groups()).toEqual([['b', 'c', 'd']]);
    expect(groupNodes(context, [])).toBeNull();
    expect(groupNodes(context, [newId<ItemId>()])).toBeNull();
    expect(ungroup(context, [ids[0] as ItemId])).toEqual([]);
  });

  it('[MP12] two who group the same nodes at once: one group has them, the other is nothing, undo leaves the nodes', () => {
    const anna = tabWith('abc');
    const murat = openTab(anna.doc);
    groupNodes(anna.context, anna.ids);
    groupNodes(murat.context, anna.ids.slice(0, 2));
    exchange(anna.doc, murat.doc);
    expect(anna.groups()).toEqual(murat.groups());
    expect(anna.groups().flat().toSorted()).toEqual(['a', 'b', 'c']);
    anna.history.undo();
    exchange(anna.doc, murat.doc);
    expect(anna.groups()).toEqual(murat.groups());
    expect(anna.model.nodes()).toHaveLength(3);
  });

  it('[MP12] a group that two people at once left empty is shown nowhere, and the next act of anybody takes it away', () => {
    const anna = tabWith('abc');
    const murat = openTab(anna.doc);
    groupNodes(anna.context, anna.ids.slice(0, 2));
    groupNodes(murat.context, anna.ids.slice(0, 2));
    exchange(anna.doc, murat.doc);
    const left = () => [...anna.items].filter(([id, map]) => readMapItem(id, map)?.kind === 'group').length;
    expect([left(), anna.groups(), murat.groups()]).toEqual([2, [['a', 'b']], [['a', 'b']]]);
    expect(anna.model.readingOrder()).toHaveLength(4);
    moveToGroup(murat.context, [anna.ids[2] as ItemId], murat.model.groups()[0]?.id ?? null);
    exchange(anna.doc, murat.doc);
    expect([left(), anna.groups(), murat.groups()]).toEqual([1, [['a', 'b', 'c']], [['a', 'b', 'c']]]);
    murat.history.undo();
    exchange(anna.doc, murat.doc);
    expect([anna.groups(), murat.groups()]).toEqual([[['a', 'b']], [['a', 'b']]]);
  });

  it('[MP12] [MP14] whatever two people do with groups, they end with the same, and no node is lost that nobody deleted', () => {
    const act = fc.record({ who: fc.nat(1), what: fc.nat(7), a: fc.nat(5), b: fc.nat(5) });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        const anna = tabWith('abcdef');
        const tabs: readonly [Tab, Tab] = [anna, openTab(anna.doc)];
        const [a, b] = tabs;
        let deleted = false;
        for (const one of acts) {
          const tab = tabs[one.who === 0 ? 0 : 1];
          const ids = [...tab.items.keys()] as ItemId[];
          const chosen = [ids[one.a % Math.max(1, ids.length)], ids[one.b % Math.max(1, ids.length)]].filter(
            (id) => id !== undefined,
          );
          const group = ids.find((id) => readMapItem(id, tab.items.get(id))?.kind === 'group');
          if (one.what < 2) groupNodes(tab.context, chosen);
          else if (one.what === 2) ungroup(tab.context, chosen);
          else if (one.what === 3 && group) moveToGroup(tab.context, chosen, group);
          else if (one.what === 4 && group) {
            deleteFromMap(tab.context, [group]);
            deleted = true;
          } else if (one.what === 5 && group) mapText(tab.items.get(group))?.insert(0, 'x');
          else if (one.what === 6) tab.history.undo();
          else exchange(a.doc, b.doc);
        }
        exchange(a.doc, b.doc);
        expect(a.groups()).toEqual(b.groups());
        expect(a.model.readingOrder()).toEqual(b.model.readingOrder());
        // Undo of the first acts may take the nodes of anna away again.
        if (!deleted && !acts.some(({ what }) => what === 6)) expect(a.model.nodes()).toHaveLength(6);
        for (const { id } of a.model.groups()) expect(a.model.box(id)).not.toBeNull();
      }),
      { numRuns: 30 },
    );
  });

  it('[MP13] a group that is missing, a node, itself or in a group counts as none, and heals', () => {
    const { items, ids, model, store, groups, context, history } = tabWith('abcd');
    const bad = [newId<ItemId>(), ids[0], ids[2], '__proto__'];
    ids.forEach((id, at) => void items.get(id)?.set('group', bad[at]));
    items.get(ids[3] as ItemId)?.set('group', { deep: true });
    expect(groups()).toEqual([]);
    for (const id of ids) expect(model.groupOf(id)).toBeNull();
    const group = groupNodes(context, ids.slice(0, 2)) as ItemId;
    items.get(group)?.set('group', group);
    expect(groups()).toEqual([['a', 'b']]);
    const outer = groupNodes(context, [group]) as ItemId;
    items.get(group)?.set('group', outer);
    expect(groups()).toEqual([['a', 'b']]);
    const kept = items.get(outer)?.clone();
    items.delete(outer);
    expect(groups()).toEqual([]);
    expect(model.nodes()).toHaveLength(4);
    items.set(outer, kept as Y.Map<unknown>);
    store.flush();
    expect(groups()).toEqual([['a', 'b']]);
    expect(model.box(outer)).not.toBeNull();
    insertNode(items, { id: newId<ItemId>(), kind: 'cause', author: null, at: 0, x: 0, y: 0 });
    items.get(outer)?.set('x', 'far');
    expect(readMapItem(outer, items.get(outer))).toMatchObject({ kind: 'group', text: '' });
    history.undo();
  });

  it('[MP14] deleting a group takes its nodes and their links, one undo brings them back; deleting its nodes takes the group', () => {
    const { context, ids, items, history, groups } = tabWith('abc');
    linkNodes(context, first(ids), ids[2] as ItemId);
    const group = groupNodes(context, ids.slice(0, 2)) as ItemId;
    expect(deleteFromMap(context, [group])).toBe(4);
    expect([...items.keys()]).toEqual([ids[2]]);
    history.undo();
    expect([groups(), items.size]).toEqual([[['a', 'b']], 5]);
    deleteFromMap(context, ids.slice(0, 2));
    expect([...items.keys()]).toEqual([ids[2]]);
    history.undo();
    expect([
      groups(),
      [...items.values()].filter((map, at) => isNode(readMapItem([...items.keys()][at] ?? '', map))).length,
    ]).toEqual([[['a', 'b']], 3]);
  });
});
