/** What a file brings to a map, on its canvas. */
import '../../client/app/board/mapFiles/MapImport.tsx';
import '../../client/canvas/Minimap.tsx';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import type { FilesWindow } from '../../client/app/board/mapFiles/filesWindow.ts';
import { MapFiles } from '../../client/app/board/mapFiles/MapFiles.tsx';
import { Viewport } from '../../client/canvas/Viewport.ts';
import { writable } from '../../client/live/readable.ts';
import type { WorkspaceView } from '../../shared/api.ts';
import { fakeMedia, setUpCanvas, setUpDom } from '../support/dom.tsx';
import { drawMap, showMap } from '../support/mapView.tsx';

setUpDom();
setUpCanvas(1_440);

const CHAIN = `from,to\n${Array.from({ length: 11 }, (_, at) => `Step ${at},Step ${at + 1}`).join('\n')}\n`;

it('[MX27] all of it is in view beside the panel that opens for it', async () => {
  fakeMedia(['(prefers-reduced-motion: reduce)']);
  const views = new Set<Viewport>();
  const set = Viewport.prototype.setCamera;
  vi.spyOn(Viewport.prototype, 'setCamera').mockImplementation(function (this: Viewport, camera) {
    views.add(this);
    set.call(this, camera);
  });
  const { doc, items } = drawMap();
  const open = writable<FilesWindow | null>(null);
  const workspace = { cities: [] } as unknown as WorkspaceView;
  showMap(doc, {
    view: 'canvas',
    children: <MapFiles open={open} title="M" workspace={workspace} members={[]} attribution />,
  });
  act(() => open.set({ kind: 'import', files: [new File([CHAIN], 'chain.csv')] }));
  fireEvent.click(await screen.findByRole('button', { name: 'Bring it in' }));
  await screen.findByText('Imported: 12 nodes and 11 links');
  const panel = 332;
  const viewport = [...views].find(({ insets }) => insets.right > panel) as Viewport;
  const places = [...items].flatMap(([, item]) =>
    item.get('kind') === 'link' ? [] : [item.get('x') as number],
  );
  const lastColumn = { x: Math.max(...places), y: 0, w: 200, h: 1 };
  const seen = viewport.boxToScreen(lastColumn);
  expect(Math.round(seen.x)).toBeGreaterThan(1_440 / 2);
  await waitFor(() => expect(seen.x + seen.w).toBeLessThan(1_440 - panel));
});
