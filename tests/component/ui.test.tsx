import { act, fireEvent, screen, within } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { Button } from '../../client/ui/Button.tsx';
import { Dialog } from '../../client/ui/Dialog.tsx';
import { place } from '../../client/ui/floating/place.ts';
import { IconButton } from '../../client/ui/IconButton.tsx';
import { Menu } from '../../client/ui/Menu.tsx';
import { Popover } from '../../client/ui/Popover.tsx';
import { SearchSelect } from '../../client/ui/SearchSelect.tsx';
import { Tooltip } from '../../client/ui/Tooltip.tsx';
import { wearTheme } from '../../client/ui/theme.ts';
import { useTheme } from '../../client/ui/useTheme.ts';
import { setUpDom, show } from '../support/dom.tsx';

setUpDom();

const focused = () => document.activeElement?.textContent;
const press = (key: string, more: object = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });

describe('menu', () => {
  function openMenu() {
    const chosen: string[] = [];
    const item = (key: string, disabledReason: string | null = null) => ({
      key,
      label: key,
      disabledReason,
      onSelect: () => void chosen.push(key),
    });
    show(
      <Menu
        target={<IconButton label="More" icon={<i />} />}
        groups={[
          { key: 'a', label: 'Acts', items: [item('Rename'), item('Copy'), item('Archive', 'Ask a lead.')] },
          {
            key: 'b',
            items: [{ key: 'order', label: 'Order', items: [item('Front'), item('Back')] }, item('Delete')],
          },
        ]}
      />,
    );
    const button = screen.getByRole('button', { name: 'More' });
    act(() => button.focus());
    return { chosen, button };
  }

  it('[UI1] opens with an item in focus, is walked by arrows, ends and letters, and gives the focus back', () => {
    const { chosen, button } = openMenu();
    press('ArrowUp');
    expect(focused()).toBe('Delete');
    press('ArrowDown');
    expect(focused()).toBe('Rename');
    press('End');
    press('Home');
    press('c');
    expect(focused()).toBe('Copy');
    expect(button.getAttribute('aria-expanded')).toBe('true');
    expect(screen.getByRole('menu', { name: 'More' }).id).toBe(button.getAttribute('aria-controls'));
    expect(screen.getByRole('group', { name: 'Acts' })).toBeTruthy();
    for (const key of ['Escape', 'Tab']) {
      press(key);
      expect(screen.queryByRole('menu')).toBeNull();
      expect(document.activeElement).toBe(button);
      fireEvent.click(button);
      expect(focused()).toBe('Rename');
    }
    fireEvent.click(document.activeElement ?? button);
    expect(chosen).toEqual(['Rename']);
    expect(document.activeElement).toBe(button);
  });

  it('[UI1] a press elsewhere closes it, a second press on its button too', () => {
    const { button } = openMenu();
    fireEvent.click(button);
    fireEvent.pointerDown(document.body);
    expect(screen.queryByRole('menu')).toBeNull();
    fireEvent.click(button);
    fireEvent.pointerDown(button);
    fireEvent.click(button);
    expect(screen.queryByRole('menu')).toBeNull();
  });

  it('[UI9] the second press of a double click on the button chooses nothing, one on an item chooses once', () => {
    const { chosen, button } = openMenu();
    fireEvent.click(button, { detail: 1 });
    const under = screen.getByRole('menuitem', { name: 'Rename' });
    fireEvent.click(under, { detail: 2 });
    expect(chosen).toEqual([]);
    expect(screen.getByRole('menu')).toBeTruthy();
    fireEvent.click(under, { detail: 1 });
    fireEvent.click(under, { detail: 2 });
    expect(chosen).toEqual(['Rename']);
    expect(screen.queryByRole('menu')).toBeNull();
  });

  it('[UI2] a greyed item says why, does nothing and leaves the menu open', () => {
    const { chosen, button } = openMenu();
    fireEvent.click(button);
    const archive = screen.getByRole('menuitem', { name: /Archive.*Ask a lead\./ });
    fireEvent.click(archive);
    expect(archive.getAttribute('aria-disabled')).toBe('true');
    expect(screen.getByRole('menu')).toBeTruthy();
    expect(chosen).toEqual([]);
  });
});

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
      fireEvent.pointerEnter(order.parentElement ?? order, { pointerType: 'mouse' });
      act(() => void vi.advanceTimersByTime(80));
      expect(document.activeElement).toBe(order);
      fireEvent.click(screen.getByRole('menuitem', { name: 'Back' }));
      expect(chosen).toHaveBeenCalledOnce();
      expect(screen.queryByRole('menu')).toBeNull();
    } finally {
      vi.useRealTimers();
    }
  });
});

