/** The words of the past: they come with what shows it. */
import en from '../en/history.json';
import { i18n } from '../i18n.ts';
import nl from '../nl/history.json';

i18n.add('history', { en, nl });
