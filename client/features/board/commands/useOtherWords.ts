import { useEffect, useMemo, useState } from 'react';
import { LANGUAGES, type Language } from '../../../../shared/domain/workspace.ts';
import { i18n, type TFunction } from '../../../i18n/i18n.ts';
import { loadWords } from '../../../i18n/setup.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';

/** The languages that are not shown, once their words are here; without network they may stay away. */
export function useOtherLanguages(): readonly Language[] {
  const { language } = useTranslation().i18n;
  const [here, setHere] = useState<readonly Language[]>([]);
  useEffect(() => {
    let gone = false;
    const others = LANGUAGES.filter((one) => one !== language);
    Promise.all(others.map(loadWords)).then(
      () => gone || setHere(others),
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [language]);
  return here;
}

/** The words of acts in these languages. */
export function useOtherWords(): readonly TFunction<'actions'>[] {
  const others = useOtherLanguages();
  return useMemo(() => others.map((one) => i18n.getFixedT(one, 'actions')), [others]);
}
