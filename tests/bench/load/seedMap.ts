import type * as Y from 'yjs';
import { insertLink, insertNode, mapItems } from '../../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../../shared/ids.ts';
import { newId } from '../../../shared/ids.ts';
import { NODE_KINDS, RELATIONS } from '../../../shared/maps/vocabulary.ts';

/** Right, below, and two rows down: as many as a crowded map has, most of them short. */
const REACH = (columns: number) => [1, columns, 2 * columns + 1];

/** Nodes in a square, each with a link to three others. */
export function seedMap(doc: Y.Doc, count: number): void {
  const ids = Array.from({ length: count }, () => newId<ItemId>());
  const columns = Math.ceil(Math.sqrt(count));
  const items = mapItems(doc);
  const made = (index: number) => ({ author: null, at: 1_700_000_000_000 + index });
  doc.transact(() => {
    for (const [index, id] of ids.entries())
      insertNode(items, {
        ...made(index),
        id,
        kind: NODE_KINDS[index % NODE_KINDS.length] ?? 'barrier',
        x: (index % columns) * 340,
        y: Math.floor(index / columns) * 170,
        text: `Node ${index}: owners of old houses fear the costs of a retrofit`,
      });
    for (const [index, from] of ids.entries())
      for (const reach of REACH(columns)) {
        const to = ids[(index + reach) % count] ?? from;
        const relation = RELATIONS[(index + reach) % RELATIONS.length] ?? RELATIONS[0];
        insertLink(items, { ...made(count + index), id: newId<ItemId>(), from, to, relation });
      }
  });
}