function Nested() {
  const [open, setOpen] = useState<readonly string[]>([]);
  const [acting, setActing] = useState(false);
  const opens = (name: string) => () => setOpen([...open, name]);
  const closes = (name: string) => () => setOpen(open.filter((one) => one !== name));
  return (
    <>
      <Button onClick={opens('Outer')}>Open</Button>
      <Dialog
        open={open.includes('Outer')}
        onClose={closes('Outer')}
        title="Outer"
        actions={<Button>Last</Button>}
      >
        <a href="/elsewhere">The programme</a>
        <Button onClick={opens('Inner')}>Further</Button>
        <Popover
          open={acting}
          onOpenChange={setActing}
          target={<Button onClick={() => setActing(true)}>Colour</Button>}
        >
          <Button onClick={() => setActing(false)}>Sun</Button>
        </Popover>
      </Dialog>
      <Dialog open={open.includes('Inner')} onClose={closes('Inner')} title="Inner">
        Words only.
      </Dialog>
    </>
  );
}

describe('popover', () => {
  it('[AN144] is one stop of Tab, arrows, Home and End go through it, Esc closes it and gives back', () => {
    function Offer() {
      const [open, setOpen] = useState(false);
      return (
        <Popover
          open={open}
          onOpenChange={setOpen}
          target={<Button onClick={() => setOpen(true)}>React</Button>}
        >
          {['Agree', 'Love', 'Idea'].map((one) => (
            <Button key={one}>{one}</Button>
          ))}
        </Popover>
      );
    }
    show(<Offer />);
    const opener = screen.getByRole('button', { name: 'React' });
    act(() => opener.focus());
    fireEvent.click(opener);
    const walked = ['ArrowRight', 'ArrowDown', 'ArrowDown', 'End', 'ArrowLeft', 'Home', 'Tab'].map((key) => {
      press(key);
      return focused();
    });
    expect(walked).toEqual(['Love', 'Idea', 'Agree', 'Idea', 'Love', 'Agree', 'Agree']);
    press('Escape');
    expect([screen.queryByRole('dialog'), document.activeElement]).toEqual([null, opener]);
  });
});

describe('dialog', () => {
  it('[UI3] takes the focus, keeps Tab inside, closes one at a time, gives the focus back', () => {
    show(<Nested />);
    const opener = screen.getByRole('button', { name: 'Open' });
    act(() => opener.focus());
    fireEvent.click(opener);
    expect(focused()).toBe('Further');
    act(() => screen.getByRole('button', { name: 'Last' }).focus());
    press('Tab');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Close');
    press('Tab', { shiftKey: true });
    expect(focused()).toBe('Last');
    const further = screen.getByRole('button', { name: 'Further' });
    act(() => further.focus());
    fireEvent.click(further);
    const inner = screen.getByRole('dialog', { name: 'Inner' });
    expect(document.activeElement).toBe(
      within(inner).getByRole('button', { name: 'Close' }).closest('[role=dialog]'),
    );
    press('Escape');
    expect(screen.queryByRole('dialog', { name: 'Inner' })).toBeNull();
    expect(document.activeElement).toBe(further);
    // A focus that got lost comes back in by Tab, and Esc still closes.
    act(() => further.blur());
    press('Tab');
    expect(screen.getByRole('dialog').contains(document.activeElement)).toBe(true);
    act(() => (document.activeElement as HTMLElement).blur());
    press('Escape');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.activeElement).toBe(opener);
  });

  it('[UI3] a panel of a button in it closes alone', () => {
    show(<Nested />);
    fireEvent.click(screen.getByRole('button', { name: 'Open' }));
    const colour = screen.getByRole('button', { name: 'Colour' });
    act(() => colour.focus());
    fireEvent.click(colour);
    expect(focused()).toBe('Sun');
    press('Tab');
    expect(focused()).toBe('Sun');
    press('Escape');
    expect(screen.getAllByRole('dialog')).toHaveLength(1);
    expect(document.activeElement).toBe(colour);
  });
});

