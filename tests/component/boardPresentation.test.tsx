/** Frames that somebody presents, as those who follow and those who are asked have them. */
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, expect, it, vi } from 'vitest';
import { Follow } from '../../client/together/Follow.ts';
import { boardItems, insertItem } from '../../shared/documents/board.ts';
import { type ItemId, newId } from '../../shared/ids.ts';
import { openWith } from '../support/boardCompany.tsx';
import { setUpCanvas, setUpDom } from '../support/dom.tsx';

setUpDom();
setUpCanvas(1_200);

// Once, outside the tests' own time: a chunk that is compiled on a busy machine takes its time.
beforeAll(async () => void (await import('../../client/features/board/presentation/Presentation.tsx')));

async function present() {
  const ask = () => fireEvent.contextMenu(screen.getByRole('application'), { clientX: 1_100, clientY: 850 });
  ask();
  fireEvent.click(await screen.findByRole('menuitem', { name: 'View' }));
  const entry = await waitFor(() => {
    // The menu says what could be done when it was asked for, and frames of others may be read in the next frame only.
    ask();
    return screen.getByRole('menuitem', { name: 'Present the frames' });
  });
  fireEvent.click(entry);
}

it('[PR5] [PR6] [PR10] [PR15] who follows is led from frame to frame and left alone at the end; an invitation names the frame', async () => {
  const lead = vi.spyOn(Follow.prototype, 'lead');
  const { elsewhere, sync, commands } = await openWith('canvas');
  for (const [text, x] of [
    ['Morning', 2_000],
    ['Afternoon', 4_000],
  ] as const) {
    const made = { id: newId<ItemId>(), kind: 'frame' as const, author: null, at: 0, z: `a${x}` };
    insertItem(boardItems(elsewhere), { ...made, text, x, y: 100, w: 800, h: 400 });
  }
  await act(async () => sync());
  await present();
  const show = within(await screen.findByRole('region', { name: 'Presentation' }));
  // The frame with a little air around it, whatever the window of who presents.
  await waitFor(() => expect(lead).toHaveBeenLastCalledWith({ x: 1_980, y: 80, w: 840, h: 440 }));
  const gather = show.getByRole('button', { name: 'Bring everyone here' });
  // What messages make room for.
  expect(gather.closest('[data-bottom]')).not.toBeNull();
  // The keyboard stays where it was: the next Space goes on, and asks nobody again.
  expect(fireEvent.mouseDown(gather)).toBe(false);
  fireEvent.click(gather);
  expect(await screen.findByText('Everybody here is invited to “Morning”.')).toBeTruthy();
  expect(commands.at(-1)).toMatchObject({ act: 'gather', area: { x: 2_000, y: 100, w: 800, h: 400 } });
  fireEvent.keyDown(document.body, { key: 'ArrowRight' });
  await waitFor(() => expect(lead).toHaveBeenLastCalledWith({ x: 3_980, y: 80, w: 840, h: 440 }));
  fireEvent.keyDown(document.body, { key: 'Escape' });
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Presentation' })).toBeNull());
  expect(lead).toHaveBeenLastCalledWith(null);
});

it('[PR14] Tab stays in the frame that is shown and in the bar, and the board has the keyboard afterwards', async () => {
  const { elsewhere, sync, ids } = await openWith('canvas');
  const frame = { id: newId<ItemId>(), kind: 'frame' as const, author: null, at: 0, z: 'b1' };
  insertItem(boardItems(elsewhere), { ...frame, text: 'Morning', x: 2_000, y: 100, w: 800, h: 400 });
  const note = { id: newId<ItemId>(), kind: 'note' as const, author: null, at: 0, z: 'b2', parent: frame.id };
  insertItem(boardItems(elsewhere), { ...note, text: 'Inside', x: 2_100, y: 200 });
  await act(async () => sync());
  const item = (id: string | undefined) => document.querySelector<HTMLElement>(`[data-item="${id}"]`);
  await waitFor(() => expect(item(ids[0])).toBeTruthy());
  await present();
  const show = await screen.findByRole('region', { name: 'Presentation' });
  await waitFor(() => expect(item(note.id)).toBeTruthy());
  const tab = (shiftKey = false) => {
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Tab', shiftKey });
    return (
      document.activeElement?.getAttribute('data-item') ?? document.activeElement?.getAttribute('aria-label')
    );
  };
  await waitFor(() => expect(document.activeElement).toBe(show));
  expect([tab(), tab(), tab(), tab(true), tab(true), tab(true)]).toEqual([
    frame.id,
    note.id,
    'Previous frame',
    note.id,
    frame.id,
    'Presentation',
  ]);
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Escape' });
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Presentation' })).toBeNull());
  await waitFor(() => expect(document.activeElement?.closest('[role="application"]')).toBeTruthy());
});

