/** Templates by what is typed: their names first, then what they are for, in each language. */
import { useState } from 'react';
import type { TemplateView } from '../../../../shared/api.ts';
import { LANGUAGES } from '../../../../shared/domain/workspace.ts';
import type { TemplateId } from '../../../../shared/templates/templateIds.ts';
import { fold } from '../../../../shared/wording/terms.ts';
import { called, fitAmong } from '../../../acts/fuzzy.ts';
import { i18n } from '../../../i18n/i18n.ts';
import '../../../i18n/words/exchange.ts';

const WORDS = LANGUAGES.map((language) => i18n.getFixedT(language, 'exchange'));

const namesOf = (id: TemplateId) =>
  WORDS.flatMap((t) => [called(t(`templates.names.${id}`), 1), called(t(`templates.about.${id}`), 0.8)]);

function bestFirst<Template>(
  query: string,
  all: readonly Template[],
  names: (one: Template) => Parameters<typeof fitAmong>[1],
): readonly Template[] {
  const scored = all.map((one) => ({ one, score: fitAmong(query, names(one)).score }));
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ one }) => one);
}

export function useTemplateSearch(ids: readonly TemplateId[], kept: readonly TemplateView[]) {
  const [words, setWords] = useState('');
  const query = fold(words.trim());
  const searching = query !== '';
  return {
    words,
    setWords,
    searching,
    ids: searching ? bestFirst(query, ids, namesOf) : ids,
    kept: searching ? bestFirst(query, kept, ({ title }) => [called(title, 1)]) : kept,
  };
}
