import i18next, { type TFunction } from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES } from '../../../../shared/domain/workspace.ts';
import { loadWords } from '../../../i18n/setup.ts';

/** The words of acts in the languages that are not shown, once they are here; without network they may stay away. */
export function useOtherWords(): readonly TFunction<'actions'>[] {
  const { language } = useTranslation().i18n;
  const [words, setWords] = useState<readonly TFunction<'actions'>[]>([]);
  useEffect(() => {
    let gone = false;
    const others = LANGUAGES.filter((one) => one !== language);
    Promise.all(others.map(loadWords)).then(
      () => gone || setWords(others.map((one) => i18next.getFixedT(one, 'actions'))),
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [language]);
  return words;
}
