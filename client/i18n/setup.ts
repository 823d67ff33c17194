/** Languages: English is the fallback and in the first chunk's neighbour; each language is one lazy chunk. */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../../shared/domain/workspace.ts';
import { LANGUAGES } from '../../shared/domain/workspace.ts';
import type analysis from './en/analysis.json';
import type barriers from './en/barriers.json';
import type en from './en/index.ts';
import type map from './en/map.json';
import type tidy from './en/tidy.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shell';
    /** The words of maps come with their page. */
    resources: typeof en & {
      barriers: typeof barriers;
      map: typeof map;
      analysis: typeof analysis;
      tidy: typeof tidy;
    };
  }
}

const STORAGE_KEY = 'jumelage.language';

const load: Record<Language, () => Promise<{ default: object }>> = {
  en: () => import('./en/index.ts'),
  nl: () => import('./nl/index.ts'),
};

function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value);
}

/** The person's choice on this device, else the browser's first language that we have, else English. */
export function preferredLanguage(): Language {
  const chosen = localStorage.getItem(STORAGE_KEY);
  if (isLanguage(chosen)) return chosen;
  for (const tag of navigator.languages) {
    const base = tag.slice(0, 2).toLowerCase();
    if (isLanguage(base)) return base;
  }
  return 'en';
}

export async function startI18n(): Promise<void> {
  const language = preferredLanguage();
  const messages = await load[language]();
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    defaultNS: 'shell',
    resources: { [language]: messages.default as Record<string, object> } as never,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = language;
}

/** The words of a language beside the one that is shown. */
export async function loadWords(language: Language): Promise<void> {
  const messages = (await load[language]()).default as Record<string, object>;
  for (const [namespace, texts] of Object.entries(messages))
    i18next.addResourceBundle(language, namespace, texts, true, true);
}

/** Changes the language without losing what is typed: nothing is mounted anew. */
export async function changeLanguage(language: Language): Promise<void> {
  await loadWords(language);
  await i18next.changeLanguage(language);
  localStorage.setItem(STORAGE_KEY, language);
  document.documentElement.lang = language;
}
