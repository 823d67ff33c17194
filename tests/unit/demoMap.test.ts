/** The demo twinning's barrier map: what the programme's own cities told of. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type Box, containsPoint, intersects } from '../../client/canvas/geometry.ts';
import { routeBetween, routePoint } from '../../client/canvas/routes.ts';
import { LOOK } from '../../client/features/map/model/columns.ts';
import { NODE } from '../../client/features/map/model/mapModel.ts';
import { demoMapUpdate } from '../../server/programmes/demoMap.ts';
import type { ItemId, MemberId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { BUDAPEST, ESKISEHIR, exportOf } from '../support/exchangeMaps.ts';

describe('the demo twinning', () => {
  it('[MX17] names awareness, builders, the first payment, bureaucracy and apathy for both cities', () => {
    const doc = new Y.Doc();
    const known = new Map<string, ItemId>();
    const item = (name: string) => {
      const id = known.get(name) ?? newId<ItemId>();
      known.set(name, id);
      return id;
    };
    const ids = { item, member: () => newId<MemberId>() };
    Y.applyUpdate(doc, demoMapUpdate(ids, 0));
    const { nodes: exported, links } = exportOf(doc);
    const nodes = exported.map((one) => one.item);
    expect(new Set(links.map((one) => one.item.state))).toEqual(new Set(['proposed', 'agreed', 'disputed']));
    expect(links.some((one) => one.item.delay && one.item.strength === 'medium')).toBe(true);
    expect(nodes.every(({ kind, field }) => kind !== 'barrier' || field === 'buildings')).toBe(true);
    for (const words of [
      /know what help/,
      /insulation builders/,
      /first payment/,
      /forms and offices/,
      /can wait/,
    ]) {
      const barrier = nodes.find(({ kind, text }) => kind === 'barrier' && words.test(text));
      expect([words, barrier?.severity[BUDAPEST], barrier?.severity[ESKISEHIR]]).toEqual([
        words,
        expect.any(Number),
        expect.any(Number),
      ]);
    }
    const boxes = nodes.map(({ x, y }) => ({ x, y, w: NODE.width, h: 84 }));
    expect(boxes.filter((a, at) => boxes.some((b, other) => other > at && intersects(a, b)))).toEqual([]);
    const boxOf = (id: ItemId) => boxes[nodes.findIndex((one) => one.id === id)] as Box;
    const hidden = links.flatMap(({ item: { from, to } }) => {
      const route = routeBetween(boxOf(from), boxOf(to), LOOK);
      const points = Array.from({ length: 49 }, (_, at) => routePoint(route, at / 48));
      return nodes
        .filter(
          ({ id }) => id !== from && id !== to && points.some((point) => containsPoint(boxOf(id), point)),
        )
        .map(({ text }) => [nodes.find(({ id }) => id === from)?.text, text]);
    });
    expect(hidden).toEqual([]);
  });
});
