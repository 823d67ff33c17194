/** "Cluster by…": one act for each thing that notes can have in common. */
import type { Action } from '../actions/Action.ts';
import type { AuthorNameOf } from '../find/finder.ts';
import { groupable } from './groupable.ts';
import type { Grouping } from './groups.ts';

const load = () => import('./clusterBy.ts');
const WAYS: readonly Grouping[] = ['wording', 'colour', 'author', 'city'];

export function groupingActions(authorOf: AuthorNameOf): readonly Action[] {
  return WAYS.map((by) => ({
    id: `clusterBy.${by}`,
    group: 'group',
    writes: true,
    menus: ['items', 'board'],
    when: (desk) => (groupable(desk).length < 2 ? 'twoNotes' : null),
    async run(desk) {
      const { voice, t } = desk.commands.parts;
      const acts = await load().catch(() => null);
      if (acts) acts.clusterBy(desk, by, authorOf);
      else voice.problem(t('actions:said.notLoaded'));
    },
  }));
}
