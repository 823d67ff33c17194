/** Maps as a page knows them, without a page. */
import * as Y from 'yjs';
import type { Route } from '../../client/canvas/routes.ts';
import { createRuler } from '../../client/canvas/text/measure.ts';
import { MapModel } from '../../client/features/map/model/mapModel.ts';
import { EntityStore } from '../../client/live/EntityStore.ts';
import { demoMapUpdate } from '../../server/programmes/demoMap.ts';
import type { MapItem } from '../../shared/documents/barrierMap.ts';
import { mapItems, readMapItem } from '../../shared/documents/barrierMap.ts';
import { type ItemId, type MemberId, newId } from '../../shared/ids.ts';

/** Nothing is read before `store.flush()`. */
export function modelOf(doc: Y.Doc) {
  const schedule = () => () => undefined;
  const store = new EntityStore<ItemId, MapItem>({ map: mapItems(doc), parse: readMapItem, schedule });
  return {
    store,
    model: new MapModel(
      store,
      createRuler((text) => text.length / 2),
    ),
  };
}

export function demoMap(): Y.Doc {
  const doc = new Y.Doc();
  const known = new Map<string, ItemId>();
  const item = (name: string) => known.set(name, known.get(name) ?? newId<ItemId>()).get(name) as ItemId;
  Y.applyUpdate(doc, demoMapUpdate({ item, member: () => newId<MemberId>() }, 0));
  return doc;
}

export const routesOf = (model: MapModel) =>
  new Map(model.links().map(({ id }) => [id, model.route(id) as Route] as const));
