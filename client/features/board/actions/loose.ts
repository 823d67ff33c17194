/** What of the chosen can be put elsewhere. */
import type { BoardItem } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Placed } from '../../../canvas/aligning.ts';
import type { Desk } from './Action.ts';
import { chosenItems } from './needs.ts';

export function inGrid({ model }: Desk, id: ItemId): boolean {
  return model.isInGrid(id);
}

/** What can be put elsewhere: with a place of its own, and not locked. */
export function loose(desk: Desk): readonly BoardItem[] {
  return chosenItems(desk).filter(
    (item) => item.kind !== 'connector' && !item.locked && !inGrid(desk, item.id),
  );
}

/** At least so many, without those that lie in a chosen frame and travel with it. */
export function outer(desk: Desk): readonly Placed[] {
  const { model, selection } = desk;
  return loose(desk).flatMap(({ id }) => {
    const box = model.bounds(id);
    return box && !selection.has(model.parentOf(id) as ItemId) ? [{ id, box }] : [];
  });
}
