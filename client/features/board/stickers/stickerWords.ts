/** The words of putting stickers: they come with it. */
import en from '../../../i18n/en/stickers.json';
import { i18n } from '../../../i18n/i18n.ts';
import nl from '../../../i18n/nl/stickers.json';

i18n.add({ en: { stickers: en }, nl: { stickers: nl } });
