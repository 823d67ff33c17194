import type { ItemId } from '../../../../shared/ids.ts';
import type { Desk } from './Action.ts';

/** The chosen notes, and those in what is chosen. */
export function chosenNotes({ model, commands }: Pick<Desk, 'model' | 'commands'>): ReadonlySet<ItemId> {
  const all = commands.chosen.flatMap((id) => model.withContents(id));
  return new Set(all.filter((id) => model.item(id)?.kind === 'note'));
}
