/** Pictures of acts in the command menu: those that the map's page shows anyway, since what many share all load first. */
import {
  IconBoxMultiple,
  IconChartDots3,
  IconFilter,
  IconHandStop,
  IconLayoutBoard,
  IconLayoutDistributeVertical,
  IconLine,
  IconList,
  IconOctagon,
  IconPointer,
  IconTable,
} from '@tabler/icons-react';
import { NODE_KINDS } from '../../../../shared/maps/vocabulary.ts';
import type { ActIcon } from '../../../acts/findEntries.ts';
import { KIND_ICONS } from '../kindIcons.ts';

const KINDS = NODE_KINDS.flatMap((kind): readonly [string, ActIcon][] => [
  [`new.${kind}`, KIND_ICONS[kind]],
  [`kind.${kind}`, KIND_ICONS[kind]],
]);

/** By the id of the act. */
export const ACT_ICONS: Readonly<Record<string, ActIcon>> = {
  ...Object.fromEntries(KINDS),
  analysis: IconChartDots3,
  filter: IconFilter,
  group: IconBoxMultiple,
  hand: IconHandStop,
  link: IconLine,
  newNode: IconOctagon,
  select: IconPointer,
  tidy: IconLayoutDistributeVertical,
  'view.canvas': IconLayoutBoard,
  'view.outline': IconList,
  'view.table': IconTable,
};
