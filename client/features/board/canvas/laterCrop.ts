import { Later } from './later.ts';

/** Few pictures are cropped. */
export const crops = new Later(() => import('../crop/startCrop.ts'));
