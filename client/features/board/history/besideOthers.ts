import type * as Y from 'yjs';
import { isGrid } from '../../../../shared/documents/boardKinds.ts';
import type { ItemMap } from '../../../../shared/documents/items.ts';
import { readItem } from '../../../../shared/documents/readItem.ts';
import type { ItemId } from '../../../../shared/ids.ts';

/** Nearer than that one note hides the other. */
const HIDES = 24;
const GAP = 16;
const MOST_STEPS = 50;

/**
 * Notes that came back go to the right, all as far, until none lies where another note of the board lies by now: that one
 * would be hidden, with its dots. Call within the transaction that brought them.
 */
export function besideOthers(items: Y.Map<ItemMap>, back: readonly ItemId[]): void {
  const came = new Set(back);
  const loose = [...items].flatMap(([id, map]) => {
    const item = readItem(id as ItemId, map);
    const holder = item?.parent ? readItem(item.parent, items.get(item.parent)) : null;
    return item?.kind === 'note' && !isGrid(holder?.kind) ? [item] : [];
  });
  const others = loose.filter(({ id }) => !came.has(id));
  const mine = loose.filter(({ id }) => came.has(id));
  const hides = (by: number) =>
    mine.some(({ x, y }) =>
      others.some((one) => Math.abs(one.x - x - by) < HIDES && Math.abs(one.y - y) < HIDES),
    );
  const step = Math.max(0, ...mine.map(({ w }) => w)) + GAP;
  let steps = 0;
  while (steps < MOST_STEPS && hides(steps * step)) steps += 1;
  if (steps === 0) return;
  for (const { id, x } of mine) items.get(id)?.set('x', x + steps * step);
}
