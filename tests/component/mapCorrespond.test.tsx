/** Two nodes are said to correspond by hand, in the comparison; what the address asks of it, and its table as CSV. */
import '../../client/canvas/Minimap.tsx';
import '../../client/features/map/compare/CompareScreen.tsx';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { readComparing } from '../../client/features/map/compare/comparing.ts';
import { practicesCsv } from '../../client/features/map/compare/practicesCsv.ts';
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

const GHENT = { id: 'ghent-be' as CityId, name: 'Ghent', badge: 'GHE' } as unknown as CityView;
const THREE = [...CITIES, GHENT];

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
    expect(made).toMatchObject({ to: map.id('Nobody to ask'), state: 'proposed' });
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
    const field = await screen.findByRole('combobox', { name: 'Corresponds to…' });
    const offered = [...document.querySelectorAll('[role="option"]')].map((one) => text(one));
    expect(offered.slice(0, 2)).toEqual(['Advice missingBUD', 'High cost of pumpsBUD']);
    fireEvent.change(field, { target: { value: 'COST OF' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    await waitFor(() => expect(map.corresponding()).toHaveLength(2));
    expect(map.corresponding()[1]).toMatchObject({ to: map.id('High cost of pumps'), state: 'proposed' });
  });

  it('[MC6] what the address asks that there is not counts as not asked', () => {
    const read = (search: string, cities = THREE) => readComparing(search, cities);
    expect(read('?view=canvas')).toBeNull();
    const plain = { show: 'side', of: 'barrier', only: '' };
    for (const search of [
      '?compare=-',
      '?compare=__proto__,constructor&show=toString&of=__proto__&only=one:nowhere',
      `?compare=${BUD}`,
      '?compare=%E0%A4%A&only=%00',
    ])
      expect(read(search)).toEqual({ ...plain, cities: CITIES });
    expect(read(`?compare=${GHENT.id},${BUD},${GHENT.id}&of=cause&only=one:${GHENT.id}`)).toEqual({
      ...{ cities: [CITIES[0], GHENT], show: 'side', of: 'cause', only: `one:${GHENT.id}` },
    });
    expect(read('?compare=-', [])?.cities).toEqual([]);
  });

  it('[MC12] as CSV no name and no sign is a formula', () => {
    const matrix = {
      answers: ['=Fund', 'Desk'],
      barriers: ['Trust, "none"', '@law'],
      cells: [{ answer: 'Desk', barrier: '@law', sign: '-' as const, links: ['x'] }],
    };
    expect(practicesCsv(matrix, (id) => id)).toBe(
      '\ufeff,"Trust, ""none""",\'@law\r\n\'=Fund,,\r\nDesk,,-\r\n',
    );
  });
});
