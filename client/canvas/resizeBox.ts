/** What a box becomes when one of its handles is dragged. */
import type { Box } from './geometry.ts';
import { centre, turned } from './geometry.ts';
import type { Handle, Resizing } from './items.ts';

const nearestOf = (steps: readonly number[] | undefined, to: number) =>
  steps?.reduce((best, one) => (Math.abs(one - to) < Math.abs(best - to) ? one : best));

const clamp = (value: number, min: number, max: number) => Math.min(max, Math.max(min, value));

/** Whether one edge in line would tear the other out of it. */
export const isStiff = ({ keepRatio, steps }: Resizing, handle: Handle): boolean =>
  keepRatio || (steps !== undefined && handle.length === 2);

export function resizeBox(start: Box, handle: Handle, dx: number, dy: number, rules: Resizing): Box {
  const west = handle.includes('w');
  const north = handle.includes('n');
  const across = west || handle.includes('e');
  const along = north || handle.includes('s');
  let w = across ? start.w + (west ? -dx : dx) : start.w;
  let h = along ? start.h + (north ? -dy : dy) : start.h;
  if (isStiff(rules, handle) && start.w > 0 && start.h > 0) {
    const least = Math.max(rules.min.w / start.w, rules.min.h / start.h);
    const most = Math.min(rules.max.w / start.w, rules.max.h / start.h);
    const grown = across && along ? Math.max(w / start.w, h / start.h) : across ? w / start.w : h / start.h;
    const scale = nearestOf(rules.steps, grown) ?? clamp(grown, least, Math.max(least, most));
    w = start.w * scale;
    h = start.h * scale;
  } else {
    if (across) w = clamp(w, rules.min.w, rules.max.w);
    if (along) h = clamp(h, rules.min.h, rules.max.h);
  }
  return { x: west ? start.x + start.w - w : start.x, y: north ? start.y + start.h - h : start.y, w, h };
}

/** The same for a box that lies turned: the hand moves along its sides, and what is across from the handle stays. */
export function resizeTurned(
  start: Box,
  angle: number,
  handle: Handle,
  dx: number,
  dy: number,
  rules: Resizing,
): Box {
  if (angle === 0) return resizeBox(start, handle, dx, dy, rules);
  const along = turned({ x: dx, y: dy }, { x: 0, y: 0 }, -angle);
  const box = resizeBox(start, handle, along.x, along.y, rules);
  const fixed = {
    x: handle.includes('w') ? start.x + start.w : start.x,
    y: handle.includes('n') ? start.y + start.h : start.y,
  };
  const [before, after] = [turned(fixed, centre(start), angle), turned(fixed, centre(box), angle)];
  return { ...box, x: box.x + before.x - after.x, y: box.y + before.y - after.y };
}
