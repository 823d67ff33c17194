/** Two nodes are said to correspond by hand, in the comparison. */
import '../../client/canvas/Minimap.tsx';
import '../../client/features/map/compare/CompareScreen.tsx';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { CityView } from '../../shared/api.ts';
import { type MapLink, readMapItem } from '../../shared/documents/barrierMap.ts';
import type { CityId } from '../../shared/ids.ts';
import { setUpDom } from '../support/dom.tsx';
import { drawMap, showMap } from '../support/mapView.tsx';
import { pointer } from '../support/surfaceUnderTest.tsx';

setUpDom();

const [BUD, ESK] = ['budapest-hu', 'eskisehir-tr'] as CityId[] as [CityId, CityId];
const CITIES = [
  { id: BUD, name: 'Budapest', badge: 'BUD' },
  { id: ESK, name: 'Eskişehir', badge: 'ESK' },
] as unknown as readonly CityView[];

async function openScreen(at: string) {
  const { doc, items, id, node, link } = drawMap();
  node('Advice missing', { severity: { [BUD]: 2 }, status: { [BUD]: 'overcome' } });
  node('Nobody to ask', { severity: { [ESK]: 4 } });
  node('High cost of pumps', { severity: { [BUD]: 4 } });
  node('Pumps cost much', { severity: { [ESK]: 5 } });
  link('Advice missing', 'corresponds', 'Nobody to ask');
  showMap(doc, { view: 'outline', cities: CITIES }, at);
  await waitFor(() => expect(document.querySelector('table')).toBeTruthy());
  const corresponding = () =>
    [...items.entries()]
      .map(([key, map]) => readMapItem(key, map))
      .filter((one): one is MapLink => one?.kind === 'link' && one.relation === 'corresponds');
  return { id, corresponding };
}

const text = (one: Element) => one.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '';
const focused = () => document.activeElement as HTMLElement;

describe('what corresponds', () => {
  it('[MC20] a card that is drawn onto another corresponds to it, and undo takes that back', async () => {
    const map = await openScreen('/?compare=-');
    const card = (words: string) =>
      document.querySelector<HTMLElement>(`[data-card][data-item="${map.id(words)}"]`) as HTMLElement;
    const [from, to] = [card('High cost of pumps'), card('Nobody to ask')];
    const under = vi.fn(() => to);
    Object.assign(document, { elementFromPoint: under });
    pointer(from, 'down', [100, 100]);
    pointer(from, 'move', [300, 100]);
    expect(to.hasAttribute('data-over')).toBe(true);
    fireEvent.keyDown(document.body, { key: 'Escape' });
    pointer(from, 'up', [300, 100]);
    expect(map.corresponding()).toHaveLength(1);
    pointer(from, 'down', [100, 100]);
    pointer(from, 'move', [300, 100]);
    pointer(from, 'up', [300, 100]);
    const made = map.corresponding().find((one) => one.from === map.id('High cost of pumps'));
    expect(made).toMatchObject({ to: map.id('Nobody to ask'), state: 'agreed' });
    fireEvent.click(await screen.findByText('Undo'));
    await waitFor(() => expect(map.corresponding()).toHaveLength(1));
  });

  it('[MC20] “Corresponds to…” finds the other by its words, first those of its kind in other cities', async () => {
    // Not in jsdom.
    Element.prototype.scrollIntoView = vi.fn();
    const map = await openScreen('/?compare=-');
    fireEvent.click(document.querySelector(`[data-item="${map.id('Pumps cost much')}"]`) as Element);
    fireEvent.keyDown(focused(), { key: 'k', ctrlKey: true });
    const find = () => document.querySelector('input[role="combobox"]') as Element;
    await waitFor(() => expect(find()).toBeTruthy());
    const menu = find();
    fireEvent.change(menu, { target: { value: 'corresponds to' } });
    fireEvent.keyDown(menu, { key: 'Enter' });
    const field = await screen.findByRole('searchbox', { name: 'Which node?' });
    const offered = [...screen.getByRole('list', { name: 'Which node?' }).children].map((one) => text(one));
    expect(offered.slice(0, 2)).toEqual(['Advice missingBUD', 'High cost of pumpsBUD']);
    fireEvent.change(field, { target: { value: 'COST OF' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    await waitFor(() => expect(map.corresponding()).toHaveLength(2));
    expect(map.corresponding()[1]).toMatchObject({ to: map.id('High cost of pumps'), state: 'agreed' });
  });
});
