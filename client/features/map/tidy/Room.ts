/** What is taken on the map, and the nearest place where nothing lies. */
import type { Box, Point } from '../../../canvas/geometry.ts';
import { inflate, intersects, shift } from '../../../canvas/geometry.ts';

/** Unit vectors: down, up, to the right, to the left. */
const WAYS: readonly Point[] = [
  { x: 0, y: 1 },
  { x: 0, y: -1 },
  { x: 1, y: 0 },
  { x: -1, y: 0 },
];

export class Room {
  readonly #taken: Box[];
  readonly #gap: number;

  constructor(taken: readonly Box[], gap: number) {
    this.#taken = [...taken];
    this.#gap = gap;
  }

  take({ x, y, w, h }: Box): void {
    this.#taken.push({ x, y, w, h });
  }

  /** As near as it can be above or below its own place. */
  nearestInColumn(wish: Box): Box {
    const near = inflate(wish, this.#gap, 0);
    const beside = this.#taken.filter((one) => one.x < near.x + near.w && one.x + one.w > near.x);
    const free = (y: number) =>
      !beside.some((one) => one.y < y + wish.h + this.#gap && one.y + one.h + this.#gap > y);
    const ys = beside.flatMap((one) => [one.y - wish.h - this.#gap, one.y + one.h + this.#gap]);
    const [y = wish.y] = [wish.y, ...ys]
      .toSorted((a, b) => Math.abs(a - wish.y) - Math.abs(b - wish.y))
      .filter(free);
    return { ...wish, y };
  }

  /** How far boxes that stay together must move, straight on, until none of them lies on anything. */
  nearestFor(boxes: readonly Box[]): Point {
    const ways = WAYS.map((way) => this.#along(boxes, way));
    return ways.reduce((best, one) =>
      Math.abs(one.x) + Math.abs(one.y) < Math.abs(best.x) + Math.abs(best.y) ? one : best,
    );
  }

  #along(boxes: readonly Box[], way: Point): Point {
    let by = { x: 0, y: 0 };
    for (;;) {
      const step = Math.max(0, ...boxes.map((box) => this.#past(shift(box, by.x, by.y), way)));
      if (step === 0) return by;
      by = { x: by.x + way.x * step, y: by.y + way.y * step };
    }
  }

  /** How far that way until it is clear of what it lies on now. */
  #past(box: Box, way: Point): number {
    const near = inflate(box, this.#gap - 0.01);
    let most = 0;
    for (const one of this.#taken) {
      if (!intersects(near, one)) continue;
      const far =
        way.y !== 0
          ? way.y > 0
            ? one.y + one.h + this.#gap - box.y
            : box.y + box.h + this.#gap - one.y
          : way.x > 0
            ? one.x + one.w + this.#gap - box.x
            : box.x + box.w + this.#gap - one.x;
      most = Math.max(most, far);
    }
    return most;
  }
}
