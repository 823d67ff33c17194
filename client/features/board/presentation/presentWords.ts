/** The words of a presentation: they come with it. */

import en from '../../../i18n/en/present.json';
import { i18n } from '../../../i18n/i18n.ts';
import nl from '../../../i18n/nl/present.json';

i18n.add({ en: { present: en }, nl: { present: nl } });
