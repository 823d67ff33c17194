/**
 * What was voted on an item, as files say it without words of a language: stickers on it, then reactions, each as a
 * number and a sign. A symbol that is both (a heart, a question) has a sign of its own for each.
 */
import { mayCarry, STICKERS, type StickerSymbol } from '../documents/boardKinds.ts';
import { REACTIONS, type Reaction } from '../domain/discussion.ts';
import type { ItemId } from '../ids.ts';
import type { ExportedItem } from './exported.ts';

const STICKER_SIGNS: Readonly<Record<StickerSymbol, string>> = {
  dot: '●',
  star: '★',
  heart: '♥',
  question: '?',
  check: '✓',
  warning: '⚠',
};
const REACTION_SIGNS: Readonly<Record<Reaction, string>> = {
  agree: '👍',
  same: '=',
  heart: '💙',
  smile: '🙂',
  idea: '💡',
  question: '❓',
};

export interface Count {
  /** As columns of a table are called: `sticker dot`, `reaction agree`. */
  readonly name: string;
  readonly sign: string;
  readonly count: number;
}

/** What a table can have columns of, in their order. */
export const COUNT_NAMES: readonly string[] = [
  ...STICKERS.map((symbol) => `sticker ${symbol}`),
  ...REACTIONS.map((reaction) => `reaction ${reaction}`),
];

/** Of every item voted on, in the order of the closed sets. */
export function countsOf(items: readonly ExportedItem[]): ReadonlyMap<ItemId, readonly Count[]> {
  const byId = new Map(items.map((one) => [one.item.id, one]));
  const stuck = new Map<ItemId, StickerSymbol[]>();
  for (const { item, parent } of items) {
    if (item.kind !== 'sticker' || parent === null || !mayCarry(byId.get(parent)?.item.kind)) continue;
    stuck.set(parent, [...(stuck.get(parent) ?? []), item.symbol]);
  }
  const all = items.map(({ item, reactions }) => {
    const stickers = STICKERS.map((symbol) => ({
      name: `sticker ${symbol}`,
      sign: STICKER_SIGNS[symbol],
      count: (stuck.get(item.id) ?? []).filter((one) => one === symbol).length,
    }));
    const given = REACTIONS.map((reaction) => ({
      name: `reaction ${reaction}`,
      sign: REACTION_SIGNS[reaction],
      count: reactions?.find((one) => one.reaction === reaction)?.count ?? 0,
    }));
    return [item.id, [...stickers, ...given].filter(({ count }) => count > 0)] as const;
  });
  return new Map(all.filter(([, counts]) => counts.length > 0));
}

/** "5 ●, 2 👍"; empty of nothing. */
export const inSigns = (counts: readonly Count[] = []): string =>
  counts.map(({ count, sign }) => `${count} ${sign}`).join(', ');

const SIGNS = [...Object.values(STICKER_SIGNS), ...Object.values(REACTION_SIGNS)]
  .map((sign) => sign.replace('?', '\\?'))
  .join('|');
const IN_MARKDOWN = new RegExp(` ?\\*\\((?:\\d+ (?:${SIGNS})(?:, (?=\\d)|(?=\\))))+\\)\\*$`, 'u');

/** Behind an item's words: stars that words have would be escaped, so what comes back knows it from them. */
export function markdownTally(counts: readonly Count[] | undefined): string {
  return counts === undefined ? '' : ` *(${inSigns(counts)})*`;
}

export const withoutTally = (markdown: string): string => markdown.replace(IN_MARKDOWN, '');
