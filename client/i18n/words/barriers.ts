/** The words of the way from notes to maps: they come with its window. */
import en from '../en/barriers.json';
import { i18n } from '../i18n.ts';
import nl from '../nl/barriers.json';

i18n.add('barriers', { en, nl });
