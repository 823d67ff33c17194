/** Links and lines: how they run, which ends they point at, and what the ends are on. */
import { IconLine } from '@tabler/icons-react';
import { MOST_BENDS } from '../../../../shared/documents/bends.ts';
import {
  type Connector,
  DASHES,
  HEADS,
  ROUTINGS,
  type Shape,
  SIDES,
  WEIGHTS,
} from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { changeItems } from '../acts/change.ts';
import { bendCode, lineCode } from '../canvas/laterLines.ts';
import type { Action, Desk } from './Action.ts';
import type { Reason } from './actionWords.ts';
import { chosenItems, needsFree, needsKind, onCanvas } from './needs.ts';
import { orderingActs } from './ordering.ts';

const chosenLinks = (desk: Desk) => chosenItems(desk).filter((item) => item.kind === 'connector');
const idsOf = (desk: Desk) => chosenLinks(desk).map((link) => link.id);

const COMMON = {
  group: 'line',
  writes: true,
  menus: ['items'],
  when: needsKind('connector', 'linkOnly'),
} as const satisfies Partial<Action>;

/** Without a side it is none. */
const ENDS_AT = ['auto', ...SIDES] as const;
const CHOICES = {
  ...{ routing: ROUTINGS, heads: HEADS },
  ...{ fromSide: ENDS_AT, toSide: ENDS_AT },
} as const;

const LOOKING = (Object.keys(CHOICES) as (keyof typeof CHOICES)[]).flatMap((field) =>
  CHOICES[field].map(
    (choice): Action => ({
      ...COMMON,
      id: `${field}.${choice}`,
      group: CHOICES[field] === ENDS_AT ? 'side' : 'line',
      checked: (desk) => chosenLinks(desk).every((link) => (link[field] ?? 'auto') === choice),
      run: (desk) => changeItems(desk.context, idsOf(desk), { [field]: choice === 'auto' ? null : choice }),
    }),
  ),
);

/** Of links only where no shape is chosen: they are often chosen along with what they join. */
function chosenLines(desk: Desk): readonly (Shape | Connector)[] {
  const shapes = chosenItems(desk).filter((item) => item.kind === 'shape');
  return shapes.length > 0 ? shapes : chosenLinks(desk);
}

function needsLine(desk: Desk): Reason | null {
  const lines = chosenLines(desk);
  return lines.length === 0 ? 'lined' : lines.every(({ locked }) => locked) ? 'locked' : null;
}

const AS_USUAL = { weight: 'normal', dash: 'solid' } as const;

/** Of links and of the line around shapes. */
const DRAWN = (['weight', 'dash'] as const).flatMap((field) =>
  (field === 'weight' ? WEIGHTS : DASHES).map(
    (choice): Action => ({
      ...COMMON,
      id: `${field}.${choice}`,
      group: 'textSize',
      when: needsLine,
      label: (desk) => `actions:names.${chosenLines(desk)[0]?.kind === 'shape' ? 'border' : field}.${choice}`,
      checked: (desk) => chosenLines(desk).every((item) => (item[field] ?? AS_USUAL[field]) === choice),
      run(desk) {
        const ids = chosenLines(desk).map(({ id }) => id);
        changeItems(desk.context, ids, { [field]: choice });
      },
    }),
  ),
);

function needsOneLine(desk: Desk): Reason | null {
  const items = chosenItems(desk);
  return items.length === 1 && items[0]?.kind === 'connector' ? needsFree(desk) : 'oneLine';
}

const ENDS = (
  [
    ['startAt', 'moveStart', 'from'],
    ['endAt', 'moveEnd', 'to'],
  ] as const
).flatMap(([at, move, end]): readonly Action[] => [
  { ...COMMON, id: at, when: needsOneLine, run: ({ choosing }) => choosing.set(end) },
  {
    ...COMMON,
    id: move,
    when: (desk) => onCanvas(desk) ?? needsOneLine(desk),
    checked: ({ hands }) => hands?.lines.keys.get()?.end === end,
    run: ({ hands, selection }) => hands?.lines.toggleKeys(selection.single as ItemId, end),
  },
]);

const isShaped = (desk: Desk) =>
  chosenLinks(desk).some(({ bends, labelAt }) => bends !== undefined || labelAt !== undefined);
const bendsOf = (desk: Desk) => chosenLinks(desk).reduce((sum, { bends }) => sum + (bends?.length ?? 0), 0);

const BENDING: readonly Action[] = [
  {
    ...COMMON,
    id: 'bendLink',
    when: (desk) => onCanvas(desk) ?? needsOneLine(desk),
    checked: ({ hands }) => hands?.lines.bends.keys.get() != null,
    run: ({ hands, selection }) => hands?.lines.bends.toggleKeys(selection.single as ItemId),
  },
  {
    ...COMMON,
    id: 'addBend',
    when: (desk) => needsOneLine(desk) ?? (bendsOf(desk) < MOST_BENDS ? null : 'bendsFull'),
    run: ({ commands, hands, selection }) => {
      const id = selection.single as ItemId;
      bendCode.run(commands.parts, ({ addBend }) => {
        const dot = addBend(commands, id);
        if (dot) hands?.lines.bends.with((hand) => hand.byKeys(id, dot));
      });
    },
  },
  {
    ...COMMON,
    id: 'straightenLink',
    label: (desk) =>
      `actions:names.${isShaped(desk) && bendsOf(desk) === 0 ? 'wordsBack' : 'straightenLink'}`,
    when: (desk) => COMMON.when(desk) ?? (isShaped(desk) ? null : 'notBent'),
    run: (desk) =>
      bendCode.run(desk.commands.parts, ({ straighten }) => straighten(desk.commands, idsOf(desk))),
  },
];

export const LINES: readonly Action[] = [
  {
    id: 'line',
    group: 'make',
    icon: IconLine,
    writes: true,
    menus: ['board', 'shape'],
    run: ({ commands }, at) =>
      lineCode.run(commands.parts, ({ newLine }) =>
        newLine(commands, at && { x: at.x - 120, y: at.y + 40 }, at && { x: at.x + 120, y: at.y - 40 }),
      ),
  },
];

export const LINKING: readonly Action[] = [
  ...ENDS,
  ...BENDING,
  ...LOOKING,
  ...DRAWN,
  {
    ...COMMON,
    id: 'turnLink',
    run: (desk) => orderingActs.run(desk.commands.parts, (acts) => acts.turnLinks(desk.context, idsOf(desk))),
  },
];
