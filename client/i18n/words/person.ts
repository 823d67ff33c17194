/** What somebody is called and where they come from, to be corrected. */
import en from '../en/person.json';
import { i18n } from '../i18n.ts';
import nl from '../nl/person.json';

i18n.add('shell', { en, nl });
