/** Whether something locked stayed as it is while the rest of what is chosen was changed. */
import type { BoardCommands } from './BoardCommands.ts';
import { stickers } from './later.ts';

export function followHeld(commands: BoardCommands): () => void {
  const { model, selection } = commands.parts;
  return model.onChange(({ items, local }) => {
    if (local && selection.ids.size > 1 && !commands.takesBack)
      stickers.hope((code) => code.heedHeld(commands, items));
  });
}
