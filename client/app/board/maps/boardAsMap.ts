/** What the open board says, as the making of a barrier map asks for it. */
import type { CityId, ItemId, MemberId } from '../../../../shared/ids.ts';
import type { Arrow, Becoming, MapOfNotes, Piece } from '../../../../shared/maps/mapOfNotes.ts';
import { mapOfNotes } from '../../../../shared/maps/mapOfNotes.ts';
import type { Desk } from '../../../features/board/actions/Action.ts';

/** `cityOf`: of a member whose name is shown. */
export function boardAsMap(
  { model }: Desk,
  notes: ReadonlySet<ItemId>,
  becoming: Becoming,
  cityOf: (author: MemberId | null) => CityId | null,
): MapOfNotes {
  const pieces: Piece[] = [];
  const arrows: Arrow[] = [];
  for (const id of model.readingOrder()) {
    const item = model.item(id);
    if (!item) continue;
    if (item.kind === 'connector') {
      if (item.from === null || item.to === null) continue;
      const { from, to, text } = item;
      if (item.heads !== 'start') arrows.push({ from, to, text });
      if (item.heads === 'start' || item.heads === 'both') arrows.push({ from: to, to: from, text });
    } else {
      const box = model.box(id);
      const isNote = item.kind === 'note';
      pieces.push({
        id,
        isNote,
        text: item.text,
        x: box?.x ?? 0,
        y: box?.y ?? 0,
        parent: model.parentOf(id),
        city: cityOf(item.author),
      });
    }
  }
  return mapOfNotes(pieces, arrows, notes, becoming);
}
