import { Later } from './later.ts';

/** What pen and eraser do with what a hand drew. */
export const drawing = new Later(() => import('../drawing/draw.ts'));
