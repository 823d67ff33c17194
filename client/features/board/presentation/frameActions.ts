/** What only frames have: their turn in a presentation, and what they lie on. */
import { FRAME_BACKGROUNDS } from '../../../../shared/documents/boardKinds.ts';
import type { Action, Desk } from '../actions/Action.ts';
import { chosenItems, needsKind } from '../actions/needs.ts';
import { orderingActs } from '../actions/ordering.ts';
import { changeItems } from '../acts/change.ts';

const chosenFrames = (desk: Desk) => chosenItems(desk).filter((item) => item.kind === 'frame');

const COMMON = {
  group: 'frame',
  writes: true,
  menus: ['items'],
} as const satisfies Partial<Action>;

const BACKGROUNDS = FRAME_BACKGROUNDS.map(
  (background): Action => ({
    ...COMMON,
    id: `background.${background}`,
    when: needsKind('frame', 'frameOnly'),
    checked: (desk) => chosenFrames(desk).every((frame) => frame.background === background),
    run: (desk) =>
      changeItems(
        desk.context,
        chosenFrames(desk).map((frame) => frame.id),
        { background },
      ),
  }),
);

/** The order of all frames is kept from then on, wherever they are moved. */
const turn = (desk: Desk, by: -1 | 1) =>
  orderingActs.run(desk.commands.parts, (acts) => acts.turnFrame(desk, by));

const needsOneFrame = (desk: Desk) => (chosenFrames(desk).length === 1 ? null : 'frameOnly');

export const FRAME_ACTIONS: readonly Action[] = [
  ...BACKGROUNDS,
  { ...COMMON, id: 'frameEarlier', when: needsOneFrame, run: (desk) => turn(desk, -1) },
  { ...COMMON, id: 'frameLater', when: needsOneFrame, run: (desk) => turn(desk, 1) },
];
