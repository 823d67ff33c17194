/** The keyboard of who comes from a page that is gone. */
import { screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { FIRST_FIELD, focusWhenThere } from '../../client/features/join/focusWhenThere.ts';
import BarrierMap from '../../client/features/map/BarrierMap.tsx';
import { setUpCanvas, setUpDom, show } from '../support/dom.tsx';
import { liveMap } from '../support/liveMap.ts';

setUpDom();
setUpCanvas(1_200);

const openMap = () =>
  show(
    <BarrierMap
      live={liveMap(new Y.Doc())}
      me={null}
      cities={[]}
      itemId={null}
      title="M"
      view="canvas"
      canEdit
    />,
  );
const question = () => screen.getByRole('textbox', { name: 'One barrier' });

it('[MH132] a map that was just made has it in its question', async () => {
  focusWhenThere(FIRST_FIELD);
  openMap();
  await vi.waitFor(() => expect(document.activeElement).toBe(question()));
});

it('[MH132] one that is opened has not', async () => {
  focusWhenThere();
  openMap();
  await vi.waitFor(() => expect(document.activeElement?.matches('[data-region="board"]')).toBe(true));
  expect(document.activeElement).not.toBe(question());
});
