/** The words of the clipboard: they come with it. */
import en from '../../../i18n/en/mapClip.json';
import { i18n } from '../../../i18n/i18n.ts';
import nl from '../../../i18n/nl/mapClip.json';

i18n.add({ en: { mapClip: en }, nl: { mapClip: nl } });
