/** The words of a map's files, in every language: they come with the windows that show them. */
import en from '../en/mapFiles.json';
import { i18n } from '../i18n.ts';
import nl from '../nl/mapFiles.json';

i18n.add('mapFiles', { en, nl });
