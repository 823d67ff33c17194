/** Words that only the panel says: they come with it. */
import en from '../en/panel.json';
import { i18n } from '../i18n.ts';
import nl from '../nl/panel.json';

i18n.add('together', { en, nl });
