import type { BoardItemKind } from '../../../shared/documents/boardKinds.ts';
import type { Draft } from '../../../shared/exchange/draft.ts';
import { countKinds } from '../../../shared/exchange/draft.ts';
import { listOf } from '../../i18n/dates.ts';
import '../../i18n/words/exchange.ts';
import type { TFunction } from '../../i18n/i18n.ts';

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
  'unknown',
  'connector',
] as const satisfies readonly BoardItemKind[];

type Kinds = readonly Pick<Draft, 'kind'>[];

/** "47 notes, 3 clusters and 2 links". */
export function countsInWords(drafts: Kinds, t: TFunction<'exchange'>, language: string): string {
  const counts = countKinds(drafts as readonly Draft[]);
  const kinds = ORDER.filter((kind) => counts[kind]);
  const words = kinds.map((kind) => t(`kinds.${kind}`, { count: counts[kind] ?? 0 }));
  return listOf(words, language);
}
