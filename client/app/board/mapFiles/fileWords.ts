/** The words of a map's files, in every language: they come with the windows that show them. */
import i18next from 'i18next';
import en from '../../../i18n/en/mapFiles.json';
import nl from '../../../i18n/nl/mapFiles.json';

for (const [language, words] of Object.entries({ en, nl }))
  i18next.addResourceBundle(language, 'mapFiles', words);
