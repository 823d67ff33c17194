/** A map by keys and by ear. */
import '../../client/canvas/Minimap.tsx';
import '../../client/features/map/clipboard/ClipboardDoor.tsx';
import '../../client/features/map/together/OthersNews.tsx';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { MOVED_MS } from '../../client/together/spoken.ts';
import { setUpCanvas, setUpDom } from '../support/dom.tsx';
import { drawMap, showMap } from '../support/mapView.tsx';

setUpDom();
setUpCanvas();

it('[MP55] what is chosen on a map says so, and how many, where it was moved and whose an act was is said', async () => {
  const map = drawMap();
  for (const text of ['Costs', 'Rules', 'Time']) map.node(text);
  showMap(map.doc, { view: 'canvas' });
  const item = (text: string) => document.querySelector<HTMLElement>(`[data-item="${map.id(text)}"]`);
  await waitFor(() => expect(item('Time')).toBeTruthy());
  await waitFor(() => expect(document.querySelector('#chosen')?.textContent).toBe('selected'));
  const said = () => [...document.querySelectorAll('[role="status"]')].map((one) => one.textContent?.trim());
  const press = (key: string, more: object = {}) => {
    const code = /^\d$/.test(key) ? `Digit${key}` : key === ' ' ? 'Space' : key;
    for (const type of ['keyDown', 'keyUp'] as const)
      fireEvent[type](document.activeElement ?? document.body, { key, code, ...more });
  };
  act(() => screen.getByRole('application').focus());
  press('Tab');
  expect(item('Costs')?.getAttribute('aria-describedby')).toBeNull();
  press(' ');
  expect(item('Costs')?.getAttribute('aria-describedby')).toBe('chosen');
  expect(said()).toContain('1 selected');
  press('Tab');
  press(' ', { shiftKey: true });
  expect(said()).toContain('2 selected');
  press('Tab');
  expect(document.activeElement).toBe(item('Time'));
  expect(said()).toContain('2 others are selected');
  press('2');
  expect(said().some((words) => words?.startsWith('2 selected: '))).toBe(true);
  press('Tab', { shiftKey: true });
  vi.useFakeTimers();
  press('ArrowDown');
  act(() => void vi.advanceTimersByTime(MOVED_MS));
  vi.useRealTimers();
  expect(said()).toContain('2 moved.');
});
