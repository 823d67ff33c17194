import type { Readable, SaveState } from '../../../live/types.ts';
import type { BoardCommands } from './BoardCommands.ts';
import { newcomers } from './laterNewcomers.ts';

/** From when somebody can write, the code that gives them back what is lost unsent. */
export function followUnsent(commands: BoardCommands, saveState: Readable<SaveState>): () => void {
  const stops: (() => void)[] = [];
  newcomers.hope((code) => stops.push(code.followUnsent(commands, saveState)));
  return () => {
    for (const stop of stops) stop();
  };
}
