import type { Point } from '../canvas/geometry.ts';
import type { Peers } from '../canvas/presence/Peers.ts';
import type { Destination } from './Destination.ts';

type Peer = NonNullable<ReturnType<Peers['get']>>;

/** How one gets to somebody: to what they write in, or to where they point; null where there is no camera. */
export interface WayThere {
  goTo(id: NonNullable<Peer['editing']>): void;
  readonly lookAt: ((point: Point) => void) | null;
}

/** The others who are here, as places to go to: where they point, or what they write in. */
export function peopleHere(peers: Peers, { goTo, lookAt }: WayThere): readonly Destination[] {
  return [...peers.all()].flatMap((peer): Destination[] => {
    const { clientId, name, badge } = peer;
    const run = () => {
      const now = peers.get(clientId);
      if (now?.editing) goTo(now.editing);
      else if (now?.cursor) lookAt?.(now.cursor);
    };
    const there = peer.editing !== null || (lookAt !== null && peer.cursor !== null);
    return there
      ? [{ key: `person ${clientId}`, kind: 'person', label: name, ...(badge && { hint: badge }), run }]
      : [];
  });
}
