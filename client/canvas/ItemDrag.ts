/** Items on the move, by pointer or by keyboard: elements follow at once, the feature hears and writes. */
import type { Box, Point } from './geometry.ts';
import { shift, union } from './geometry.ts';
import type { Drag, SurfaceHandlers } from './handlers.ts';
import type { Stage } from './Stage.ts';

export interface DragBy {
  readonly dx: number;
  readonly dy: number;
  /** Where the pointer is, in board coordinates. */
  readonly point: Point;
  readonly alt: boolean;
}

/** More would cost more than they tell. */
const MOST_LEFT = 100;

export class ItemDrag<Id extends string> {
  readonly #stage: Stage<Id>;
  readonly #handlers: SurfaceHandlers<Id>;
  readonly #starts: ReadonlyMap<Id, Box>;
  #drag: Drag<Id>;
  /** What is seen where it was, while copies are in the hand. */
  readonly #left: HTMLElement[] = [];

  /** `grabbed` moves with the selection when it is selected, else alone. */
  constructor(
    stage: Stage<Id>,
    handlers: SurfaceHandlers<Id>,
    grabbed: Id,
    by: Drag<Id>['by'],
    point: Point,
  ) {
    this.#stage = stage;
    this.#handlers = handlers;
    const { selection, items } = stage;
    const ids = items.moving(selection.has(grabbed) ? selection.ids : selection.meant(grabbed));
    this.#starts = new Map(
      [...ids].map((id) => [id, items.box(id) as Box] as const).filter((one) => one[1] !== null),
    );
    this.#drag = { ids: new Set(this.#starts.keys()), grabbed, dx: 0, dy: 0, point, by, alt: false };
    handlers.onDragStart?.(this.#drag);
  }

  get moved(): DragBy {
    return this.#drag;
  }

  get ids(): ReadonlySet<Id> {
    return this.#drag.ids;
  }

  /** Around everything that moves, if it were moved by this much; null when nothing is left. */
  boxAt({ dx, dy }: Pick<DragBy, 'dx' | 'dy'>): Box | null {
    const solid = [...this.#starts].filter(([id]) => !this.#stage.items.bends?.(id));
    const around = union(solid.map(([id, box]) => this.#stage.bounds(id, box)));
    return around && shift(around, dx, dy);
  }

  /** Where the grabbed item would be now. */
  get box(): Box | null {
    const start = this.#starts.get(this.#drag.grabbed);
    return start ? shift(start, this.#drag.dx, this.#drag.dy) : null;
  }

  move(by: DragBy): void {
    if (by.alt !== this.#drag.alt) this.#leave(by.alt);
    this.#drag = { ...this.#drag, ...by };
    this.#hold(by.dx, by.dy, true);
    this.#handlers.onDragMove?.(this.#drag);
  }

  #hold(dx: number, dy: number, lift: boolean): void {
    const { items } = this.#stage;
    const here = [...this.#starts].filter(([id]) => items.box(id) !== null && !items.bends?.(id));
    this.#stage.hold(
      here.map(([id, box]) => [id, shift(box, dx, dy)] as const),
      lift,
    );
  }

  #leave(copies: boolean): void {
    for (const picture of this.#left.splice(0)) picture.remove();
    if (!copies || this.#starts.size > MOST_LEFT) return;
    this.#hold(0, 0, false);
    for (const id of this.#starts.keys()) {
      const element = this.#stage.elements.get(id);
      const picture = element?.cloneNode(true) as HTMLElement | undefined;
      if (!picture) continue;
      picture.inert = true;
      delete picture.dataset.item;
      element?.before(picture);
      this.#left.push(picture);
    }
  }

  drop(): void {
    const ids = new Set([...this.#drag.ids].filter((id) => this.#stage.items.box(id) !== null));
    if (ids.size > 0) this.#handlers.onDrop?.({ ...this.#drag, ids });
    else this.#handlers.onDragCancel?.(this.#drag);
    this.#leave(false);
    this.#stage.release(ids.size > 0);
  }

  cancel(): void {
    this.#handlers.onDragCancel?.(this.#drag);
    this.#leave(false);
    this.#stage.release(true);
  }
}
