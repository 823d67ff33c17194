/** What a hand reaches for on a map: find, kinds, the Link tool with a sheet, the minimap. */
import '../../client/features/map/legend/KeptLook.tsx';
import '../../client/acts/Mini.tsx';
import '../../client/features/map/commands/MapCommandMenu.tsx';
import { act, configure, fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { remembered } from '../../client/deviceStorage.ts';
import BarrierMap from '../../client/features/map/BarrierMap.tsx';
import type { CityView } from '../../shared/api.ts';
import {
  changeMapItem,
  insertLink,
  insertNode,
  mapItems,
  setPerCity,
} from '../../shared/documents/barrierMap.ts';
import type { CityId, ItemId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { setUpCanvas, setUpDom, show } from '../support/dom.tsx';
import { liveMap } from '../support/liveMap.ts';

setUpDom();
setUpCanvas(1_200);
configure({ defaultHidden: true });

const BUDAPEST = {
  id: 'budapest-hu' as CityId,
  name: 'Budapest',
  country: 'HU',
  badge: 'BUD',
} as unknown as CityView;

async function opened() {
  const doc = new Y.Doc();
  const items = mapItems(doc);
  const [near, far] = ['Costs', 'Apathy'].map((text, at) => {
    const id = newId<ItemId>();
    insertNode(items, { author: null, at: 0, id, kind: 'barrier', x: 6_000 * at, y: 0, text });
    return id;
  }) as [ItemId, ItemId];
  const page = {
    me: null,
    cities: [BUDAPEST],
    itemId: null,
    title: 'M',
    view: 'canvas',
    canEdit: true,
  } as const;
  const live = liveMap(doc);
  const shown = show(<BarrierMap live={live} {...page} />);
  /** As after a reload. */
  const again = () => {
    shown.unmount();
    show(<BarrierMap live={live} {...page} />);
  };
  const element = (id: ItemId) => document.querySelector<HTMLElement>(`[data-item="${id}"]`);
  const zoom = () =>
    Number(/scale\(([\d.]+)\)/.exec(element(near)?.parentElement?.style.transform ?? '')?.[1] ?? 1);
  await waitFor(() => expect(element(near)).not.toBeNull());
  const press = (key: string, code: string, init: KeyboardEventInit = {}) =>
    fireEvent.keyDown(document.activeElement ?? document.body, { key, code, ...init });
  const choose = async (query: string) => {
    press('k', 'KeyK', { ctrlKey: true });
    const field = await screen.findByRole('combobox', { name: 'Command menu' });
    fireEvent.change(field, { target: { value: query } });
    fireEvent.keyDown(field, { key: 'Enter' });
  };
  return { items, near, far, element, zoom, press, choose, again };
}

describe('a map in hands', () => {
  it('[MH42] whoever finds a node from far away comes so near that it can be read; who is near stays', async () => {
    const { zoom, press, choose } = await opened();
    press('!', 'Digit1', { shiftKey: true });
    await waitFor(() => expect(zoom()).toBeLessThan(0.3));
    await choose('apathy');
    await waitFor(() => expect(zoom()).toBeCloseTo(0.6));
    press('0', 'Digit0', { ctrlKey: true });
    await waitFor(() => expect(zoom()).toBe(1));
    await choose('costs');
    expect(zoom()).toBe(1);
  });

  it('[MH43] the kind of what is chosen says nothing of the next node; without a choice it does', async () => {
    const { items, near, element, press } = await opened();
    act(() => element(near)?.focus());
    press('7', 'Digit7');
    expect(items.get(near)?.get('kind')).toBe('actor');
    const kinds = () => [...items.values()].map((item) => item.get('kind'));
    act(() => screen.getByRole('application').focus());
    press('Escape', 'Escape');
    press('n', 'KeyN');
    await waitFor(() => expect(kinds()).toEqual(['actor', 'barrier', 'barrier']));
  });

  it('[MH41] while Link is on no panel opens for its first node', async () => {
    const { near, element, press } = await opened();
    act(() => element(near)?.focus());
    press(' ', 'Space');
    fireEvent.keyUp(document.activeElement as Element, { key: ' ', code: 'Space' });
    await screen.findByRole('complementary', { name: 'About this item' });
    fireEvent.click(screen.getByRole('button', { name: 'Link' }));
    await screen.findAllByText(/^(Choose where the link|Enter starts at)/);
    expect(screen.queryByRole('complementary', { name: 'About this item' })).toBeNull();
    press('Escape', 'Escape');
    await screen.findByRole('complementary', { name: 'About this item' });
  });

  it('[MH44] the legend says what is on this map, and no more; its × closes it', async () => {
    const { choose } = await opened();
    await choose('legend');
    const legend = await screen.findByRole('complementary', { name: 'Legend' });
    const rows = () => [...legend.querySelectorAll('li')].map((one) => one.textContent);
    expect(rows()).toEqual(['Barrier']);
    fireEvent.click(screen.getByRole('button', { name: 'Close the legend' }));
    await waitFor(() => expect(screen.queryByRole('complementary', { name: 'Legend' })).toBeNull());
  });

  it('[MH45] nodes have the colour of what is said of them, and the legend opens and says which', async () => {
    const { items, near, element, choose } = await opened();
    const ink = (id: ItemId) =>
      element(id)?.querySelector<HTMLElement>('[data-kind]')?.style.getPropertyValue('--kind');
    act(() => changeMapItem(items, near, { category: 'data' }));
    await choose('colour by category');
    await waitFor(() => expect(ink(near)).toBe('var(--map-evidence)'));
    const legend = await screen.findByRole('complementary', { name: 'Legend' });
    expect(legend.textContent).toContain('CategoryData & knowledgenot said');
  });

  it('[MH45] [MH83] of severities the worst is meant and fills the node, and by kind it is as it was', async () => {
    const { items, near, element, choose } = await opened();
    const ink = (id: ItemId) =>
      element(id)?.querySelector<HTMLElement>('[data-kind]')?.style.getPropertyValue('--kind');
    act(() => setPerCity(items, near, 'budapest-hu' as CityId, { name: 'severity', value: 2 }));
    act(() => setPerCity(items, near, 'eskisehir-tr' as CityId, { name: 'severity', value: 5 }));
    await choose('colour by severity');
    await waitFor(() => expect(ink(near)).toBe('var(--on-severity-5)'));
    const node = () => element(near)?.querySelector<HTMLElement>('[data-kind]');
    expect(node()?.style.getPropertyValue('--fill')).toBe('var(--severity-5)');
    await choose('colour by kind');
    await waitFor(() => expect(node()?.hasAttribute('data-fill')).toBe(false));
    await waitFor(() => expect(ink(near)).toBe(''));
  });

  it('[MH107] what colours and sizes say is remembered on this device, until it is ended', async () => {
    const { items, near, element, choose, again } = await opened();
    const node = () => element(near)?.querySelector<HTMLElement>('[data-kind]');
    act(() => setPerCity(items, near, BUDAPEST.id, { name: 'severity', value: 5 }));
    await choose('colour by severity in budapest');
    await waitFor(() => expect(node()?.hasAttribute('data-fill')).toBe(true));
    act(() => screen.getByRole('application').focus());
    await choose('size by severity');
    await waitFor(() => expect(node()?.style.scale).toBe('1.4'));
    again();
    await waitFor(() => expect(node()?.hasAttribute('data-fill')).toBe(true));
    await waitFor(() => expect(node()?.style.scale).toBe('1.4'));
    await choose('colour by kind');
    act(() => screen.getByRole('application').focus());
    await choose('all nodes of one size');
    await waitFor(() => expect(node()?.style.scale).toBe(''));
    again();
    await waitFor(() => expect(node()).toBeTruthy());
    expect([node()?.hasAttribute('data-fill'), node()?.style.scale]).toEqual([false, '']);
  });

  it('[MH108] what colours and sizes both say has one heading in the legend', async () => {
    const { items, near, choose } = await opened();
    act(() => setPerCity(items, near, BUDAPEST.id, { name: 'severity', value: 5 }));
    await choose('colour by severity');
    const legend = await screen.findByRole('complementary', { name: 'Legend' });
    act(() => screen.getByRole('application').focus());
    await choose('size by severity');
    await waitFor(() =>
      expect(legend.textContent).toContain('Severity, the worst of all cities5not saidthe larger, the more'),
    );
    expect(legend.querySelectorAll('h3')).toHaveLength(1);
  });

  it('[MH54] the legend is where it covers fewer nodes, and begins with what the colours say', async () => {
    const { choose } = await opened();
    await choose('legend');
    const legend = await screen.findByRole('complementary', { name: 'Legend' });
    expect(legend.querySelector('details')?.open).toBe(true);
    // Nothing is laid out here: one of the two places is all over the map, the other far from it.
    let crowdedAtTop = false;
    const box = { offsetLeft: -50_000, offsetWidth: 100_000, offsetHeight: 100_000 };
    for (const [one, value] of Object.entries(box)) Object.defineProperty(legend, one, { value });
    Object.defineProperty(legend, 'offsetTop', {
      get: () => (legend.hasAttribute('data-top') === crowdedAtTop ? -50_000 : 900_000),
    });
    await choose('colour by severity');
    await waitFor(() => expect(legend.hasAttribute('data-top')).toBe(true));
    expect(legend.querySelector('details')?.open).toBe(false);
    crowdedAtTop = true;
    act(() => screen.getByRole('application').focus());
    await choose('colour by status');
    await waitFor(() => expect(legend.hasAttribute('data-top')).toBe(false));
  });

  it('[MH50] severity of one city is a colour of its own, and the legend says whose', async () => {
    const { items, near, far, element, choose } = await opened();
    const ink = (id: ItemId) =>
      element(id)?.querySelector<HTMLElement>('[data-kind]')?.style.getPropertyValue('--kind');
    act(() => setPerCity(items, near, BUDAPEST.id, { name: 'severity', value: 2 }));
    act(() => setPerCity(items, near, 'eskisehir-tr' as CityId, { name: 'severity', value: 5 }));
    act(() => setPerCity(items, far, 'eskisehir-tr' as CityId, { name: 'severity', value: 5 }));
    await choose('colour by severity in budapest');
    await waitFor(() => expect(ink(near)).toBe('var(--on-severity-2)'));
    const legend = await screen.findByRole('complementary', { name: 'Legend' });
    expect(legend.textContent).toContain('Severity in Budapest2not said');
    act(() => screen.getByRole('application').focus());
    await choose('colour by severity');
    await waitFor(() => expect(ink(near)).toBe('var(--on-severity-5)'));
  });

  it('[MH52] sizes say links in or severity to oneself, follow the map, and the legend says which', async () => {
    const { items, near, far, element, choose } = await opened();
    const wide = (id: ItemId) => Number.parseFloat(element(id)?.style.width ?? '');
    const plain = wide(near);
    const stamp = { author: null, at: 0, id: newId<ItemId>() };
    act(() => insertLink(items, { ...stamp, from: far, to: near, relation: 'causes' }));
    await choose('size by links in');
    await waitFor(() => expect(wide(near)).toBeCloseTo(1.4 * plain));
    const legend = await screen.findByRole('complementary', { name: 'Legend' });
    expect(legend.textContent).toContain('Links inthe larger, the more');
    await choose('size by severity');
    await waitFor(() => expect(wide(near)).toBeCloseTo(0.75 * plain));
    act(() => setPerCity(items, near, BUDAPEST.id, { name: 'severity', value: 5 }));
    await waitFor(() => expect(wide(near)).toBeCloseTo(1.4 * plain));
    await choose('all nodes of one size');
    await waitFor(() => expect(wide(near)).toBe(plain));
    expect(legend.textContent).not.toContain('the larger');
  });

  it('[CV30] the minimap is hidden by its × and comes back by the command menu, remembered on the device', async () => {
    const { choose } = await opened();
    const map = () => document.querySelector('[data-minimap]');
    await waitFor(() => expect(map()).not.toBeNull());
    fireEvent.click(screen.getByTitle('Hide the minimap'));
    await waitFor(() => expect(map()).toBeNull());
    expect(remembered('jumelage.minimap')).toBe('hidden');
    await choose('show the minimap');
    await waitFor(() => expect(map()).not.toBeNull());
    expect(remembered('jumelage.minimap')).toBeNull();
  });
});
