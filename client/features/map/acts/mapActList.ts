/** Every act of a map, in the order of its menu. A feature adds its own list here; the page and company give theirs. */
import { CLIPPING } from '../clipboard/clipping.ts';
import { COMPARING } from '../compare/compareActs.ts';
import { FIELDING } from '../fields/fielding.ts';
import { GROUPING } from '../groups/grouping.ts';
import { GUIDING } from '../guide/guiding.ts';
import { VIEWING } from '../views/viewing.ts';
import { LINKING } from './linkActs.ts';
import { ANALYSING, HELPING, LOOKING } from './looking.ts';
import type { MapAct } from './MapAct.ts';
import { MAKING } from './making.ts';
import { SEVERAL } from './several.ts';

export const MAP_ACTS: readonly MapAct[] = [
  ...MAKING,
  ...LINKING,
  ...CLIPPING,
  ...SEVERAL,
  ...FIELDING,
  ...GROUPING,
  ...LOOKING,
  ...VIEWING,
  ...GUIDING,
  ...ANALYSING,
  ...COMPARING,
  ...HELPING,
];
