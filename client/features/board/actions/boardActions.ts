/** Every act of a board. A feature that adds acts adds its own list here, or gives it to <Board more={…}>. */

import { GROUPING_ACTIONS } from '../grouping/groupingActions.ts';
import { FRAME_ACTIONS } from '../presentation/frameActions.ts';
import type { Action } from './Action.ts';
import { ARRANGING } from './arranging.ts';
import { BECOMING } from './becoming.ts';
import { CHANGING } from './changing.ts';
import { COPYING } from './copying.ts';
import { CROPPING } from './cropping.ts';
import { FIGURES } from './figures.ts';
import { LINES, LINKING } from './linking.ts';
import { LOOKING } from './looking.ts';
import { MAKING } from './making.ts';
import { OPENING } from './opening.ts';
import { ORDERING } from './ordering.ts';
import { TABLES } from './tables.ts';
import { TURNING } from './turning.ts';

/** In the order of the menus. */
export const BOARD_ACTIONS: readonly Action[] = [
  ...CHANGING,
  ...CROPPING,
  ...COPYING,
  ...ARRANGING,
  ...LINKING,
  ...BECOMING,
  ...TURNING,
  ...FRAME_ACTIONS,
  ...GROUPING_ACTIONS,
  ...ORDERING,
  ...MAKING,
  ...TABLES,
  ...FIGURES,
  ...LINES,
  ...LOOKING,
  ...OPENING,
];
