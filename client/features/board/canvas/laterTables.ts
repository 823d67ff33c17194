import { Later } from './later.ts';

/** What most people do not do with tables at first. */
export const tableWalk = new Later(() => import('./tableWalk.ts'));
export const newTables = new Later(() => import('./newTables.ts'));
export const tableHeads = new Later(() => import('./tableHeads.ts'));
