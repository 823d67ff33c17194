/** Drawing a link from a handle or a line between two places, and dragging one end of a line elsewhere. */
import type { Doing, Surroundings } from './doing.ts';
import type { Box, Point } from './geometry.ts';
import { centre } from './geometry.ts';
import type { BendDrag, LineDrag, TipDrag } from './handlers.ts';
import type { Side, Tip } from './items.ts';
import type { Stage } from './Stage.ts';
import { portOn } from './sides.ts';

/** On the screen, as near as this to something a link from a "+" goes there: a new note would lie over it. */
const NEAR = 24;

const STEP = Math.PI / 12;
/** On the screen, an end as near as that outside an item is on it: its edge is no line to be met exactly. */
const EDGE = 8;
/** As near outside a frame, and half of it inside: the rest of it is a place like the board. */
const RIM = 12;

/** With Shift a line runs at a multiple of 15°. */
function inStep(from: Point, to: Point): Point {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const angle = Math.round(Math.atan2(dy, dx) / STEP) * STEP;
  const length = Math.hypot(dx, dy);
  return { x: from.x + length * Math.cos(angle), y: from.y + length * Math.sin(angle) };
}

/** From its nearest edge, on whichever side of it. */
function toEdge({ x, y }: Point, box: Box): number {
  const [dx, dy] = [Math.max(box.x - x, x - box.x - box.w), Math.max(box.y - y, y - box.y - box.h)];
  return Math.abs(Math.max(dx, dy));
}

/** What lies there, else what is as near to it, or the frame whose border is, and is nearer. */
function nearest<Id extends string>(
  stage: Stage<Id>,
  at: Point,
  reach: number,
  may: (id: Id) => boolean,
): Id | null {
  const { elements, items, viewport } = stage;
  const ground = (id: Id) => items.isGround?.(id) ?? false;
  const there = stage.hit(at, 0, may);
  if (there !== null) return there;
  const beside = stage.hit(at, reach / viewport.zoom, (id) => may(id) && !ground(id));
  const around = stage.hit(at, RIM / viewport.zoom, (id) => may(id) && ground(id));
  const [near, rim] = [beside && elements.box(beside), around && elements.box(around)];
  return near && !(rim && toEdge(at, rim) < toEdge(at, near)) ? beside : around;
}

/** What a link that comes from there is on at a point. */
function linkEnd<Id extends string>(stage: Stage<Id>, from: Id | null, at: Point, reach: number): Id | null {
  const { items } = stage;
  const over = nearest(stage, at, reach, (id) => id !== from && items.mayLink(id));
  return over ?? (from === null ? null : (items.linkInto?.(from, at) ?? null));
}

/** Shows what a line would be on, and the side that it would keep. */
function aimAt<Id extends string>(
  { stage: { elements, items }, handlers, sketch }: Surroundings<Id>,
  over: Id | null,
  at: Point,
): void {
  const box = over && elements.box(over);
  sketch.target(
    box && { ...box, angle: items.angle?.(over as Id) ?? 0 },
    over && (handlers.sideAt?.(over, at) ?? null),
  );
}

export function drawLine<Id extends string>(
  around: Surroundings<Id>,
  target: Id | null,
  start: Point,
): Doing {
  const { stage, handlers, sketch } = around;
  const { items } = stage;
  const from = target !== null && items.mayLink(target) ? target : null;
  let drag: LineDrag<Id> = { from, start, over: null, point: start };
  return {
    move(at, { shift }) {
      const free = stage.viewport.toBoard(at);
      const over = linkEnd(stage, from, free, EDGE);
      const point = shift && over === null ? inStep(start, free) : free;
      drag = { ...drag, over, point };
      const box = from === null ? null : stage.elements.box(from);
      sketch.line(box ? centre(box) : start, point);
      aimAt(around, over, point);
    },
    end() {
      sketch.clear();
      handlers.onLine?.(drag);
    },
    cancel: () => sketch.clear(),
  };
}

export function moveTip<Id extends string>(around: Surroundings<Id>, id: Id, tip: Tip): Doing {
  const { stage, handlers, sketch } = around;
  const { items } = stage;
  let drag: TipDrag<Id> | null = null;
  return {
    move(at, { shift }) {
      const tips = items.tips?.(id);
      if (!tips) return;
      const free = stage.viewport.toBoard(at);
      const over = nearest(stage, free, EDGE, (one) => items.mayJoin?.(id, tip, one) ?? false);
      const point = shift && over === null ? inStep(tips[tip === 'from' ? 'to' : 'from'], free) : free;
      drag = { id, tip, point, over };
      aimAt(around, over, point);
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

export function bendLine<Id extends string>(
  { stage, handlers }: Surroundings<Id>,
  id: Id,
  part: BendDrag<Id>['part'],
  start: Point,
  dot?: string,
): Doing {
  let drag: BendDrag<Id> | null = null;
  return {
    move(at) {
      drag = { id, part, start, point: stage.viewport.toBoard(at), ...(dot !== undefined && { dot }) };
      handlers.onBendMove?.(drag);
    },
    end() {
      if (drag && stage.items.tips?.(id)) handlers.onBendDrop?.(drag);
      else handlers.onBendCancel?.(id);
    },
    cancel: () => handlers.onBendCancel?.(id),
  };
}

export function drawLink<Id extends string>(around: Surroundings<Id>, from: Id, side: Side): Doing {
  const { stage, handlers, sketch } = around;
  const { items } = stage;
  let drag = { from, side, point: { x: 0, y: 0 }, over: null as Id | null };
  return {
    move(at) {
      const point = stage.viewport.toBoard(at);
      const over = linkEnd(stage, from, point, NEAR);
      drag = { from, side, point, over };
      const box = stage.elements.box(from);
      if (box) sketch.line(portOn({ ...box, angle: items.angle?.(from) ?? 0 }, side).at, point);
      aimAt(around, over, point);
      handlers.onLinkMove?.(drag);
    },
    end() {
      sketch.clear();
      handlers.onLinkDrop?.(drag);
    },
    cancel() {
      sketch.clear();
      handlers.onLinkCancel?.();
    },
  };
}
