import type { Desk } from '../actions/Action.ts';
import { chosenItems } from '../actions/needs.ts';
import { setFrameTurns } from '../acts/frameTurns.ts';

/** One step earlier or later in the presentation. */
export function turnFrame(desk: Desk, by: -1 | 1): void {
  const { model, context, commands } = desk;
  const { voice, t } = commands.parts;
  const frames = [...model.frames()];
  const frame = chosenItems(desk).find((item) => item.kind === 'frame');
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
