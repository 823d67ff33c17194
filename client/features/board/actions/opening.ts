/** What opens over the board or moves between its parts, from wherever the focus is. */
import { IconDots, IconKeyboard, IconSearch } from '@tabler/icons-react';
import { nextRegion } from '../../../acts/regions.ts';
import type { Action } from './Action.ts';

export const OPENING: readonly Action[] = [
  {
    id: 'commands',
    group: 'help',
    icon: IconDots,
    keys: ['Ctrl+K', 'Ctrl+/'],
    everywhere: true,
    menus: ['board', 'more'],
    run: ({ panel }) => panel.set('commands'),
  },
  {
    id: 'find',
    group: 'look',
    icon: IconSearch,
    keys: ['Ctrl+F'],
    everywhere: true,
    menus: ['board', 'more'],
    run: ({ panel }) => panel.set('find'),
  },
  {
    id: 'shortcuts',
    group: 'help',
    icon: IconKeyboard,
    keys: ['?'],
    everywhere: true,
    menus: ['board'],
    run: ({ panel }) => panel.set('shortcuts'),
  },
  {
    id: 'nextRegion',
    group: 'look',
    keys: ['F6'],
    everywhere: true,
    run: () => nextRegion(1),
  },
  {
    id: 'previousRegion',
    group: 'look',
    keys: ['Shift+F6'],
    everywhere: true,
    run: () => nextRegion(-1),
  },
];
