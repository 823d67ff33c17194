/** Columns or rows that a map stands in: Tidy makes them, and links run from one to the next. */

import type { MapLink } from '../../../../shared/documents/barrierMap.ts';
import type { Heads } from '../../../../shared/documents/boardKinds.ts';
import { actsBothWays } from '../../../../shared/maps/vocabulary.ts';

/** Room for a link's verb between two columns. */
export const COLUMN_GAP = 144;

/** A third of that: between two of the largest that measures show nodes as, more than that is left. */
export const APART = COLUMN_GAP / 3;

const CURVED = { routing: 'curved', heads: 'end' } as const;
export const LOOK = { ...CURVED, columns: APART } as const;
export const DOWN = { ...CURVED, rows: APART } as const;
/** As a map in columns, or one in rows, draws its links. */
export type MapLook = typeof LOOK | typeof DOWN;

export const headsOf = ({ relation }: Pick<MapLink, 'relation'>): Heads =>
  actsBothWays(relation) ? 'both' : 'end';
