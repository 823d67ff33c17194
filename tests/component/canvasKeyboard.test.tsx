import { act, fireEvent } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import Minimap from '../../client/acts/Mini.tsx';
import { containsBox } from '../../client/canvas/geometry.ts';
import { offMap, onMap, scaleOf } from '../../client/canvas/Minimap.tsx';
import {
  boxAt,
  drag,
  passFrames,
  pointer,
  press,
  setUpSurface,
  showSurface,
} from '../support/surfaceUnderTest.tsx';

const { painted } = setUpSurface();

const active = () =>
  (document.activeElement as HTMLElement | null)?.dataset.item ?? document.activeElement?.textContent;

describe('keyboard', () => {
  it('[CV23] one tab stop; Tab walks the reading order and leaves at the ends', () => {
    const { container, pane, selection } = showSurface({ count: 3 });
    const stops = () => [...container.querySelectorAll('[tabindex="0"]')];
    expect(stops()).toEqual([pane]);
    act(() => pane.focus());
    expect(press('Tab', { shiftKey: true })).toBe(true);
    for (const id of ['n0', 'n1', 'n2']) {
      expect(press('Tab')).toBe(false);
      expect([active(), stops().length, selection.focused]).toEqual([id, 1, id]);
    }
    expect(press('Tab')).toBe(true);
    press('Home');
    expect(active()).toBe('n0');
    press('End');
    expect(active()).toBe('n2');
    press('Home');
    expect(press('Tab', { shiftKey: true })).toBe(true);
    expect(selection.ids.size).toBe(0);
  });

  it('[CV40] the pane has the keyboard until the focused item is mounted, then the item', () => {
    const { handle, pane, selection } = showSurface({ count: 400 });
    act(() => selection.focus('n399'));
    expect(document.activeElement).toBe(document.body);
    act(() => handle().focus());
    expect(document.activeElement).toBe(pane);
    passFrames();
    expect(active()).toBe('n399');
  });

  it.each([
    ['button', false],
    ['textarea', true],
  ] as const)(
    '[CV40] stays where it went before the item is mounted, as in a menu or words: %s',
    (kind, within) => {
      const { handle, pane, selection } = showSurface({ count: 400 });
      act(() => selection.focus('n399'));
      act(() => handle().focus());
      const other = (within ? pane : document.body).appendChild(document.createElement(kind));
      other.focus();
      passFrames();
      expect(document.activeElement).toBe(other);
      other.remove();
    },
  );

  it('[CV60] while nothing has the keyboard arrows move what is chosen and Esc lets it go, not under a dialog', () => {
    const { selection, calls } = showSurface({ count: 3 });
    act(() => selection.set(['n0', 'n1'], null));
    expect(document.activeElement).toBe(document.body);
    const dialog = document.body.appendChild(document.createElement('div'));
    dialog.dataset.dialog = '';
    press('Escape');
    expect(selection.ids.size).toBe(2);
    dialog.remove();
    press('ArrowRight');
    expect(calls.splice(0)).toEqual([['nudge', ['n0', 'n1'], 4, 0]]);
    press('Escape');
    expect(selection.ids.size).toBe(0);
    const page = document.body.appendChild(document.createElement('main'));
    page.tabIndex = -1;
    page.focus();
    act(() => selection.set(['n1'], null));
    press('Escape');
    expect(selection.ids.size).toBe(0);
    page.remove();
  });

  it('[CV41] others change names once in half a second, going there renews it at once', () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { handle, items, element, unmount } = showSurface({ count: 3 });
    const name = (id: string) => element(id)?.getAttribute('aria-label');
    for (const id of ['n0', 'n1', 'n2']) items.names.set(id, `Renamed ${id}`);
    for (const id of ['n0', 'n1']) items.put(id, boxAt(7), true);
    items.put('n2', boxAt(8));
    expect(['n0', 'n1', 'n2'].map(name)).toEqual(['Note n0', 'Note n1', 'Renamed n2']);
    act(() => handle().goTo('n0'));
    expect(['n0', 'n1'].map(name)).toEqual(['Renamed n0', 'Note n1']);
    act(() => vi.advanceTimersByTime(500));
    expect(name('n1')).toBe('Renamed n1');
    items.put('n1', boxAt(9), true);
    expect(vi.getTimerCount()).toBe(1);
    unmount();
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });

  it('[SP17] what is only elsewhere is placed, and neither named nor stacked anew', () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { items, element } = showSurface({ count: 3 });
    const compare = vi.spyOn(items, 'compare');
    const label = vi.spyOn(items, 'label');
    items.put('n0', boxAt(7), true, true);
    items.put('n1', boxAt(8), false, true);
    act(() => vi.runAllTimers());
    expect([compare.mock.calls.length, label.mock.calls.length]).toEqual([0, 0]);
    const at = (place: number) => `translate(${boxAt(place).x}px, ${boxAt(place).y}px)`;
    expect(['n0', 'n1'].map((id) => element(id)?.style.transform)).toEqual([at(7), at(8)]);
    items.put('n1', boxAt(9));
    expect([compare.mock.calls.length > 0, label.mock.calls.length]).toEqual([true, 1]);
    vi.useRealTimers();
  });

  it('[AN31] PageUp and PageDown move the view, with Shift to the side, not while something is moved', () => {
    const { pane, viewport, handle } = showSurface({ count: 400 });
    viewport.setInsets({ top: 100, right: 0, bottom: 0, left: 200 });
    const { w, h } = viewport.clearBox();
    const from = viewport.camera();
    const gone = () => [viewport.camera().x - from.x, viewport.camera().y - from.y];
    act(() => pane.focus());
    expect(press('PageDown')).toBe(false);
    expect(gone()).toEqual([0, 0.9 * h]);
    press('PageDown', { shiftKey: true });
    expect(gone()).toEqual([0.9 * w, 0.9 * h]);
    press('PageUp');
    press('PageUp', { shiftKey: true });
    expect(gone()).toEqual([0, 0]);
    expect(press('PageDown', { ctrlKey: true })).toBe(true);
    act(() => handle().goTo('n0'));
    press(' ');
    press('m');
    const still = viewport.camera();
    press('PageDown');
    expect(viewport.camera()).toEqual(still);
  });

  it('[CV24] arrows go to the nearest item that way', () => {
    const { handle } = showSurface();
    act(() => handle().goTo('n0'));
    press('ArrowRight');
    expect(active()).toBe('n1');
    press('ArrowDown', { altKey: true });
    expect(active()).toBe('n6');
    press('ArrowLeft');
    expect(press('ArrowLeft')).toBe(false);
    expect(active()).toBe('n5');
  });

  it('[CV25] what cannot be seen is brought into view, clear of the chrome', () => {
    const { handle, viewport, element } = showSurface({ count: 400 });
    viewport.setInsets({ top: 60, right: 300, bottom: 0, left: 70 });
    act(() => {
      handle().focus();
      handle().goTo('n399');
    });
    passFrames();
    expect(active()).toBe('n399');
    expect(element('n399')).not.toBeNull();
    const box = viewport.boxToScreen(boxAt(399));
    expect(box.x).toBeGreaterThanOrEqual(70);
    expect(box.x + box.w).toBeLessThanOrEqual(700);
    expect(box.y + box.h).toBeLessThanOrEqual(700);
  });

  it('[CV25] the keyboard stays in the surface when somebody deletes the focused item', () => {
    const { handle, items, pane } = showSurface();
    act(() => handle().goTo('n4'));
    expect(active()).toBe('n4');
    items.put('n4', null);
    passFrames();
    expect(document.activeElement).toBe(pane);
    press('Tab');
    expect(active()).toBe('n0');
  });

  it('[CV25] the keyboard stays when it was on a widget of what is deleted', () => {
    const content = (id: string) => <button type="button">{id}</button>;
    const { items, pane, element } = showSurface({ content });
    act(() => element('n4')?.querySelector('button')?.focus());
    items.put('n4', null);
    passFrames();
    expect(document.activeElement).toBe(pane);
  });

  it('[CV25] a selection made elsewhere does not take the focus', () => {
    const { getByText, selection } = showSurface();
    act(() => getByText('before').focus());
    act(() => selection.set(['n3']));
    passFrames();
    expect(active()).toBe('before');
  });

  it('[CV26] Enter, Space and the steps of Esc', () => {
    const content = (id: string, editing: boolean) => (editing ? <textarea aria-label={id} /> : id);
    const { handle, selection, calls, element, pane } = showSurface({ content });
    act(() => handle().goTo('n0'));
    press(' ');
    expect([...selection.ids]).toEqual(['n0']);
    press(' ');
    expect([...selection.ids]).toEqual([]);
    press('Enter');
    expect(selection.editing).toBe('n0');
    act(() => element('n0')?.querySelector('textarea')?.focus());
    press('Escape');
    expect([selection.editing, active()]).toEqual([null, 'n0']);
    press('m');
    press('Escape');
    expect(calls.at(-1)).toEqual(['dragCancel']);
    press('Escape');
    expect([selection.ids.size, selection.current]).toEqual([0, null]);
    expect(document.activeElement).toBe(pane);
    press('Enter');
    press(' ');
    expect([selection.editing, selection.ids.size]).toEqual([null, 0]);
    press('Escape');
    expect(calls.at(-1)).toEqual(['escape']);
    press('Tab');
    expect([selection.current, active()]).toEqual(['n1', 'n1']);
  });

  it('[CV26] Space that panned selects nothing', () => {
    const { handle, pane, selection, viewport } = showSurface();
    act(() => handle().goTo('n0'));
    const key = (type: string) =>
      act(() => document.activeElement?.dispatchEvent(new KeyboardEvent(type, { key: ' ', bubbles: true })));
    key('keydown');
    drag(pane, [140, 140], [240, 160]);
    key('keyup');
    expect(selection.ids.size).toBe(0);
    expect(viewport.camera().x).toBe(-100);
    drag(pane, [240, 160], [300, 160]);
    expect(viewport.camera().x).toBe(-100);
  });

  it('[CV26] Space pans over the board also while nothing has the keyboard', () => {
    const { pane, viewport, selection } = showSurface();
    vi.spyOn(pane, 'matches').mockReturnValue(true);
    expect(document.activeElement).toBe(document.body);
    act(() => window.dispatchEvent(new KeyboardEvent('keydown', { key: ' ' })));
    drag(pane, [140, 140], [240, 160]);
    expect(viewport.camera().x).toBe(-100);
    expect(selection.ids.size).toBe(0);
  });

  it('[CV27] arrows tell moves of the selection; move mode drops and restores', () => {
    const { handle, calls, element, pane } = showSurface();
    act(() => handle().goTo('n0'));
    press(' ');
    press('ArrowRight');
    press('ArrowRight', { shiftKey: true });
    expect(calls.splice(0)).toEqual([
      ['nudge', ['n0'], 4, 0],
      ['nudge', ['n0'], 40, 0],
    ]);
    press('m');
    press('ArrowDown');
    press('ArrowRight', { shiftKey: true });
    expect(element('n0')?.style.transform).toBe('translate(80px, 48px)');
    press('Escape');
    expect(element('n0')?.style.transform).toBe('translate(40px, 40px)');
    press('m');
    press('ArrowDown');
    press('Enter');
    expect(calls.at(-1)).toEqual(['drop', ['n0'], 0, 8]);
    press('m');
    press('ArrowDown');
    pointer(pane, 'down', [260, 20]);
    pointer(pane, 'up', [260, 20]);
    expect(calls.at(-1)).toEqual(['drop', ['n0'], 0, 8]);
  });

  it('[CV28] zoom keys', () => {
    const { handle, viewport, selection } = showSurface({ count: 200 });
    act(() => handle().focus());
    press('=', { ctrlKey: true });
    expect(viewport.zoom).toBe(1.25);
    press('0', { ctrlKey: true });
    expect(viewport.zoom).toBe(1);
    press('!', { shiftKey: true, code: 'Digit1' });
    expect(viewport.zoom).toBeLessThan(0.1);
    act(() => selection.set(['n0']));
    press('@', { shiftKey: true, code: 'Digit2' });
    expect(viewport.zoom).toBe(2);
    press('a', { ctrlKey: true });
    expect(selection.ids.size).toBe(200);
  });
});

