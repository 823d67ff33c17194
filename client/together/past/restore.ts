/** Items become what another document says of them: for going back in time, and for showing that. */
import * as Y from 'yjs';
import type { ItemMap } from '../../../shared/documents/items.ts';
import { setStrong } from '../../../shared/documents/setStrong.ts';
import { strongIn } from '../../../shared/documents/strong.ts';
import type { ItemId } from '../../../shared/ids.ts';
import { spliceBetween } from '../../canvas/text/splice.ts';
import type { ActContext } from '../../live/edit.ts';
import { edit, hasRoomFor, itemsOf } from '../../live/edit.ts';

type Items = Y.Map<ItemMap>;

export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (a instanceof Y.Text && b instanceof Y.Text && strongIn(a) !== strongIn(b)) return false;
  if (a instanceof Y.AbstractType && b instanceof Y.AbstractType)
    return JSON.stringify(a.toJSON()) === JSON.stringify(b.toJSON());
  return JSON.stringify(a) === JSON.stringify(b);
}

export function sameItem(a: ItemMap, b: ItemMap): boolean {
  return a.size === b.size && [...a.keys()].every((key) => b.has(key) && sameValue(a.get(key), b.get(key)));
}

function matchField(to: ItemMap, key: string, value: unknown): void {
  const present = to.get(key);
  if (present instanceof Y.Text && value instanceof Y.Text) {
    const splice = spliceBetween(present.toString(), value.toString());
    if (splice && splice.remove > 0) present.delete(splice.at, splice.remove);
    if (splice?.insert) present.insert(splice.at, splice.insert);
    const strong = strongIn(value);
    if (strongIn(present) === strong) return;
    setStrong(present, `0,${present.length}`, { bold: null });
    setStrong(present, strong);
  } else if (!sameValue(present, value)) to.set(key, value instanceof Y.AbstractType ? value.clone() : value);
}

/** Makes the item in `to` what it is in `from`; gone from there, it goes here. */
export function matchItem(to: Items, from: Items, id: string): void {
  const wanted = from.get(id);
  const present = to.get(id);
  if (!(wanted instanceof Y.Map)) to.delete(id);
  else if (!(present instanceof Y.Map)) to.set(id, wanted.clone());
  else {
    for (const key of [...present.keys()]) if (!wanted.has(key)) present.delete(key);
    for (const [key, value] of wanted) matchField(present, key, value);
  }
}

export interface Differences {
  readonly added: readonly ItemId[];
  readonly changed: readonly ItemId[];
  readonly gone: readonly ItemId[];
}

export function differencesBetween(before: Items, after: Items): Differences {
  const added: ItemId[] = [];
  const changed: ItemId[] = [];
  for (const [key, item] of after) {
    const id = key as ItemId;
    const earlier = before.get(id);
    if (!(item instanceof Y.Map)) continue;
    if (!(earlier instanceof Y.Map)) added.push(id);
    else if (!sameItem(earlier, item)) changed.push(id);
  }
  const gone = [...before.keys()].filter((id) => !after.has(id)) as ItemId[];
  return { added, changed, gone };
}

export interface Restore {
  /** Not here any more. */
  readonly back: readonly ItemId[];
  /** Here, but otherwise. */
  readonly changed: readonly ItemId[];
  /** Came later; nothing where only some items are wanted. It stays, unless somebody wants it put away. */
  readonly newer: readonly ItemId[];
  /** Whether something is otherwise, or newer, that is locked and stays as it is. */
  readonly locked: boolean;
}

/** Of an item: what it would not be seen without, as a link its two ends, and what of all that it comes back with. */
export interface Ties {
  readonly needs: readonly ItemId[];
  readonly follows: readonly ItemId[];
}

export const NO_TIES: Ties = { needs: [], follows: [] };

export type TiesIn = (items: Items, id: ItemId) => Ties;

/** What is gone and comes back when these do: what they need, and whatever follows something of it and has all it follows. */
function comesAlong(
  gone: readonly ItemId[],
  ids: readonly ItemId[],
  tiesOf: (id: ItemId) => Ties,
): readonly ItemId[] {
  const lost = new Set(gone);
  const back = new Set<ItemId>();
  const take = (id: ItemId): void => {
    if (!lost.has(id) || back.has(id)) return;
    back.add(id);
    for (const one of tiesOf(id).needs) take(one);
  };
  for (const id of ids) take(id);
  const there = (id: ItemId) => back.has(id) || !lost.has(id);
  // What is in a cluster in a frame comes in the second round, its links in the third.
  for (let before = -1; before < back.size; ) {
    before = back.size;
    for (const id of gone) {
      const { follows } = tiesOf(id);
      if (!back.has(id) && follows.some((one) => back.has(one)) && follows.every(there)) take(id);
    }
  }
  return [...back];
}

/** What bringing back would do to these items, or with null to everything of the past. */
export function planRestore(
  context: ActContext,
  past: Items,
  ids: readonly ItemId[] | null,
  tiesIn: TiesIn = () => NO_TIES,
): Restore {
  const items = itemsOf(context);
  const { gone, changed, added } = differencesBetween(past, items);
  const wanted = (id: ItemId) => ids === null || ids.includes(id);
  const free = (id: ItemId) => items.get(id)?.get('locked') !== true;
  const back = ids === null ? gone : comesAlong(gone, ids, (id) => tiesIn(past, id));
  const otherwise = changed.filter(wanted);
  const newer = ids === null ? added : [];
  return {
    ...{ back, changed: otherwise.filter(free), newer: newer.filter(free) },
    locked: ![...otherwise, ...newer].every(free),
  };
}

/** Finds room for what came back, where something else lies by now. */
export type MakeRoom = (items: Items, back: readonly ItemId[]) => void;

/** What came back or changed; null when there is no room for it. `away`: what goes instead, as one step with it. */
export function restoreItems(
  context: ActContext,
  past: Items,
  { back, changed }: Pick<Restore, 'back' | 'changed'>,
  away: readonly ItemId[] = [],
  makeRoom?: MakeRoom,
): readonly ItemId[] | null {
  if (!hasRoomFor(context, back.length)) return null;
  const ids = [...back, ...changed];
  edit(context, (items) => {
    for (const id of ids) matchItem(items, past, id);
    for (const id of away) if (!past.has(id)) items.delete(id);
    makeRoom?.(items, back);
  });
  return ids;
}
