/** Saved views of a map as people open, keep and walk through them. */
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { colouringBy } from '../../client/features/map/legend/colouring.ts';
import '../../client/features/map/legend/KeptLook.tsx';
import { sizeBy } from '../../client/features/map/legend/sizing.ts';
import { type MapDesk, useDesk } from '../../client/features/map/MapDesk.ts';
import { ON_ITS_WAY_MS } from '../../client/features/map/views/arriveAtView.ts';
import { openView } from '../../client/features/map/views/openView.ts';
import '../../client/features/map/views/SavedViews.tsx';
import { deleteView, saveView, viewsOf } from '../../client/features/map/views/viewActs.ts';
import { viewEntries } from '../../client/features/map/views/viewEntries.ts';
import { TOAST_EVENT } from '../../client/ui/showToast.ts';
import { mapViews } from '../../shared/documents/barrierMap.ts';
import { insertView } from '../../shared/documents/mapViews.ts';
import type { ItemId } from '../../shared/ids.ts';
import { setUpCanvas, setUpDom } from '../support/dom.tsx';
import { drawMap, showMap } from '../support/mapView.tsx';

setUpDom();
setUpCanvas(1_200);

const toasts: string[] = [];
const onToast = (event: Event) =>
  void toasts.push((event as CustomEvent<{ message: string }>).detail.message);
beforeEach(() => {
  toasts.length = 0;
  window.addEventListener(TOAST_EVENT, onToast);
});
afterEach(() => window.removeEventListener(TOAST_EVENT, onToast));

type View = 'canvas' | 'table' | 'outline';

async function open(map: ReturnType<typeof drawMap>, view: View = 'canvas', canEdit = true, address = '/') {
  const desks: MapDesk[] = [];
  const Probe = () => void desks.push(useDesk());
  showMap(map.doc, { view, canEdit, children: <Probe /> }, address);
  await waitFor(() => expect(document.querySelector('[data-item]')).not.toBeNull());
  if (view === 'canvas') await waitFor(() => expect(desks.at(-1)?.look.seen).toBe(true));
  return desks.at(-1) as MapDesk;
}

function threeNodes() {
  const map = drawMap();
  for (const text of ['Laws', 'Costs']) map.node(text);
  map.node('Roofs', { kind: 'solution' });
  return map;
}

/** Two views: what is a barrier, by its category and sized, with the laws lit; and all of it. */
function withViews(desk: MapDesk, map: ReturnType<typeof drawMap>): readonly ItemId[] {
  const barriers = `kind=barrier&seen.lit=${map.id('Laws')}&seen.litAs=The law&seen.colour=category&seen.size=severity&seen.at=0 0 900 600 0.9`;
  return [
    ['Barriers', barriers],
    ['All of it', 'seen.at=all'],
  ].map(([name = '', look = '']) => saveView(desk.context, { name, look }) as ItemId);
}

async function list(desk: MapDesk) {
  act(() => desk.over.set('views'));
  return within(await screen.findByRole('dialog', { name: 'Views' }));
}
const seenIn = ({ colouring, sizing, spotlight }: MapDesk) => ({
  asked: location.search,
  colour: colouring.get()?.by ?? null,
  size: sizing.get()?.by ?? null,
  lit: spotlight.shown.get()?.title ?? null,
});
const PLAIN = { colour: null, size: null, lit: null };

