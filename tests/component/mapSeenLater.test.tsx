/** What the canvas of a map shows of what was chosen or written beside it. */
import '../../client/features/map/guide/GuidePanel.tsx';
import '../../client/features/map/table/MapTable.tsx';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import type { Box } from '../../client/canvas/geometry.ts';
import BarrierMap from '../../client/features/map/BarrierMap.tsx';
import { type MapDesk, useDesk } from '../../client/features/map/MapDesk.ts';
import type { ItemId } from '../../shared/ids.ts';
import { setUpCanvas, setUpDom, show } from '../support/dom.tsx';
import { liveMap } from '../support/liveMap.ts';
import { drawMap } from '../support/mapView.tsx';

setUpDom();
setUpCanvas();
vi.setConfig({ testTimeout: 60_000 });

function isSeen({ model, viewport }: MapDesk, id: ItemId): boolean {
  const [at, clear] = [viewport.boxToScreen(model.box(id) as Box), viewport.clearBox()];
  const across = at.x >= clear.x && at.x + at.w <= clear.x + clear.w;
  return across && at.y >= clear.y && at.y + at.h <= clear.y + clear.h;
}

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
  await waitFor(() => expect(desk().look.seen).toBe(true));
  expect(isSeen(desk(), last)).toBe(true);
});

it('[MH202] an answer of the guide is in view with what it answers and the other answers', async () => {
  const map = drawMap();
  const desks: MapDesk[] = [];
  const Probe = () => void desks.push(useDesk());
  const page = { live: liveMap(map.doc), me: null, cities: [], itemId: null, title: 'M', canEdit: true };
  show(
    <BarrierMap {...page} view="canvas">
      <Probe />
    </BarrierMap>,
  );
  const answer = async (name: string, text: string) => {
    const field = await screen.findByRole<HTMLInputElement>('textbox', { name });
    fireEvent.change(field, { target: { value: text } });
    fireEvent.submit(field.form as HTMLFormElement);
  };
  await answer('One barrier', 'Root');
  await answer('What causes “Root”?', 'Cause');
  await answer('What follows from “Root”?', 'Effect');
  const desk = desks.at(-1) as MapDesk;
  const nodes = desk.model.nodes();
  expect(nodes).toHaveLength(3);
  await waitFor(() => expect(nodes.map(({ id }) => isSeen(desk, id))).toEqual([true, true, true]));
  expect(desk.viewport.camera().zoom).toBe(1);
});
