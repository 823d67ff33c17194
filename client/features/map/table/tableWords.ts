/** The words of the table: they come with it. */

import en from '../../../i18n/en/mapTable.json';
import { i18n } from '../../../i18n/i18n.ts';
import nl from '../../../i18n/nl/mapTable.json';

i18n.add({ en: { mapTable: en }, nl: { mapTable: nl } });
