import type { Readable, SaveState } from '../../../live/types.ts';
import type { BoardCommands } from './BoardCommands.ts';
import { newcomers } from './laterNewcomers.ts';

/** From when somebody can write, the code that gives them back what is lost unsent. */
export function followUnsent(commands: BoardCommands, saveState: Readable<SaveState>): () => void {
  let stop: (() => void) | undefined;
  newcomers.hope((code) => {
    stop = code.followUnsent(commands, saveState);
  });
  return () => stop?.();
}
