/** The words of the table: they come with it. */
import en from '../en/mapTable.json';
import { i18n } from '../i18n.ts';
import nl from '../nl/mapTable.json';

i18n.add('mapTable', { en, nl });
