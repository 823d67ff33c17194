/** The words of the sheet of shortcuts: they come with it. */
import en from '../en/sheet.json';
import { i18n } from '../i18n.ts';
import nl from '../nl/sheet.json';

i18n.add('sheet', { en, nl });
