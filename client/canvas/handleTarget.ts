/** What a press on the surface's own elements means. */
import type { Point } from './geometry.ts';
import type { Modifiers, Target } from './gesture.ts';
import type { Handle, Side, Tip } from './items.ts';
import type { Stage } from './Stage.ts';

/** Handles are elements of the surface itself, which name the item they belong to. */
export function handleTarget<Id extends string>(event: Event): Target<Id> | null {
  const element =
    event.target instanceof Element ? event.target.closest<HTMLElement>('[data-handle-of]') : null;
  const id = element?.dataset.handleOf as Id | undefined;
  if (!element || !id) return null;
  const { handle, side, lineEnd: tip, turn, bend: dot } = element.dataset;
  if (turn !== undefined) return { kind: 'turn', id };
  if (dot !== undefined) return { kind: 'bend', id, dot };
  if (tip) return { kind: 'tip', id, tip: tip as Tip };
  return side ? { kind: 'link', id, side: side as Side } : { kind: 'handle', id, handle: handle as Handle };
}

/** An item, or the words of a line that can be bent and is chosen alone, or would be by this press. */
export function itemTarget<Id extends string>(
  { selection, items, viewport }: Stage<Id>,
  id: Id,
  at: Point,
): Target<Id> {
  const isAlone = selection.single === id || (!selection.has(id) && selection.meant(id).size === 1);
  const bends = isAlone && items.tips?.(id);
  return { kind: 'item', id, ...(bends && items.onWords?.(id, viewport.toBoard(at)) && { words: true }) };
}

export const modifiersOf = (event: MouseEvent): Modifiers => ({
  shift: event.shiftKey,
  command: event.ctrlKey || event.metaKey,
  alt: event.altKey,
});
