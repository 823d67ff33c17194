import { Later } from './later.ts';

/** Clusters by hand. */
export const clustering = new Later(() => import('../grouping/clustering.ts'));
