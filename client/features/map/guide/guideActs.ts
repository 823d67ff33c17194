/** What the guide writes: each answer is one step of undo, and nothing without words. */
import {
  isNode,
  type MapItemMap,
  mapItems,
  mapText,
  readMapItem,
} from '../../../../shared/documents/barrierMap.ts';
import { mapFieldsOf } from '../../../../shared/documents/mapFields.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { LIMITS } from '../../../../shared/limits.ts';
import { edit } from '../../../live/edit.ts';
import { createNode, linkNodes, type MapContext } from '../acts/mapActs.ts';
import { sweepGroups } from '../groups/groupActs.ts';
import type { MapDesk } from '../MapDesk.ts';

/** What comes before it, what follows from it and what it keeps from coming about. */
export type Side = 'causes' | 'effects' | 'blocks';

const worded = (text: string) => text.trim().slice(0, LIMITS.noteLength);

/** The barrier that the guide begins with. Null when nothing was said or the map is full. */
export function addProblem({ commands, context, model }: MapDesk, text: string): ItemId | null {
  const words = worded(text);
  if (words === '' || !context.mayEdit()) return null;
  const place = commands.roomFor(words);
  const id = createNode(context, { kind: 'barrier', text: words, ...place });
  model.store.flush();
  return id;
}

/** An answer: a node with its link, where nothing lies. */
export function addAnswer(
  { commands, context, history, model }: MapDesk,
  about: ItemId,
  side: Side,
  text: string,
): ItemId | null {
  const words = worded(text);
  const place =
    words === '' || !context.mayEdit()
      ? null
      : commands.beside(about, side === 'causes' ? 'left' : 'right', words);
  if (place === null) return null;
  return history.together(() => {
    const id = createNode(context, { kind: side === 'causes' ? 'cause' : 'effect', text: words, ...place });
    const [from, to] = side === 'causes' ? [id, about] : [about, id];
    if (from && to) linkNodes(context, from, to, side === 'blocks' ? side : undefined);
    model.store.flush();
    return id;
  });
}

type Items = ReturnType<typeof mapItems>;

/** Links of the one that goes now end at the one that stays; those that it has already, or to itself, go. */
function moveLinks(items: Items, gone: ItemId, stays: ItemId): void {
  const links = [...items].flatMap(([key, map]) => {
    const item = readMapItem(key, map);
    return item?.kind === 'link' ? [{ map, ...item }] : [];
  });
  const there = new Set(links.map(({ from, to }) => `${from} ${to}`));
  for (const { id, from, to, map } of links) {
    if (from !== gone && to !== gone) continue;
    const [start, end] = [from === gone ? stays : from, to === gone ? stays : to];
    if (start === end || there.has(`${start} ${end}`)) items.delete(id);
    else {
      there.add(`${start} ${end}`);
      if (from !== start) map.set('from', start);
      if (to !== end) map.set('to', end);
    }
  }
}

/** What only the one says comes along; its words and its note follow the note of the other. */
function moveWords(gone: MapItemMap, stays: MapItemMap): void {
  for (const [name, value] of Object.entries(mapFieldsOf(gone).fields))
    if (!stays.has(name) && (name.includes(':') || name === 'category' || name === 'field'))
      stays.set(name, value);
  const [words, note] = [
    mapText(gone)?.toString().trim() ?? '',
    mapText(gone, 'note')?.toString().trim() ?? '',
  ];
  const own = mapText(stays, 'note');
  const same = words === mapText(stays)?.toString().trim();
  const more = [same ? '' : words, note].filter((one) => one !== '').join('\n');
  if (own !== null && more !== '') own.insert(own.length, own.length > 0 ? `\n${more}` : more);
}

interface Aged {
  readonly id: ItemId;
  readonly at: number;
}

/** The older stays, for whoever asks. */
export function whichStays(one: Aged, other: Aged): readonly [stays: ItemId, goes: ItemId] {
  const first = one.at < other.at || (one.at === other.at && one.id < other.id);
  return first ? [one.id, other.id] : [other.id, one.id];
}

/**
 * Two nodes that say the same become the older of them, in one step: whoever does it at the same time does the same.
 * Answers the one that stayed; null when one of them is gone already.
 */
export function makeOne(context: MapContext, a: ItemId, b: ItemId): ItemId | null {
  const items = mapItems(context.doc);
  const [one, other] = [readMapItem(a, items.get(a)), readMapItem(b, items.get(b))];
  if (!isNode(one) || !isNode(other) || a === b) return null;
  const [stays, gone] = whichStays(one, other);
  const [kept, left] = [items.get(stays), items.get(gone)];
  if (!kept || !left) return null;
  edit(context, () => {
    moveLinks(items, gone, stays);
    moveWords(left, kept);
    items.delete(gone);
    sweepGroups(items);
  });
  return stays;
}
