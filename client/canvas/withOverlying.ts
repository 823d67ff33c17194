import type { SurfaceItems } from './items.ts';
import type { SpatialIndex } from './SpatialIndex.ts';
import type { StackOrder } from './StackOrder.ts';

interface Stacked<Id extends string> {
  readonly items: SurfaceItems<Id>;
  readonly index: SpatialIndex<Id>;
  readonly order: StackOrder<Id>;
}

/**
 * These, then what lies on them, as a dot on a note: elements lie over all that is painted, so what lies on one has to be one.
 * Boxes of grounds are in the picture (see ItemPicture), so nothing is under them.
 */
export function* withOverlying<Id extends string>(ids: Iterable<Id>, stacked: Stacked<Id>): Generator<Id> {
  const { items, index, order } = stacked;
  const all = [...ids];
  yield* all;
  for (const id of all) {
    const box = items.isGround?.(id) ? null : index.box(id);
    const near = box ? index.search(box) : [];
    yield* near.filter((one) => order.z(one) > order.z(id) && !items.isGround?.(one) && !items.isFlat?.(one));
  }
}
