/** Entries of a Y.Map that have places among each other, each its own order key. What is read is untrusted. */
import * as Y from 'yjs';
import { compareOrder, isOrderKey, keyBetween, spreadKeys } from './orderKeys.ts';

type Entry = Y.Map<unknown>;

export interface PlacedEntry<Id extends string> {
  readonly id: Id;
  readonly z: string;
  readonly map: Entry;
}

/** All that may be entries, in their order, unread. */
export function placedEntries<Id extends string>(
  entries: Y.Map<Entry>,
  parse: (key: unknown) => Id | null,
): readonly PlacedEntry<Id>[] {
  const placed = [...entries].flatMap(([key, map]): PlacedEntry<Id>[] => {
    const id = parse(key);
    if (id === null || !(map instanceof Y.Map)) return [];
    const order = map.get('order');
    return [{ id, map, z: isOrderKey(order) ? order : '' }];
  });
  return placed.sort(compareOrder);
}

/** The place behind this one. */
export const placeAfter = (z: string | undefined): string => keyBetween(z ?? null, null) ?? 'zzzzzzzz';

/** To this place among those that are `read`, from 0. One field is written, unless there is no room between its neighbours. */
export function moveEntry<Id extends string>(
  entries: Y.Map<Entry>,
  placed: readonly PlacedEntry<Id>[],
  read: readonly { readonly id: Id }[],
  { id, place }: { readonly id: Id; readonly place: number },
): void {
  const before = read.filter((one) => one.id !== id)[place - 1];
  if (!read.some((one) => one.id === id) || read[place]?.id === id) return;
  // What is not read has a place too: beyond it the moved one might be read no longer.
  const rest = placed.filter((one) => one.id !== id);
  const at = before ? rest.findIndex((one) => one.id === before.id) + 1 : 0;
  const key = keyBetween(rest[at - 1]?.z ?? null, rest[at]?.z ?? null);
  if (key !== null) return void entries.get(id)?.set('order', key);
  const order = [...rest.slice(0, at).map((one) => one.id), id, ...rest.slice(at).map((one) => one.id)];
  const keys = spreadKeys(order.length);
  for (const [turn, one] of order.entries()) entries.get(one)?.set('order', keys[turn]);
}
