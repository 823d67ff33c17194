import { describe, expect, it, vi } from 'vitest';
import { boardLook } from '../../client/app/board/exchange/boardLook.ts';
import { containsPoint, inflate, intersects } from '../../client/canvas/geometry.ts';
import { distanceToRoute, type Route, routeData, routePoint } from '../../client/canvas/routes.ts';
import { createRuler } from '../../client/canvas/text/measure.ts';
import { deleteItems, rewriteTexts } from '../../client/features/board/acts/change.ts';
import { linkItems } from '../../client/features/board/acts/make.ts';
import { labelBox } from '../../client/features/board/canvas/linkLabel.ts';
import { NoteFitter } from '../../client/features/board/text/fitNote.ts';
import { boardItems, changeItem } from '../../shared/documents/board.ts';
import type { Routing } from '../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newCanvas } from '../support/boardCommands.ts';

const ROUTINGS: readonly Routing[] = ['curved', 'straight', 'elbow'];
const PLACES = { beside: [500, 0], below: [0, 500], 'down the slope': [520, 430] } as const;
const SHARES = [0, 0.25, 0.5, 0.75, 1];
const WORDS = 'lends its people to';

/** Two notes, a link from the first to the second, and others. */
function joined([x, y]: readonly [number, number], routing: Routing, ...back: readonly boolean[]) {
  const canvas = newCanvas();
  const { note, context, model, surface, doc } = canvas;
  const [a, b] = [note(0, 0, 'a'), note(x, y, 'b')];
  const links = [false, ...back].map((turned) => {
    const [from, to] = turned ? [b, a] : [a, b];
    // By no side it would be the link that is there.
    const id = linkItems(context, from, to, '', { fromSide: 'top' }) as ItemId;
    changeItem(boardItems(doc), id, { routing, fromSide: null });
    return id;
  });
  model.store.flush();
  const route = (id = links[0] as ItemId) => surface.route(id) as Route;
  return { ...canvas, a, b, links, route };
}

describe.each(ROUTINGS)('%s links between the same two items', (routing) => {
  it.each(Object.entries(PLACES))('[BC500] lie beside each other: %s', (_, place) => {
    const { links, route, a, b, model } = joined(place, routing, true, false);
    const routes = links.map((id) => route(id));
    for (const [at, one] of routes.entries())
      for (const other of routes.slice(at + 1))
        for (const share of SHARES)
          expect(distanceToRoute(other, routePoint(one, share))).toBeGreaterThan(10);
    const ends = [a, b].map((id) => model.box(id)).flatMap((box) => (box ? [box] : []));
    for (const { points } of routes)
      for (const point of [points[0], points.at(-1) as (typeof points)[0]]) {
        expect(ends.some((box) => containsPoint(inflate(box, 0.5), point))).toBe(true);
        expect(ends.some((box) => containsPoint(inflate(box, -0.5), point))).toBe(false);
      }
    const { pathOf } = boardLook(model);
    const drawn = links.map((id) => {
      const [item, box] = [model.item(id), model.box(id)];
      return item && box && pathOf(item, box);
    });
    expect(drawn).toEqual(routes.map((one) => routeData(one)));
  });

  it.each(Object.entries(PLACES))('[BC500] have their words beside each other: %s', (_, place) => {
    const { links, route, context, model } = joined(place, routing, true);
    rewriteTexts(context, new Map(links.map((id) => [id, WORDS])));
    model.store.flush();
    const fitter = new NoteFitter(createRuler());
    const [one, other] = links.map((id) => labelBox(WORDS, route(id), fitter));
    expect(one && other && intersects(one, other)).toBe(false);
  });

  it('[BC500] [BC377] close up when one goes, and leave what keeps another side', () => {
    const { a, b, route, context, model, doc } = joined([500, 0], routing);
    const alone = route();
    const back = linkItems(context, b, a) as ItemId;
    model.store.flush();
    expect(route()).not.toEqual(alone);
    changeItem(boardItems(doc), back, { fromSide: 'top' });
    model.store.flush();
    expect(route()).toEqual(alone);
    // The same side, but of the other item.
    const first = [...model.connectorsOf(a)].find((id) => id !== back) as ItemId;
    changeItem(boardItems(doc), first, { fromSide: 'top' });
    model.store.flush();
    const apart = route();
    changeItem(boardItems(doc), back, { fromSide: 'left' });
    model.store.flush();
    expect(route()).toEqual(apart);
    for (const id of [first, back]) changeItem(boardItems(doc), id, { fromSide: null });
    model.store.flush();
    expect(route()).not.toEqual(alone);
    deleteItems(context, [back]);
    model.store.flush();
    expect(route()).toEqual(alone);
  });
});

describe('very many between the same two', () => {
  it('[BC560] lie beside each other up to twenty-four, and one more makes them one line, until one goes', () => {
    const { links, route, context, model } = joined(PLACES.beside, 'straight', ...Array(24).fill(false));
    const places = () => new Set(links.map((id) => routePoint(route(id), 0.5).y));
    expect(places().size).toBe(1);
    deleteItems(context, links.splice(7, 1));
    model.store.flush();
    expect(places().size).toBe(24);
    const apart = links.map((id) => model.box(id)?.y);
    expect(new Set(apart).size).toBe(24);
  });

  it('[BC560] cost what as many links elsewhere cost: none is looked at for each of the others', () => {
    const { links, a, doc, model } = joined(PLACES.beside, 'straight', ...Array(400).fill(false));
    const get = vi.spyOn(model.store, 'get');
    boardItems(doc)
      .get(links[3] as ItemId)
      ?.set('weight', 'thick');
    model.store.flush();
    expect(get.mock.calls.length).toBeLessThan(100);
    get.mockClear();
    changeItem(boardItems(doc), a, { x: 30 });
    model.store.flush();
    expect(get.mock.calls.length).toBeLessThan(60 * links.length);
  });
});
