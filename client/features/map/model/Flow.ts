/**
 * Whether a map stands in columns or in rows: what more of its links lead along. Made of where nodes are and nothing
 * else, as everybody sees the same; a map that Tidy laid out has a gap between the ends of every link, along its way.
 */
import type { ItemId } from '../../../../shared/ids.ts';
import type { Box } from '../../../canvas/geometry.ts';
import { APART, DOWN, LOOK, type MapLook } from './columns.ts';

/** Which ways the ends of a link are apart. */
interface Leads {
  readonly across: boolean;
  readonly down: boolean;
}

const leadsOf = (from: Box, to: Box): Leads => ({
  across: Math.max(to.x - from.x - from.w, from.x - to.x - to.w) >= APART,
  down: Math.max(to.y - from.y - from.h, from.y - to.y - to.h) >= APART,
});

export class Flow {
  readonly #leads = new Map<ItemId, Leads>();
  #across = 0;
  #down = 0;

  learn(id: ItemId, from: Box, to: Box): void {
    this.forget(id);
    const leads = leadsOf(from, to);
    this.#leads.set(id, leads);
    this.#count(leads, 1);
  }

  forget(id: ItemId): void {
    const leads = this.#leads.get(id);
    if (leads) this.#count(leads, -1);
    this.#leads.delete(id);
  }

  #count({ across, down }: Leads, by: 1 | -1): void {
    if (across) this.#across += by;
    if (down) this.#down += by;
  }

  get look(): MapLook {
    return this.#down > this.#across ? DOWN : LOOK;
  }
}
