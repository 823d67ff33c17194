/** Puts what a board says on a barrier map. What came from these notes before is found again and not made twice. */
import type * as Y from 'yjs';
import type { MapItem } from '../documents/barrierMap.ts';
import { insertLink, insertNode, isNode, mapItems, readMapItem } from '../documents/barrierMap.ts';
import type { DocumentId, ItemId, MemberId } from '../ids.ts';
import { newId } from '../ids.ts';
import type { MapOfNotes } from './mapOfNotes.ts';

/** A node is wider than a note, and its links want room for their words. */
const SPREAD = 1.4;
const BELOW = 200;

export interface Landing {
  readonly board: DocumentId;
  readonly author: MemberId | null;
  readonly at: number;
  /** Where they were, when they are put there again. */
  readonly nodeOf?: Landed['nodeOf'];
}
export interface Landed {
  /** The node of each note, whether it is new or was there. */
  readonly nodeOf: ReadonlyMap<ItemId, ItemId>;
  readonly madeNodes: number;
  readonly madeLinks: number;
  /** What was made, each as it was then. */
  readonly made: ReadonlyMap<ItemId, string>;
}

function readAll(doc: Y.Doc): readonly MapItem[] {
  return [...mapItems(doc)].flatMap(([id, map]) => readMapItem(id, map) ?? []);
}

/** Left edge and the first free line below what is there. */
function cornerOf(items: readonly MapItem[]): { readonly x: number; readonly y: number } {
  const nodes = items.filter(isNode);
  if (nodes.length === 0) return { x: 0, y: 0 };
  return { x: Math.min(...nodes.map(({ x }) => x)), y: Math.max(...nodes.map(({ y }) => y)) + BELOW };
}

/** One transaction. */
export function landOnMap(doc: Y.Doc, { nodes, links }: MapOfNotes, landing: Landing): Landed {
  const { board, author, at, nodeOf: were } = landing;
  const items = mapItems(doc);
  const there = readAll(doc);
  const nodeOf = new Map<ItemId, ItemId>();
  for (const item of there)
    if (isNode(item))
      for (const from of item.fromNotes) if (from.board === board) nodeOf.set(from.note, item.id);
  const linked = new Set(there.flatMap((item) => (item.kind === 'link' ? [`${item.from} ${item.to}`] : [])));
  const fresh = nodes.filter(({ note }) => !nodeOf.has(note));
  const corner = cornerOf(there);
  const [left, top] = [Math.min(...fresh.map(({ x }) => x)), Math.min(...fresh.map(({ y }) => y))];
  const made: ItemId[] = [];
  let madeLinks = 0;
  doc.transact(() => {
    for (const { note, kind, category, city, text, x, y } of fresh) {
      const id = were?.get(note) ?? newId<ItemId>();
      made.push(id);
      nodeOf.set(note, id);
      const place = {
        x: corner.x + Math.round((x - left) * SPREAD),
        y: corner.y + Math.round((y - top) * SPREAD),
      };
      insertNode(items, {
        id,
        kind,
        text,
        author,
        at,
        ...place,
        ...(category && { category }),
        // What somebody of a city wrote blocks that city.
        ...(city && kind === 'barrier' && { status: { [city]: 'open' } }),
        fromNotes: [{ board, note }],
      });
    }
    for (const { relation, text, ...ends } of links) {
      const [from, to] = [nodeOf.get(ends.from), nodeOf.get(ends.to)];
      if (from === undefined || to === undefined || linked.has(`${from} ${to}`)) continue;
      const id = newId<ItemId>();
      made.push(id);
      insertLink(items, { id, from, to, relation, text, author, at });
      linked.add(`${from} ${to}`);
      madeLinks += 1;
    }
  });
  const asMade = new Map(made.map((id) => [id, written(items, id)]));
  return { nodeOf, madeNodes: fresh.length, madeLinks, made: asMade };
}

const written = (items: ReturnType<typeof mapItems>, id: ItemId): string =>
  JSON.stringify(Object.entries(items.get(id)?.toJSON() ?? {}).toSorted());

/** Off it again. What somebody has gone on with since stays, with the ends of such a link. Answers what went. */
export function takeOffMap(doc: Y.Doc, made: Landed['made']): ReadonlySet<ItemId> {
  const items = mapItems(doc);
  const gone = new Set([...made].flatMap(([id, was]) => (written(items, id) === was ? [id] : [])));
  for (const item of readAll(doc))
    if (item.kind === 'link' && !gone.has(item.id)) for (const end of [item.from, item.to]) gone.delete(end);
  doc.transact(() => {
    for (const id of gone) items.delete(id);
  });
  return gone;
}
