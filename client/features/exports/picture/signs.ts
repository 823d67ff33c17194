/**
 * Signs of stickers and reactions as they are drawn on the board, 24 by 24, so that a picture needs no typeface that has
 * them: the lines of the icons, without React.
 */
import { __iconNode as warning } from '@tabler/icons-react/icons/IconAlertTriangleFilled';
import { __iconNode as idea } from '@tabler/icons-react/icons/IconBulb';
import { __iconNode as check } from '@tabler/icons-react/icons/IconCheck';
import { __iconNode as same } from '@tabler/icons-react/icons/IconEqual';
import { __iconNode as love } from '@tabler/icons-react/icons/IconHeart';
import { __iconNode as heart } from '@tabler/icons-react/icons/IconHeartFilled';
import { __iconNode as smile } from '@tabler/icons-react/icons/IconMoodSmile';
import { __iconNode as question } from '@tabler/icons-react/icons/IconQuestionMark';
import { __iconNode as star } from '@tabler/icons-react/icons/IconStarFilled';
import { __iconNode as agree } from '@tabler/icons-react/icons/IconThumbUp';
import type { StickerSymbol } from '../../../../shared/documents/boardKinds.ts';
import type { Reaction } from '../../../../shared/domain/discussion.ts';

export interface Sign {
  readonly path: string;
  /** Filled, or a line along the path. */
  readonly filled: boolean;
}

const pathOf = (icon: typeof star): string => icon.map(([, { d = '' }]) => d).join('');
const filled = (icon: typeof star): Sign => ({ path: pathOf(icon), filled: true });
const line = (icon: typeof star): Sign => ({ path: pathOf(icon), filled: false });

export const STICKER_SIGNS: Readonly<Record<Exclude<StickerSymbol, 'dot'>, Sign>> = {
  star: filled(star),
  heart: filled(heart),
  question: line(question),
  check: line(check),
  warning: filled(warning),
};

export const REACTION_SIGNS: Readonly<Record<Reaction, Sign>> = {
  agree: line(agree),
  same: line(same),
  heart: line(love),
  smile: line(smile),
  idea: line(idea),
  question: line(question),
};
