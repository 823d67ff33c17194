/** Which part of a picture is shown. */
import { IconCrop } from '@tabler/icons-react';
import { crops } from '../canvas/laterCrop.ts';
import type { Action } from './Action.ts';
import { chosenItems, needsPicture, onCanvas } from './needs.ts';

const COMMON = { group: 'edit', writes: true, menus: ['items'] } as const;

export const CROPPING: readonly Action[] = [
  {
    ...COMMON,
    id: 'crop',
    icon: IconCrop,
    when: (desk) => onCanvas(desk) ?? needsPicture(desk),
    run({ commands }) {
      const [id] = commands.chosen;
      if (id) crops.run(commands.parts, ({ startCrop }) => startCrop(commands, id));
    },
  },
  {
    ...COMMON,
    id: 'wholePicture',
    when: (desk) =>
      needsPicture(desk) ?? (chosenItems(desk).some((item) => 'crop' in item) ? null : 'wholePicture'),
    run({ commands }) {
      const [id] = commands.chosen;
      if (id) crops.run(commands.parts, ({ showWhole }) => showWhole(commands, id));
    },
  },
];
