/** Keys of the surface as commands. Pure: KeyControl carries them out. */
import type { Direction } from './direction.ts';
import { ZOOM_STEP } from './Viewport.ts';

export interface KeyInput {
  readonly key: string;
  readonly code: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

export interface KeyFacts {
  /** Moving by keyboard is on. */
  readonly moving: boolean;
  /** The focused item is selected, so arrows move instead of going on. */
  readonly focusSelected: boolean;
  readonly singleKeys: boolean;
}

export type KeyCommand =
  | { readonly kind: 'next' | 'previous' | 'first' | 'last' }
  | { readonly kind: 'go'; readonly direction: Direction }
  | { readonly kind: 'nudge' | 'shift' | 'page'; readonly dx: number; readonly dy: number }
  | { readonly kind: 'edit' | 'space' | 'escape' | 'startMove' | 'drop' | 'selectAll' }
  | { readonly kind: 'zoomBy'; readonly factor: number }
  | { readonly kind: 'zoomTo'; readonly what: 'real' | 'all' | 'selection' };

/** One arrow press, in board pixels. */
export const NUDGE = 4;
const MOVE_STEP = 8;
const MOVE_LEAP = 40;

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};
const WAY: Readonly<Record<Direction, readonly [number, number]>> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
};

/** Zoom keys work wherever the focus is on the surface, also while a text is being edited. */
export function zoomCommand(input: KeyInput): KeyCommand | null {
  const { key, code } = input;
  if (!(input.ctrlKey || input.metaKey) || input.altKey) return null;
  if (key === '+' || key === '=' || code === 'NumpadAdd') return { kind: 'zoomBy', factor: ZOOM_STEP };
  if (key === '-' || key === '_' || code === 'NumpadSubtract')
    return { kind: 'zoomBy', factor: 1 / ZOOM_STEP };
  return key === '0' || code === 'Digit0' || code === 'Numpad0' ? { kind: 'zoomTo', what: 'real' } : null;
}

/** A screen up or down, with Shift to the left or right. */
export function pageCommand({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyInput): KeyCommand | null {
  const by = key === 'PageDown' ? 1 : key === 'PageUp' ? -1 : 0;
  if (by === 0 || ctrlKey || metaKey || altKey) return null;
  return { kind: 'page', dx: shiftKey ? by : 0, dy: shiftKey ? 0 : by };
}

export function keyCommand(input: KeyInput, facts: KeyFacts): KeyCommand | null {
  const { key, code, shiftKey, altKey } = input;
  const command = input.ctrlKey || input.metaKey;
  const direction = ARROWS[key];
  if (command) return key.toLowerCase() === 'a' && !altKey && !shiftKey ? { kind: 'selectAll' } : null;
  if (direction) return arrow(direction, input, facts);
  if (altKey) return null;
  if (facts.moving) return key === 'Enter' ? { kind: 'drop' } : key === 'Escape' ? { kind: 'escape' } : null;
  if (key === 'Tab') return { kind: shiftKey ? 'previous' : 'next' };
  if (key === 'Home') return { kind: 'first' };
  if (key === 'End') return { kind: 'last' };
  if (key === 'Enter' && !shiftKey) return { kind: 'edit' };
  if (key === ' ') return { kind: 'space' };
  if (key === 'Escape') return { kind: 'escape' };
  if (shiftKey && facts.singleKeys && code === 'Digit1') return { kind: 'zoomTo', what: 'all' };
  if (shiftKey && facts.singleKeys && code === 'Digit2') return { kind: 'zoomTo', what: 'selection' };
  if (facts.singleKeys && !shiftKey && key.toLowerCase() === 'm') return { kind: 'startMove' };
  return pageCommand(input);
}

function arrow(direction: Direction, { shiftKey, altKey }: KeyInput, facts: KeyFacts): KeyCommand {
  const [x, y] = WAY[direction];
  if (facts.moving) {
    const by = shiftKey ? MOVE_LEAP : MOVE_STEP;
    return { kind: 'shift', dx: x * by, dy: y * by };
  }
  if (altKey || !facts.focusSelected) return { kind: 'go', direction };
  const by = shiftKey ? 10 * NUDGE : NUDGE;
  return { kind: 'nudge', dx: x * by, dy: y * by };
}
