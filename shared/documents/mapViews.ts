/**
 * Saved views of a map: a name, and what is seen as an address tells it (client/features/map/legend/viewLink.ts).
 *
 *   doc.getMap('views'): Y.Map<ItemId, Y.Map>
 *     name, look (the query of an address), order (an order key), author, at (ms)
 *
 * Each field is a key of its own, so that a new name and a new look at once both count; a look is one text, since half of
 * one and half of another is nobody's. What is read is untrusted, and what a newer version wrote stays where it is.
 */
import * as Y from 'yjs';
import { cleanText, cutText, oneLine } from '../exchange/cleanText.ts';
import { type ItemId, type MemberId, parseItemId } from '../ids.ts';
import type { MapItemMap } from './barrierMap.ts';
import { compareOrder, isOrderKey, keyBetween, spreadKeys } from './orderKeys.ts';

export const MOST_VIEWS = 50;
export const LONGEST_VIEW_NAME = 80;
/** Lit nodes are named one by one: this is room for some 1,800 of them. */
export const LONGEST_LOOK = 40_000;

export interface ViewContent {
  readonly name: string;
  readonly look: string;
}
export interface SavedView extends ViewContent {
  readonly id: ItemId;
  /** Its place among the others. */
  readonly z: string;
}

export const viewName = (raw: unknown): string =>
  typeof raw === 'string' ? cutText(oneLine(cleanText(raw.slice(0, 1_000))), LONGEST_VIEW_NAME).trim() : '';

/** Null for what says nothing that can be shown. */
export function viewLook(raw: unknown): string | null {
  if (typeof raw !== 'string' || raw === '' || raw.length > LONGEST_LOOK) return null;
  return new URLSearchParams(raw).toString() || null;
}

function readView(key: string, map: unknown): SavedView | null {
  const id = parseItemId(key);
  const look = map instanceof Y.Map ? viewLook(map.get('look')) : null;
  if (id === null || look === null || !(map instanceof Y.Map)) return null;
  const order = map.get('order');
  return { id, look, name: viewName(map.get('name')), z: isOrderKey(order) ? order : '' };
}

/** In their order, the first fifty. Never throws. */
export function savedViews(views: Y.Map<MapItemMap>): readonly SavedView[] {
  const read = [...views].flatMap(([key, map]) => readView(key, map) ?? []);
  return read.sort(compareOrder).slice(0, MOST_VIEWS);
}

interface NewView extends ViewContent {
  readonly id: ItemId;
  readonly author: MemberId | null;
  readonly at: number;
}

/** After all others. Call it inside a transaction, as all that follow. */
export function insertView(views: Y.Map<MapItemMap>, { id, author, at, name, look }: NewView): void {
  const last = savedViews(views).at(-1);
  const map: MapItemMap = new Y.Map();
  const fields = { name: viewName(name), look, order: keyBetween(last?.z ?? null, null) ?? 'zzzzzzzz' };
  for (const [key, value] of Object.entries({ ...fields, at, ...(author && { author }) }))
    map.set(key, value);
  views.set(id, map);
}

/** Only what differs, so that what is the same overwrites nobody's edit. */
export function changeView(views: Y.Map<MapItemMap>, id: ItemId, change: Partial<ViewContent>): void {
  const map = views.get(id);
  if (!(map instanceof Y.Map)) return;
  for (const [key, value] of Object.entries(change)) if (map.get(key) !== value) map.set(key, value);
}

/** To this place among them, from 0. One field is written, unless there is no room between its neighbours. */
export function moveView(views: Y.Map<MapItemMap>, id: ItemId, place: number): void {
  const all = savedViews(views);
  const moved = all.find((one) => one.id === id);
  const rest = all.filter((one) => one.id !== id);
  if (!moved || all.indexOf(moved) === place) return;
  const key = keyBetween(rest[place - 1]?.z ?? null, rest[place]?.z ?? null);
  if (key !== null) return void views.get(id)?.set('order', key);
  const order = [...rest.slice(0, place), moved, ...rest.slice(place)];
  const keys = spreadKeys(order.length);
  for (const [at, one] of order.entries()) views.get(one.id)?.set('order', keys[at]);
}
