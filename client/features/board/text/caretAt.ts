/** Where in the words of a field somebody pressed, who now writes in it. */
import type { Point } from '../../../canvas/geometry.ts';

/** Beside the words it is the nearest place in them. A pixel within, the field is what lies there. */
const EDGE = 1;

/** `at` on the board, whose layer lies where it is seen, also while the camera moves. Null where browsers do not tell. */
export function caretAt(field: HTMLTextAreaElement, { x, y }: Point): number | null {
  const layer = field.closest('[data-item]')?.parentElement;
  if (!layer) return null;
  const [from, within] = [layer.getBoundingClientRect(), field.getBoundingClientRect()];
  const { a: scale } = new DOMMatrix(getComputedStyle(layer).transform);
  const inside = (value: number, least: number, most: number) =>
    Math.min(most - EDGE, Math.max(least + EDGE, value));
  const found = document.caretPositionFromPoint?.(
    inside(from.left + x * scale, within.left, within.right),
    inside(from.top + y * scale, within.top, within.bottom),
  );
  return found && found.offsetNode === field ? found.offset : null;
}
