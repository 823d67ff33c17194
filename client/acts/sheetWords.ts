/** The words of the sheet of shortcuts: they come with it. */

import en from '../i18n/en/sheet.json';
import { i18n } from '../i18n/i18n.ts';
import nl from '../i18n/nl/sheet.json';

i18n.add({ en: { sheet: en }, nl: { sheet: nl } });
