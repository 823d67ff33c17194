/** The words of saved views: they come with them. */
import en from '../en/mapViews.json';
import { i18n } from '../i18n.ts';
import nl from '../nl/mapViews.json';

i18n.add('mapViews', { en, nl });
