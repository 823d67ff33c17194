/** Tools, camera, selection: what changes nothing for anybody else. */
import { IconHandStop, IconMaximize, IconMinus, IconPlus, IconPointer } from '@tabler/icons-react';
import { ZOOM_STEP } from '../../../canvas/Viewport.ts';
import { ANNOUNCE_LEVELS } from '../../../together/announceLevel.ts';
import type { Action } from './Action.ts';
import { needsChosen, onCanvas } from './needs.ts';

const ANNOUNCING = ANNOUNCE_LEVELS.map(
  (level): Action => ({
    id: `announce.${level}`,
    group: 'announce',
    menus: ['board'],
    checked: ({ announceLevel }) => announceLevel.get() === level,
    run({ announceLevel, commands }) {
      announceLevel.set(level);
      commands.parts.voice.say(commands.parts.t(`actions:names.announce.${level}`));
    },
  }),
);

export const LOOKING: readonly Action[] = [
  {
    id: 'select',
    group: 'look',
    icon: IconPointer,
    keys: ['V'],
    when: onCanvas,
    run({ hands, adding }) {
      adding.set(false);
      hands?.links.cancel();
      hands?.tool.set('select');
    },
  },
  {
    id: 'hand',
    group: 'look',
    icon: IconHandStop,
    keys: ['H'],
    menus: ['more'],
    when: onCanvas,
    run: ({ hands }) => hands?.tool.set('hand'),
  },
  {
    id: 'selectAll',
    group: 'select',
    menus: ['board'],
    keys: ['Ctrl+A'],
    run: ({ selection, model }) => selection.set(model.readingOrder(), selection.focused),
  },
  {
    id: 'zoomIn',
    group: 'look',
    icon: IconPlus,
    keys: ['Ctrl++'],
    when: onCanvas,
    run: ({ viewport }) => viewport.zoomAt(ZOOM_STEP),
  },
  {
    id: 'zoomOut',
    group: 'look',
    icon: IconMinus,
    keys: ['Ctrl+-'],
    when: onCanvas,
    run: ({ viewport }) => viewport.zoomAt(1 / ZOOM_STEP),
  },
  {
    id: 'zoomReal',
    group: 'look',
    keys: ['Ctrl+0'],
    when: onCanvas,
    run: ({ hands }) => hands?.zoomTo('real'),
  },
  {
    id: 'zoomAll',
    group: 'look',
    icon: IconMaximize,
    keys: ['Shift+1'],
    menus: ['board'],
    when: onCanvas,
    run: ({ hands }) => hands?.zoomTo('all'),
  },
  {
    id: 'zoomSelection',
    group: 'look',
    keys: ['Shift+2'],
    when: (desk) => onCanvas(desk) ?? needsChosen(desk),
    run: ({ hands }) => hands?.zoomTo('selection'),
  },
  {
    id: 'menu',
    group: 'look',
    keys: ['Shift+F10', 'Menu'],
    when: onCanvas,
    run: ({ hands }) => hands?.openMenu(),
  },
  {
    id: 'singleKeys',
    group: 'help',
    menus: ['board'],
    label: ({ singleKeys }) => `actions:names.${singleKeys.get() ? 'singleKeysOff' : 'singleKeysOn'}`,
    run: ({ singleKeys }) => singleKeys.set(!singleKeys.get()),
  },
  ...ANNOUNCING,
];
