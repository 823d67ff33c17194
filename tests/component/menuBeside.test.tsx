import { act, fireEvent, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { IconButton } from '../../client/ui/IconButton.tsx';
import { Menu } from '../../client/ui/Menu.tsx';
import { setUpDom, show } from '../support/dom.tsx';

setUpDom();

const MOUSE = { pointerType: 'mouse' };

it('[UI10] stays while the mouse is on its way to it across others, which open after a rest', () => {
  vi.useFakeTimers();
  const panel = { left: 230, right: 430, top: 0, bottom: 300, width: 200, height: 300 } as DOMRect;
  const bounds = vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(panel);
  try {
    const items = [{ key: 'a', label: 'By type', onSelect: vi.fn<() => void>() }];
    const subs = ['Colour', 'Size'].map((label) => ({ key: label, label, items }));
    const target = <IconButton label="More" icon={<i />} />;
    show(<Menu target={target} groups={[{ key: 'a', items: subs }]} />);
    fireEvent.click(screen.getByRole('button', { name: 'More' }));
    const [colour, size] = ['Colour', 'Size'].map((name) => screen.getByRole('menuitem', { name }));
    const from = (row?: HTMLElement) => fireEvent.pointerLeave(row?.parentElement as Element, MOUSE);
    const onto = (row?: HTMLElement) => fireEvent.pointerEnter(row?.parentElement as Element, MOUSE);
    let last = { x: 0, y: 0 };
    const move = (x: number, y: number) => {
      const event = new MouseEvent('mousemove', { clientX: x, clientY: y, bubbles: true });
      const way = { movementX: { value: x - last.x }, movementY: { value: y - last.y } };
      screen.getByText('Size').dispatchEvent(Object.defineProperties(event, way));
      last = { x, y };
    };
    const rest = (ms: number) => act(() => void vi.advanceTimersByTime(ms));
    const open = () => screen.getAllByRole('menu').map((menu) => menu.getAttribute('aria-label'));
    onto(colour);
    rest(80);
    expect(open()).toContain('Colour');
    move(50, 10);
    move(60, 20);
    from(colour);
    onto(size);
    for (let x = 70; x < 200; x += 10) {
      move(x, 20 + x / 10);
      rest(40);
      expect(open()).toContain('Colour');
      expect(open()).not.toContain('Size');
    }
    rest(300);
    expect(open()).toContain('Size');
    expect(open()).not.toContain('Colour');
    // Down the items, past its edge: at once.
    move(190, 40);
    move(191, 60);
    from(size);
    onto(colour);
    move(191, 80);
    rest(80);
    expect(open()).toContain('Colour');
  } finally {
    bounds.mockRestore();
    vi.useRealTimers();
  }
});
