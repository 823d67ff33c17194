/** Where something comes that is meant for a frame: into it, over something rather than out of it. Loaded with what needs it. */
import type { Box, Size } from '../../../canvas/geometry.ts';
import { centre, containsBox } from '../../../canvas/geometry.ts';
import { FRAME_HEADER } from '../model/layout.ts';
import type { BoardCommands } from './BoardCommands.ts';
import { frameOf } from './inFrames.ts';
import { containerAt, openPlace } from './places.ts';

/** The frame below the hand, else that which is chosen or holds what is chosen, below its title. */
function frameMeant({ aim, parts: { model, selection } }: BoardCommands): Box | null {
  const { single } = selection;
  const chosen = model.item(single)?.kind === 'frame' ? single : single && frameOf(model, single);
  const meant = aim ? containerAt(model, aim, 'frame') : chosen;
  const home = meant && model.box(meant);
  return home && { ...home, y: home.y + FRAME_HEADER, h: home.h - FRAME_HEADER };
}

const clamp = (at: number, from: number, to: number) => Math.max(from, Math.min(at, to));

/** A free place as near as can be; what is larger than the frame it is meant for lies beside it. */
export function roomInFrame(commands: BoardCommands, { w, h }: Size): Box {
  const free = commands.room({ w, h });
  const home = frameMeant(commands);
  if (!home || containsBox(home, free) || w > home.w || h > home.h) return free;
  const middle = commands.aim ?? centre(home);
  const x = clamp(middle.x - w / 2, home.x, home.x + home.w - w);
  const y = clamp(middle.y - h / 2, home.y, home.y + home.h - h);
  const wish = { x, y, w, h };
  return openPlace(commands.parts.model, wish, { within: home }) ?? wish;
}
