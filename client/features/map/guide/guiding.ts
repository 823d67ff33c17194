/** The guide among the acts of the map. */
import type { MapAct } from '../acts/MapAct.ts';

export const GUIDING: readonly MapAct[] = [
  {
    id: 'guide',
    group: 'analyse',
    keys: ['Shift+G'],
    writes: true,
    run: ({ guide }) => guide.open.set(!guide.open.get()),
  },
];
