/** What a press on one of the surface's own elements is meant for. */
import type { Target } from './gesture.ts';
import type { Handle, Side, Tip } from './items.ts';

/** Handles are elements of the surface itself, which name the item they belong to. */
export function handleTarget<Id extends string>(event: Event): Target<Id> | null {
  const element =
    event.target instanceof Element ? event.target.closest<HTMLElement>('[data-handle-of]') : null;
  const id = element?.dataset.handleOf as Id | undefined;
  if (!element || !id) return null;
  const { handle, side, lineEnd: tip, turn } = element.dataset;
  if (turn !== undefined) return { kind: 'turn', id };
  if (tip) return { kind: 'tip', id, tip: tip as Tip };
  return side ? { kind: 'link', id, side: side as Side } : { kind: 'handle', id, handle: handle as Handle };
}
