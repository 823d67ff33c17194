/** Where things belong. */
import { IconBoxMultiple } from '@tabler/icons-react';
import { clustering } from '../canvas/laterClusters.ts';
import { newcomers } from '../canvas/laterNewcomers.ts';
import type { Action } from './Action.ts';
import {
  chosenHolders,
  needsChosen,
  needsFree,
  needsGroup,
  needsGroupable,
  needsHolder,
  needsKind,
  needsMovable,
  needsPlace,
  needsSolid,
} from './needs.ts';

const needsNotes = needsKind('note', 'notes');

export const ARRANGING: readonly Action[] = [
  {
    id: 'lock',
    group: 'arrange',
    keys: ['Ctrl+Shift+L'],
    writes: true,
    menus: ['items'],
    label: (desk) =>
      `actions:names.${needsFree(desk) === 'locked' ? 'un' : ''}lock${desk.commands.holds() ? 'All' : ''}`,
    when: needsChosen,
    run: ({ commands }) => commands.toggleLock(),
  },
  {
    id: 'lockFrame',
    group: 'arrange',
    writes: true,
    menus: ['items'],
    when: (desk) => (desk.commands.holds() ? needsFree(desk) : 'frameOnly'),
    run: ({ commands }) => commands.toggleLock(true),
  },
  {
    id: 'linkTo',
    group: 'arrange',
    writes: true,
    menus: ['items'],
    when: needsSolid,
    run: ({ hands, selection, choosing }) =>
      hands && selection.ids.size === 2 ? hands.links.start() : choosing.set('link'),
  },
  {
    id: 'moveTo',
    group: 'arrange',
    keys: ['Ctrl+Shift+M', 'M'],
    writes: true,
    menus: ['items'],
    when: needsMovable,
    run: ({ choosing }) => choosing.set('move'),
  },
  // Before clusters, which have the same keys: those are for what no group is made of, or is in.
  {
    id: 'group',
    group: 'arrange',
    keys: ['Ctrl+G'],
    writes: true,
    menus: ['items'],
    when: needsGroupable,
    run: ({ commands }) => clustering.run(commands.parts, (acts) => acts.group(commands)),
  },
  {
    id: 'ungroup',
    group: 'arrange',
    keys: ['Ctrl+Shift+G'],
    writes: true,
    menus: ['items'],
    when: needsGroup,
    run: ({ commands }) => clustering.run(commands.parts, (acts) => acts.ungroup(commands)),
  },
  {
    id: 'cluster',
    group: 'arrange',
    icon: IconBoxMultiple,
    keys: ['Ctrl+G'],
    writes: true,
    menus: ['items'],
    // What is a group already is not taken out of it by the same key.
    when: (desk) => (needsGroupable(desk) === 'grouped' ? 'grouped' : needsNotes(desk)),
    run: ({ commands }) => clustering.run(commands.parts, (acts) => acts.clusterNotes(commands)),
  },
  {
    id: 'uncluster',
    group: 'arrange',
    keys: ['Ctrl+Shift+G'],
    writes: true,
    menus: ['items'],
    label: ({ commands }) => `actions:names.un${chosenHolders(commands)[0]?.kind ?? 'cluster'}`,
    when: needsHolder,
    run: ({ commands }) => clustering.run(commands.parts, (acts) => acts.uncluster(commands)),
  },
  {
    id: 'frameAround',
    group: 'arrange',
    writes: true,
    menus: ['items'],
    when: needsPlace,
    run: ({ commands }) => newcomers.run(commands.parts, ({ newFrame }) => newFrame(commands)),
  },
];
