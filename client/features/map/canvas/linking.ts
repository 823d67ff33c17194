/** While the Link tool is on: what is chosen is an end of the link, and keys go over what can be one (MH30, MH31). */

import type { ItemId } from '../../../../shared/ids.ts';
import { type Direction, nearestIn } from '../../../canvas/direction.ts';
import type { MapDesk } from '../MapDesk.ts';

/** It starts there or, where that is known, ends there. */
function choose({ commands, model }: MapDesk, id: ItemId | null): void {
  const linking = commands.linking.get();
  if (linking === null || id === null || !model.node(id) || id === linking.from) return;
  commands.linking.set(linking.from === null ? { from: id } : null);
  if (linking.from !== null) commands.link(linking.from, id);
}

/** Who writes, or is in a panel or a menu, leaves that; who is on a button of a bar has its other keys. */
function isOnCanvas({ target, key }: KeyboardEvent): boolean {
  if (target === document.body) return true;
  if (!(target instanceof Element) || target.closest('[data-board-canvas]') === null) return false;
  if (key === 'Escape') return !target.matches('input, textarea');
  return target.matches('[role="application"], [data-item]');
}

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** The node that this key goes to from this one; null where there is none. */
function nextNode({ model }: MapDesk, from: ItemId | null, { key, shiftKey }: KeyboardEvent): ItemId | null {
  const order = model.readingOrder().filter((id) => model.node(id));
  const box = from && model.node(from) && model.box(from);
  if (key === 'Tab') return order[box ? order.indexOf(from as ItemId) + (shiftKey ? -1 : 1) : 0] ?? null;
  const others = order.flatMap((id) => {
    const there = id === from ? null : model.box(id);
    return there ? [[id, there] as const] : [];
  });
  return box ? nearestIn(box, ARROWS[key] as Direction, others) : (order[0] ?? null);
}

/** Whether the key did something. */
function press(desk: MapDesk, event: KeyboardEvent): boolean {
  const { commands, selection, viewport, model, surface } = desk;
  const here = selection.focused ?? selection.single ?? commands.linking.get()?.from ?? null;
  if (event.key === 'Escape') commands.linking.set(null);
  // The field that the words go on in is on its way: it is none of the nodes that the keyboard is on.
  else if (commands.linking.get()?.typed) return type(desk, event) || event.key === 'Enter';
  else if (event.key === 'Enter') {
    if (here !== null && model.node(here)) selection.set([here]);
    // It was chosen before the tool was: nothing told of it.
    choose(desk, here);
  } else if (event.key === 'Tab' || event.key in ARROWS) {
    const next = nextNode(desk, here, event);
    const box = next && model.box(next);
    // Past the last one Tab leaves the map, as ever.
    if (!box) return event.key !== 'Tab';
    selection.focus(next);
    viewport.reveal(box);
    surface.focus();
  } else return type(desk, event);
  return true;
}

/** A letter looks for the node, and what else follows it. */
function type({ commands: { linking } }: MapDesk, { key, altKey }: KeyboardEvent): boolean {
  const now = linking.get();
  if (altKey || !(now?.typed ? /^.$/u : /^\p{L}$/u).test(key)) return false;
  linking.set({ from: now?.from ?? null, typed: (now?.typed ?? '') + key });
  return true;
}

/** Until the answer is called. */
export function followLinking(desk: MapDesk): () => void {
  const { commands, selection } = desk;
  const ended = new AbortController();
  const options = { signal: ended.signal, capture: true };
  // A line that is being drawn ends first, as every drag.
  let held = false;
  const hold = (down: boolean) => () => {
    held = down;
  };
  for (const kind of ['pointerup', 'pointercancel'] as const)
    document.addEventListener(kind, hold(false), options);
  document.addEventListener('pointerdown', hold(true), options);
  document.addEventListener(
    'keydown',
    (event) => {
      const others = held || event.ctrlKey || event.metaKey || event.isComposing;
      if (others || commands.linking.get() === null || selection.editing !== null || !isOnCanvas(event))
        return;
      if (!press(desk, event)) return;
      event.preventDefault();
      event.stopPropagation();
    },
    options,
  );
  const stop = selection.subscribe(() => choose(desk, selection.single));
  return () => {
    ended.abort();
    stop();
  };
}
