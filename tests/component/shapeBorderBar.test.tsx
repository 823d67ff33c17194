/** The line around shapes: as it is seen near, and by the bar. */
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { useDesk } from '../../client/features/board/actions/DeskContext.ts';
import { boardItems, insertItem } from '../../shared/documents/board.ts';
import { SHAPE_FORMS } from '../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { openBoard } from '../support/boardView.tsx';
import { setUpCanvas, setUpDom, show } from '../support/dom.tsx';

setUpDom();
setUpCanvas();

let choose: (ids: readonly ItemId[]) => void = () => undefined;
function Probe() {
  const { selection } = useDesk();
  choose = (ids) => selection.set(ids, ids[0]);
  return null;
}

function open(more: object = {}) {
  const { board, elsewhere, sync, doc } = openBoard(0);
  const ids = SHAPE_FORMS.map((form, i) => {
    const id = newId<ItemId>();
    insertItem(boardItems(elsewhere), {
      ...{ id, kind: 'shape', author: null, at: 0, z: `V${i}`, form, text: form, colour: 'sky' },
      ...{ x: i * 220, y: 0, w: 200, h: 120, ...more },
    });
    return id;
  });
  sync();
  show(board(true, { extras: <Probe /> }));
  const lines = () =>
    [...document.querySelectorAll<SVGElement>('[data-colour="sky"] > svg:first-child')].map(({ style }) => [
      style.strokeWidth,
      style.strokeDasharray,
    ]);
  return { doc, ids, lines };
}

it('[BC670] plain ones are drawn as ever', async () => {
  const { lines } = open();
  await waitFor(() =>
    expect(lines()).toEqual([
      ['', ''],
      ['', ''],
    ]),
  );
});

it('[BC670] dashed and thick, each form is drawn so', async () => {
  const { lines } = open({ weight: 'thick', dash: 'dashed' });
  const one = ['6', '18 14'];
  await waitFor(() => expect(lines()).toEqual([one, one, one]));
});

it('[BC671] the bar of shapes has “Border”, for all of them in one go; what is so already is pressed', async () => {
  const { ids, doc } = open();
  const [one, two] = ids as [ItemId, ItemId];
  await screen.findAllByText('ellipse');
  act(() => choose([one, two]));
  fireEvent.click(await screen.findByRole('button', { name: 'Border' }));
  const dashed = await screen.findByRole('button', { name: 'Dashed border' });
  expect(dashed.getAttribute('aria-pressed')).toBe('false');
  fireEvent.click(dashed);
  fireEvent.click(screen.getByRole('button', { name: 'Thick border' }));
  for (const id of [one, two]) {
    const item = boardItems(doc).get(id);
    expect([item?.get('dash'), item?.get('weight')]).toEqual(['dashed', 'thick']);
  }
  await waitFor(() => expect(dashed.getAttribute('aria-pressed')).toBe('true'));
});
