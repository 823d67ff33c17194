/** A map under a finger and on a narrow window. */
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { type Camera, Viewport } from '../../client/canvas/Viewport.ts';
import BarrierMap from '../../client/features/map/BarrierMap.tsx';
import { insetsFor } from '../../client/features/map/canvas/useInsets.ts';
import type { MapView } from '../../client/features/map/together/mapPlace.ts';
import { changeMapItem, insertGroup, insertNode, mapItems } from '../../shared/documents/barrierMap.ts';
import { type ItemId, newId } from '../../shared/ids.ts';
import { fakeMedia, setUpDom, show } from '../support/dom.tsx';
import { liveMap } from '../support/liveMap.ts';
// What loads on demand is here already: these tests are about what it does.
import '../../client/canvas/Minimap.tsx';
import '../../client/features/map/analysis/AnalysisPanel.tsx';
import '../../client/features/map/filter/FilterBar.tsx';
import '../../client/features/map/menu/ItemMenu.tsx';
import '../../client/features/map/table/MapTable.tsx';

setUpDom();
beforeEach(() => {
  Element.prototype.scrollIntoView = vi.fn();
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(390);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(800);
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** On a machine that others use as well: a bound against waiting for ever. */
const LONG = { timeout: 60_000 };
const PHONE = ['(max-width: 599px)', '(max-width: 899px)'];

async function openMap(view: MapView, canEdit = true) {
  const doc = new Y.Doc();
  const items = mapItems(doc);
  const [alone, member, group] = [newId<ItemId>(), newId<ItemId>(), newId<ItemId>()];
  const stamp = { author: null, at: 0 };
  insertNode(items, { ...stamp, id: alone, kind: 'barrier', x: 0, y: 0, text: 'Owners do not agree' });
  insertNode(items, { ...stamp, id: member, kind: 'cause', x: 400, y: 0, text: 'Old quarrels' });
  insertGroup(items, { ...stamp, id: group });
  changeMapItem(items, member, { group });
  const live = liveMap(doc);
  show(<BarrierMap {...{ live, view, canEdit }} me={null} cities={[]} itemId={null} title="M" />);
  await waitFor(() => expect(rowOf(alone)).not.toBeNull());
  return { alone, member };
}

const rowOf = (id: ItemId) => document.querySelector<HTMLElement>(`[data-item="${id}"][tabindex]`);
const itemsIn = (menu: HTMLElement) => [...menu.querySelectorAll<HTMLElement>('[role^="menuitem"]')];
const OF_ITEMS = { name: 'What can be done with it' };

function finger(type: 'pointerDown' | 'pointerMove' | 'pointerUp', on: Element, x = 50, y = 60) {
  fireEvent[type](on, { pointerType: 'touch', pointerId: 1, isPrimary: true, clientX: x, clientY: y });
}
/** Whether the browser would make a click of it. */
const lift = (on: Element) => {
  finger('pointerUp', on);
  return fireEvent.touchEnd(on, { cancelable: true });
};

describe.each(['outline', 'table'] as const)('a finger on a row of the %s', (view) => {
  it('[MH8] that stays opens the menu of it, and lifting it presses nothing', LONG, async () => {
    const { alone } = await openMap(view);
    const row = rowOf(alone) as HTMLElement;
    // What is touched may be drawn anew before the finger is lifted, as a row that is chosen is.
    const touched = row.appendChild(document.createElement('i'));
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    finger('pointerDown', touched);
    act(() => vi.advanceTimersByTime(499));
    expect(screen.queryByRole('menu')).toBeNull();
    act(() => vi.advanceTimersByTime(1));
    vi.useRealTimers();
    const menu = await screen.findByRole('menu', OF_ITEMS);
    // A browser with a long press of its own asks as well: it is the same menu.
    expect(fireEvent.contextMenu(row, { button: 2, clientX: 5, clientY: 5 })).toBe(false);
    expect(screen.getByRole('menu', OF_ITEMS)).toBe(menu);
    touched.remove();
    expect(lift(touched)).toBe(false);
    finger('pointerDown', row);
    expect(lift(row)).toBe(true);
  });

  it('[MH8] that moves scrolls, and one that was lifted in time presses', LONG, async () => {
    const { alone } = await openMap(view);
    const row = rowOf(alone) as HTMLElement;
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    finger('pointerDown', row);
    finger('pointerMove', row, 50, 90);
    act(() => vi.advanceTimersByTime(2_000));
    finger('pointerDown', row);
    finger('pointerMove', row, 54, 62);
    act(() => vi.advanceTimersByTime(300));
    expect(lift(row)).toBe(true);
    act(() => vi.advanceTimersByTime(2_000));
    vi.useRealTimers();
    expect(screen.queryByRole('menu')).toBeNull();
    fireEvent.contextMenu(row, { button: 2, clientX: 5, clientY: 5 });
    expect(await screen.findByRole('menu', OF_ITEMS)).not.toBeNull();
  });
});

describe('the menu of a node', () => {
  const menuOf = async (id: ItemId) => {
    fireEvent.contextMenu(rowOf(id) as Element, { button: 2, clientX: 5, clientY: 5 });
    return screen.findByRole('menu', OF_ITEMS);
  };

  it.each(['canvas', 'outline', 'table'] as const)(
    '[MH7] has at most twelve lines in the %s',
    LONG,
    async (view) => {
      const { member } = await openMap(view);
      act(() => rowOf(member)?.focus());
      fireEvent.keyDown(document.activeElement as Element, { key: 'F10', code: 'F10', shiftKey: true });
      const menu = await screen.findByRole('menu', OF_ITEMS);
      expect(itemsIn(menu).length).toBeLessThanOrEqual(12);
    },
  );

  it('[MH7] keeps what is seldom meant behind a word, and a door to one act is that act', LONG, async () => {
    const { alone, member } = await openMap('outline');
    const plain = await menuOf(alone);
    expect(within(plain).getByRole('menuitem', { name: /^Focus on it/ })).not.toBeNull();
    expect(itemsIn(plain).some((one) => /^(Cut|Duplicate)/.test(one.textContent ?? ''))).toBe(false);
    fireEvent.click(within(plain).getByRole('menuitem', { name: 'Copy and cut' }));
    const copying = await screen.findByRole('menu', { name: 'Copy and cut' });
    expect(itemsIn(copying).map((one) => one.textContent?.replace(/Ctrl.*/, ''))).toEqual([
      'Copy',
      'Cut',
      'Duplicate',
      'Copy web address',
    ]);
    fireEvent.keyDown(plain, { key: 'Escape' });
    const inGroup = await menuOf(member);
    fireEvent.click(within(inGroup).getByRole('menuitem', { name: 'Group and merge' }));
    const grouping = await screen.findByRole('menu', { name: 'Group and merge' });
    expect(itemsIn(grouping)).toHaveLength(3);
  });
});

describe('tools on a phone', () => {
  const more = async () => {
    fireEvent.click(screen.getByRole('button', { name: 'More' }));
    return itemsIn(await screen.findByRole('menu')).map((one) => one.textContent);
  };

  it('[MH9] that have no room are behind More, and do the same from there', LONG, async () => {
    fakeMedia(PHONE);
    await openMap('outline');
    expect(await more()).toEqual(['Filter', 'Analyse', 'Views', 'Tidy', 'Guide']);
    fireEvent.click(screen.getByRole('menuitem', { name: 'Filter' }));
    expect(await screen.findByRole('search')).not.toBeNull();
  });

  it('[MH9] on the canvas too; who may only read has those that write nothing', LONG, async () => {
    fakeMedia(PHONE);
    await openMap('canvas', false);
    expect(await more()).toEqual(['Filter', 'Views', 'Hand', 'Legend']);
  });

  it('[MH9] on a wide window there is no More', LONG, async () => {
    await openMap('outline');
    expect(screen.queryByRole('button', { name: 'More' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Tidy' })).not.toBeNull();
  });
});

describe('what offers to take something back', () => {
  it('[MH11] leaves when that is taken back otherwise', LONG, async () => {
    const { alone } = await openMap('outline');
    const offered = () => screen.queryAllByText('1 node deleted').length;
    act(() => rowOf(alone)?.focus());
    // It leaves by itself after a while: not in here.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    fireEvent.keyDown(rowOf(alone) as Element, { key: 'Delete', code: 'Delete' });
    expect([rowOf(alone), offered()]).toEqual([null, 1]);
    fireEvent.click(document.querySelector('[aria-label="Undo"]') as Element);
    expect([rowOf(alone) === null, offered()]).toEqual([false, 0]);
  });
});

describe('what is fitted', () => {
  const wide = { narrow: false, low: false, panel: false, filter: 0, height: 900 };

  it('[MH10] keeps clear of the filter and of the panel, beside or below', () => {
    const plain = insetsFor(wide);
    expect(insetsFor({ ...wide, filter: 96 })).toEqual({ ...plain, top: plain.top + 96 });
    expect(insetsFor({ ...wide, panel: true }).right).toBe(plain.right + 332);
    const phone = { ...wide, narrow: true, height: 800 };
    expect(insetsFor({ ...phone, panel: true })).toEqual({ ...insetsFor(phone), bottom: 440 });
    const low = { ...phone, low: true, height: 450 };
    expect(insetsFor({ ...low, panel: true })).toEqual({
      ...insetsFor(phone),
      right: insetsFor(low).right + 332,
    });
    expect(insetsFor(low)).toEqual({ ...insetsFor(phone), bottom: 64 });
  });

  it('[MH108] keeps clear of the legend where enough is left beside it, on a phone as of a sheet', () => {
    const plain = insetsFor(wide);
    const legend = { ...wide, legend: true, width: 1440 };
    expect(insetsFor(legend)).toEqual({ ...plain, left: plain.left + 316 });
    expect(insetsFor({ ...legend, width: 1000, panel: true }).left).toBe(plain.left);
    const phone = { ...legend, narrow: true, height: 800, width: 390 };
    expect(insetsFor(phone)).toEqual({ ...insetsFor({ ...phone, legend: false }), bottom: 440 });
  });

  it(
    '[MH10] on the canvas is what the bar of the filter, as tall as it is, and the panel leave',
    LONG,
    async () => {
      const seen: { top: number; right: number }[] = [];
      vi.spyOn(Viewport.prototype, 'setInsets').mockImplementation((insets) => void seen.push(insets));
      vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(120);
      vi.stubGlobal(
        'ResizeObserver',
        class {
          readonly observe: () => void;
          readonly disconnect = () => undefined;
          constructor(tell: () => void) {
            this.observe = tell;
          }
        },
      );
      const { alone } = await openMap('canvas');
      const { top, right } = seen[0] ?? { top: 0, right: 0 };
      fireEvent.click(screen.getByRole('button', { name: 'Filter' }));
      await screen.findByRole('search');
      await waitFor(() => expect(seen.at(-1)).toMatchObject({ top: top + 120, right }));
      act(() => rowOf(alone)?.focus());
      fireEvent.keyDown(rowOf(alone) as Element, { key: ' ' });
      fireEvent.keyUp(rowOf(alone) as Element, { key: ' ' });
      await waitFor(() => expect(seen.at(-1)).toMatchObject({ top: top + 120, right: right + 332 }));
    },
  );

  it(
    '[MH12] as all of the map still is beside a panel about it, until somebody goes elsewhere',
    LONG,
    async () => {
      fakeMedia([...PHONE, '(prefers-reduced-motion: reduce)']);
      const seen: (readonly [Viewport, Camera])[] = [];
      const set = Viewport.prototype.setCamera;
      vi.spyOn(Viewport.prototype, 'setCamera').mockImplementation(function (this: Viewport, camera) {
        seen.push([this, camera]);
        set.call(this, camera);
      });
      await openMap('canvas');
      // Effects come after the page: the middle first, then all of it. A map of before may still be gliding.
      const mine = () => seen.findLast(([one]) => one.insets.bottom === 136);
      await waitFor(() => expect(mine()?.[1].zoom).toBeLessThan(1), LONG);
      const [viewport, home] = mine() as [Viewport, Camera];
      const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
      press('Analyse');
      const close = await screen.findByRole('button', { name: /^Close the analysis/ });
      await waitFor(() => expect(viewport.camera()).not.toEqual(home), LONG);
      fireEvent.click(close);
      await waitFor(() => expect(viewport.camera()).toEqual(home), LONG);
      act(() => viewport.panBy(5, 0));
      const [elsewhere, bare] = [viewport.camera(), viewport.insets];
      press('Analyse');
      await screen.findByRole('button', { name: /^Close the analysis/ });
      await waitFor(() => expect(viewport.insets).not.toEqual(bare), LONG);
      expect(viewport.camera()).toBe(elsewhere);
    },
  );

  it(
    '[MT6] all of the map is in view once it was tidied, and when that is taken back, if it was before',
    LONG,
    async () => {
      fakeMedia([...PHONE, '(prefers-reduced-motion: reduce)']);
      let viewport = null as Viewport | null;
      const set = Viewport.prototype.setCamera;
      vi.spyOn(Viewport.prototype, 'setCamera').mockImplementation(function (this: Viewport, camera) {
        if (this.insets.bottom === 136) viewport = this;
        set.call(this, camera);
      });
      await openMap('canvas');
      await waitFor(() => expect(viewport?.camera().zoom).toBeLessThan(1), LONG);
      const camera = () => viewport?.camera();
      const home = camera();
      const press = (init: KeyboardEventInit) => fireEvent.keyDown(screen.getByRole('application'), init);
      press({ key: 'T', code: 'KeyT', shiftKey: true });
      await waitFor(() => expect(document.body.textContent).toMatch(/nodes? moved/), LONG);
      const tidied = camera();
      expect(tidied).not.toEqual(home);
      press({ key: 'z', ctrlKey: true });
      expect(camera()).toEqual(home);
      press({ key: 'y', ctrlKey: true });
      expect(camera()).toEqual(tidied);
      act(() => viewport?.panBy(5, 0));
      const elsewhere = camera();
      press({ key: 'z', ctrlKey: true });
      expect(camera()).toBe(elsewhere);
    },
  );
});
