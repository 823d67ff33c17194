/** The keyboard on a map, from view to view and from node to node. */
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import BarrierMap from '../../client/features/map/BarrierMap.tsx';
import '../../client/features/map/filter/FilterBar.tsx';
import '../../client/features/map/table/MapTable.tsx';
import type { MapView } from '../../client/features/map/together/mapPlace.ts';
import { writable } from '../../client/live/readable.ts';
import { useReadable } from '../../client/live/useLive.ts';
import { isNode, readMapItem } from '../../shared/documents/barrierMap.ts';
import { setUpCanvas, setUpDom, show } from '../support/dom.tsx';
import { liveMap } from '../support/liveMap.ts';
import { drawMap } from '../support/mapView.tsx';

setUpDom();
setUpCanvas();

async function openMap(named: string | null = null) {
  const drawn = drawMap();
  for (const words of ['Costs', 'Laws', 'Old roofs']) drawn.node(words);
  const view = writable<MapView>('canvas');
  const live = liveMap(drawn.doc);
  function Page() {
    const plain = { live, me: null, cities: [], title: 'M', canEdit: true };
    const itemId = named === null ? null : drawn.id(named);
    return (
      <>
        <button type="button">Table</button>
        <BarrierMap {...plain} itemId={itemId} view={useReadable(view)} />
      </>
    );
  }
  show(<Page />);
  await waitFor(() => expect(document.querySelector('[data-item]')).not.toBeNull());
  return { ...drawn, look: (next: MapView) => act(() => view.set(next)) };
}

const here = () => (document.activeElement as HTMLElement).dataset;
const key = (name: string) => {
  fireEvent.keyDown(document.activeElement ?? document.body, { key: name, code: `Key${name.toUpperCase()}` });
  fireEvent.keyUp(document.activeElement ?? document.body, { key: name });
};

