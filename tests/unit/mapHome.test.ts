/** Where a map opens in windows of all sizes. */
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { containsBox } from '../../client/canvas/geometry.ts';
import { createRuler } from '../../client/canvas/text/measure.ts';
import { Viewport } from '../../client/canvas/Viewport.ts';
import { createNode, linkNodes } from '../../client/features/map/acts/mapActs.ts';
import { homeOf } from '../../client/features/map/canvas/home.ts';
import { MapModel } from '../../client/features/map/model/mapModel.ts';
import { EntityStore } from '../../client/live/EntityStore.ts';
import type { MapItem } from '../../shared/documents/barrierMap.ts';
import { mapItems, readMapItem } from '../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../shared/ids.ts';

/** Four rows of as many columns as asked. */
function mapOf(columns: number) {
  const doc = new Y.Doc();
  const map = mapItems(doc);
  const store = new EntityStore<ItemId, MapItem>({
    map,
    parse: readMapItem,
    schedule: () => () => undefined,
  });
  const ruler = createRuler((text) => text.length / 2);
  const model = new MapModel(store, ruler);
  const yes = () => true;
  const context = { doc, origin: {}, author: null, now: () => 1, mayEdit: yes, beforeEdit: () => undefined };
  const node = (column: number, row: number) =>
    createNode(context, { kind: 'barrier', x: column * 320, y: row * 140, text: 'Rent' }) as ItemId;
  const rows = Array.from({ length: 4 }, (_, row) =>
    Array.from({ length: columns }, (_, column) => node(column, row)),
  );
  store.flush();
  const link = (from: ItemId, to: ItemId) => {
    linkNodes(context, from, to);
    store.flush();
  };
  return { model, rows, link };
}

const PHONE = { w: 390, h: 796 };
const DESK = { w: 1_440, h: 900 };

function opened(model: MapModel, size: { w: number; h: number }): Viewport {
  const viewport = new Viewport();
  viewport.setSize(size);
  viewport.setInsets({ top: 12, right: 12, bottom: 136, left: 12 });
  const home = homeOf(model, viewport);
  if (home) viewport.fit(home.box, home);
  return viewport;
}

const shows = (model: MapModel, viewport: Viewport) =>
  model.readingOrder().filter((id) => {
    const box = model.box(id);
    return box !== null && containsBox(viewport.visibleBox(), box);
  });

it('[MP26] a map that can be read as a whole opens on all of it', () => {
  const { model, rows } = mapOf(4);
  const viewport = opened(model, DESK);
  expect(viewport.zoom).toBe(1);
  expect(shows(model, viewport)).toHaveLength(rows.flat().length);
});

it('[MP26] a map that is a little too large to be read as a whole opens on all of it, as a fishbone does', () => {
  const { model, rows } = mapOf(10);
  const viewport = opened(model, DESK);
  expect(viewport.zoom * 15).toBeGreaterThan(6);
  expect(viewport.zoom * 15).toBeLessThan(8);
  expect(shows(model, viewport)).toHaveLength(rows.flat().length);
});

it('[MP26] on a phone it opens with titles of 8 px around what most links meet at', () => {
  const { model, rows, link } = mapOf(12);
  const [hub, other] = [rows[2]?.[6] as ItemId, rows[0]?.[0] as ItemId];
  for (const row of [0, 1, 3]) link(rows[row]?.[5] as ItemId, hub);
  link(other, rows[0]?.[1] as ItemId);
  const viewport = opened(model, PHONE);
  expect(viewport.zoom * 15).toBeCloseTo(8);
  const [{ x, w }, middle] = [model.box(hub) as { x: number; w: number }, viewport.clearBox()];
  expect(viewport.toScreen({ x: x + w / 2, y: 0 }).x).toBeCloseTo(middle.x + middle.w / 2);
  expect(shows(model, viewport)).toContain(hub);
  // Its rows fit: they lie in the middle, as all of it would.
  const [top, end] = [viewport.toScreen({ x: 0, y: 0 }).y, viewport.toScreen({ x: 0, y: 494 }).y];
  expect(top - middle.y).toBeCloseTo(middle.y + middle.h - end);
});

it('[MP26] without links it opens where reading begins, with nothing beyond the ends', () => {
  const { model, rows } = mapOf(12);
  const viewport = opened(model, PHONE);
  expect(viewport.toScreen({ x: 0, y: 0 }).x).toBeCloseTo(12 + 24);
  expect(shows(model, viewport)).toContain(rows[0]?.[0]);
});

it('[MP26] what most links meet at may lie at the end of the map', () => {
  const { model, rows, link } = mapOf(12);
  const last = rows[3]?.[11] as ItemId;
  link(rows[0]?.[0] as ItemId, last);
  link(rows[1]?.[0] as ItemId, last);
  const viewport = opened(model, PHONE);
  expect(shows(model, viewport)).toContain(last);
  expect(viewport.toScreen({ x: 11 * 320 + 232, y: 0 }).x).toBeCloseTo(390 - 12 - 24);
});

it('[MP26] an empty map has no such place', () => {
  const { model } = mapOf(0);
  expect(homeOf(model, new Viewport())).toBeNull();
});
