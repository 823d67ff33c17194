import { createContext, useContext } from 'react';
import type { Desk } from './Action.ts';

export const DeskContext = createContext<Desk | null>(null);

/** The board as it is open here, on the canvas or in the outline. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('Only inside an open board');
  return desk;
}
