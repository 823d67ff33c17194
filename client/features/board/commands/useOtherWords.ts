import { useEffect, useState } from 'react';
import { LANGUAGES } from '../../../../shared/domain/workspace.ts';
import { i18n, type TFunction } from '../../../i18n/i18n.ts';
import { loadWords } from '../../../i18n/setup.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';

/** The words of acts in the languages that are not shown, once they are here; without network they may stay away. */
export function useOtherWords(): readonly TFunction<'actions'>[] {
  const { language } = useTranslation().i18n;
  const [words, setWords] = useState<readonly TFunction<'actions'>[]>([]);
  useEffect(() => {
    let gone = false;
    const others = LANGUAGES.filter((one) => one !== language);
    Promise.all(others.map(loadWords)).then(
      () => gone || setWords(others.map((one) => i18n.getFixedT(one, 'actions'))),
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [language]);
  return words;
}
