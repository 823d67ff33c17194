/** Places to talk about: code that comes after the board. */
import { Later } from '../canvas/later.ts';

export const pins = new Later(() => import('./BoardPins.tsx'));
