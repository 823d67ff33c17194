/** Names of the acts of maps: they come with what shows them. */
import en from '../../../i18n/en/mapActs.json';
import { i18n } from '../../../i18n/i18n.ts';
import nl from '../../../i18n/nl/mapActs.json';

i18n.add({ en: { mapActs: en }, nl: { mapActs: nl } });
