/** What Jumelage is, and whose maps it shows. */
import en from '../en/about.json';
import { i18n } from '../i18n.ts';
import nl from '../nl/about.json';

i18n.add('shell', { en, nl });
