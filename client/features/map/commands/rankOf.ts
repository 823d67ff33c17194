/** How well the words of a node answer what is looked for. */
import { tokensOf } from '../../../acts/fuzzy.ts';

export const NO_HIT = 3;

/** It begins so, a word of it does, or the words are somewhere in it. Folded. */
export function rankOf(sought: string, title: string): number {
  const words = tokensOf(sought);
  if (!words.every((word) => title.includes(word))) return NO_HIT;
  if (title.startsWith(sought)) return 0;
  const tokens = tokensOf(title);
  return words.every((word) => tokens.some((token) => token.startsWith(word))) ? 1 : 2;
}
