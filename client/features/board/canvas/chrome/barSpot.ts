/** The place of the bar of what is chosen, on the screen: off what is chosen, and over as little else as can be. Pure. */
import type { Box, Point, Size } from '../../../../canvas/geometry.ts';
import { inflate, union } from '../../../../canvas/geometry.ts';

/** Room for the handles around what is chosen; and where there is none, beside it all the same. */
const GAPS = [44, 10] as const;

/** Of the window. */
const EDGE = 8;

export interface BarRoom {
  readonly bar: Size;
  /** What nothing else of the page covers. */
  readonly clear: Box;
  readonly chosen: Box;
  /** Handles of the one line that is chosen, which a hand takes it by. */
  readonly ends: readonly Box[];
  readonly others: readonly Box[];
  /** Where it stood while the same was chosen. */
  readonly before?: Side | null;
  /** In a narrow window its end is always at the same place, and with it what is always there. */
  readonly atEnd?: boolean;
}

export type Side = 'above' | 'below';

/** How much of these it covers. */
function covered(box: Box, all: readonly Box[]): number {
  let area = 0;
  for (const one of all) {
    const w = Math.min(box.x + box.w, one.x + one.w) - Math.max(box.x, one.x);
    const h = Math.min(box.y + box.h, one.y + one.h) - Math.max(box.y, one.y);
    if (w > 0 && h > 0) area += w * h;
  }
  return area;
}

/**
 * Above it or below, where it stood before, else whichever covers less of the rest; where neither has room, at an edge of the window, rather the lower:
 * words begin at the top.
 */
export function barSpot({ bar, clear, chosen, ends, others, before = null, atEnd }: BarRoom): Point {
  const [right, bottom] = [clear.x + clear.w - bar.w, clear.y + clear.h - bar.h];
  // A bar that is wider than that goes as far to the left as it must, and under no panel.
  const left = Math.min(clear.x, Math.max(EDGE, right));
  const middle = chosen.x + chosen.w / 2 - bar.w / 2;
  const x = Math.max(left, atEnd ? right : Math.min(right, middle));
  const least = (ways: readonly number[], cost: (place: Box) => number) => {
    const inside = ways.filter((y) => y >= clear.y && y <= bottom).map((y) => ({ x, y, ...bar }));
    return inside.toSorted((a, b) => cost(a) - cost(b))[0];
  };
  const whole = union([chosen, ...ends]) ?? chosen;
  for (const side of before ? [before, null] : [null])
    for (const gap of GAPS) {
      const around = (box: Box) => [
        ...(side === 'below' ? [] : [box.y - bar.h - gap]),
        ...(side === 'above' ? [] : [box.y + box.h + gap]),
      ];
      const free = [...around(chosen), ...around(whole)].filter((y) => covered({ x, y, ...bar }, ends) === 0);
      const place = least(free, (one) => covered(one, others));
      if (place) return place;
    }
  const own = [inflate(chosen, 1), ...ends];
  return least([bottom, clear.y], (place) => covered(place, own)) ?? { x, y: bottom };
}
