/** Rows keep their places whatever is written in them, until another order or filter is asked for: those of nodes and of links. */
import { useReducer, useRef } from 'react';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Row } from './TableDesk.ts';

/** Those that came are where the order has them; the one that is written comes last. Those that went keep their places. */
function withThose(before: readonly ItemId[], fresh: readonly Row[], written: ItemId | null) {
  if (before.length === 0) return fresh.map(({ id }) => id);
  const order = [...before];
  const known = new Set(before);
  fresh.forEach(({ id }, at) => {
    if (known.has(id)) return;
    const above = fresh[at - 1];
    order.splice(id === written ? order.length : above ? order.indexOf(above.id) + 1 : 0, 0, id);
  });
  return order;
}

/** `asked`: what another order begins with. `again` puts them in the order that is asked for. */
export function useKeptOrder(sorted: readonly Row[], asked: readonly unknown[], written: ItemId | null) {
  const [, render] = useReducer((count: number) => count + 1, 0);
  const order = useRef<readonly ItemId[]>([]);
  const before = useRef(asked);
  if (asked.some((one, at) => one !== before.current[at])) order.current = [];
  before.current = asked;
  order.current = withThose(order.current, sorted, written);
  const again = () => {
    order.current = [];
    render();
  };
  return { order: order.current, again };
}
