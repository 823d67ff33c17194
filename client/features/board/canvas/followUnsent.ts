import type { LiveDocument } from '../../../live/types.ts';
import type { BoardCommands } from './BoardCommands.ts';
import { newcomers } from './laterNewcomers.ts';

export type Unsent = Pick<LiveDocument, 'saveState' | 'foundUnsent'>;

/** From when somebody can write, the code that gives them back what is lost unsent. */
export function followUnsent(commands: BoardCommands, live: Unsent): () => void {
  let stop: (() => void) | undefined;
  newcomers.hope((code) => {
    stop = code.followUnsent(commands, live);
  });
  return () => stop?.();
}
