/** How links run and which ends they point at. */
import { HEADS, ROUTINGS } from '../../../../shared/documents/boardKinds.ts';
import { changeItems } from '../acts/change.ts';
import { turnLinks } from '../acts/turnLinks.ts';
import type { Action, Desk } from './Action.ts';
import { chosenItems, needsKind } from './needs.ts';

const chosenLinks = (desk: Desk) => chosenItems(desk).filter((item) => item.kind === 'connector');
const idsOf = (desk: Desk) => chosenLinks(desk).map((link) => link.id);

const COMMON = {
  group: 'line',
  writes: true,
  menus: ['items'],
  when: needsKind('connector', 'linkOnly'),
} as const satisfies Partial<Action>;

const ROUTING = ROUTINGS.map(
  (routing): Action => ({
    ...COMMON,
    id: `routing.${routing}`,
    checked: (desk) => chosenLinks(desk).every((link) => link.routing === routing),
    run: (desk) => changeItems(desk.context, idsOf(desk), { routing }),
  }),
);

const HEADING = HEADS.map(
  (heads): Action => ({
    ...COMMON,
    id: `heads.${heads}`,
    checked: (desk) => chosenLinks(desk).every((link) => link.heads === heads),
    run: (desk) => changeItems(desk.context, idsOf(desk), { heads }),
  }),
);

export const LINKING: readonly Action[] = [
  ...ROUTING,
  ...HEADING,
  { ...COMMON, id: 'turnLink', run: (desk) => turnLinks(desk.context, idsOf(desk)) },
];
