/** The words of the doors from outside: a code, a link, the first page. */
import en from '../en/join.json';
import { i18n } from '../i18n.ts';
import nl from '../nl/join.json';

i18n.add('shell', { en, nl });
