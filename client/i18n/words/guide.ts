/** What of the words of the guide comes with its panel. */
import en from '../en/guide.json';
import { i18n } from '../i18n.ts';
import nl from '../nl/guide.json';

i18n.add('guide', { en, nl });
