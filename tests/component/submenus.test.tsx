/** A menu in a menu: by press, by arrow, under a pointer. */
import { act, fireEvent, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { IconButton } from '../../client/ui/IconButton.tsx';
import { Menu } from '../../client/ui/Menu.tsx';
import { setUpDom, show } from '../support/dom.tsx';

setUpDom();

const focused = () => document.activeElement?.textContent;
const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });

describe('menu in a menu', () => {
  it('[UI8] opens beside its item, leads back, and closes with all when something is chosen', () => {
    vi.useFakeTimers();
    try {
      const chosen = vi.fn<() => void>();
      const items = ['Front', 'Back'].map((label) => ({ key: label, label, onSelect: chosen }));
      show(
        <Menu
          target={<IconButton label="More" icon={<i />} />}
          groups={[{ key: 'a', items: [{ key: 'order', label: 'Order', items }] }]}
        />,
      );
      fireEvent.click(screen.getByRole('button', { name: 'More' }));
      const order = screen.getByRole('menuitem', { name: 'Order' });
      for (const back of ['ArrowLeft', 'Escape']) {
        press('ArrowRight');
        expect(focused()).toBe('Front');
        expect(order.getAttribute('aria-expanded')).toBe('true');
        press(back);
        expect(document.activeElement).toBe(order);
        expect(screen.getAllByRole('menu')).toHaveLength(1);
      }
      fireEvent.pointerMove(order, { pointerType: 'mouse' });
      act(() => void vi.advanceTimersByTime(80));
      expect(document.activeElement).toBe(order);
      fireEvent.click(screen.getByRole('menuitem', { name: 'Back' }));
      expect(chosen).toHaveBeenCalledOnce();
      expect(screen.queryByRole('menu')).toBeNull();
    } finally {
      vi.useRealTimers();
    }
  });

  it('[UI8] a pointer that goes across another item to the open menu opens it not', () => {
    vi.useFakeTimers();
    try {
      const sub = (label: string) => ({
        key: label,
        label,
        items: [{ key: label, label: `${label}s`, onSelect: vi.fn<() => void>() }],
      });
      show(
        <Menu
          target={<IconButton label="More" icon={<i />} />}
          groups={[{ key: 'a', items: [sub('Colour'), sub('Size')] }]}
        />,
      );
      fireEvent.click(screen.getByRole('button', { name: 'More' }));
      const item = (name: string) => screen.getByRole('menuitem', { name });
      const wait = (ms: number) => act(() => void vi.advanceTimersByTime(ms));
      fireEvent.pointerMove(item('Colour'), { pointerType: 'mouse' });
      wait(80);
      fireEvent.pointerOut(item('Colour'), { pointerType: 'mouse', relatedTarget: item('Size') });
      for (let step = 0; step < 10; step++) {
        fireEvent.pointerMove(item('Size'), { pointerType: 'mouse' });
        wait(20);
      }
      fireEvent.pointerMove(item('Colours'), { pointerType: 'mouse' });
      fireEvent.pointerOut(item('Size'), { pointerType: 'mouse', relatedTarget: item('Colours') });
      wait(1000);
      expect(item('Colours')).toBeTruthy();
      expect(screen.queryByRole('menuitem', { name: 'Sizes' })).toBeNull();
    } finally {
      vi.useRealTimers();
    }
  });
});
