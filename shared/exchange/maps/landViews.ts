/** Puts saved views of a file on a map, after those that are there: what they light and filter is of the new items. */
import * as Y from 'yjs';
import type { MapItemMap } from '../../documents/barrierMap.ts';
import { insertView, MOST_VIEWS, savedViews } from '../../documents/mapViews.ts';
import type { ItemId, MemberId } from '../../ids.ts';
import type { ViewDraft } from './mapDraft.ts';

export interface ViewLanding {
  /** The new id of what the file calls so. */
  readonly idOf: (key: string) => ItemId | undefined;
  /** How far all nodes moved together; null where each went its own way, and the view is of the whole map then. */
  readonly moved: { readonly x: number; readonly y: number } | null;
  readonly author: MemberId | null;
  readonly at: number;
  readonly newId: () => ItemId;
}

/** In corner, size and zoom, as viewLink.ts writes them. */
function placeOf(at: string, moved: ViewLanding['moved']): string {
  const [x = Number.NaN, y = Number.NaN, ...rest] = at.split(' ').map(Number);
  if (at === '' || !Number.isFinite(x + y)) return at;
  return moved === null ? 'all' : [x + moved.x, y + moved.y, ...rest].join(' ');
}

function renamed(look: string, { idOf, moved }: ViewLanding): string {
  const query = new URLSearchParams(look);
  const rename = (name: string, between: string, kept: (one: string) => boolean) => {
    const named = (query.get(name) ?? '').split(between);
    const ids = named.flatMap((one) => idOf(one) ?? (kept(one) ? one : []));
    if (query.has(name)) query.set(name, ids.join(between));
  };
  rename('seen.lit', ' ', () => false);
  // A group that did not come, and no group at all, stay what is asked: nothing more is shown than was meant.
  rename('group', ',', () => true);
  if (query.has('seen.at')) query.set('seen.at', placeOf(query.get('seen.at') ?? '', moved));
  return query.toString();
}

/** How many came: a map holds so many and no more. Call inside a transaction. */
export function landViews(
  views: Y.Map<MapItemMap>,
  drafts: readonly ViewDraft[],
  landing: ViewLanding,
): number {
  const room = Math.max(0, MOST_VIEWS - savedViews(views).length);
  const { author, at, newId } = landing;
  for (const { name, look, fields } of drafts.slice(0, room)) {
    const id = newId();
    insertView(views, { id, author, at, name, look: renamed(look, landing) });
    const map = views.get(id);
    if (!(map instanceof Y.Map)) continue;
    for (const [key, value] of Object.entries(fields)) if (!map.has(key)) map.set(key, value);
  }
  return Math.min(room, drafts.length);
}
