/** Grouping among the acts of the map. */
import type { MapAct } from '../acts/MapAct.ts';
import { groupChosen, ungroupChosen } from './groupCommands.ts';

export const GROUPING: readonly MapAct[] = [
  {
    id: 'group',
    group: 'make',
    keys: ['Ctrl+G'],
    writes: true,
    run: ({ commands }) => void groupChosen(commands.parts),
  },
  {
    id: 'ungroup',
    group: 'make',
    keys: ['Ctrl+Shift+G'],
    writes: true,
    run: ({ commands }) => ungroupChosen(commands.parts),
  },
];
