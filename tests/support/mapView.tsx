/** A barrier map that a test draws by the words of its nodes, and shows as its page would. */
import type { ComponentProps } from 'react';
import * as Y from 'yjs';
import BarrierMap from '../../client/features/map/BarrierMap.tsx';
import { insertLink, insertNode, mapItems, type NewNode } from '../../shared/documents/barrierMap.ts';
import { type ItemId, newId } from '../../shared/ids.ts';
import type { Relation } from '../../shared/maps/vocabulary.ts';
import { show } from './dom.tsx';
import { liveMap } from './liveMap.ts';

export function drawMap() {
  const doc = new Y.Doc();
  const items = mapItems(doc);
  const ids = new Map<string, ItemId>();
  /** Of a node by its words, of a link by those of both its ends. */
  const id = (text: string) => ids.get(text) as ItemId;
  const node = (text: string, more: Partial<NewNode> = {}): ItemId => {
    const made = newId<ItemId>();
    ids.set(text, made);
    const at = ids.size;
    insertNode(items, { id: made, kind: 'barrier', author: null, at, x: 300 * at, y: 100, text, ...more });
    return made;
  };
  const link = (from: string, relation: Relation, to: string): ItemId => {
    const made = newId<ItemId>();
    ids.set(`${from} ${to}`, made);
    insertLink(items, { id: made, author: null, at: 0, relation, from: id(from), to: id(to) });
    return made;
  };
  return { doc, items, ids, id, node, link };
}

type MapProps = ComponentProps<typeof BarrierMap>;

/** Of nobody and without cities, unless it is said. */
export function showMap(doc: Y.Doc, props: Partial<MapProps> & Pick<MapProps, 'view'>, address?: string) {
  const plain = { live: liveMap(doc), me: null, cities: [], itemId: null, title: 'M', canEdit: true };
  return show(<BarrierMap {...plain} {...props} />, address);
}
