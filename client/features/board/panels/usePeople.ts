import { useCallback } from 'react';
import type { Destination } from '../../../acts/Destination.ts';
import { peopleHere } from '../../../acts/peopleHere.ts';
import type { Desk } from '../actions/Action.ts';

/** The others who are here, as places to go to. Asked when it is shown. */
export function usePeople(desk: Desk): () => readonly Destination[] {
  return useCallback(() => {
    const { goTo, hands, viewport } = desk;
    return peopleHere(desk.peers, { goTo, lookAt: hands ? (point) => viewport.centreOn(point) : null });
  }, [desk]);
}
