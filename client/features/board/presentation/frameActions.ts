/** What only frames have: their turn in a presentation, and what they lie on. */
import { FRAME_BACKGROUNDS } from '../../../../shared/documents/boardKinds.ts';
import type { Action, Desk } from '../actions/Action.ts';
import { chosenItems, needsKind } from '../actions/needs.ts';
import { changeItems } from '../acts/change.ts';
import { setFrameTurns } from '../acts/frameTurns.ts';

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

/** One step earlier or later; the order of all frames is kept from then on, wherever they are moved. */
function turn(desk: Desk, by: -1 | 1): void {
  const { model, context, commands } = desk;
  const { voice, t } = commands.parts;
  const frames = [...model.frames()];
  const [frame] = chosenFrames(desk);
  const at = frame ? frames.indexOf(frame.id) : -1;
  const to = at + by;
  if (frame === undefined || at < 0 || to < 0 || to >= frames.length) {
    voice.say(t('actions:said.turnEnd'));
    return;
  }
  frames.splice(at, 1);
  frames.splice(to, 0, frame.id);
  setFrameTurns(context, frames);
  model.store.flush();
  voice.say(t('actions:said.turn', { place: to + 1, count: frames.length }));
}

const needsOneFrame = (desk: Desk) => (chosenFrames(desk).length === 1 ? null : 'frameOnly');

export const FRAME_ACTIONS: readonly Action[] = [
  ...BACKGROUNDS,
  { ...COMMON, id: 'frameEarlier', when: needsOneFrame, run: (desk) => turn(desk, -1) },
  { ...COMMON, id: 'frameLater', when: needsOneFrame, run: (desk) => turn(desk, 1) },
];
