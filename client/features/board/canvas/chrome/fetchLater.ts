/** What most boards do without at first: loaded when it is wanted, or before, when the page has nothing to do. */
export const fetchDrawingBar = () => import('./DrawingBar.tsx');
export const fetchEmptyBoard = () => import('./EmptyBoard.tsx');
export const fetchSelectionBar = () => import('./SelectionBar.tsx');
