/** What the list of own words says comes with it. */
import en from '../../i18n/en/ownWords.json';
import { i18n } from '../../i18n/i18n.ts';
import nl from '../../i18n/nl/ownWords.json';

i18n.add({ en: { ownWords: en }, nl: { ownWords: nl } });
