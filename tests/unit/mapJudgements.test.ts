/** What people judge about a map: states of links, certainty, sources. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { MapContext } from '../../client/features/map/acts/mapActs.ts';
import { changeOnMap, judgeLinks, saySource } from '../../client/features/map/acts/mapActs.ts';
import type { MapLink, MapNode } from '../../shared/documents/barrierMap.ts';
import { insertLink, insertNode, mapItems, readMapItem } from '../../shared/documents/barrierMap.ts';
import type { ItemId, MemberId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';

const [cause, barrier, link] = [newId<ItemId>(), newId<ItemId>(), newId<ItemId>()];
const [anna, murat] = [newId<MemberId>(), newId<MemberId>()];

function person(author: MemberId, now: number): MapContext {
  return {
    ...{ doc: new Y.Doc(), origin: {}, author },
    now: () => now,
    mayEdit: () => true,
    beforeEdit: () => undefined,
  };
}

function exchange(a: MapContext, b: MapContext): void {
  const [fromA, fromB] = [Y.encodeStateAsUpdate(a.doc), Y.encodeStateAsUpdate(b.doc)];
  Y.applyUpdate(a.doc, fromB);
  Y.applyUpdate(b.doc, fromA);
}

function two(): readonly [MapContext, MapContext] {
  const [a, b] = [person(anna, 1_000), person(murat, 2_000)];
  const items = mapItems(a.doc);
  for (const id of [cause, barrier])
    insertNode(items, { id, kind: 'barrier', author: null, at: 0, x: 0, y: 0, text: 'Costs' });
  insertLink(items, { id: link, from: cause, to: barrier, relation: 'causes', author: null, at: 0 });
  exchange(a, b);
  return [a, b];
}

const linkOf = ({ doc }: MapContext) => readMapItem(link, mapItems(doc).get(link)) as MapLink;
const nodeOf = ({ doc }: MapContext) => readMapItem(barrier, mapItems(doc).get(barrier)) as MapNode;

describe('what is judged', () => {
  it.each([
    [1, 2],
    [2, 1],
  ])('[MW5] a state has who said so and when; of two at once one wins all of it: %i, %i', (...ids) => {
    const [a, b] = two();
    [a.doc.clientID, b.doc.clientID] = ids;
    expect(linkOf(a)).toMatchObject({ state: 'proposed', stateBy: null, stateAt: null });
    judgeLinks(a, [link], 'agreed');
    exchange(a, b);
    expect(linkOf(b)).toMatchObject({ state: 'agreed', stateBy: anna, stateAt: 1_000 });
    // Anna says it again, Murat the opposite, and neither knows of the other: whoever wins, wins everything.
    judgeLinks(a, [link], 'agreed');
    judgeLinks(b, [link], 'disputed');
    exchange(a, b);
    const { state, stateBy, stateAt } = linkOf(a);
    expect(linkOf(b)).toMatchObject({ state, stateBy, stateAt });
    const whole = state === 'agreed' ? [anna, 1_000] : [murat, 2_000];
    expect([stateBy, stateAt]).toEqual(whole);
  });

  it('[MW6] certainty and sources of two people all stay; without words a source goes', () => {
    const [a, b] = two();
    changeOnMap(a, [barrier], { confidence: 'high' });
    saySource(a, barrier, ' City council minutes ');
    saySource(b, barrier, 'https://example.org/study');
    saySource(a, link, 'Survey of owners');
    saySource(b, link, 'Visit in May');
    exchange(a, b);
    expect(linkOf(a).sources).toEqual(linkOf(b).sources);
    expect(
      linkOf(a)
        .sources.map(({ text }) => text)
        .sort(),
    ).toEqual(['Survey of owners', 'Visit in May']);
    expect(nodeOf(a).sources).toEqual(nodeOf(b).sources);
    expect(
      nodeOf(a)
        .sources.map(({ text }) => text)
        .sort(),
    ).toEqual(['City council minutes', 'https://example.org/study']);
    expect(nodeOf(b).confidence).toBe('high');
    const first = nodeOf(b).sources[0];
    if (first) saySource(b, barrier, ' ', first.id);
    expect(nodeOf(b).sources).toHaveLength(1);
    const kept = [...(mapItems(b.doc).get(barrier)?.keys() ?? [])].filter((key) => key.startsWith('source:'));
    expect(kept).toHaveLength(1);
  });

  it('[MW6] what makes no sense is no source', () => {
    const [a] = two();
    const map = mapItems(a.doc).get(barrier);
    map?.set('source:', 'nobody');
    map?.set(`source:${newId<ItemId>()}`, 7);
    map?.set('confidence', 'very');
    expect(nodeOf(a)).toMatchObject({ sources: [], confidence: null });
  });
});
