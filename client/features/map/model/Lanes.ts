/** Links between the same two nodes run beside each other: each has a lane, the oldest the first. */
import type { MapLink } from '../../../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Box } from '../../../canvas/geometry.ts';
import type { Aside, Side } from '../../../canvas/routes.ts';

type Ends = Pick<MapLink, 'id' | 'from' | 'to' | 'at'>;

/** From one curve to the next, so that labels of one line lie below or beside each other. */
const DOWN = 30;
const ACROSS = 120;
const MARGIN = 10;

/** All lanes fit on both sides that face each other. */
function asideOf(index: number, of: number): Aside {
  return (from: Box, to: Box, side: Side) => {
    const across = side === 'top' || side === 'bottom';
    const room = (across ? Math.min(from.w, to.w) : Math.min(from.h, to.h)) - 2 * MARGIN;
    const apart = Math.max(0, Math.min(across ? ACROSS : DOWN, room / Math.max(1, of - 1)));
    const away = (index - (of - 1) / 2) * apart;
    return across ? { x: away, y: 0 } : { x: 0, y: away };
  };
}

/** The same whichever way a link points. */
const pairOf = ({ from, to }: Ends) => (from < to ? `${from} ${to}` : `${to} ${from}`);
const byAge = (a: Ends, b: Ends) => a.at - b.at || (a.id < b.id ? -1 : 1);

export class Lanes {
  readonly #pairOf = new Map<ItemId, string>();
  readonly #links = new Map<string, readonly Ends[]>();

  static of(links: Iterable<Ends>): Lanes {
    const lanes = new Lanes();
    for (const link of links) lanes.learn(link.id, link);
    return lanes;
  }

  /** Answers the links that have another lane now, besides this one. */
  learn(id: ItemId, link: Ends | null): readonly ItemId[] {
    const [before, now] = [this.#pairOf.get(id), link ? pairOf(link) : undefined];
    if (before === now) return [];
    const moved = [
      ...(before ? this.#put(before, this.#without(before, id)) : []),
      ...(link && now ? this.#put(now, [...this.#without(now, id), link].sort(byAge)) : []),
    ];
    if (now) this.#pairOf.set(id, now);
    else this.#pairOf.delete(id);
    return moved.filter((one) => one !== id);
  }

  /** Null for a link alone, which runs from middle to middle. */
  laneOf(id: ItemId): Aside | null {
    const links = this.#links.get(this.#pairOf.get(id) ?? '') ?? [];
    const index = links.findIndex((link) => link.id === id);
    return links.length > 1 ? asideOf(index, links.length) : null;
  }

  #without(pair: string, id: ItemId): readonly Ends[] {
    return (this.#links.get(pair) ?? []).filter((link) => link.id !== id);
  }

  #put(pair: string, links: readonly Ends[]): readonly ItemId[] {
    if (links.length > 0) this.#links.set(pair, links);
    else this.#links.delete(pair);
    return links.map((link) => link.id);
  }
}
