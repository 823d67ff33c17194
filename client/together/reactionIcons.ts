import {
  IconBulb,
  IconEqual,
  IconHeart,
  IconMoodSmile,
  IconQuestionMark,
  IconThumbUp,
} from '@tabler/icons-react';
import type { Reaction } from '../../shared/domain/discussion.ts';

export const REACTION_ICONS: Readonly<Record<Reaction, typeof IconHeart>> = {
  agree: IconThumbUp,
  same: IconEqual,
  heart: IconHeart,
  smile: IconMoodSmile,
  idea: IconBulb,
  question: IconQuestionMark,
};
