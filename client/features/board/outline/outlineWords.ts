/** The words of the outline: they come with it. */

import en from '../../../i18n/en/outline.json';
import { i18n } from '../../../i18n/i18n.ts';
import nl from '../../../i18n/nl/outline.json';

i18n.add({ en: { outline: en }, nl: { outline: nl } });