it('[PR16] [PR19] a right click in a presentation offers what there is for who only looks, also on a locked frame', async () => {
  const { elsewhere, sync } = await openWith('canvas');
  const frame = { id: newId<ItemId>(), kind: 'frame' as const, author: null, at: 0, z: 'b1', locked: true };
  insertItem(boardItems(elsewhere), { ...frame, text: 'Morning', x: 2_000, y: 100, w: 800, h: 400 });
  await act(async () => sync());
  await present();
  const show = await screen.findByRole('region', { name: 'Presentation' });
  await waitFor(() => expect(document.activeElement).toBe(show));
  const shown = await waitFor(() => {
    const found = document.querySelector<HTMLElement>(`[data-item="${frame.id}"]`);
    if (!found) throw new Error('the frame is not there yet');
    return found;
  });
  for (const on of [shown, screen.getByRole('application')]) {
    fireEvent.contextMenu(on, { clientX: 600, clientY: 400 });
    const menu = within(await screen.findByRole('menu'));
    expect(menu.queryByRole('menuitem', { name: /unlock/i })).toBeNull();
    expect(menu.getAllByRole('menuitem').length).toBeGreaterThan(0);
    expect(menu.queryByText(/only read/)).toBeNull();
    await waitFor(() => expect(document.activeElement?.closest('[role="menu"]')).toBeTruthy());
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Escape' });
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
    expect(screen.queryByRole('region', { name: 'Presentation' })).not.toBeNull();
  }
});

it('[PR17] a timer is set from the bar, and then the keyboard is with the frames', async () => {
  const { elsewhere, sync, commands, panel } = await openWith('canvas');
  for (const x of [2_000, 4_000]) {
    const frame = { id: newId<ItemId>(), kind: 'frame' as const, author: null, at: 0, z: `a${x}` };
    insertItem(boardItems(elsewhere), { ...frame, text: `At ${x}`, x, y: 100, w: 800, h: 400 });
  }
  await act(async () => sync());
  await present();
  const show = within(await screen.findByRole('region', { name: 'Presentation' }));
  const open = () => fireEvent.click(show.getByRole('button', { name: 'Timer' }));
  const inside = () => waitFor(() => expect(document.activeElement?.textContent).toBe('1 min'));
  open();
  await inside();
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Escape' });
  await waitFor(() => expect(panel.get()).toBeNull());
  open();
  await inside();
  fireEvent.click(screen.getByRole('button', { name: '5 minutes' }));
  await waitFor(() => expect(panel.get()).toBeNull());
  expect(commands.at(-1)).toEqual({ act: 'startTimer', minutes: 5 });
  expect(await show.findByRole('group', { name: 'Timer' })).toBeTruthy();
  fireEvent.keyDown(document.activeElement ?? document.body, { key: ' ' });
  expect(await show.findByText('2 of 2')).toBeTruthy();
});

it('[PR18] a finger goes from frame to frame', async () => {
  const { elsewhere, sync } = await openWith('canvas');
  for (const x of [2_000, 4_000]) {
    const frame = { id: newId<ItemId>(), kind: 'frame' as const, author: null, at: 0, z: `a${x}` };
    insertItem(boardItems(elsewhere), { ...frame, text: `At ${x}`, x, y: 100, w: 800, h: 400 });
  }
  await act(async () => sync());
  await present();
  const show = within(await screen.findByRole('region', { name: 'Presentation' }));
  const board = await show.findByRole('application');
  const swipe = (dx: number, dy = 0) => {
    const finger = { pointerType: 'touch', pointerId: 7, isPrimary: true };
    fireEvent.pointerDown(board, { ...finger, clientX: 200, clientY: 200 });
    fireEvent.pointerUp(board, { ...finger, clientX: 200 + dx, clientY: 200 + dy });
  };
  expect(await show.findByText('1 of 2')).toBeTruthy();
  swipe(-30);
  swipe(-60, 90);
  expect(show.queryByText('1 of 2')).toBeTruthy();
  swipe(-80, 10);
  expect(await show.findByText('2 of 2')).toBeTruthy();
  swipe(-80);
  expect(show.queryByText('2 of 2')).toBeTruthy();
  swipe(80);
  expect(await show.findByText('1 of 2')).toBeTruthy();
});

