import { expect, it, vi } from 'vitest';
import { boardLook } from '../../client/app/board/exchange/boardLook.ts';
import { createFigures } from '../../client/features/board/acts/makeFigure.ts';
import { compareStacking } from '../../client/features/board/model/stacking.ts';
import { drawSvg } from '../../client/features/exports/picture/svg.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newDesk } from '../support/desk.ts';
import { exported } from '../support/exchangeBoards.ts';

it('[AN120] a drawing and a note are one pile, on the board as in the picture', async () => {
  const all = newDesk();
  const { desk, context, model, selection, note, said } = all;
  const first = note(0, 0, 'first');
  const [ink] = createFigures(context, [
    {
      kind: 'stroke',
      x: 0,
      y: 50,
      w: 200,
      h: 20,
      pen: 'pen',
      width: 5,
      points: [0, 0, 50, 10_000, 10_000, 50],
    },
  ]) as [ItemId];
  const second = note(100, 0, 'second');
  model.store.flush();
  const onBoard = () => [first, ink, second].sort((a, b) => compareStacking(model, a, b));
  const inPicture = () => {
    const svg =
      drawSvg(exported(all), boardLook(model), { title: '', description: '', fonts: '' })?.svg ?? '';
    const at = {
      [first]: svg.indexOf('>first<'),
      [second]: svg.indexOf('>second<'),
      [ink]: svg.indexOf('<path'),
    };
    return [first, ink, second].sort((a, b) => (at[a] ?? -1) - (at[b] ?? -1));
  };
  const both = (...order: readonly ItemId[]) => expect([onBoard(), inPicture()]).toEqual([order, order]);
  const run = async (id: string) => {
    const before = said.length;
    desk.actions.get(id).run(desk);
    await vi.waitFor(() => expect(said.length).toBeGreaterThan(before));
    model.store.flush();
  };
  both(first, ink, second);
  selection.set([ink]);
  await run('front');
  both(first, second, ink);
  await run('back');
  both(ink, first, second);
  selection.set([first]);
  await run('back');
  both(first, ink, second);
});
