/** Words that only the panel says: they come with it. */
import en from '../../i18n/en/panel.json';
import { i18n } from '../../i18n/i18n.ts';
import nl from '../../i18n/nl/panel.json';

i18n.add({ en: { together: en }, nl: { together: nl } });
