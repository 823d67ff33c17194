/** Names of the acts of maps: they come with what shows them. */
import en from '../en/mapActs.json';
import { i18n } from '../i18n.ts';
import nl from '../nl/mapActs.json';

i18n.add('mapActs', { en, nl });
