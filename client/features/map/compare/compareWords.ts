/** The words of the comparison: they come with it. */

import en from '../../../i18n/en/mapCompare.json';
import { i18n } from '../../../i18n/i18n.ts';
import nl from '../../../i18n/nl/mapCompare.json';

i18n.add({ en: { mapCompare: en }, nl: { mapCompare: nl } });
