/** What hands do less often than drag, choose and resize: drawing, links, turning, several made larger together; and how things line up. */
import type { Doing, Surroundings } from './doing.ts';
import type { Box, Point } from './geometry.ts';
import type { InkPoint } from './handlers.ts';
import type { Handle, Scaling } from './items.ts';
import { resizeBox } from './resizeBox.ts';

export { drawBox } from './drawBox.ts';
export { bendLine, drawLine, drawLink, moveTip } from './lineActivities.ts';
export { snapMove, snapResize } from './snap.ts';
export { turnItem } from './turnItem.ts';

export function drawInk<Id extends string>(
  { stage, handlers, sketch }: Surroundings<Id>,
  start: Point,
  pressure = 0.5,
): Doing {
  const points: InkPoint[] = [{ ...start, pressure }];
  const show = () => sketch.ink(handlers.ink?.(points) ?? '');
  show();
  return {
    move(at, modifiers) {
      points.push({ ...stage.viewport.toBoard(at), pressure: modifiers.pressure ?? 0.5 });
      show();
    },
    end() {
      sketch.clear();
      handlers.onDraw?.(points);
    },
    cancel: () => sketch.clear(),
  };
}

/** The corner across from the one that is dragged stays. */
export function scaleItems<Id extends string>(
  { stage, handlers, sketch }: Surroundings<Id>,
  { box: from, least, most, at: placesAt }: Scaling<Id>,
  handle: Handle,
  start: Point,
): Doing {
  const fixed = {
    x: handle.includes('w') ? from.x + from.w : from.x,
    y: handle.includes('n') ? from.y + from.h : from.y,
  };
  const times = (factor: number) => ({ w: from.w * factor, h: from.h * factor });
  const rules = { handles: [handle], min: times(least), max: times(most), keepRatio: true };
  let boxes: ReadonlyMap<Id, Box> = new Map();
  const still = () => new Map([...boxes].filter(([id]) => stage.items.box(id) !== null));
  const finish = (tell: ((boxes: ReadonlyMap<Id, Box>) => void) | undefined) => {
    sketch.clear();
    tell?.(still());
    stage.release(false);
  };
  handlers.onScaleStart?.();
  return {
    move(at) {
      const point = stage.viewport.toBoard(at);
      const to = resizeBox(from, handle, point.x - start.x, point.y - start.y, rules);
      const factor = to.w / from.w;
      boxes = placesAt(factor, fixed);
      const here = still();
      stage.hold([...here].filter(([id]) => !stage.items.bends?.(id)));
      handlers.onScaleMove?.(here, factor, fixed);
    },
    end: () => finish(handlers.onScaleEnd),
    cancel: () => finish(handlers.onScaleCancel),
  };
}
