/** Words by which people name a kind of barrier, in English and Dutch, folded to lower case without accents. */
import type { Category } from './vocabulary.ts';

const WORDS: Readonly<Record<Category, readonly string[]>> = {
  finance: [
    'finance',
    'financial',
    'funding',
    'money',
    'cost',
    'costs',
    'budget',
    'geld',
    'financien',
    'financiering',
    'kosten',
  ],
  regulation: [
    'law',
    'laws',
    'legal',
    'regulation',
    'regulations',
    'rules',
    'permits',
    'wet',
    'wetten',
    'regels',
    'regelgeving',
    'vergunningen',
  ],
  governance: [
    'governance',
    'coordination',
    'organisation',
    'organization',
    'organisatie',
    'bestuur',
    'samenwerking',
    'coordinatie',
  ],
  political: ['politics', 'political', 'politiek', 'politieke'],
  capacity: [
    'capacity',
    'staff',
    'skills',
    'procurement',
    'personeel',
    'capaciteit',
    'vaardigheden',
    'aanbesteding',
    'inkoop',
  ],
  data: ['data', 'knowledge', 'gegevens', 'kennis'],
  technology: [
    'technology',
    'technical',
    'infrastructure',
    'market',
    'techniek',
    'technologie',
    'infrastructuur',
    'markt',
  ],
  social: [
    'social',
    'people',
    'behaviour',
    'behavior',
    'culture',
    'cultural',
    'citizens',
    'mensen',
    'gedrag',
    'cultuur',
    'sociaal',
    'bewoners',
  ],
};

const CATEGORY_OF: ReadonlyMap<string, Category> = new Map(
  Object.entries(WORDS).flatMap(([category, words]) =>
    words.map((word) => [word, category as Category] as const),
  ),
);

/** The category that a heading speaks of; null when it speaks of none, or of more than one. */
export function categoryIn(heading: string): Category | null {
  const words =
    heading
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  const found = new Set(words.flatMap((word) => CATEGORY_OF.get(word) ?? []));
  const [only] = found;
  return found.size === 1 && only !== undefined ? only : null;
}
