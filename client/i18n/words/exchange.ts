/** The words of files and templates: they come with what shows them. */
import en from '../en/exchange.json';
import { i18n } from '../i18n.ts';
import nl from '../nl/exchange.json';

i18n.add('exchange', { en, nl });
