/** Acts on several nodes: they become one, come in line, stand at equal gaps. What these do comes when it is meant. */
import type { MapDesk } from '../MapDesk.ts';
import type { MapAct, MapReason } from './MapAct.ts';
import { meantNodes, needsNodes } from './meant.ts';

const needs = (count: number, reason: MapReason) => (desk: MapDesk) =>
  meantNodes(desk).length < count ? reason : null;

const arranging = (id: string, when: NonNullable<MapAct['when']>): MapAct => ({
  ...{ id, group: 'edit', writes: true, when },
  run: (desk) =>
    void import('./arrange.ts').then(
      ({ arrange }) => arrange(desk, id),
      () => undefined,
    ),
});

export const SEVERAL: readonly MapAct[] = [
  {
    id: 'merge',
    group: 'edit',
    writes: true,
    when: needsNodes,
    label: (t, desk) => t(meantNodes(desk).length === 1 ? 'merge.with' : 'names.merge'),
    run: ({ over }) => over.set('merge'),
  },
  ...['left', 'centre', 'right', 'top', 'middle', 'bottom'].map((how) =>
    arranging(`align.${how}`, needs(2, 'two')),
  ),
  ...['across', 'down'].map((way) => arranging(`distribute.${way}`, needs(3, 'three'))),
];