describe('tooltip', () => {
  const tip = () => screen.queryByRole('tooltip')?.textContent ?? null;

  it('[UI4] comes with the focus or a resting pointer, may be pointed at, follows its words, goes with Esc', async () => {
    vi.useFakeTimers();
    try {
      const save = (label: string) => (
        <>
          <Tooltip label={label} shortcut="Ctrl+S">
            <button type="button">Save</button>
          </Tooltip>
          <p>Beside</p>
        </>
      );
      const { rerender } = show(save('Saving …'));
      const button = screen.getByRole('button', { name: 'Save' });
      act(() => button.focus());
      expect(tip()).toBe('Saving …Ctrl S');
      expect(button.getAttribute('aria-describedby')).toBe(screen.getByRole('tooltip').id);
      await act(async () => rerender(save('Saved')));
      expect(tip()).toBe('SavedCtrl S');
      press('Escape');
      expect(tip()).toBeNull();
      expect(button.hasAttribute('aria-describedby')).toBe(false);

      const over = (element: Element, pointerType = 'mouse') =>
        act(
          () => void element.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType })),
        );
      const rest = (ms: number) => act(() => void vi.advanceTimersByTime(ms));
      over(button, 'touch');
      rest(1_000);
      expect(tip()).toBeNull();
      over(button);
      rest(349);
      expect(tip()).toBeNull();
      rest(1);
      expect(tip()).toBe('SavedCtrl S');
      over(screen.getByText('Beside'));
      rest(50);
      over(screen.getByRole('tooltip'));
      rest(1_000);
      expect(tip()).toBe('SavedCtrl S');
      over(screen.getByText('Beside'));
      rest(1_000);
      expect(tip()).toBeNull();
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('place', () => {
  const view = { width: 400, height: 300 };
  const panel = { width: 100, height: 80 };

  it('[UI5] the wanted side, else the one with room, never outside the window', () => {
    const anchor = { x: 150, y: 100, width: 60, height: 20 };
    expect(place(anchor, panel, view, 'bottom-start', 8)).toEqual({ x: 150, y: 128 });
    expect(place(anchor, panel, view, 'top-end', 8)).toEqual({ x: 110, y: 12 });
    expect(place(anchor, panel, view, 'right', 8)).toEqual({ x: 218, y: 70 });
    expect(place({ ...anchor, y: 260 }, panel, view, 'bottom', 8)).toEqual({ x: 130, y: 172 });
    expect(place({ ...anchor, x: 340 }, panel, view, 'right-start', 8)).toEqual({ x: 232, y: 100 });
    for (const x of [-50, 0, 390]) {
      const at = place({ ...anchor, x }, { width: 100, height: 290 }, view, 'bottom-start', 8);
      expect(at.x).toBeGreaterThanOrEqual(8);
      expect(at.x).toBeLessThanOrEqual(292);
      expect(at.y).toBe(8);
    }
  });
});

describe('theme', () => {
  function Choice() {
    const [theme, setTheme] = useTheme();
    return <Button onClick={() => setTheme('light')}>{theme}</Button>;
  }

  it('[UI6] follows the system until one is chosen, also in another tab', () => {
    let dark = true;
    const heard = new Set<() => void>();
    vi.stubGlobal('matchMedia', () => ({
      get matches() {
        return dark;
      },
      addEventListener: (_: string, hear: () => void) => heard.add(hear),
      removeEventListener: (_: string, hear: () => void) => heard.delete(hear),
    }));
    const worn = () => document.documentElement.dataset.theme;
    const undress = wearTheme();
    show(<Choice />);
    expect(worn()).toBe('dark');
    dark = false;
    for (const hear of heard) hear();
    expect(worn()).toBe('light');
    dark = true;
    fireEvent.click(screen.getByRole('button', { name: 'auto' }));
    for (const hear of heard) hear();
    expect(worn()).toBe('light');
    localStorage.setItem('jumelage.theme', 'dark');
    act(() => void window.dispatchEvent(new StorageEvent('storage', { key: 'jumelage.theme' })));
    expect(worn()).toBe('dark');
    expect(screen.getByRole('button', { name: 'dark' })).toBeTruthy();
    undress();
  });
});

describe('search and pick', () => {
  const options = ['Győr, HU', 'Budapest, HU', 'Porto, PT'].map((label) => ({ value: label, label }));

  function Cities({ max = 9 }: { readonly max?: number }) {
    const [value, setValue] = useState<readonly string[]>([]);
    return <SearchSelect label="Cities" options={options} value={value} max={max} onChange={setValue} />;
  }
  const field = () => screen.getByRole<HTMLInputElement>('combobox', { name: 'Cities' });
  const picked = () =>
    screen.queryAllByRole('button', { name: /^Remove / }).map((button) => button.getAttribute('aria-label'));
  const type = (value: string) => fireEvent.change(field(), { target: { value } });

  it('[UI7] finds without marks, picks by key and press, takes back, stops at the most', () => {
    show(<Cities max={2} />);
    act(() => field().focus());
    type('GYOR');
    expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual(['Győr, HU']);
    press('Enter');
    expect(picked()).toEqual(['Remove Győr, HU']);
    expect(field().value).toBe('');
    type('o');
    expect(screen.getAllByRole('option')).toHaveLength(1);
    type('');
    press('ArrowDown');
    const active = () => document.getElementById(field().getAttribute('aria-activedescendant') ?? '');
    expect(active()?.textContent).toBe('Porto, PT');
    press('Escape');
    expect(screen.queryByRole('listbox')).toBeNull();
    fireEvent.click(field());
    fireEvent.click(screen.getByRole('option', { name: 'Porto, PT' }));
    expect(picked()).toEqual(['Remove Győr, HU', 'Remove Porto, PT']);
    expect(screen.queryByRole('listbox')).toBeNull();
    press('Backspace');
    expect(picked()).toEqual(['Remove Győr, HU']);
    type('atlantis');
    expect(screen.getByRole('status').textContent).toBe('Nothing found');
    fireEvent.click(screen.getByRole('button', { name: 'Remove Győr, HU' }));
    expect(picked()).toEqual([]);
  });
});
