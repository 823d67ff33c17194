/** Drawing a line between two places, and dragging one end of a line elsewhere. */
import type { Doing, Surroundings } from './doing.ts';
import type { Point } from './geometry.ts';
import { centre } from './geometry.ts';
import type { LineDrag, TipDrag } from './handlers.ts';
import type { Tip } from './items.ts';
import type { Stage } from './Stage.ts';

const STEP = Math.PI / 12;

/** With Shift a line runs at a multiple of 15°. */
function inStep(from: Point, to: Point): Point {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const angle = Math.round(Math.atan2(dy, dx) / STEP) * STEP;
  const length = Math.hypot(dx, dy);
  return { x: from.x + length * Math.cos(angle), y: from.y + length * Math.sin(angle) };
}

/** What a link that comes from there is on at a point. */
export function linkEnd<Id extends string>(stage: Stage<Id>, from: Id | null, at: Point): Id | null {
  const { items } = stage;
  const over = stage.hit(at, 0, (id) => id !== from && items.mayLink(id));
  return over ?? (from === null ? null : (items.linkInto?.(from, at) ?? null));
}

export function drawLine<Id extends string>(
  { stage, handlers, sketch }: Surroundings<Id>,
  target: Id | null,
  start: Point,
): Doing {
  const { items } = stage;
  const from = target !== null && items.mayLink(target) ? target : null;
  let drag: LineDrag<Id> = { from, start, over: null, point: start };
  return {
    move(at, { shift }) {
      const free = stage.viewport.toBoard(at);
      const over = linkEnd(stage, from, free);
      const point = shift && over === null ? inStep(start, free) : free;
      drag = { ...drag, over, point };
      const box = from === null ? null : stage.elements.box(from);
      sketch.line(box ? centre(box) : start, point, over && stage.bounds(over, stage.elements.box(over)));
    },
    end() {
      sketch.clear();
      handlers.onLine?.(drag);
    },
    cancel: () => sketch.clear(),
  };
}

export function moveTip<Id extends string>(
  { stage, handlers, sketch }: Surroundings<Id>,
  id: Id,
  tip: Tip,
): Doing {
  const { items } = stage;
  let drag: TipDrag<Id> | null = null;
  return {
    move(at, { shift }) {
      const tips = items.tips?.(id);
      if (!tips) return;
      const free = stage.viewport.toBoard(at);
      const over = stage.hit(free, 0, (one) => items.mayJoin?.(id, tip, one) ?? false);
      const point = shift && over === null ? inStep(tips[tip === 'from' ? 'to' : 'from'], free) : free;
      drag = { id, tip, point, over };
      sketch.target(over && stage.bounds(over, stage.elements.box(over)));
      handlers.onTipMove?.(drag);
    },
    end() {
      sketch.clear();
      if (drag && items.tips?.(id)) handlers.onTipDrop?.(drag);
      else handlers.onTipCancel?.(id);
    },
    cancel() {
      sketch.clear();
      handlers.onTipCancel?.(id);
    },
  };
}
