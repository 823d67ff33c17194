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
import { moveEntry, placeAfter, placedEntries } from './placedEntries.ts';

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
  if (typeof raw !== 'string' || raw.length > LONGEST_LOOK) return null;
  // A letter beyond ASCII is as many as twelve in an address, and what is too long there would be kept and never seen.
  const look = new URLSearchParams(raw).toString();
  return look === '' || look.length > LONGEST_LOOK ? null : look;
}

/** All that may be views, in their order, unread. */
const placedViews = (views: Y.Map<MapItemMap>) => placedEntries(views, parseItemId);

/** In their order, the first fifty: a hostile document may have thousands, and no more of them are read. Never throws. */
export function savedViews(views: Y.Map<MapItemMap>): readonly SavedView[] {
  const read: SavedView[] = [];
  for (const { id, map, z } of placedViews(views)) {
    const look = viewLook(map.get('look'));
    if (look !== null) read.push({ id, look, name: viewName(map.get('name')), z });
    if (read.length === MOST_VIEWS) break;
  }
  return read;
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
  const fields = { name: viewName(name), look, order: placeAfter(last?.z) };
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

/** To this place among those that are read, from 0. */
export function moveView(views: Y.Map<MapItemMap>, id: ItemId, place: number): void {
  moveEntry(views, placedViews(views), savedViews(views), { id, place });
}
