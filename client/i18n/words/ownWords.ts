/** What the list of own words says comes with it. */
import en from '../en/ownWords.json';
import { i18n } from '../i18n.ts';
import nl from '../nl/ownWords.json';

i18n.add('ownWords', { en, nl });
