import { readMapItem } from '../../../../shared/documents/barrierMap.ts';
import type { EndsIn } from '../../../together/past/restore.ts';

/** A deleted node took its links along: it brings them back. */
export const endsIn: EndsIn = (items, id) => {
  const item = readMapItem(id, items.get(id));
  return item?.kind === 'link' ? [item.from, item.to] : [];
};
