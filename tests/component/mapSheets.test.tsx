/** Panels of a map where they are sheets. */
import '../../client/acts/Mini.tsx';
import '../../client/features/map/analysis/AnalysisPanel.tsx';
import '../../client/features/map/commands/MapCommandMenu.tsx';
import '../../client/features/map/legend/Legend.tsx';
import '../../client/features/map/panel/SheetGrip.tsx';
import { act, configure, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import BarrierMap from '../../client/features/map/BarrierMap.tsx';
import { insertNode, mapItems } from '../../shared/documents/barrierMap.ts';
import { type ItemId, newId } from '../../shared/ids.ts';
import { fakeMedia, setUpCanvas, setUpDom, show } from '../support/dom.tsx';
import { liveMap } from '../support/liveMap.ts';

setUpDom();
setUpCanvas(390);
configure({ defaultHidden: true });
const SHEET = '(max-width: 599px), (max-width: 899px) and (min-height: 561px)';
beforeEach(() => fakeMedia([SHEET, '(max-width: 599px)', '(max-width: 899px)']));

const ABOUT = { name: 'About this item' };
const press = (key: string, code: string, init: KeyboardEventInit = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, code, ...init });
const isTall = () => document.documentElement.dataset.sheet === 'tall';

async function withSheet() {
  const doc = new Y.Doc();
  const id = newId<ItemId>();
  insertNode(mapItems(doc), { author: null, at: 0, id, kind: 'barrier', x: 0, y: 0, text: 'Costs' });
  const page = { me: null, cities: [], itemId: null, title: 'M', view: 'canvas', canEdit: true } as const;
  const { unmount } = show(<BarrierMap live={liveMap(doc)} {...page} />);
  const element = () => document.querySelector<HTMLElement>(`[data-item="${id}"]`);
  await waitFor(() => expect(element()).not.toBeNull());
  act(() => element()?.focus());
  press(' ', 'Space');
  fireEvent.keyUp(document.activeElement as Element, { key: ' ', code: 'Space' });
  return { sheet: await screen.findByRole('complementary', ABOUT), unmount };
}

/** By its head, so far down. */
function draw(sheet: HTMLElement, by: number): void {
  const head = sheet.querySelector('header') as HTMLElement;
  fireEvent.pointerDown(head, { pointerId: 1, clientY: 400, button: 0 });
  for (const share of [0.5, 1]) fireEvent.pointerMove(head, { pointerId: 1, clientY: 400 + share * by });
  fireEvent.pointerUp(head, { pointerId: 1, clientY: 400 + by });
}

describe('a sheet', () => {
  it('[MH84] is drawn by its head over all of the map, back, and away; a press does the same', async () => {
    const { sheet, unmount } = await withSheet();
    await waitFor(() => {
      draw(sheet, -120);
      expect(isTall()).toBe(true);
    });
    expect(sheet.getAttribute('style')).toBeNull();
    draw(sheet, 120);
    expect(isTall()).toBe(false);
    draw(sheet, 0);
    expect(isTall()).toBe(true);
    draw(sheet, 0);
    expect(isTall()).toBe(false);
    draw(sheet, 40);
    expect(screen.queryByRole('complementary', ABOUT)).not.toBeNull();
    draw(sheet, 120);
    await waitFor(() => expect(screen.queryByRole('complementary', ABOUT)).toBeNull());
    unmount();
  });

  it('[MH84] that was tall when it was closed opens half high the next time', async () => {
    const { sheet } = await withSheet();
    await waitFor(() => {
      draw(sheet, -120);
      expect(isTall()).toBe(true);
    });
    fireEvent.click([...sheet.querySelectorAll('header button')].at(-1) as Element);
    expect(isTall()).toBe(false);
  });

  it('[MH140] goes back to half where one goes from it to a place on the map', async () => {
    const { sheet } = await withSheet();
    press('k', 'KeyK', { ctrlKey: true });
    const field = await screen.findByRole('combobox', { name: 'Command menu' });
    fireEvent.change(field, { target: { value: 'checks' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    const panel = await screen.findByRole('complementary', { name: 'Analysis' });
    await waitFor(() => {
      draw(panel, -120);
      expect(isTall()).toBe(true);
    });
    expect(sheet.isConnected).toBe(false);
    fireEvent.click(await within(panel).findByRole('button', { name: /^Costs/ }));
    expect(isTall()).toBe(false);
  });

  it('[MH84] the legend lies over the panel that is open, and gives way to the next', async () => {
    await withSheet();
    press('k', 'KeyK', { ctrlKey: true });
    const field = await screen.findByRole('combobox', { name: 'Command menu' });
    fireEvent.change(field, { target: { value: 'legend' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    const legend = () => screen.queryByRole('complementary', { name: 'Legend' });
    await waitFor(() => expect(legend()).not.toBeNull());
    fireEvent.click(
      [...document.querySelectorAll('[aria-label="About this item"] header button')].at(-1) as Element,
    );
    await waitFor(() => expect(legend()).toBeNull());
  });

  it('[MH121] stands on the keyboard of the screen, and the field is brought into sight there', async () => {
    const view = Object.assign(new EventTarget(), { height: window.innerHeight, offsetTop: 0, scale: 1 });
    vi.stubGlobal('visualViewport', view);
    const { sheet, unmount } = await withSheet();
    const field = sheet.querySelector('textarea') as HTMLTextAreaElement;
    const shown = vi.fn();
    Object.assign(field, { scrollIntoView: shown });
    act(() => field.focus());
    const { style } = document.documentElement;
    await waitFor(() => expect(style.getPropertyValue('--keyboard')).toBe('0px'));
    expect(shown).not.toHaveBeenCalled();
    view.height -= 300;
    view.dispatchEvent(new Event('resize'));
    expect(style.getPropertyValue('--keyboard')).toBe('300px');
    expect(shown).toHaveBeenCalled();
    unmount();
    expect(style.getPropertyValue('--keyboard')).toBe('');
    vi.unstubAllGlobals();
  });
});
