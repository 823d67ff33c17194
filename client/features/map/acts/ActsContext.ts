import { createContext, useContext } from 'react';
import type { ActSet } from '../../../acts/ActSet.ts';
import type { Destination } from '../../../acts/Destination.ts';
import type { MapAct } from './MapAct.ts';

export interface MapActs {
  readonly acts: ActSet<MapAct>;
  /** Other documents, for the command menu. */
  readonly destinations: readonly Destination[];
}

export const ActsContext = createContext<MapActs | null>(null);

export function useActs(): MapActs {
  const acts = useContext(ActsContext);
  if (acts === null) throw new Error('Only inside a barrier map');
  return acts;
}
