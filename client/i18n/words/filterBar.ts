/** The words of the bar of a map's filter: they come with it. */
import en from '../en/filterBar.json';
import { i18n } from '../i18n.ts';
import nl from '../nl/filterBar.json';

i18n.add('filterBar', { en, nl });