describe('the list of views', () => {
  it('[MH170] [MH172] what is seen is saved under a name, ticked, renamed, updated, moved and deleted, by keys alone', async () => {
    const map = threeNodes();
    const desk = await open(map, 'canvas', true, '/?kind=barrier');
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'V', code: 'KeyV', shiftKey: true });
    const dialog = within(await screen.findByRole('dialog', { name: 'Views' }));
    fireEvent.click(dialog.getByRole('button', { name: 'Save this view…' }));
    const field = dialog.getByRole('textbox', { name: 'Name of the view' });
    fireEvent.change(field, { target: { value: '  For\u202e the mayors ' } });
    fireEvent.submit(field);
    const row = () => dialog.getByRole('button', { name: /^For the mayors/ });
    const named = () => viewsOf(desk).map(({ name }) => name);
    await waitFor(() => expect(document.activeElement).toBe(row()));
    expect(row().getAttribute('aria-current')).toBe('true');
    expect(viewsOf(desk)[0]?.look).toMatch(/^kind=barrier&/);
    // Gone on from it.
    act(() => desk.colouring.set(colouringBy('category', null)));
    act(() => desk.over.set(null));
    await list(desk);
    const update = await screen.findByRole('button', { name: 'Update' });
    screen.getByText('changed since');
    fireEvent.click(update);
    await waitFor(() => expect(screen.queryByText('changed since')).toBeNull());
    expect(viewsOf(desk)[0]?.look).toContain('seen.colour=category');
    // A second one comes after, and is put before.
    act(() => void saveView(desk.context, { name: 'Second', look: 'q=law' }));
    const second = await screen.findByRole('button', { name: /^\d?Second/ });
    fireEvent.keyDown(second, { key: 'ArrowUp', altKey: true });
    await waitFor(() => expect(named()).toEqual(['Second', 'For the mayors']));
    fireEvent.keyDown(await screen.findByRole('button', { name: /^\d?Second/ }), { key: 'F2' });
    const rename = await screen.findByRole('textbox', { name: 'Name of the view' });
    fireEvent.change(rename, { target: { value: 'The law' } });
    fireEvent.submit(rename);
    await waitFor(() => expect(named()).toEqual(['The law', 'For the mayors']));
    fireEvent.keyDown(await screen.findByRole('button', { name: /The law$/ }), { key: 'Delete' });
    await waitFor(() => expect(named()).toEqual(['For the mayors']));
    expect(toasts).toContain('View deleted: The law');
    act(() => desk.commands.undo());
    expect(named()).toEqual(['The law', 'For the mayors']);
  });

  it('[MH171] who may only read opens views and copies their links, and nothing else is offered', async () => {
    const map = threeNodes();
    const writer = await open(map);
    withViews(writer, map);
    cleanup();
    const desk = await open(map, 'canvas', false);
    const dialog = await list(desk);
    expect(dialog.queryByRole('button', { name: 'Save this view…' })).toBeNull();
    fireEvent.click(dialog.getByRole('button', { name: 'More for “Barriers”' }));
    expect((await screen.findAllByRole('menuitem')).map((one) => one.textContent)).toEqual(['Copy link']);
    fireEvent.click(dialog.getByRole('button', { name: /Barriers$/ }));
    await waitFor(() => expect(seenIn(desk).lit).toBe('The law'));
    expect(desk.over.get()).toBeNull();
  });
});

describe('a view that is opened', () => {
  it.each(['canvas', 'table', 'outline'] as const)(
    '[MH171] in the %s is what was saved, and what was before is gone',
    async (view) => {
      const map = threeNodes();
      const desk = await open(map, view, true, '/?group=none');
      const [barriers, all] = withViews(desk, map);
      const find = (id?: ItemId) => {
        const found = viewsOf(desk).find((one) => one.id === id);
        if (!found) throw new Error('No such view');
        return found;
      };
      act(() => sizeBy(desk, 'incoming'));
      act(() => openView(desk, find(barriers)));
      const said = { colour: 'category', size: 'severity', lit: 'The law' };
      expect(seenIn(desk)).toEqual({ asked: '?kind=barrier', ...said });
      if (view === 'canvas') await waitFor(() => expect(desk.viewport.camera().zoom).toBeCloseTo(0.9, 1));
      // Roofs are no barrier: the list leaves them out.
      else await waitFor(() => expect(document.querySelector(`[data-item="${map.id('Roofs')}"]`)).toBeNull());
      act(() => openView(desk, find(all)));
      expect(seenIn(desk)).toEqual({ asked: '', ...PLAIN });
      if (view === 'canvas') expect(desk.look.whole).toBe(true);
    },
  );

  it('[MH171] lights and asks nothing that is no longer there', async () => {
    const map = threeNodes();
    const desk = await open(map);
    withViews(desk, map);
    act(() => {
      map.items.delete(map.id('Laws'));
      desk.model.store.flush();
    });
    const [view] = viewsOf(desk);
    if (view) act(() => openView(desk, { ...view, look: `${view.look}&group=${map.id('Laws')}` }));
    expect(seenIn(desk)).toMatchObject({ colour: 'category', lit: null });
  });

  it('[MH172] stands in the command menu by its name', async () => {
    const map = threeNodes();
    const desk = await open(map);
    withViews(desk, map);
    const entries = viewEntries(desk).map(({ entry }) => entry);
    expect(entries.map(({ label, section }) => `${section}: ${label}`)).toEqual([
      'Saved view: Barriers',
      'Saved view: All of it',
    ]);
    act(() => entries[0]?.run());
    expect(seenIn(desk).lit).toBe('The law');
  });
});

