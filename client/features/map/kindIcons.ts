import {
  IconAdjustmentsHorizontal,
  IconArrowsSplit,
  IconBulb,
  IconFileCheck,
  IconHelpCircle,
  IconKey,
  IconOctagon,
  IconSquareRounded,
  IconTargetArrow,
  IconUsers,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { MapNode } from '../../../shared/documents/barrierMap.ts';

type Icon = ComponentType<{ readonly size?: number; readonly 'aria-hidden'?: boolean }>;

export const KIND_ICONS: Readonly<Record<MapNode['kind'], Icon>> = {
  barrier: IconOctagon,
  cause: IconArrowsSplit,
  effect: IconTargetArrow,
  lever: IconAdjustmentsHorizontal,
  solution: IconBulb,
  enabler: IconKey,
  actor: IconUsers,
  evidence: IconFileCheck,
  question: IconHelpCircle,
  unknown: IconSquareRounded,
};
