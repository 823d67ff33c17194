/** That nodes correspond: which pairs are proposed, and what two people who say it at once make of it. */
import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { bestOfEach, joinNodes, stateOnceSaid } from '../../client/features/map/compare/correspond.ts';
import { History } from '../../client/live/History.ts';
import { insertNode, mapItems, readMapItem } from '../../shared/documents/barrierMap.ts';
import { type ItemId, type MemberId, newId } from '../../shared/ids.ts';
import type { LinkState } from '../../shared/maps/vocabulary.ts';

describe('nodes that correspond', () => {
  it('[MC14] proposes the best match of each node first', () => {
    const [a, b, c, d] = [newId<ItemId>(), newId<ItemId>(), newId<ItemId>(), newId<ItemId>()];
    const pairs = [
      { from: a, to: b },
      { from: a, to: c },
      { from: d, to: b },
      { from: c, to: d },
    ];
    expect(bestOfEach(pairs, 10)).toEqual([pairs[0], pairs[3]]);
    expect(bestOfEach(pairs, 1)).toEqual([pairs[0]]);
  });

  it('[MC21] one city proposes, another agrees; who speaks for none agrees at once', () => {
    const [ilse, pia, deniz, guide] = [
      newId<MemberId>(),
      newId<MemberId>(),
      newId<MemberId>(),
      newId<MemberId>(),
    ] as const;
    const cities = new Map([
      [ilse, 'BUD'],
      [pia, 'BUD'],
      [deniz, 'ESK'],
      [guide, null],
    ]);
    const cityOf = (id: MemberId | null) => (id === null ? undefined : cities.get(id));
    const said = (me: MemberId | null, state?: LinkState, by: MemberId | null = ilse) =>
      stateOnceSaid(me, state ? { state, stateBy: by, author: null } : null, cityOf);
    expect([said(ilse), said(null), said(newId<MemberId>()), said(guide)]).toEqual([
      ...['proposed', 'proposed', 'proposed', 'agreed'],
    ]);
    expect([ilse, pia, deniz, guide, null].map((me) => said(me, 'proposed'))).toEqual([
      ...['proposed', 'proposed', 'agreed', 'agreed', 'proposed'],
    ]);
    expect(said(deniz, 'proposed', null)).toBe('proposed');
    expect([said(ilse, 'agreed', deniz), said(deniz, 'disputed')]).toEqual(['agreed', 'proposed']);
  });

  it('[MC9] two people who confirm the same at once make one link', () => {
    const [one, other] = [new Y.Doc(), new Y.Doc()];
    const [a, b] = [newId<ItemId>(), newId<ItemId>()];
    for (const id of [a, b])
      insertNode(mapItems(one), { id, kind: 'barrier', author: null, at: 0, x: 0, y: 0 });
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
    const person = (doc: Y.Doc) => ({
      ...{ doc, origin: {}, author: null, now: () => 7, mayEdit: () => true, beforeEdit: () => undefined },
    });
    const made = joinNodes(person(one), a, b);
    expect(joinNodes(person(other), b, a)).toBe(made);
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
    Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
    const links = (doc: Y.Doc) =>
      [...mapItems(doc)].map(([id, map]) => readMapItem(id, map)).filter((item) => item?.kind === 'link');
    expect(links(one)).toHaveLength(1);
    expect(links(one)).toEqual(links(other));
    // What stands under that id by now, if people made it something else, is never written over.
    mapItems(one)
      .get(made ?? '')
      ?.set('relation', 'causes');
    expect(joinNodes(person(one), a, b)).not.toBe(made);
    expect(links(one)).toHaveLength(2);
  });

  it('[MC17] of two who confirm at once, undo by one leaves the link to the other, whoever it is; later it goes', async () => {
    const [one, other] = [new Y.Doc(), new Y.Doc()];
    const [a, b, c] = [newId<ItemId>(), newId<ItemId>(), newId<ItemId>()];
    for (const id of [a, b, c])
      insertNode(mapItems(one), { id, kind: 'barrier', author: null, at: 0, x: 0, y: 0 });
    const meet = () => {
      Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
      Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
    };
    meet();
    const people = [one, other].map((doc) => {
      const origin = {};
      const history = new History(mapItems(doc), origin, Date.now);
      const beforeEdit = () => history.step();
      return {
        history,
        context: { doc, origin, author: null, now: () => 7, mayEdit: () => true, beforeEdit },
      };
    });
    const links = () =>
      [...mapItems(one)].filter(([id, map]) => readMapItem(id, map)?.kind === 'link').length;
    for (const { context } of people) joinNodes(context, a, b);
    await vi.dynamicImportSettled();
    meet();
    for (const { history } of people) {
      expect(history.undo()).toBe(false);
      expect(history.spared).toBe(true);
      meet();
      expect(links()).toBe(1);
    }
    // What only one of them said is taken back as ever, also after it went and came back.
    const [first] = people;
    if (!first) throw new Error('nobody');
    joinNodes(first.context, a, c);
    meet();
    for (const act of ['undo', 'redo', 'undo'] as const) {
      expect(first.history[act]()).toBe(true);
      meet();
      expect(links()).toBe(act === 'redo' ? 2 : 1);
    }
  });
});
