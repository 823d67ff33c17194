/** The words of the panel that puts notes into clusters: they come with it. */

import en from '../../../i18n/en/grouping.json';
import { i18n } from '../../../i18n/i18n.ts';
import nl from '../../../i18n/nl/grouping.json';

i18n.add({ en: { grouping: en }, nl: { grouping: nl } });
