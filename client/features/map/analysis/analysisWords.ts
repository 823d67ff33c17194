/** What of the words of the analyses comes with their panel. */
import en from '../../../i18n/en/analysis.json';
import { i18n } from '../../../i18n/i18n.ts';
import nl from '../../../i18n/nl/analysis.json';

i18n.add({ en: { analysis: en }, nl: { analysis: nl } });
