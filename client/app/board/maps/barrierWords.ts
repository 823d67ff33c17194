/** The words of the way from notes to maps: they come with its window. */

import en from '../../../i18n/en/barriers.json';
import { i18n } from '../../../i18n/i18n.ts';
import nl from '../../../i18n/nl/barriers.json';

i18n.add({ en: { barriers: en }, nl: { barriers: nl } });
