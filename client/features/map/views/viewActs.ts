/** Acts on saved views: each is one step of this person's undo, as every act of the map. */
import { mapViews } from '../../../../shared/documents/barrierMap.ts';
import {
  changeView,
  insertView,
  LONGEST_LOOK,
  MOST_VIEWS,
  moveView,
  savedViews,
  type ViewContent,
} from '../../../../shared/documents/mapViews.ts';
import { type ItemId, newId } from '../../../../shared/ids.ts';
import { edit } from '../../../live/edit.ts';
import type { MapContext } from '../acts/mapActs.ts';
import type { MapDesk } from '../MapDesk.ts';

export const viewsOf = ({ context }: Pick<MapDesk, 'context'>) => savedViews(mapViews(context.doc));

/** Why nothing was saved; null where it was. */
export type Refused = 'full' | 'long';

export function saveView(context: MapContext, content: ViewContent): ItemId | Refused {
  const views = mapViews(context.doc);
  if (savedViews(views).length >= MOST_VIEWS) return 'full';
  if (content.look.length > LONGEST_LOOK) return 'long';
  const view = { ...content, id: newId<ItemId>(), author: context.author, at: context.now() };
  edit(context, () => insertView(views, view));
  return view.id;
}

export function renameView(context: MapContext, id: ItemId, name: string): void {
  edit(context, () => changeView(mapViews(context.doc), id, { name }));
}

export function updateView(context: MapContext, id: ItemId, look: string): Refused | null {
  if (look.length > LONGEST_LOOK) return 'long';
  edit(context, () => changeView(mapViews(context.doc), id, { look }));
  return null;
}

export function placeView(context: MapContext, id: ItemId, place: number): void {
  edit(context, () => moveView(mapViews(context.doc), id, place));
}

export function deleteView(context: MapContext, id: ItemId): void {
  edit(context, () => mapViews(context.doc).delete(id));
}
