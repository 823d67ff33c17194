import { Later } from './later.ts';

/** Most hands change the size of one thing at a time. */
export const scalingCode = new Later(() => import('./scaling.ts'));
