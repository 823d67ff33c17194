/** Languages: English is the fallback and in the first chunk's neighbour; each language is one lazy chunk. */
import type { Language } from '../../shared/domain/workspace.ts';
import { LANGUAGES } from '../../shared/domain/workspace.ts';
import { remember, remembered } from '../deviceStorage.ts';
import type en from './en/index.ts';
import { i18n } from './i18n.ts';
import type { Namespace } from './namespaces.ts';

const STORAGE_KEY = 'jumelage.language';

const load: Record<Language, () => Promise<{ default: typeof en }>> = {
  en: () => import('./en/index.ts'),
  nl: () => import('./nl/index.ts'),
};

function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value);
}

/** The person's choice on this device, else the browser's first language that we have, else English. */
export function preferredLanguage(): Language {
  const chosen = remembered(STORAGE_KEY);
  if (isLanguage(chosen)) return chosen;
  for (const tag of navigator.languages) {
    const base = tag.slice(0, 2).toLowerCase();
    if (isLanguage(base)) return base;
  }
  return 'en';
}

export async function startI18n(): Promise<void> {
  const language = preferredLanguage();
  await loadWords(language);
  i18n.changeLanguage(language);
  document.documentElement.lang = language;
}

/** The words of a language beside the one that is shown. */
export async function loadWords(language: Language): Promise<void> {
  for (const [namespace, texts] of Object.entries((await load[language]()).default))
    i18n.add(namespace as Namespace, { [language]: texts });
}

/** Changes the language without losing what is typed: nothing is mounted anew. */
export async function changeLanguage(language: Language): Promise<void> {
  await loadWords(language);
  i18n.changeLanguage(language);
  remember(STORAGE_KEY, language);
  document.documentElement.lang = language;
}
