/** Front and back, in line and at equal distance, the look of another, what is locked, more of the same. */
import { IconBrush } from '@tabler/icons-react';
import type { Look } from '../acts/arrange.ts';
import { Later } from '../canvas/later.ts';
import type { Action, Desk } from './Action.ts';
import type { Reason } from './actionWords.ts';
import { outer } from './loose.ts';
import {
  chosenItems,
  needsColour,
  needsFree,
  needsFreeSolid,
  needsKnown,
  needsLook,
  needsOne,
  needsSolid,
  onCanvas,
} from './needs.ts';

export const orderingActs = new Later(() => import('./orderingActs.ts'));

/** At least so many, without those that lie in a chosen frame and travel with it. */
const needsLoose = (count: number, reason: Reason) => (desk: Desk) =>
  needsFreeSolid(desk) ?? (outer(desk).length < count ? reason : null);

const STACKS = [
  { id: 'front', keys: [']', 'Ctrl+Shift+]'] },
  { id: 'forward', keys: ['Ctrl+]'] },
  { id: 'backward', keys: ['Ctrl+['] },
  { id: 'back', keys: ['[', 'Ctrl+Shift+['] },
] as const;

const STACKING = STACKS.map(
  ({ id, keys }): Action => ({
    id,
    group: 'order',
    keys,
    writes: true,
    menus: ['items'],
    when: needsLoose(1, 'grid'),
    run: (desk) => orderingActs.run(desk.commands.parts, (acts) => acts.stack(desk, id)),
  }),
);

const ALIGNING = (['left', 'centre', 'right', 'top', 'middle', 'bottom'] as const).map(
  (how): Action => ({
    id: `align.${how}`,
    group: 'align',
    writes: true,
    menus: ['items'],
    when: needsLoose(2, 'two'),
    run: (desk) => orderingActs.run(desk.commands.parts, (acts) => acts.align(desk, how)),
  }),
);

const DISTRIBUTING = (['across', 'down', 'grid'] as const).map(
  (way): Action => ({
    id: `distribute.${way}`,
    group: 'align',
    writes: true,
    menus: ['items'],
    when: needsLoose(3, 'three'),
    run: (desk) => orderingActs.run(desk.commands.parts, (acts) => acts.distribute(desk, way)),
  }),
);

/** Notes of clusters change places in these; what lies loose comes to stand in a grid. */
const SORTING: Action = {
  id: 'distribute.dots',
  group: 'align',
  writes: true,
  menus: ['items'],
  when(desk) {
    const { model } = desk;
    const all = chosenItems(desk).flatMap(({ id, kind }) =>
      kind === 'cluster' || kind === 'frame' ? model.childrenOf(id) : [id],
    );
    if (all.length < 2) return 'two';
    return needsFree(desk) ?? (all.some((id) => model.dotsOn(id).length > 0) ? null : 'dots');
  },
  run: (desk) => orderingActs.run(desk.commands.parts, (acts) => acts.sortByDots(desk)),
};

/** The look that was copied, for as long as this tab is open; it serves every board of it. */
let copied: Look | null = null;

const LOOKS: readonly Action[] = [
  {
    id: 'copyLook',
    group: 'edit',
    keys: ['Ctrl+Alt+C'],
    when: needsLook,
    // Of what is chosen now: the code may come when somebody has gone on already.
    run(desk) {
      const from = desk.selection.single;
      orderingActs.run(desk.commands.parts, (acts) => {
        copied = acts.takeLook(desk, from) ?? copied;
      });
    },
  },
  {
    id: 'giveLook',
    group: 'edit',
    keys: ['Ctrl+Alt+V'],
    writes: true,
    when: (desk) => (copied === null ? 'look' : needsColour(desk)),
    run: (desk) => orderingActs.run(desk.commands.parts, (acts) => copied && acts.applyLook(desk, copied)),
  },
  {
    id: 'paintLook',
    group: 'textSize',
    icon: IconBrush,
    writes: true,
    menus: ['items'],
    checked: ({ painting }) => painting.get(),
    when: (desk) => onCanvas(desk) ?? needsLook(desk),
    run: (desk) =>
      desk.painting.get()
        ? desk.painting.set(false)
        : orderingActs.run(desk.commands.parts, (acts) => acts.paintLook(desk)),
  },
];

const ALIKE = [
  { id: 'sameKind', what: 'kind' },
  { id: 'sameColour', what: 'colour' },
  { id: 'sameAuthor', what: 'author' },
] as const;

const CHOOSING: readonly Action[] = [
  {
    id: 'several',
    group: 'select',
    menus: ['items', 'board'],
    checked: ({ adding }) => adding.get(),
    run({ adding, commands }) {
      adding.set(!adding.get());
      commands.parts.voice.say(commands.parts.t(`actions:said.several.${adding.get() ? 'on' : 'off'}`));
    },
  },
  ...ALIKE.map(
    ({ id, what }): Action => ({
      id,
      group: 'select',
      menus: ['items'],
      when: (desk) => needsOne(desk) ?? (what === 'colour' ? needsSolid(desk) : null),
      run: (desk) => orderingActs.run(desk.commands.parts, (acts) => acts.chooseLike(desk, what)),
    }),
  ),
  {
    id: 'locked',
    group: 'look',
    menus: ['board'],
    label: ({ spotlight }) => `actions:names.${spotlight.get() === null ? 'locked' : 'allAlike'}`,
    run: (desk) => orderingActs.run(desk.commands.parts, (acts) => acts.showLocked(desk)),
  },
];

/** The way without a drag of a corner. */
const SIZING = (['larger', 'smaller'] as const).map(
  (way): Action => ({
    id: way,
    group: 'arrange',
    writes: true,
    when: (desk) => needsKnown(desk) ?? needsFreeSolid(desk),
    run: (desk) => orderingActs.run(desk.commands.parts, (acts) => acts.size(desk, way)),
  }),
);

export const ORDERING: readonly Action[] = [
  ...LOOKS,
  ...SIZING,
  ...STACKING,
  ...ALIGNING,
  ...DISTRIBUTING,
  SORTING,
  ...CHOOSING,
];
