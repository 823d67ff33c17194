/** The words of putting stickers: they come with it. */
import en from '../en/stickers.json';
import { i18n } from '../i18n.ts';
import nl from '../nl/stickers.json';

i18n.add('stickers', { en, nl });
