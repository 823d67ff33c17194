/** What is said of what others do on a map: it comes with who says it. */
import en from '../en/mapNews.json';
import { i18n } from '../i18n.ts';
import nl from '../nl/mapNews.json';

i18n.add('mapNews', { en, nl });
