import { isTableLine } from '../../../../shared/documents/boardKinds.ts';
import type { BoardCommands } from './BoardCommands.ts';
import { newTables } from './laterTables.ts';

/** What is chosen; rows and columns go with their notes. */
export function removeChosen(commands: BoardCommands): void {
  const { chosen, parts } = commands;
  if (chosen.some((id) => isTableLine(parts.model.item(id)?.kind)))
    newTables.run(parts, (code) => code.removeLines(commands));
  else commands.remove();
}
