/** The words of the bar that finds on the board: they come with it. */
import en from '../en/find.json';
import { i18n } from '../i18n.ts';
import nl from '../nl/find.json';

i18n.add('find', { en, nl });
