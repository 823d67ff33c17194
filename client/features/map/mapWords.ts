/** The words of maps, in every language: they come with the page that shows them. */
import i18next from 'i18next';
import en from '../../i18n/en/map.json';
import nl from '../../i18n/nl/map.json';

/** Once; before anything of a map is shown. */
export function addMapWords(): void {
  for (const [language, words] of Object.entries({ en, nl }))
    if (!i18next.hasResourceBundle(language, 'map')) i18next.addResourceBundle(language, 'map', words);
}
