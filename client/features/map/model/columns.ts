/** Columns that a map stands in: Tidy makes them, and links run from one to the next. */

import type { MapLink } from '../../../../shared/documents/barrierMap.ts';
import { actsBothWays } from '../../../../shared/maps/vocabulary.ts';

/** Room for a link's verb between two columns. */
export const COLUMN_GAP = 144;

/** A third of that: between two of the largest that measures show nodes as, more than that is left. */
export const LOOK = { routing: 'curved', heads: 'end', columns: COLUMN_GAP / 3 } as const;

const BOTH_WAYS = { ...LOOK, heads: 'both' } as const;

export const lookOf = ({ relation }: Pick<MapLink, 'relation'>) =>
  actsBothWays(relation) ? BOTH_WAYS : LOOK;
