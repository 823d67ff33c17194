import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createRuler } from '../../client/canvas/text/measure.ts';
import type { MapCommands } from '../../client/features/map/acts/MapCommands.ts';
import { createNode, linkNodes, placeNodes } from '../../client/features/map/acts/mapActs.ts';
import { MapSurface } from '../../client/features/map/canvas/MapSurface.ts';
import { MapModel } from '../../client/features/map/model/mapModel.ts';
import { EntityStore } from '../../client/live/EntityStore.ts';
import type { MapItem } from '../../shared/documents/barrierMap.ts';
import { mapItems, readMapItem } from '../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../shared/ids.ts';

/** A chain of nodes; where they are asks nothing of commands. */
function openChain(count: number) {
  const doc = new Y.Doc();
  const schedule = () => () => undefined;
  const store = new EntityStore<ItemId, MapItem>({ map: mapItems(doc), parse: readMapItem, schedule });
  const model = new MapModel(
    store,
    createRuler((text) => text.length / 2),
  );
  const context = {
    doc,
    origin: {},
    author: null,
    now: () => 1,
    mayEdit: () => true,
    beforeEdit: () => undefined,
  };
  const nodes = Array.from(
    { length: count },
    (_, at) => createNode(context, { kind: 'barrier', x: at * 300, y: 0, text: `${at}` }) as ItemId,
  );
  for (const [at, from] of nodes.slice(0, -1).entries()) linkNodes(context, from, nodes[at + 1] as ItemId);
  store.flush();
  return { model, context, store, nodes, surface: new MapSurface(model, {} as MapCommands) };
}

describe('a map of many links', () => {
  it('[SP12] a move draws anew the links that end there, and no other', () => {
    const { model, context, store, nodes, surface } = openChain(6);
    const stop = surface.follow();
    const drawn: ItemId[] = [];
    const ends = model.links().map(({ id }) => surface.onRoute(id, () => drawn.push(id)));
    const moved = nodes[2] as ItemId;
    placeNodes(context, [{ id: moved, x: 650, y: 40 }]);
    store.flush();
    const touched = model.linksOf(moved).map(({ id }) => id);
    expect(touched).toHaveLength(2);
    expect(drawn.toSorted()).toEqual(touched.toSorted());
    for (const end of ends) end();
    surface.redraw();
    expect(drawn).toHaveLength(2);
    stop();
  });
});