describe('the link to a view', () => {
  it('[MH173] opens it as it is by then, and the address says it no more', async () => {
    const map = threeNodes();
    const writer = await open(map);
    const [barriers] = withViews(writer, map);
    cleanup();
    localStorage.clear();
    const desk = await open(map, 'canvas', false, `/?saved=${barriers}`);
    await waitFor(() => expect(seenIn(desk)).toMatchObject({ asked: '?kind=barrier', lit: 'The law' }));
    expect(toasts).toEqual([]);
  });

  it('[MH173] says that it was deleted, once it cannot be on its way any more; one that comes meanwhile is opened', async () => {
    const map = threeNodes();
    const writer = await open(map);
    const [barriers, all] = withViews(writer, map);
    act(() => deleteView(writer.context, barriers as ItemId));
    act(() => deleteView(writer.context, all as ItemId));
    cleanup();
    vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ['setTimeout', 'clearTimeout'] });
    try {
      await open(map, 'canvas', false, `/?saved=${barriers}`);
      await waitFor(() => expect(location.search).toBe(''));
      expect(toasts).toEqual([]);
      act(() => void vi.advanceTimersByTime(ON_ITS_WAY_MS));
      expect(toasts).toEqual(['This saved view was deleted. You see the map as usual.']);
      cleanup();
      const desk = await open(map, 'canvas', false, `/?saved=${all}`);
      await waitFor(() => expect(location.search).toBe(''));
      act(() => desk.colouring.set(colouringBy('category', null)));
      const come = { id: all as ItemId, author: null, at: 0, name: 'All of it', look: 'seen.at=all' };
      act(() => insertView(mapViews(map.doc), come));
      expect(seenIn(desk).colour).toBeNull();
      act(() => void vi.advanceTimersByTime(2 * ON_ITS_WAY_MS));
      expect(toasts).toHaveLength(1);
    } finally {
      vi.useRealTimers();
    }
  });
});

it('[MH176] views are walked through by keys, named with their place, and the last one stays when it ends', async () => {
  const map = threeNodes();
  const desk = await open(map);
  withViews(desk, map);
  act(() => desk.over.set('walkViews'));
  const bar = await screen.findByRole('region', { name: 'Walking through the views' });
  const at = () => bar.querySelector('p')?.textContent;
  const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });
  await waitFor(() => expect(at()).toBe('Barriers1 of 2'));
  expect(seenIn(desk).lit).toBe('The law');
  for (const [key, where] of [
    ['ArrowRight', 'All of it2 of 2'],
    ['PageDown', 'All of it2 of 2'],
    ['PageUp', 'Barriers1 of 2'],
    ['End', 'All of it2 of 2'],
    ['Home', 'Barriers1 of 2'],
  ] as const) {
    press(key);
    expect(at()).toBe(where);
  }
  // One that is deleted meanwhile gives its turn to the next.
  act(() => deleteView(desk.context, viewsOf(desk)[0]?.id as ItemId));
  await waitFor(() => expect(at()).toBe('All of it1 of 1'));
  press('Escape');
  await waitFor(() => expect(desk.over.get()).toBeNull());
  expect(seenIn(desk).lit).toBe('The law');
});
