/** The words of the outline: they come with it. */
import en from '../en/outline.json';
import { i18n } from '../i18n.ts';
import nl from '../nl/outline.json';

i18n.add('outline', { en, nl });
