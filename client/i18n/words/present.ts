/** The words of a presentation: they come with it. */
import en from '../en/present.json';
import { i18n } from '../i18n.ts';
import nl from '../nl/present.json';

i18n.add('present', { en, nl });
