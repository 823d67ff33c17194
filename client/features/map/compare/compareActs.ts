import { IconColumns2, IconTable } from '@tabler/icons-react';
import type { MapAct } from '../acts/MapAct.ts';
import { startComparing } from './comparing.ts';

/** Ways into the comparison for the map's command menu. */
export const COMPARING: readonly MapAct[] = [
  {
    id: 'compare',
    group: 'analyse',
    icon: IconColumns2,
    run: ({ cities }) => startComparing(cities(), ''),
  },
  {
    id: 'practices',
    group: 'analyse',
    icon: IconTable,
    run: ({ cities }) => startComparing(cities(), 'practices'),
  },
];
