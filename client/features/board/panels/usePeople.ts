import { useCallback } from 'react';
import type { Desk, Destination } from '../actions/Action.ts';

/** The others who are here, as places to go to: where they point, or what they write in. Asked when it is shown. */
export function usePeople(desk: Desk): () => readonly Destination[] {
  return useCallback(
    () =>
      [...desk.peers.all()].flatMap((peer): Destination[] => {
        const { clientId, name, badge } = peer;
        const run = () => {
          const now = desk.peers.get(clientId);
          if (now?.editing) desk.goTo(now.editing);
          else if (now?.cursor && desk.hands) desk.viewport.centreOn(now.cursor);
        };
        const there = peer.editing !== null || (desk.hands !== null && peer.cursor !== null);
        return there
          ? [{ key: `person ${clientId}`, kind: 'person', label: name, ...(badge && { hint: badge }), run }]
          : [];
      }),
    [desk],
  );
}
