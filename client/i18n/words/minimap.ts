/** Words of the minimap: they come with it. */
import en from '../en/minimap.json';
import { i18n } from '../i18n.ts';
import nl from '../nl/minimap.json';

i18n.add('minimap', { en, nl });
