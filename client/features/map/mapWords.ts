/** The words of maps, in every language: they come with the page that shows them. */
import i18next from 'i18next';
import enAnalysis from '../../i18n/en/analysis.json';
import enMap from '../../i18n/en/map.json';
import enTidy from '../../i18n/en/tidy.json';
import nlAnalysis from '../../i18n/nl/analysis.json';
import nlMap from '../../i18n/nl/map.json';
import nlTidy from '../../i18n/nl/tidy.json';

const WORDS = {
  en: { analysis: enAnalysis, map: enMap, tidy: enTidy },
  nl: { analysis: nlAnalysis, map: nlMap, tidy: nlTidy },
};

/** Once; before anything of a map is shown. */
export function addMapWords(): void {
  for (const [language, namespaces] of Object.entries(WORDS))
    for (const [name, words] of Object.entries(namespaces))
      if (!i18next.hasResourceBundle(language, name)) i18next.addResourceBundle(language, name, words);
}
