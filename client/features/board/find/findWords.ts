/** The words of the bar that finds on the board: they come with it. */

import en from '../../../i18n/en/find.json';
import { i18n } from '../../../i18n/i18n.ts';
import nl from '../../../i18n/nl/find.json';

i18n.add({ en: { find: en }, nl: { find: nl } });
