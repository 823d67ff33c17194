/** The words of the comparison: they come with it. */
import en from '../en/mapCompare.json';
import { i18n } from '../i18n.ts';
import nl from '../nl/mapCompare.json';

i18n.add('mapCompare', { en, nl });
