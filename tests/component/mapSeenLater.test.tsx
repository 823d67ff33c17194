/** The canvas of a map that one came to by its table or its outline. */
import '../../client/features/map/table/MapTable.tsx';
import { act, screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import BarrierMap from '../../client/features/map/BarrierMap.tsx';
import { type MapDesk, useDesk } from '../../client/features/map/MapDesk.ts';
import { setUpCanvas, setUpDom, show } from '../support/dom.tsx';
import { liveMap } from '../support/liveMap.ts';
import { drawMap } from '../support/mapView.tsx';

setUpDom();
setUpCanvas();
vi.setConfig({ testTimeout: 60_000 });

it('[MH201] shows what was chosen there when it is seen for the first time', async () => {
  const map = drawMap();
  // Too large to be read as a whole.
  for (let n = 0; n < 30; n++) map.node(`Node ${n}`, { x: 400 * n, y: 300 * n });
  const desks: MapDesk[] = [];
  const Probe = () => void desks.push(useDesk());
  const page = { live: liveMap(map.doc), me: null, cities: [], itemId: null, title: 'M', canEdit: true };
  const view = (name: 'canvas' | 'table') => (
    <BarrierMap {...page} view={name}>
      <Probe />
    </BarrierMap>
  );
  const { rerender } = show(view('table'), '/?view=table');
  await screen.findByRole('grid', { name: 'Table of M' });
  const desk = () => desks.at(-1) as MapDesk;
  const last = map.id('Node 29');
  act(() => desk().selection.set([last]));
  rerender(view('canvas'));
  await screen.findByRole('application');
  const shown = () => {
    const { model, viewport } = desk();
    const [at, clear] = [viewport.boxToScreen(model.box(last) as never), viewport.clearBox()];
    return (
      at.x >= clear.x && at.y >= clear.y && at.x + at.w <= clear.x + clear.w && at.y <= clear.y + clear.h
    );
  };
  await waitFor(() => expect(desk().look.seen).toBe(true));
  expect(shown()).toBe(true);
});
