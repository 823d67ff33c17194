/** What most boards do without at first: loaded when it is wanted, or before, when the page has nothing to do. */
export const fetchBackToContent = () => import('./BackToContent.tsx');
export const fetchDrawingBar = () => import('./DrawingBar.tsx');
export const fetchEmptyBoard = () => import('./EmptyBoard.tsx');
export const fetchHints = () => import('./Hints.tsx');
export const fetchSelectionBar = () => import('./SelectionBar.tsx');
export const fetchTableWalk = () => import('../tableWalk.ts');
export const fetchNewTables = () => import('../newTables.ts');
