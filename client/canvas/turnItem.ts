/** Turning an item around its middle by its handle. */
import type { Doing, Surroundings } from './doing.ts';
import type { Point } from './geometry.ts';
import { centre } from './geometry.ts';

/** With Shift in steps; without, upright and its quarters hold on this far. */
const STEP = 15;
const HOLDS = 3;

function settled(angle: number, inSteps: boolean): number {
  const step = inSteps ? STEP : 90;
  const near = Math.round(angle / step) * step;
  return Math.round(inSteps || Math.abs(angle - near) <= HOLDS ? near : angle);
}

const upright = (angle: number) => ((((angle + 180) % 360) + 360) % 360) - 180;

export function turnItem<Id extends string>(
  { stage, handlers }: Surroundings<Id>,
  id: Id,
  start: Point,
): Doing {
  const { items } = stage;
  const box = items.box(id);
  const first = items.angle?.(id) ?? 0;
  const bearing = (point: Point) => {
    const middle = centre(box ?? { ...start, w: 0, h: 0 });
    return (Math.atan2(point.y - middle.y, point.x - middle.x) * 180) / Math.PI;
  };
  let angle = first;
  return {
    move(at, { shift }) {
      const by = bearing(stage.viewport.toBoard(at)) - bearing(start);
      angle = upright(settled(first + by, shift));
      handlers.onTurnMove?.(id, angle);
    },
    end() {
      if (items.box(id) === null) handlers.onTurnCancel?.(id);
      else handlers.onTurnEnd?.(id, angle);
    },
    cancel: () => handlers.onTurnCancel?.(id),
  };
}
