/** What the checks of a map find is mended from their list. */
import '../../client/canvas/Minimap.tsx';
import '../../client/features/map/analysis/AnalysisPanel.tsx';
import { configure, fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { readMapItem } from '../../shared/documents/barrierMap.ts';
import { setUpCanvas, setUpDom } from '../support/dom.tsx';
import { drawMap, showMap } from '../support/mapView.tsx';

setUpDom();
setUpCanvas();
configure({ defaultHidden: true });

const LOOK = 'What to look at';
const MERGE = 'Merge: Cold homes = Cold home';

async function openChecks(canEdit: boolean) {
  const { doc, items, node } = drawMap();
  const [first, again] = [node('Cold homes', { kind: 'effect' }), node('Cold home', { kind: 'effect' })];
  showMap(doc, { view: 'canvas', canEdit });
  fireEvent.click(await screen.findByText('Analyse'));
  fireEvent.change(await screen.findByLabelText(LOOK), { target: { value: 'checks' } });
  await screen.findByText(/^Nodes that say the same/);
  return () => [first, again].map((id) => readMapItem(id, items.get(id)) !== null);
}

it('[MH113] two that say the same are merged there, with the way back', async () => {
  const there = await openChecks(true);
  fireEvent.click(screen.getByLabelText(MERGE));
  await waitFor(() => expect(screen.queryByLabelText(MERGE)).toBeNull());
  expect(there()).toEqual([true, false]);
  fireEvent.click(await screen.findByText('Undo'));
  await screen.findByLabelText(MERGE);
  expect(there()).toEqual([true, true]);
});

it('[MH113] who may only read is offered none', async () => {
  await openChecks(false);
  expect(screen.queryByLabelText(MERGE)).toBeNull();
});
