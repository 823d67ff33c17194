/** What most people do not do with tables at first: loaded when it is wanted, or before, when the page has nothing to do. */
export const fetchTableWalk = () => import('./tableWalk.ts');
export const fetchNewTables = () => import('./newTables.ts');
