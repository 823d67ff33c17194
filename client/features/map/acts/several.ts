/** Acts on several nodes: they become one, come in line, stand at equal gaps. What these do comes when it is meant. */
import { type MapAct, sayNotLoaded } from './MapAct.ts';
import { meantNodes, needsNodes } from './meant.ts';

const arranging = (id: string, least: number): MapAct => ({
  ...{ id, group: 'edit', writes: true },
  when: (desk) => (meantNodes(desk).length < least ? 'more' : null),
  run(desk) {
    // Those that are chosen now, whatever is chosen once the code is here.
    const ids = meantNodes(desk);
    void import('./arrange.ts').then(({ arrange }) => arrange(desk, id, ids), sayNotLoaded(desk));
  },
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
  ...['left', 'centre', 'right', 'top', 'middle', 'bottom'].map((how) => arranging(`align.${how}`, 2)),
  ...['across', 'down'].map((way) => arranging(`distribute.${way}`, 3)),
];
