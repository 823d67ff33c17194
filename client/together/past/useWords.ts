/** Times, people and moments in the reader's language. */

import '../../i18n/words/history.ts';
import type { MemberId } from '../../../shared/ids.ts';
import { clock, listOf } from '../../i18n/dates.ts';
import { fullDate } from '../../i18n/moments.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import type { Entry } from './entries.ts';

/** Somebody's name of today; null for people who are gone. */
export type NameOf = (
  memberId: string | null,
) => { readonly name: string; readonly city?: string | null | undefined } | null;

export interface Words {
  readonly day: (at: number) => string;
  /** "14:03 – 14:12" */
  readonly span: (entry: Entry) => string;
  /** "14 November 2026, 14:03 – 14:12", or the name that somebody gave it. */
  readonly nameOf: (entry: Entry) => string;
  /** With a name the time as well: "After the visit · 14 November 2026, 14:03". */
  readonly placeOf: (entry: Entry) => string;
  /** "Anna and Bram · 4 changes" */
  readonly by: (entry: Entry) => string;
  /** All of it, for who hears it. */
  readonly told: (entry: Entry) => string;
  readonly people: (ids: readonly (MemberId | null)[]) => string;
  /** "Anna (Leuven) or Bram (Ghent)": several who did something in one breath. */
  readonly oneOf: (ids: readonly MemberId[]) => string;
  readonly time: (at: number) => string;
  readonly moment: (at: number) => string;
}

const SHORT = 32;
const cut = (words: string) => (words.length > SHORT ? `${words.slice(0, SHORT).trim()}…` : words);

export function useWords(authorNameOf: NameOf): Words {
  const { t, i18n } = useTranslation('history');
  const { language } = i18n;
  const day = (at: number) => fullDate(at, language);
  const span = ({ from, at }: Entry) => {
    const [begin, end] = [clock(from, language), clock(at, language)];
    return begin === end ? end : `${begin} – ${end}`;
  };
  const timeOf = (entry: Entry) => `${day(entry.at)}, ${span(entry)}`;
  const people = (ids: readonly (MemberId | null)[]) => {
    const known = ids.flatMap((id) => authorNameOf(id)?.name ?? []);
    const names = known.length < ids.length ? [...known, t('somebody')] : known;
    return listOf([...new Set(names)], language);
  };
  const by = (entry: Entry) => {
    const { edits: count, people: ids, onlyDeleted, deleted, deletedWords, tookBack } = entry;
    // Its time stands beside its name.
    if (count === null) return entry.version ? '' : t('justBefore');
    // Who deletes writes nothing.
    const told =
      deletedWords &&
      (deleted > 1 ? t('andMore', { words: cut(deletedWords), count: deleted - 1 }) : cut(deletedWords));
    const went = told ? t('goneNamed', { words: told }) : deleted > 0 ? t('gone', { count: deleted }) : '';
    const nothingNamed = tookBack === null ? t('onlyDeleted') : t('tookBack');
    const edits = onlyDeleted
      ? went || (tookBack ? t('tookBackNamed', { words: cut(tookBack) }) : nothingNamed)
      : [t('edits', { count }), went].filter(Boolean).join(' · ');
    return ids.some((one) => one !== null) ? t('people', { names: people(ids), edits }) : edits;
  };
  return {
    day,
    span,
    nameOf: (entry) => entry.version?.title ?? timeOf(entry),
    placeOf: (entry) => (entry.version ? `${entry.version.title} · ${timeOf(entry)}` : timeOf(entry)),
    by,
    told(entry) {
      const named = entry.version ? `${entry.version.title}. ` : '';
      return `${named}${[timeOf(entry), by(entry)].filter(Boolean).join('. ')}`;
    },
    people,
    oneOf(ids) {
      const names = ids.map((id) => {
        const { name, city } = authorNameOf(id) ?? { name: t('somebody') };
        return city ? `${name} (${city})` : name;
      });
      return listOf(names.length > 0 ? [...new Set(names)] : [t('somebody')], language, 'disjunction');
    },
    time: (at) => clock(at, language),
    moment: (at) => `${day(at)}, ${clock(at, language)}`,
  };
}
