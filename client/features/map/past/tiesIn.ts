import { readMapItem } from '../../../../shared/documents/barrierMap.ts';
import { NO_TIES, type TiesIn } from '../../../together/past/restore.ts';

/** A deleted node took its links along: it brings them back. */
export const tiesIn: TiesIn = (items, id) => {
  const item = readMapItem(id, items.get(id));
  if (item?.kind !== 'link') return NO_TIES;
  const ends = [item.from, item.to];
  return { needs: ends, follows: ends };
};
