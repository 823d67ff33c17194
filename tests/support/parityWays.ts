/** The ways of a person to an act: a mouse, a finger, the keys on the canvas, and the outline. By events, as browsers tell them. */
import { act, fireEvent } from '@testing-library/react';
import { vi } from 'vitest';
import { chordOf } from '../../client/acts/keyChords.ts';
import type { Action } from '../../client/features/board/actions/Action.ts';
import { nameOf } from '../../client/features/board/actions/actionMenu.tsx';
import { i18n } from '../../client/i18n/i18n.ts';
import { clipboardEvent, type ParityBoard } from './parityBoard.tsx';

export const WAYS = ['mouse', 'touch', 'keyboard', 'outline'] as const;
export type Way = (typeof WAYS)[number];

const WAIT = { timeout: 8_000, interval: 5 };
const BARS = ['select', 'note', 'text', 'link', 'pen', 'frame'];
/** Where nothing lies. */
const EMPTY = { clientX: 900, clientY: 800 };

const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
const surface = () => document.querySelector<HTMLElement>('[role="application"]');
const byLabel = (label: string) => all('button').find((one) => one.getAttribute('aria-label') === label);
const wordsOf = (element: Element) => element.querySelector('[class*="word"]')?.firstChild?.textContent ?? '';

/** What has the keyboard: when nothing has it, the canvas, or the first row of the outline. */
function focused(): Element {
  const { activeElement, body } = document;
  return activeElement && activeElement !== body
    ? activeElement
    : (surface() ?? (all('[data-item]')[0] as Element));
}

/** A press by that device. */
function press(element: Element, pointerType: string): void {
  fireEvent(element, new PointerEvent('click', { bubbles: true, cancelable: true, pointerType }));
}

/** What a browser does with Enter on a button. */
function enter(element: Element): void {
  if (fireEvent.keyDown(element, { key: 'Enter' })) fireEvent.click(element);
}

function pointer(type: string, at: { clientX: number; clientY: number }, pointerType: string): void {
  const button = type === 'contextmenu' && pointerType === 'mouse' ? 2 : 0;
  const init = { bubbles: true, cancelable: true, pointerId: 1, pointerType, button, ...at };
  fireEvent(surface() as Element, new PointerEvent(type, init));
}

function name(action: Action, { desk }: ParityBoard): string {
  return nameOf(action, desk, i18n.getFixedT(null, 'actions'));
}

/** In the menu that is open, or in one behind one of its lines: those lead by `choose` too. */
async function chooseIn(words: string, choose: (item: HTMLElement) => void): Promise<void> {
  const lines = () => all('[role="menu"] [role^="menuitem"]');
  await vi.waitFor(() => {
    if (lines().length === 0) throw new Error('No menu is open');
  }, WAIT);
  const here = () => lines().find((line) => wordsOf(line) === words);
  const found = here();
  if (found) return choose(found);
  const menus = (count: number) =>
    vi.waitFor(() => {
      if (all('[role="menu"]').length !== count) throw new Error(`Not ${count} menus open`);
    }, WAIT);
  for (const line of lines().filter((one) => one.hasAttribute('aria-haspopup'))) {
    choose(line);
    // A busy machine opens it a moment later.
    await menus(2);
    const inner = here();
    if (inner) return choose(inner);
    fireEvent.keyDown(document.activeElement ?? line, { key: 'ArrowLeft' });
    await menus(1);
  }
  throw new Error(`“${words}” is not in the menu`);
}

/** The list of everything, by its words. */
async function chooseInList(id: string, choose: (field: HTMLElement, option: () => Element | null) => void) {
  const field = () => document.querySelector<HTMLElement>('input[role="combobox"]');
  await vi.waitFor(() => {
    if (field() === null) throw new Error('The command menu has not come');
  }, WAIT);
  choose(field() as HTMLElement, () => document.querySelector(`[role="option"][data-key="${id}"]`));
}

function pressOption(id: string, pointerType: string) {
  return chooseInList(id, (_field, option) => {
    const found = option();
    if (found === null) throw new Error(`${id} is not in the command menu`);
    press(found, pointerType);
  });
}

