/** Acts of own columns: tags of the chosen nodes, and a new field. */
import type { MapAct } from '../acts/MapAct.ts';
import { needsNodes } from '../acts/meant.ts';

const opens = (id: 'tags' | 'addField'): MapAct => ({
  ...{ id, group: 'edit', writes: true },
  run: ({ over }) => over.set(id),
});

export const FIELDING: readonly MapAct[] = [{ ...opens('tags'), when: needsNodes }, opens('addField')];
