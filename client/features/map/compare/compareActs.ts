import type { MapAct } from '../acts/MapAct.ts';
import { startComparing } from './comparing.ts';

/** Ways into the comparison for the map's command menu. */
export const COMPARING: readonly MapAct[] = [
  {
    id: 'compare',
    group: 'analyse',
    run: ({ cities }) => startComparing(cities(), ''),
  },
  {
    id: 'practices',
    group: 'analyse',
    run: ({ cities }) => startComparing(cities(), 'practices'),
  },
];
