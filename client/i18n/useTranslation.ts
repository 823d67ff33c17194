import { useSyncExternalStore } from 'react';
import { i18n, type TFunction } from './i18n.ts';

type Named = NonNullable<Parameters<typeof i18n.getFixedT>[1]>;

/** Words for a component, which is rendered anew when the language or a name changes. */
export function useTranslation<Names extends Named = 'shell'>(
  names?: Names,
): { readonly t: TFunction<Names>; readonly i18n: { readonly language: typeof i18n.language } } {
  const t = useSyncExternalStore(i18n.subscribe, () => i18n.getFixedT(i18n.language, names));
  return { t, i18n: { language: i18n.language } };
}
