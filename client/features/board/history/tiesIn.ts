import { isTableLine } from '../../../../shared/documents/boardKinds.ts';
import { readItem } from '../../../../shared/documents/readItem.ts';
import { NO_TIES, type TiesIn } from '../../../together/past/restore.ts';

/** What was deleted with an item comes back with it: its links, what it held, what was stuck on it. */
export const tiesIn: TiesIn = (items, id) => {
  const item = readItem(id, items.get(id));
  if (item === null) return NO_TIES;
  if (item.kind === 'connector') {
    const ends = [item.from, item.to].filter((end) => end !== null);
    return { needs: ends, follows: ends };
  }
  const holder = item.parent === null ? [] : [item.parent];
  // A row went with its notes.
  const lines = item.kind === 'note' ? [item.row, item.column].filter((line) => line !== undefined) : [];
  // A row is nothing without its table; a note may come without its cluster.
  return { needs: isTableLine(item.kind) ? holder : [], follows: [...holder, ...lines] };
};
