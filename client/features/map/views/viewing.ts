/** Acts of saved views. Each view itself stands in the command menu by its name. */
import type { MapAct } from '../acts/MapAct.ts';

const opens = (id: 'views' | 'saveView' | 'walkViews'): MapAct => ({
  id,
  group: 'look',
  // A moment of the past has none.
  run: ({ over, isPast }) => over.set(isPast ? null : id),
});

export const VIEWING: readonly MapAct[] = [
  { ...opens('views'), keys: ['Shift+V'] },
  { ...opens('saveView'), writes: true },
  opens('walkViews'),
];