describe('the keyboard on a map', () => {
  it('[MP30] goes along from view to view, to the node that it was on', async () => {
    const { id, look } = await openMap();
    act(() => document.querySelector<HTMLElement>(`[data-item="${id('Laws')}"]`)?.focus());
    key(' ');
    look('table');
    await waitFor(() => expect(here()).toMatchObject({ item: id('Laws'), column: 'words' }));
    look('outline');
    await waitFor(() => expect(here()).toMatchObject({ item: id('Laws'), kind: 'barrier' }));
    look('canvas');
    await waitFor(() => expect(here().item).toBe(id('Laws')));
    expect(document.activeElement?.closest('[role="application"]')).not.toBeNull();
  });

  const WAYS: readonly MapView[] = ['table', 'outline', 'canvas', 'outline', 'table', 'canvas'];
  const chosen = (item: string) =>
    document.querySelector(
      `[aria-selected="true"] [data-item="${item}"], [data-item="${item}"]:is([aria-current], :has([data-selected]))`,
    );

  it('[MP30] what is chosen is chosen and has the keyboard in the next view, whichever way one goes', async () => {
    const { id, look } = await openMap();
    act(() => document.querySelector<HTMLElement>(`[data-item="${id('Laws')}"]`)?.focus());
    key(' ');
    for (const view of WAYS) {
      look(view);
      await waitFor(() => expect([view, here().item]).toEqual([view, id('Laws')]));
      expect(chosen(id('Laws'))).not.toBeNull();
    }
  });

  it('[MV51] what was chosen together is marked in a list that comes, and one press means one again', async () => {
    const { id, look } = await openMap();
    act(() => document.querySelector<HTMLElement>(`[data-item="${id('Laws')}"]`)?.focus());
    fireEvent.keyDown(document.activeElement as Element, { key: 'a', code: 'KeyA', ctrlKey: true });
    look('outline');
    const marked = () => document.querySelectorAll('li button[data-item][data-chosen]').length;
    await waitFor(() => expect(marked()).toBeGreaterThan(2));
    const row = document.querySelector<HTMLElement>(`li button[data-item="${id('Laws')}"]`) as HTMLElement;
    act(() => row.focus());
    expect([marked(), row.hasAttribute('data-chosen')]).toEqual([1, true]);
  });

  it('[MV44] of several that are chosen the first row has it in a list that comes', async () => {
    const { id, look } = await openMap();
    act(() => document.querySelector<HTMLElement>(`[data-item="${id('Laws')}"]`)?.focus());
    fireEvent.keyDown(document.activeElement as Element, { key: 'a', code: 'KeyA', ctrlKey: true });
    look('outline');
    await waitFor(() => expect(here().item).toBe(id('Costs')));
  });

  const panel = () => screen.queryByRole('complementary', { name: 'About this item' });

  it('[MV22] [MV23] what the address names is gone to once; the panel shows what the keyboard is on', async () => {
    const { id, look } = await openMap('Costs');
    await waitFor(() => expect(chosen(id('Costs'))).not.toBeNull());
    act(() => document.querySelector<HTMLElement>(`[data-item="${id('Laws')}"]`)?.focus());
    key(' ');
    look('table');
    await waitFor(() => expect(here()).toMatchObject({ item: id('Laws'), column: 'words' }));
    expect(chosen(id('Laws'))).not.toBeNull();
    expect(panel()?.textContent).toContain('Laws');
    key('ArrowDown');
    expect(here().item).toBe(id('Old roofs'));
    expect(panel()?.textContent).toContain('Old roofs');
    key(' ');
    key(' ');
    key('ArrowUp');
    expect(panel()?.textContent).toContain('Old roofs');
    key('Escape');
    for (const view of ['outline', 'table'] as const) {
      look(view);
      await waitFor(() => expect(here().item).toBe(id('Laws')));
      expect(panel()).toBeNull();
    }
    look('canvas');
    await screen.findByRole('application');
    expect(panel()).toBeNull();
  });

  it('[MP30] after Esc the keyboard keeps its place in the next view, and nothing is chosen', async () => {
    const { id, look } = await openMap();
    act(() => document.querySelector<HTMLElement>(`[data-item="${id('Laws')}"]`)?.focus());
    key(' ');
    for (const from of ['table', 'outline'] as const) {
      const to = from === 'table' ? 'outline' : 'table';
      look(from);
      await waitFor(() => expect(here().item).toBe(id('Laws')));
      key('Escape');
      look(to);
      await waitFor(() => expect([to, here().item]).toEqual([to, id('Laws')]));
      expect(chosen(id('Laws'))).toBeNull();
      look('canvas');
      await waitFor(() => expect(document.activeElement?.closest('[role="application"]')).not.toBeNull());
      expect(chosen(id('Laws'))).toBeNull();
    }
  });

  it('[MP30] in the outline arrows go on from there after Esc', async () => {
    const { id, look } = await openMap();
    act(() => document.querySelector<HTMLElement>(`[data-item="${id('Laws')}"]`)?.focus());
    look('table');
    await waitFor(() => expect(here().item).toBe(id('Laws')));
    key(' ');
    key('Escape');
    look('outline');
    await waitFor(() => expect(here()).toMatchObject({ item: id('Laws'), kind: 'barrier' }));
    key('ArrowDown');
    expect(here().item).toBe(id('Old roofs'));
  });

  it('[MP30] stays on the button that chose the view', async () => {
    const { look } = await openMap();
    const button = screen.getByRole('button', { name: 'Table' });
    act(() => button.focus());
    look('table');
    await screen.findByRole('grid', { name: 'Table of M' });
    look('outline');
    await screen.findByRole('region', { name: 'Outline of M' });
    expect(document.activeElement).toBe(button);
  });

  it('[MP31] L begins at the node that the keyboard is on, and ends at the next one that is chosen', async () => {
    const { id, items } = await openMap();
    const focus = (words: string) =>
      act(() => document.querySelector<HTMLElement>(`[data-item="${id(words)}"]`)?.focus());
    focus('Laws');
    key('l');
    focus('Costs');
    key(' ');
    const links = [...items].flatMap(([one, map]) => {
      const item = readMapItem(one, map);
      return item === null || isNode(item) || item.kind !== 'link' ? [] : [[item.from, item.to]];
    });
    expect(links).toEqual([[id('Laws'), id('Costs')]]);
  });
});
