/** What hands and keys choose where some items go together. */
import { act } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { boxAt, drag, pointer, press, setUpSurface, showSurface } from '../support/surfaceUnderTest.tsx';

setUpSurface();

const group = ['n0', 'n1', 'n2'];
type Place = readonly [x: number, y: number];
const middle = (place: number): Place => {
  const { x, y, w, h } = boxAt(place);
  return [x + w / 2, y + h / 2];
};

function open() {
  const shown = showSurface({ count: 5, group });
  const { pane, selection } = shown;
  const click = (place: number, rest: PointerEventInit = {}) => {
    pointer(pane, 'down', middle(place), rest);
    pointer(pane, 'up', middle(place), rest);
  };
  const chosen = () => [...selection.ids].sort();
  return { ...shown, click, chosen };
}

describe('items that go together', () => {
  it.each(['mouse', 'touch', 'pen'])(
    '[BC592] a press by %s chooses all, then one, then others alone',
    (type) => {
      const { click, chosen } = open();
      const hand = { pointerType: type };
      click(0, hand);
      expect(chosen()).toEqual(group);
      click(1, hand);
      expect(chosen()).toEqual(['n1']);
      click(2, hand);
      expect(chosen()).toEqual(['n2']);
      click(3, hand);
      expect(chosen()).toEqual(['n3']);
      click(2, hand);
      expect(chosen()).toEqual(group);
    },
  );

  it('[BC592] with Shift all comes and goes, a double click writes in one, the right button takes all', () => {
    const { click, chosen, calls, selection, pane } = open();
    click(3);
    click(1, { shiftKey: true });
    expect(chosen()).toEqual([...group, 'n3']);
    click(0, { shiftKey: true });
    expect(chosen()).toEqual(['n3']);
    click(0);
    click(0);
    expect(calls.at(-1)).toEqual(['edit', 'n0']);
    act(() => selection.set([]));
    click(2, { button: 2 });
    expect(chosen()).toEqual(group);
    expect(calls.at(-1)?.slice(0, 2)).toEqual(['context', 'n2']);
    expect(pane.isConnected).toBe(true);
  });

  it('[BC592] a box that takes one takes all', () => {
    const { pane, chosen } = open();
    const { x, y, h } = boxAt(2);
    drag(pane, [x + 10, y + h + 30], [x + 40, y + h - 10]);
    expect(chosen()).toEqual(group);
  });

  it('[BC592] Tab goes item by item, Space chooses all, and once more the one', () => {
    const { pane, selection, chosen } = open();
    act(() => pane.focus());
    press('Tab');
    press('Tab');
    expect([selection.focused, chosen()]).toEqual(['n1', []]);
    press(' ');
    expect(chosen()).toEqual(group);
    expect(selection.focused).toBe('n1');
    press(' ');
    expect(chosen()).toEqual(['n1']);
    press(' ');
    expect(chosen()).toEqual([]);
  });

  it('[BC593] all of it moves, by hand and by key M, and once one is chosen alone that one', () => {
    const { pane, calls, click, selection } = open();
    const drops = () =>
      calls.filter(([name]) => name === 'drop').map(([, ids]) => [...(ids as string[])].sort());
    const [x, y] = middle(1);
    drag(pane, [x, y], [x, y + 60]);
    click(1);
    drag(pane, [x, y + 60], [x, y]);
    expect(drops()).toEqual([group, ['n1']]);
    act(() => selection.set([], 'n2'));
    act(() => pane.focus());
    press('m');
    press('ArrowDown');
    press('Enter');
    expect(drops().at(-1)).toEqual(group);
  });

  it('[BC593] taken by a link of it the others go along', () => {
    const { pane, calls, items } = open();
    items.bending.add('n0');
    items.locked.add('n0');
    const [x, y] = middle(0);
    drag(pane, [x, y], [x, y + 60]);
    expect(calls.find(([name]) => name === 'drop')?.[1]).toEqual(['n1', 'n2']);
  });
});
