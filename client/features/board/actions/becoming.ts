/** A note, a text or a shape as another of these: words, links, comments and whatever lies on it stay. */
import { SHAPE_FORMS } from '../../../../shared/documents/boardKinds.ts';
import { formOf } from '../acts/become.ts';
import { newcomers } from '../canvas/laterNewcomers.ts';
import type { Action, Desk } from './Action.ts';
import { chosenItems, needsFree } from './needs.ts';

const needsForm = (desk: Desk) => (chosenItems(desk).some(formOf) ? needsFree(desk) : 'forms');

export const BECOMING = (['note', 'text', ...SHAPE_FORMS] as const).map(
  (to): Action => ({
    id: `become.${to}`,
    group: 'become',
    writes: true,
    menus: ['items'],
    checked: (desk) => chosenItems(desk).every((item) => formOf(item) === to),
    when: needsForm,
    run(desk) {
      // What is chosen now: the code may come when somebody has gone on already.
      const { chosen } = desk.commands;
      newcomers.run(desk.commands.parts, ({ become }) => become(desk.commands, chosen, to));
    },
  }),
);
