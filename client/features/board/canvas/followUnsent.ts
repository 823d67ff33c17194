import type { BoardCommands } from './BoardCommands.ts';
import type { Unsent } from './goWithFrames.ts';
import { newcomers } from './laterNewcomers.ts';

/** From when somebody can write, the code that gives them back what is lost unsent. */
export function followUnsent(commands: BoardCommands, live: Unsent): () => void {
  let stop: (() => void) | undefined;
  newcomers.hope((code) => {
    stop = code.followUnsent(commands, live);
  });
  return () => stop?.();
}
