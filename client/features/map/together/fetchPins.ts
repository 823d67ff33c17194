/** Places to talk about: code that comes after the map. */
export const fetchPins = () => import('./MapPins.tsx');
