/** The words of the way from notes to maps: they come with its window. */
import i18next from 'i18next';
import en from '../../../i18n/en/barriers.json';
import nl from '../../../i18n/nl/barriers.json';

/** Once; before anything of it is shown. */
export function addBarrierWords(): void {
  for (const [language, words] of Object.entries({ en, nl }))
    if (!i18next.hasResourceBundle(language, 'barriers'))
      i18next.addResourceBundle(language, 'barriers', words);
}
