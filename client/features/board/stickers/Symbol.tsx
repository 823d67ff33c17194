/** The pictures of stickers, on the board and in menus. */
import {
  IconAlertTriangleFilled,
  IconCheck,
  IconCircleFilled,
  IconHeartFilled,
  IconQuestionMark,
  IconStarFilled,
} from '@tabler/icons-react';
import type { StickerSymbol } from '../../../../shared/documents/boardKinds.ts';

const PICTURES: Readonly<Record<StickerSymbol, typeof IconStarFilled>> = {
  dot: IconCircleFilled,
  star: IconStarFilled,
  heart: IconHeartFilled,
  question: IconQuestionMark,
  check: IconCheck,
  warning: IconAlertTriangleFilled,
};

export default function Picture({
  symbol,
  size = 24,
}: {
  readonly symbol: StickerSymbol;
  readonly size?: number;
}) {
  const Icon = PICTURES[symbol];
  return <Icon size={size} aria-hidden />;
}