describe('on top', () => {
  it('[CV32] lines get no frame, and neither presses nor acts by key a focus ring', () => {
    const { element, pane } = showSurface({ lines: ['n1'] });
    expect(element('n1')?.hasAttribute('data-unframed')).toBe(true);
    expect(element('n0')?.hasAttribute('data-unframed')).toBe(false);
    drag(pane, [140, 140], [140, 140]);
    expect(pane.dataset.pointed).toBe('true');
    for (const key of ['n', 'Delete', 'Escape', '!']) press(key);
    press('z', { ctrlKey: true });
    // As a command menu over it.
    const field = document.body.appendChild(document.createElement('input'));
    field.focus();
    for (const key of ['ArrowDown', 'Enter']) fireEvent.keyDown(field, { key });
    pane.focus();
    field.remove();
    expect(pane.dataset.pointed).toBe('true');
    press('Tab');
    expect(pane.dataset.pointed).toBe('false');
  });

  it('[CV30] the minimap holds content and view, and hides while everything fits', () => {
    const { container, viewport } = showSurface({ count: 9, chrome: <Minimap /> });
    const map = container.querySelector('canvas:not([class])')?.parentElement as HTMLElement;
    expect(map.hidden).toBe(false);
    act(() => viewport.zoomAt(0.5, { x: 0, y: 0 }));
    passFrames();
    expect(map.hidden).toBe(true);
    act(() => viewport.setCamera({ x: 0, y: 0, zoom: 2 }));
    passFrames();
    pointer(map, 'down', [90, 60], { buttons: 1 });
    const middle = viewport.toBoard({ x: 500, y: 350 });
    expect(middle.x).toBeCloseTo(600, 0);
    expect(middle.y).toBeCloseTo(240, 0);
  });

  it('[CV30] lines are no part of the minimap', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { items } = showSurface({
      count: 9,
      place: (at) => ({ ...boxAt(at), x: 900 * at }),
      chrome: <Minimap />,
    });
    act(() => vi.runAllTimers());
    expect(painted).toContain('n1');
    painted.length = 0;
    items.isLandmark = (id) => id !== 'n1';
    items.put('n1', { ...boxAt(1), x: 905 });
    act(() => vi.runAllTimers());
    passFrames();
    expect(painted).toEqual([]);
    items.put('n2', { ...boxAt(2), x: 950 });
    act(() => vi.runAllTimers());
    expect(painted).toEqual(['n2']);
    vi.useRealTimers();
  });

  it('[SP17] the minimap is not painted for a move that it cannot show', () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const place = (at: number) => ({ ...boxAt(at), x: 900 * at });
    const { items } = showSurface({ count: 9, place, chrome: <Minimap /> });
    act(() => vi.runAllTimers());
    const paintedAfter = (x: number, movedOnly: boolean) => {
      painted.length = 0;
      items.put('n4', { ...place(4), x }, true, movedOnly);
      act(() => vi.runAllTimers());
      return painted.includes('n4');
    };
    // Some fifty pixels of the board are one there, and short moves add up.
    expect([paintedAfter(3_610, true), paintedAfter(3_620, true)]).toEqual([false, false]);
    expect([paintedAfter(3_640, true), paintedAfter(3_650, true)]).toEqual([true, false]);
    expect(paintedAfter(3_650, false)).toBe(true);
    vi.useRealTimers();
  });

  it('[CV30] map points and board points agree', () => {
    const content = { x: -300, y: 50, w: 4_000, h: 900 };
    const view = { x: 2_000, y: -2_000, w: 600, h: 400 };
    const scale = scaleOf(content, view);
    for (const box of [content, view]) {
      const shown = onMap(box, scale);
      expect(containsBox({ x: 0, y: 0, w: 180, h: 120 }, shown)).toBe(true);
      expect(offMap(shown, scale).x).toBeCloseTo(box.x, 6);
      expect(offMap(shown, scale).y).toBeCloseTo(box.y, 6);
    }
  });

  it('[CV31] says when nothing is in view', () => {
    const { handle, viewport, items } = showSurface({ count: 1 });
    expect(handle().anythingInView()).toBe(true);
    act(() => viewport.panBy(9_000, 0));
    expect(handle().anythingInView()).toBe(false);
    act(() => handle().zoomTo('all'));
    expect(handle().anythingInView()).toBe(true);
    act(() => viewport.panBy(9_000, 0));
    items.put('n0', null);
    expect(handle().anythingInView()).toBe(true);
  });
});
