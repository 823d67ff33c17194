/** What stickers show, on the board and in menus. */
import {
  IconAlertTriangleFilled,
  IconCheck,
  IconCircleFilled,
  IconHeartFilled,
  IconQuestionMark,
  IconStarFilled,
} from '@tabler/icons-react';
import type { StickerSymbol } from '../../../../shared/documents/boardKinds.ts';

export const SYMBOLS: Readonly<Record<StickerSymbol, typeof IconStarFilled>> = {
  dot: IconCircleFilled,
  star: IconStarFilled,
  heart: IconHeartFilled,
  question: IconQuestionMark,
  check: IconCheck,
  warning: IconAlertTriangleFilled,
};
