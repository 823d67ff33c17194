/** The panel is its own chunk: fetched when somebody is about to open it, and when the page has nothing else to do. */
export const fetchPanel = () => import('./panel/Panel.tsx');
