/** What hands see of what they take. */
import { act, cleanup } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { drag, passFrames, pointer, press, setUpSurface, showSurface } from '../support/surfaceUnderTest.tsx';

setUpSurface();
const ON_0 = [140, 140] as const;

describe('what hands take', () => {
  it('[CV101] what is copied with Alt is seen where it was, until the key goes up or the hand lets go', () => {
    const { pane, selection, element, container } = showSurface();
    const layer = () => [...(element('n0')?.parentElement?.children ?? [])] as HTMLElement[];
    const pictures = () => layer().filter((one) => one.inert);
    const starts = () => ['n0', 'n1'].map((id) => element(id)?.style.transform);
    for (const end of ['drop', 'escape', 'key'] as const) {
      const before = starts();
      act(() => selection.set(['n0', 'n1']));
      pointer(pane, 'down', ON_0);
      pointer(pane, 'move', [ON_0[0], ON_0[1] + 90], { altKey: true });
      passFrames();
      expect(new Set(pictures().map((one) => one.style.transform))).toEqual(new Set(before));
      expect(starts()).not.toEqual(before);
      expect(container.querySelectorAll('[data-item="n0"]')).toHaveLength(1);
      if (end === 'escape') press('Escape');
      if (end === 'key') pointer(pane, 'move', [ON_0[0], ON_0[1] + 95]);
      if (end !== 'drop') expect(pictures()).toEqual([]);
      pointer(pane, 'up', [ON_0[0], ON_0[1] + 90]);
      expect(pictures()).toEqual([]);
      passFrames();
    }
  });

  it('[CV100] [CV155] what has handles at its sides shows them however low it is, its corners where there is room', () => {
    const { container, items, selection } = showSurface();
    items.handles = ['nw', 'ne', 'se', 'sw', 'e', 'w'];
    items.put('n0', { x: 0, y: 0, w: 300, h: 20 });
    act(() => selection.set(['n0']));
    passFrames();
    const frame = container.querySelector<HTMLElement>('[data-handle="e"]')?.parentElement as HTMLElement;
    const seen = [...frame.children].filter((one) => !(one as HTMLElement).hidden);
    expect([frame.hidden, frame.dataset.lateral]).toEqual([false, 'true']);
    expect(seen.map((one) => (one as HTMLElement).dataset.handle)).toEqual(['e', 'w', 'se', 'sw']);
    expect(frame.dataset.low).toBe('true');
    items.put('n0', { x: 0, y: 0, w: 300, h: 32 });
    passFrames();
    expect([...frame.children].filter((one) => !(one as HTMLElement).hidden)).toHaveLength(6);
    expect(frame.dataset.low).toBe('false');
    items.handles = ['se'];
    items.put('n0', { x: 0, y: 0, w: 300, h: 20 });
    act(() => selection.set([]));
    act(() => selection.set(['n0']));
    passFrames();
    expect([frame.hidden, frame.dataset.lateral]).toEqual([true, 'false']);
  });

  it('[CV111] what is long has corners though it is low, and around several they stand on the corners', () => {
    const { container, items, selection } = showSurface();
    const frame = container.querySelector<HTMLElement>('[data-handle="e"]')?.parentElement as HTMLElement;
    const hidden = (w: number, h: number) => {
      items.put('n0', { x: 0, y: 0, w, h });
      act(() => selection.set([]));
      act(() => selection.set(['n0']));
      passFrames();
      return frame.hidden;
    };
    expect([hidden(90, 38), hidden(38, 90), hidden(90, 28), hidden(38, 38)]).toEqual([
      false,
      false,
      true,
      true,
    ]);
    for (const id of ['n0', 'n1']) items.together.add(id);
    act(() => selection.set(['n0', 'n1']));
    passFrames();
    expect([frame.hidden, frame.dataset.group, frame.dataset.lateral]).toEqual([false, 'true', 'false']);
  });

  it('[CV113] handles for links are those of what has just been chosen by key or act, until the mouse moves on', () => {
    const { container, selection, element } = showSurface();
    const link = container.querySelector('[data-side="top"]') as HTMLElement;
    pointer(element('n0') as HTMLElement, 'move', ON_0);
    passFrames();
    expect(link.dataset.handleOf).toBe('n0');
    act(() => selection.set(['n1']));
    passFrames();
    expect(link.dataset.handleOf).toBe('n1');
    pointer(element('n0') as HTMLElement, 'move', ON_0);
    passFrames();
    expect(link.dataset.handleOf).toBe('n0');
  });

  it('[BC232] a click on ground chooses it, one that ends a text chooses nothing, and a drag from there is one on nothing', () => {
    const { items, selection, container } = showSurface();
    Object.assign(items, { hit: (id: string) => id !== 'n0', groundAt: () => 'n0' });
    const pane = container.querySelector('[role="application"]') as HTMLElement;
    drag(pane, ON_0, ON_0);
    expect([...selection.ids]).toEqual(['n0']);
    act(() => selection.startEditing('n1'));
    drag(pane, [180, 180], [180, 180]);
    expect([[...selection.ids], selection.editing]).toEqual([[], null]);
    drag(pane, ON_0, [500, 300]);
    expect([...selection.ids]).not.toEqual(['n0']);
  });

  it('[BC479] what is chosen is moved by a drag from there, with all that is chosen; with Shift that is a box', () => {
    const { items, selection, calls, pane } = showSurface();
    Object.assign(items, { hit: (id: string) => id !== 'n0', groundAt: () => 'n0' });
    const pull = (shiftKey: boolean) => {
      pointer(pane, 'down', ON_0, { shiftKey });
      pointer(pane, 'move', [ON_0[0], ON_0[1] + 300], { shiftKey });
      pointer(pane, 'up', [ON_0[0], ON_0[1] + 300], { shiftKey });
      return calls.splice(0).map(([what]) => what);
    };
    act(() => selection.set(['n0', 'n1']));
    expect([pull(true), pull(false)]).toEqual([[], ['dragStart', 'dragMove', 'drop']]);
    expect(selection.ids.has('n0') && selection.ids.has('n1')).toBe(true);
    act(() => selection.set(['n1']));
    expect(pull(false)).toEqual([]);
  });

  it('[BC491] the right button there chooses it and asks for its menu', () => {
    const { items, selection, calls, pane } = showSurface();
    Object.assign(items, { hit: (id: string) => id !== 'n0', groundAt: () => 'n0' });
    pointer(pane, 'down', ON_0, { button: 2 });
    pointer(pane, 'up', ON_0, { button: 2 });
    expect([[...selection.ids], calls.map(([what, id]) => [what, id])]).toEqual([
      ['n0'],
      [['context', 'n0']],
    ]);
  });

  it('[BC368] with Alt a drag from there copies it', () => {
    const { items, calls, pane } = showSurface();
    Object.assign(items, { hit: (id: string) => id !== 'n0', groundAt: () => 'n0' });
    for (const altKey of [false, true]) {
      pointer(pane, 'down', ON_0, { altKey });
      pointer(pane, 'move', [ON_0[0], ON_0[1] + 300], { altKey });
      pointer(pane, 'up', [ON_0[0], ON_0[1] + 300], { altKey });
      expect(calls.splice(0).map(([what]) => what)).toEqual(altKey ? ['dragStart', 'dragMove', 'drop'] : []);
    }
  });

  it('[CV112] with a tool that puts something a press on a button in an item puts it there', () => {
    for (const tool of ['stamp', 'place'] as const) {
      const content = (id: string) => <button type="button">{id}</button>;
      const { calls, element } = showSurface({ content, tool });
      drag(element('n0')?.querySelector('button') as HTMLElement, ON_0, ON_0);
      expect(calls).toEqual([['place', { x: 140, y: 140 }]]);
      cleanup();
    }
  });
});
