/** "Cluster by…": one act for each thing that notes can have in common. */
import type { Action } from '../actions/Action.ts';
import { groupable } from './groupable.ts';
import { GROUPINGS } from './groupings.ts';

export const GROUPING_ACTIONS: readonly Action[] = GROUPINGS.map((by) => ({
  id: `clusterBy.${by}`,
  group: 'group',
  writes: true,
  menus: ['items', 'board'],
  when: (desk) => (groupable(desk).length < 2 ? 'twoNotes' : null),
  run: ({ panel }) => panel.set(`clusterBy.${by}`),
}));
