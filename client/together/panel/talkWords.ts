/** The words of the comments themselves: they come with the panel. */
import en from '../../i18n/en/talk.json';
import { i18n } from '../../i18n/i18n.ts';
import nl from '../../i18n/nl/talk.json';

i18n.add({ en: { together: en }, nl: { together: nl } });
