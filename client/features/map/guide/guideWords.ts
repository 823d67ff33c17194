/** What of the words of the guide comes with its panel. */
import en from '../../../i18n/en/guide.json';
import { i18n } from '../../../i18n/i18n.ts';
import nl from '../../../i18n/nl/guide.json';

i18n.add({ en: { guide: en }, nl: { guide: nl } });
