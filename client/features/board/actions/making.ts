/** Making things. */
import {
  IconArrowUpRight,
  IconBoxMultiple,
  IconClipboardList,
  IconFrame,
  IconNote,
  IconTable,
} from '@tabler/icons-react';
import { newTable } from '../canvas/Tables.ts';
import type { Action } from './Action.ts';
import { needsSolid } from './needs.ts';

export const MAKING: readonly Action[] = [
  {
    id: 'note',
    group: 'make',
    icon: IconNote,
    keys: ['N'],
    writes: true,
    menus: ['board'],
    run: ({ commands }, at) => void commands.newNote(at),
  },
  {
    id: 'noteBelow',
    group: 'make',
    keys: ['Ctrl+Enter'],
    writes: true,
    when: ({ selection }) => (selection.focused === null ? 'nothing' : null),
    run: ({ commands, selection }) =>
      selection.focused !== null && commands.goBeside(selection.focused, 'below'),
  },
  {
    id: 'newCluster',
    group: 'make',
    icon: IconBoxMultiple,
    writes: true,
    menus: ['more'],
    run: ({ commands }) => void commands.newCluster(),
  },
  {
    id: 'newTable',
    group: 'make',
    icon: IconTable,
    writes: true,
    menus: ['more'],
    run: ({ commands }) => newTable(commands),
  },
  {
    id: 'frame',
    group: 'make',
    icon: IconFrame,
    keys: ['F'],
    writes: true,
    run: ({ commands }) => commands.newFrame(),
  },
  {
    id: 'link',
    group: 'make',
    icon: IconArrowUpRight,
    keys: ['A'],
    writes: true,
    when: (desk) => (desk.hands ? null : needsSolid(desk)),
    run: ({ hands, choosing }) => (hands ? hands.links.start() : choosing.set('link')),
  },
  {
    id: 'list',
    group: 'make',
    icon: IconClipboardList,
    keys: ['L'],
    writes: true,
    menus: ['board', 'more'],
    run: ({ clipboard }) => clipboard.writing.set(true),
  },
];