/** Right click or long press, then the line; a button of the bar; what is behind "Shape" and "More". */
async function byPointer(action: Action, board: ParityBoard, device: 'mouse' | 'touch'): Promise<void> {
  const { desk } = board;
  const { menus = [] } = action;
  const words = name(action, board);
  const [chosen] = desk.selection.ids;
  const box = chosen === undefined ? null : desk.model.box(chosen);
  const byItem = menus.includes('items') && box !== null;
  if (byItem || menus.includes('board')) {
    const middle = box && { clientX: box.x + box.w / 2, clientY: box.y + (box.h > 150 ? 20 : box.h / 2) };
    const at = byItem && middle ? middle : EMPTY;
    if (device === 'touch') pointer('pointerdown', at, device);
    pointer('contextmenu', at, device);
    if (device === 'touch') pointer('pointerup', at, device);
    return chooseIn(words, (line) => press(line, device));
  }
  const bar = document.querySelector('[role="toolbar"][aria-label="Tools"]') as Element;
  const button = (label: string) =>
    [...bar.querySelectorAll('button')].find((one) => one.textContent === label) as HTMLElement;
  if (BARS.includes(action.id)) {
    press(button(i18n.getFixedT(null, 'board')(`tools.${action.id}.word` as 'tools.note.word')), device);
    // A mouse then shows where it comes.
    if (desk.hands?.tool.get() === 'place')
      for (const type of ['pointerdown', 'pointerup']) pointer(type, EMPTY, device);
    return;
  }
  const own = menus.length === 0 && byLabel(words);
  if (own) return press(own, device);
  const behind = menus.find((one) => one === 'shape' || one === 'more');
  press(button(behind === 'shape' ? 'Shape' : 'More'), device);
  if (behind) return chooseIn(words, (line) => press(line, device));
  await chooseIn('Command menu', (line) => press(line, device));
  await pressOption(action.id, device);
}

/** `Ctrl+Shift+G` as a browser tells it. */
export function pressed(keys: string) {
  const parts = chordOf(keys).split('+');
  const last = parts.at(-1) || '+';
  const names: Readonly<Record<string, string>> = {
    delete: 'Delete',
    backspace: 'Backspace',
    enter: 'Enter',
    contextmenu: 'ContextMenu',
  };
  const code = /^\d$/.test(last) ? `Digit${last}` : `Key${last.toUpperCase()}`;
  const key = names[last] ?? (/^f\d+$/.test(last) ? last.toUpperCase() : last);
  const held = {
    ctrlKey: parts.includes('ctrl'),
    shiftKey: parts.includes('shift'),
    altKey: parts.includes('alt'),
  };
  return { key, code, ...held };
}

/** Its key; else the menu key, arrows and Enter; else Ctrl+K and its name. */
async function byKeyboard(action: Action, board: ParityBoard): Promise<void> {
  const { keys, menus = [], native, id } = action;
  const words = name(action, board);
  if (native) return act(() => clipboardEvent(id as 'copy', focused()));
  if (keys?.[0]) return void fireEvent.keyDown(focused(), pressed(keys[0]));
  if (menus.includes('items') || menus.includes('board')) {
    fireEvent.keyDown(focused(), pressed('Shift+F10'));
    return chooseIn(words, (line) => {
      for (let step = 0; step < 60 && document.activeElement !== line; step++)
        fireEvent.keyDown(document.activeElement ?? line, { key: 'ArrowDown' });
      if (document.activeElement !== line) throw new Error(`No arrow leads to “${words}”`);
      enter(line);
    });
  }
  fireEvent.keyDown(focused(), pressed('Ctrl+K'));
  await chooseInList(id, (field, option) => {
    fireEvent.change(field, { target: { value: words } });
    const best = option();
    for (let step = 0; step < 6 && best?.getAttribute('aria-selected') !== 'true'; step++)
      fireEvent.keyDown(field, { key: 'ArrowDown' });
    if (best?.getAttribute('aria-selected') !== 'true') throw new Error(`“${words}” does not find ${id}`);
    fireEvent.keyDown(field, { key: 'Enter' });
  });
}

/** The row's own menu; a button of the page; its key; else the list of everything. */
async function byOutline(action: Action, board: ParityBoard): Promise<void> {
  const { desk } = board;
  const { menus = [], keys, native } = action;
  const row = document.querySelector(`[data-item="${desk.selection.focused}"]`);
  const door = row?.querySelector('[data-row-menu]');
  if (menus.includes('items') && door) {
    fireEvent.click(door);
    return chooseIn(name(action, board), (line) => press(line, 'mouse'));
  }
  const button = byLabel(name(action, board));
  if (button) return void fireEvent.click(button);
  if (keys?.[0] && !native) return void fireEvent.keyDown(focused(), pressed(keys[0]));
  fireEvent.click(byLabel('Command menu') as Element);
  await pressOption(action.id, 'mouse');
}

export function reach(action: Action, board: ParityBoard, way: Way): Promise<void> {
  if (way === 'outline') return byOutline(action, board);
  return way === 'keyboard' ? byKeyboard(action, board) : byPointer(action, board, way);
}