it('[PR22] Ctrl+K offers what can be done while presenting, and a letter typed in its field stays there', async () => {
  const { elsewhere, sync } = await openWith('canvas');
  for (const [text, x] of [
    ['Morning', 2_000],
    ['Afternoon', 4_000],
  ] as const) {
    const made = { id: newId<ItemId>(), kind: 'frame' as const, author: null, at: 0, z: `a${x}` };
    insertItem(boardItems(elsewhere), { ...made, text, x, y: 100, w: 800, h: 400 });
  }
  await act(async () => sync());
  await present();
  const show = await screen.findByRole('region', { name: 'Presentation' });
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'k', ctrlKey: true });
  const field = await screen.findByRole('combobox');
  const offered = () =>
    screen.getAllByRole('option').map((one) => one.querySelector('span:nth-child(2)')?.textContent);
  expect(offered()).toEqual([
    'Next frame',
    'Laser pointer',
    'Timer',
    'Bring everyone here',
    'Full screen',
    'End the presentation',
    '1 Morning',
    '2 Afternoon',
  ]);
  // Neither the laser pointer nor the next frame.
  expect(fireEvent.keyDown(field, { key: 'k' })).toBe(true);
  expect(within(show).getByRole('button', { name: 'Laser pointer' }).getAttribute('aria-pressed')).toBe(
    'false',
  );
  expect(fireEvent.keyDown(field, { key: ' ' })).toBe(true);
  fireEvent.change(field, { target: { value: 'aftern' } });
  expect(offered()).toEqual(['2 Afternoon']);
  fireEvent.keyDown(field, { key: 'Enter' });
  await waitFor(() => expect(screen.queryByRole('combobox')).toBeNull());
  expect(within(show).getByText('2 of 2')).toBeTruthy();
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'k', ctrlKey: true });
  fireEvent.keyDown(await screen.findByRole('combobox'), { key: 'Escape' });
  await waitFor(() => expect(screen.queryByRole('combobox')).toBeNull());
  expect(screen.getByRole('region', { name: 'Presentation' })).toBe(show);
});

it('[BC689] shows no link that leads out of the frame', async () => {
  const { elsewhere, sync } = await openWith('canvas');
  const base = { author: null, at: 0 };
  const id = () => newId<ItemId>();
  const [left, right, near, far] = [id(), id(), id(), id()];
  const items = boardItems(elsewhere);
  for (const [at, [id, x]] of (
    [
      [left, 2_000],
      [right, 4_000],
    ] as const
  ).entries())
    insertItem(items, {
      ...base,
      id,
      kind: 'frame',
      text: `Frame ${at}`,
      z: `a${at}`,
      x,
      y: 100,
      w: 800,
      h: 400,
    });
  const notes = [2_050, 2_500, 4_050].map((x, at) => {
    const id = newId<ItemId>();
    const note = {
      ...base,
      id,
      kind: 'note' as const,
      text: `Note ${at}`,
      colour: 'sun' as const,
      z: `b${at}`,
    };
    insertItem(items, { ...note, x, y: 200, parent: x < 4_000 ? left : right });
    return id;
  });
  for (const [id, to] of [
    [near, notes[1]],
    [far, notes[2]],
  ] as const)
    insertItem(items, {
      ...base,
      id,
      kind: 'connector',
      text: '',
      z: `c${to}`,
      from: notes[0] ?? null,
      to: to ?? null,
    });
  await act(async () => sync());
  const isSeen = (id: ItemId) => document.querySelector(`[data-item="${id}"]`) !== null;
  await present();
  await screen.findByRole('region', { name: 'Presentation' });
  await waitFor(() => expect([isSeen(near), isSeen(far)]).toEqual([true, false]));
  fireEvent.keyDown(document.body, { key: 'ArrowRight' });
  await waitFor(() =>
    expect([isSeen(notes[2] as ItemId), isSeen(near), isSeen(far)]).toEqual([true, false, false]),
  );
});
