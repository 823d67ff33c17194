/** The words of the page of administrators: they come with it. */
import en from '../en/admin.json';
import { i18n } from '../i18n.ts';
import nl from '../nl/admin.json';

i18n.add('shell', { en, nl });
