/** Where the camera goes when a part of a map is tidied. */
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { Selection } from '../../client/canvas/Selection.ts';
import { Viewport } from '../../client/canvas/Viewport.ts';
import type { CommandParts } from '../../client/features/map/acts/MapCommands.ts';
import { Tidier, type TidierParts } from '../../client/features/map/tidy/Tidier.ts';
import { History } from '../../client/live/History.ts';
import { insertNode, mapItems } from '../../shared/documents/barrierMap.ts';
import { type ItemId, newId } from '../../shared/ids.ts';
import { modelOf } from '../support/mapModels.ts';

function openHeap() {
  const doc = new Y.Doc();
  const items = mapItems(doc);
  const ids = [0, 1, 2].map((at) => {
    const id = newId<ItemId>();
    insertNode(items, {
      id,
      kind: 'cause',
      author: null,
      at,
      x: at * 4,
      y: at === 2 ? 3_000 : at,
      text: 'Rent',
    });
    return id;
  });
  const { model, store } = modelOf(doc);
  store.flush();
  const origin = {};
  const [selection, viewport, history] = [
    new Selection<ItemId>(),
    new Viewport(),
    new History(items, origin, () => 0),
  ];
  viewport.setSize({ w: 1_000, h: 700 });
  const context = {
    doc,
    origin,
    author: null,
    now: () => 0,
    mayEdit: () => true,
    beforeEdit: () => history.step(),
  };
  const about: (boolean | undefined)[] = [];
  const glide: CommandParts['glide'] = (act, part) => {
    about.push(part);
    act();
    return false;
  };
  const voice = { say: () => undefined, problem: () => undefined, offer: () => undefined };
  const parts = { model, history, context, selection, viewport, voice, glide, t: (key: string) => key };
  const tidier = new Tidier(parts as unknown as TidierParts);
  const tidied = async (camera: { readonly x: number; readonly y: number }) => {
    viewport.setCamera({ ...camera, zoom: 1 });
    const before = model.nodes().map(({ x, y }) => [x, y]);
    await tidier.start();
    expect(model.nodes().map(({ x, y }) => [x, y])).not.toEqual(before);
    const { x, y } = viewport.camera();
    return x === camera.x && y === camera.y;
  };
  return { ids, selection, about, tidied };
}

it('[MT6] where only what is chosen is tidied the camera stays, as long as nothing went out of sight', async () => {
  const { ids, selection, about, tidied } = openHeap();
  selection.set(ids.slice(0, 2));
  expect(await tidied({ x: -300, y: -300 })).toBe(true);
  expect(about).toEqual([true]);
});

it('[MT6] what went out of sight is looked at; of all of the map it is told that all of it moves', async () => {
  const { about, tidied } = openHeap();
  expect(await tidied({ x: -100, y: -100 })).toBe(false);
  expect(about).toEqual([false]);
});
