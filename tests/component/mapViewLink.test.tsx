/** A view of a map as an address that somebody else opens. */
import { act, cleanup, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { colouringBy } from '../../client/features/map/legend/colouring.ts';
import '../../client/features/map/legend/KeptLook.tsx';
import { sizeBy } from '../../client/features/map/legend/sizing.ts';
import { copyView, goToSeen } from '../../client/features/map/legend/viewLink.ts';
import { type MapDesk, useDesk } from '../../client/features/map/MapDesk.ts';
import { setUpCanvas, setUpDom } from '../support/dom.tsx';
import { drawMap, showMap } from '../support/mapView.tsx';

setUpDom();
setUpCanvas(1_200);

it('[MH163] a link to this view opens it as it was seen: filter, place, what is lit, colours and sizes', async () => {
  const map = drawMap();
  for (const text of ['Laws', 'Costs', 'Roofs']) map.node(text);
  map.link('Laws', 'blocks', 'Roofs');
  const desks: MapDesk[] = [];
  const Probe = () => void desks.push(useDesk());
  const openAt = async (at: string) => {
    showMap(map.doc, { view: 'canvas', children: <Probe /> }, at);
    await waitFor(() => expect(desks.at(-1)?.look.seen).toBe(true));
    return desks.at(-1) as MapDesk;
  };
  const desk = await openAt('/?view=canvas&kind=barrier');
  const lit = [map.id('Laws'), map.id('Laws Roofs'), map.id('Roofs')];
  act(() => {
    desk.colouring.set(colouringBy('category', null));
    sizeBy(desk, 'severity');
    desk.spotlight.renew({ title: () => 'One step', lit: () => new Set(lit) });
    desk.viewport.setCamera({ x: 120, y: 40, zoom: 0.8 });
  });
  const written = vi.fn(async (_text: string) => undefined);
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: written } });
  await copyView(desk);
  Reflect.deleteProperty(navigator, 'clipboard');
  const url = new URL(written.mock.calls[0]?.[0] ?? '');
  expect(url.searchParams.get('kind')).toBe('barrier');
  cleanup();
  localStorage.clear();
  const opened = await openAt(url.pathname + url.search);
  await waitFor(() => expect(opened.spotlight.shown.get()?.title).toBe('One step'));
  expect(new Set(opened.spotlight.lit.get())).toEqual(new Set(lit));
  expect([opened.colouring.get()?.by, opened.sizing.get()?.by]).toEqual(['category', 'severity']);
  expect(opened.viewport.camera()).toEqual({
    x: expect.closeTo(120, -1),
    y: expect.closeTo(40, -1),
    zoom: expect.closeTo(0.8, 1),
  });
  // From then on it is theirs.
  expect(location.search).toBe('?view=canvas&kind=barrier');
});

it('[MH163] an address that somebody made up lights nothing that is not here, and says one clean line', async () => {
  const map = drawMap();
  for (const text of ['Laws', 'Costs']) map.node(text);
  const desks: MapDesk[] = [];
  const Probe = () => void desks.push(useDesk());
  const openAt = async (seen: Record<string, string>) => {
    showMap(map.doc, { view: 'canvas', children: <Probe /> }, `/?${new URLSearchParams(seen)}`);
    await waitFor(() => expect(location.search).toBe(''));
    return desks.at(-1) as MapDesk;
  };
  const stranger = await openAt({
    'seen.lit': 'nobody 79dz28g46f2brfp2avwm <script>',
    'seen.at': 'NaN 0 -5 Infinity 1e99',
    'seen.colour': '__proto__ x',
    'seen.size': 'toString',
  });
  expect([stranger.spotlight.shown.get(), stranger.colouring.get(), stranger.sizing.get()]).toEqual([
    null,
    null,
    null,
  ]);
  expect(Object.values(stranger.viewport.camera()).every(Number.isFinite)).toBe(true);
  cleanup();
  const title = `Come\n\u202e now ${'x'.repeat(5_000)}`;
  const opened = await openAt({ 'seen.lit': map.id('Laws'), 'seen.litAs': title });
  await waitFor(() => expect(opened.spotlight.shown.get()?.title).toMatch(/^Come now x+$/));
  expect(opened.spotlight.shown.get()?.title.length).toBeLessThanOrEqual(120);
});

it('[MH163] [MH171] a place where no map can be is none: one looks where one looked', () => {
  const map = drawMap();
  map.node('Laws');
  const desks: MapDesk[] = [];
  const Probe = () => void desks.push(useDesk());
  showMap(map.doc, { view: 'canvas', children: <Probe /> });
  const desk = desks.at(-1) as MapDesk;
  const before = desk.viewport.camera();
  const seen = { lit: '', litAs: '', colour: '', size: '' };
  desk.look.seen = true;
  for (const at of [
    '1e300 -1e300 900 600 1',
    '0 0 1e300 1e300 1',
    '-1e308 0 1e308 1e308 1e-300',
    '1e9 0 9 9 1',
  ])
    goToSeen(desk, { ...seen, at }, true)();
  expect(desk.viewport.camera()).toEqual(before);
  goToSeen(desk, { ...seen, at: '500 500 900 600 1' }, true)();
  expect(desk.viewport.camera()).not.toEqual(before);
});
