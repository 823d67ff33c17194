/** Keys of the map, while the canvas has the focus and nothing is being written. */
import { type KeyboardEvent as ReactKeyboardEvent, useCallback, useEffect } from 'react';
import type { Tool } from '../../../canvas/handlers.ts';
import type { Side } from '../../../canvas/items.ts';
import type { Writable } from '../../../live/readable.ts';
import { focusKey } from '../analysis/openSpotlight.ts';
import { groupKey } from '../groups/groupCommands.ts';
import type { MapDesk } from '../MapDesk.ts';

const SIDES: Readonly<Record<string, Side>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'top',
  ArrowDown: 'bottom',
};

type Run = () => unknown;

function withControl(event: KeyboardEvent, { commands, selection }: MapDesk): Run | null {
  const key = event.key.toLowerCase();
  const side = SIDES[event.key];
  const { focused } = selection;
  if (key === 'z') return () => (event.shiftKey ? commands.redo() : commands.undo());
  if (key === 'y') return () => commands.redo();
  if (key === 'g') return () => groupKey(event, commands.parts);
  if (side && focused !== null) return () => commands.linked(focused, side);
  return key === 'enter' && focused !== null ? () => commands.linked(focused, 'left') : null;
}

function single(
  event: KeyboardEvent,
  { commands, selection, tidier, spotlight }: MapDesk,
  tool: Writable<Tool>,
): Run | null {
  if (event.key === 'Delete' || event.key === 'Backspace') return () => commands.remove();
  if (event.key === 'Escape' && commands.linking.get()) return () => commands.linking.set(null);
  if (event.key === 'Escape' && spotlight.shown.get()) return () => spotlight.end();
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
  if (event.shiftKey && event.code === 'KeyT') return () => tidier.start();
  if (event.shiftKey && event.code === 'KeyA') return () => spotlight.panel.set(!spotlight.panel.get());
  if (event.shiftKey) return null;
  if (digit !== undefined) return () => commands.setKindAt(Number(digit) - 1);
  const letters: Readonly<Record<string, Run>> = {
    n: () => commands.newNode(),
    v: () => tool.set('select'),
    h: () => tool.set('hand'),
    a: () => commands.startLink(),
    l: () => commands.startLink(),
    f: () => focusKey(spotlight, commands.parts),
  };
  return selection.editing === null ? (letters[event.key.toLowerCase()] ?? null) : null;
}

/** Whether the key was one of the map's. */
export function pressKey(event: KeyboardEvent, desk: MapDesk, tool: Writable<Tool>): boolean {
  if (event.defaultPrevented || event.isComposing || desk.selection.editing !== null || event.altKey)
    return false;
  const run = event.ctrlKey || event.metaKey ? withControl(event, desk) : single(event, desk, tool);
  run?.();
  return run !== null;
}

export function useMapKeys(desk: MapDesk, tool: Writable<Tool>) {
  useEffect(() => {
    // Nothing has the focus, as on a page that has just loaded: then keys mean the map, unless something lies over it.
    const onKey = (event: KeyboardEvent) => {
      if (event.target !== document.body || document.querySelector('[data-dialog]')) return;
      if (pressKey(event, desk, tool)) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [desk, tool]);
  return useCallback(
    (event: ReactKeyboardEvent) => {
      if (!(event.target as Element).matches('[data-item], [role="application"]')) return;
      if (pressKey(event.nativeEvent, desk, tool)) event.preventDefault();
    },
    [desk, tool],
  );
}
