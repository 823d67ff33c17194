/** The words of the comparison: its button stands in the page's bar before the map is there. */

import en from '../../../i18n/en/mapCompare.json';
import { i18n } from '../../../i18n/i18n.ts';
import nl from '../../../i18n/nl/mapCompare.json';

i18n.add({ en: { mapCompare: en }, nl: { mapCompare: nl } });
