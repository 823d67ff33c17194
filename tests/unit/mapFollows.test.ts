/** What links of a map do while somebody else moves its nodes. */
import { isDeepStrictEqual } from 'node:util';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { inflate, intersects } from '../../client/canvas/geometry.ts';
import { SETTLE_MS } from '../../client/features/map/model/mapModel.ts';
import { changeMapItem, mapItems } from '../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../shared/ids.ts';
import { demoMap, modelOf, routesOf } from '../support/mapModels.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** The demo's map, and somebody else who has it. */
function openDemo() {
  const [here, there] = [demoMap(), new Y.Doc()];
  Y.applyUpdate(there, Y.encodeStateAsUpdate(here));
  const { store, model } = modelOf(here);
  const [moved] = model.nodes().toSorted((a, b) => model.linksOf(b.id).length - model.linksOf(a.id).length);
  if (!moved) throw new Error('A demo without nodes');
  const theyMove = (x: number, y: number) => {
    changeMapItem(mapItems(there), moved.id, { x: moved.x + x, y: moved.y + y });
    Y.applyUpdate(here, Y.encodeStateAsUpdate(there, Y.encodeStateVector(here)));
    store.flush();
  };
  return { here, store, model, moved, theyMove };
}

it('[SP19] the links that end there follow at once, all around stays where it is and settles after', () => {
  const { here, model, moved, theyMove } = openDemo();
  const own = new Set(model.linksOf(moved.id).map(({ id }) => id));
  const before = routesOf(model);
  for (const step of [60, 120, 180]) theyMove(step, 2 * step);
  const box = model.box(moved.id);
  expect(own.size).toBeGreaterThan(3);
  for (const [id, route] of routesOf(model)) {
    expect(route === before.get(id), 'only its own have moved').toBe(!own.has(id));
    const { from } = model.link(id) ?? {};
    const end = from === moved.id ? route.points[0] : route.points.at(-1);
    if (own.has(id) && box && end) expect(intersects(inflate(box, 1), { ...end, w: 1, h: 1 })).toBe(true);
  }
  const told: ItemId[] = [];
  model.onChange(({ ids }) => told.push(...ids));
  vi.advanceTimersByTime(SETTLE_MS.rested);
  expect(told.length).toBeGreaterThan(own.size);
  expect(routesOf(model)).toEqual(routesOf(modelOf(here).model));
  vi.advanceTimersByTime(10 * SETTLE_MS.goingOn);
  expect(vi.getTimerCount()).toBe(0);
});

it('[SP19] while it goes on and on, it settles every six seconds, and soon after the last of it', () => {
  const { here, model, theyMove } = openDemo();
  const isSettled = () => isDeepStrictEqual(routesOf(model), routesOf(modelOf(here).model));
  const every = SETTLE_MS.rested / 5;
  const settled: number[] = [];
  for (let time = every; time <= 2.5 * SETTLE_MS.goingOn; time += every) {
    theyMove(time / 10, time / 10);
    vi.advanceTimersByTime(every);
    if (isSettled()) settled.push(time);
  }
  expect(settled).toEqual([SETTLE_MS.goingOn, 2 * SETTLE_MS.goingOn]);
  vi.advanceTimersByTime(SETTLE_MS.rested - every - 1);
  expect(isSettled()).toBe(false);
  vi.advanceTimersByTime(1);
  expect(isSettled()).toBe(true);
});

it('[SP19] an act of my own settles all at once, and who leaves waits for nothing', () => {
  const { here, store, model, moved, theyMove } = openDemo();
  theyMove(300, 300);
  expect(routesOf(model)).not.toEqual(routesOf(modelOf(here).model));
  changeMapItem(mapItems(here), moved.id, { x: moved.x + 300, y: moved.y + 310 });
  store.flush();
  expect(routesOf(model)).toEqual(routesOf(modelOf(here).model));
  expect(vi.getTimerCount()).toBe(0);
  theyMove(400, 300);
  model.destroy();
  expect(vi.getTimerCount()).toBe(0);
});
