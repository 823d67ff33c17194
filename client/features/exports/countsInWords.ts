import type { BoardItemKind } from '../../../shared/documents/boardKinds.ts';
import { countKinds } from '../../../shared/exchange/draft.ts';
import { listOf } from '../../i18n/dates.ts';
import '../../i18n/words/exchange.ts';
import type { TFunction } from '../../i18n/i18n.ts';

/** An image that has nothing to show is no image. */
export type CountedKind = BoardItemKind | 'lost';

const ORDER = [
  'note',
  'cluster',
  'table',
  'row',
  'column',
  'frame',
  'text',
  'shape',
  'stroke',
  'sticker',
  'image',
  'lost',
  'unknown',
  'connector',
] as const satisfies readonly CountedKind[];

export type Kinds = readonly { readonly kind: CountedKind }[];

/** "47 notes, 3 clusters and 2 links". */
export function countsInWords(drafts: Kinds, t: TFunction<'exchange'>, language: string): string {
  const counts = countKinds(drafts);
  const kinds = ORDER.filter((kind) => counts[kind]);
  const words = kinds.map((kind) => t(`kinds.${kind}`, { count: counts[kind] ?? 0 }));
  return listOf(words, language);
}
