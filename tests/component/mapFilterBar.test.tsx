/** The bar of a map's filter under the hand that uses it. */
import '../../client/canvas/Minimap.tsx';
import '../../client/features/map/filter/FilterBar.tsx';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { setUpCanvas, setUpDom } from '../support/dom.tsx';
import { drawMap, showMap } from '../support/mapView.tsx';

setUpDom();
setUpCanvas();

it('[MH105] [MH106] a word keeps its place while it is open, nothing is counted of nothing, and Esc on the canvas closes the bar', {
  timeout: 60_000,
}, async () => {
  const { doc, node } = drawMap();
  node('Mistrust', { category: 'social' });
  node('Old law', { category: 'regulation' });
  showMap(doc, { view: 'canvas' });
  const bar = () => document.querySelector('form[role="search"]');
  const counted = () => bar()?.querySelector('[role="status"]')?.textContent;
  const asked = () => bar()?.querySelectorAll('div[data-asked]').length;
  const buttons = () => bar()?.querySelectorAll('button').length;
  const word = () => bar()?.querySelector('button[aria-label^="Category"]') as HTMLElement;
  const answer = () => document.querySelector('[role="dialog"] input[value="regulation"]') as HTMLElement;
  fireEvent.keyDown(document.body, { key: 'F', shiftKey: true });
  await waitFor(() => expect(word()).toBeTruthy());
  expect(counted()).toBe('');
  const before = buttons();
  fireEvent.click(word());
  await waitFor(() => expect(answer()).toBeTruthy());
  fireEvent.click(answer());
  await waitFor(() => expect(counted()).toBe('1 of 2'));
  expect([buttons(), asked()]).toEqual([before, 0]);
  fireEvent.click(word());
  await waitFor(() => expect(asked()).toBe(1));
  fireEvent.click(screen.getByRole('button', { name: 'Clear filter' }));
  await waitFor(() => expect(asked()).toBe(0));
  act(() => screen.getByRole('application').focus());
  fireEvent.keyDown(document.activeElement as Element, { key: 'Escape' });
  await waitFor(() => expect(bar()).toBeNull());
});

it('[MH141] the bar over the map has a way out for who has no Esc', { timeout: 60_000 }, async () => {
  const { doc, node } = drawMap();
  node('Old law', { category: 'regulation' });
  showMap(doc, { view: 'canvas' });
  const press = async () => {
    const button = () => [...document.querySelectorAll('button')].find((one) => one.textContent === 'Filter');
    await waitFor(() => expect(button()).toBeTruthy());
    fireEvent.click(button() as Element);
  };
  act(() => void fireEvent.keyDown(document.body, { key: 'F', code: 'KeyF', shiftKey: true }));
  const bar = await screen.findByRole('search');
  fireEvent.change(within(bar).getByRole('searchbox'), { target: { value: 'law' } });
  await waitFor(() => expect(location.search).toContain('q=law'));
  fireEvent.click(within(bar).getByRole('button', { name: 'Close' }));
  await waitFor(() => expect(screen.queryByRole('search')).toBeNull());
  expect(location.search).not.toContain('q=');
  await press();
  await screen.findByRole('search');
  await press();
  await waitFor(() => expect(screen.queryByRole('search')).toBeNull());
});
