/** Where the camera goes when a part of a map is tidied. */
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { type Box, containsBox, intersects } from '../../client/canvas/geometry.ts';
import { Selection } from '../../client/canvas/Selection.ts';
import { type Camera, Viewport } from '../../client/canvas/Viewport.ts';
import type { CommandParts } from '../../client/features/map/acts/MapCommands.ts';
import { placeNodes } from '../../client/features/map/acts/mapActs.ts';
import { goHome, keepWhole } from '../../client/features/map/canvas/keepInView.ts';
import type { MapDesk } from '../../client/features/map/MapDesk.ts';
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
  const look = { seen: true, home: null, whole: false, tidied: null, named: null };
  const desk = { look, model, viewport } as unknown as MapDesk;
  const glide: CommandParts['glide'] = (act, tidied) =>
    keepWhole(
      desk,
      () => {
        act();
        return ids.length;
      },
      tidied,
    );
  const voice = { say: () => undefined, problem: () => undefined, offer: () => undefined };
  const parts = { model, history, context, selection, viewport, voice, glide, t: (key: string) => key };
  const tidier = new Tidier(parts as unknown as TidierParts);
  const tidied = async (camera: Camera) => {
    viewport.setCamera(camera);
    const before = model.nodes().map(({ x, y }) => [x, y]);
    await tidier.start();
    expect(model.nodes().map(({ x, y }) => [x, y])).not.toEqual(before);
    return viewport.camera();
  };
  const inView = () => {
    const view = viewport.boxToBoard(viewport.clearBox());
    return model.nodes().map(({ id }) => containsBox(view, model.box(id) as Box));
  };
  const again = (act: 'undo' | 'redo') => {
    glide(() => {
      history[act]();
      store.flush();
    });
    return viewport.camera();
  };
  const placed = (y: number) => {
    history.step();
    glide(() => {
      placeNodes(
        context,
        ids.map((id, at) => ({ id, x: at * 300, y })),
      );
      store.flush();
    });
    return viewport.camera();
  };
  return { desk, ids, model, tidier, selection, viewport, tidied, inView, again, placed };
}

const NEAR = { x: -300, y: -300, zoom: 1 };

it('[MT6] where only what is chosen is tidied the camera stays, as long as that is wholly in view', async () => {
  const { ids, selection, tidied, inView } = openHeap();
  selection.set(ids.slice(0, 2));
  expect(await tidied(NEAR)).toEqual(NEAR);
  expect(inView()).toEqual([true, true, false]);
});

it('[MT6] what was tidied is wholly in view; undo goes back to the view before it, and redo there again', async () => {
  const { tidied, inView, again } = openHeap();
  const near = { x: 100, y: 0, zoom: 2 };
  const there = await tidied(near);
  expect(there).not.toEqual(near);
  expect(inView()).toEqual([true, true, true]);
  expect(again('undo')).toEqual(near);
  expect(again('redo')).toEqual(there);
});

it('[MT6] who went elsewhere since stays there when it is taken back', async () => {
  const { tidied, viewport, again } = openHeap();
  await tidied({ x: 100, y: 0, zoom: 2 });
  viewport.panBy(5, 0);
  const elsewhere = viewport.camera();
  expect(again('undo')).toEqual(elsewhere);
});

it('[MH109] what is aligned, or put back, moves no view that showed all and still does; what tidying showed, undo takes back', async () => {
  const { desk, viewport, placed, again, inView, tidied } = openHeap();
  goHome(desk, false, true);
  const whole = viewport.camera();
  expect(placed(0)).toEqual(whole);
  expect(again('undo')).toEqual(whole);
  expect(placed(9_000)).not.toEqual(whole);
  expect(inView()).toEqual([true, true, true]);
  again('undo');
  goHome(desk, false, true);
  const tidy = await tidied(whole);
  expect(tidy).not.toEqual(whole);
  expect(again('undo')).toEqual(whole);
  expect(again('redo')).toEqual(tidy);
});

it.each(['right', 'down', 'ring', 'loose'] as const)(
  '[MT29] sizes that say something have room, and nodes shown smaller keep their own (%s)',
  async (shape) => {
    const { ids, model, tidier } = openHeap();
    const clear = () => {
      const boxes = model.nodes().map(({ id }) => model.box(id) as Box);
      return boxes.every((one, at) => boxes.slice(at + 1).every((other) => !intersects(one, other)));
    };
    model.showSizes(new Map(ids.map((id, at) => [id, at === 2 ? 0.75 : 2.5])));
    await tidier.start(shape);
    expect(clear()).toBe(true);
    model.showSizes(new Map());
    expect(clear()).toBe(true);
  },
);
