/** The words of the clipboard: they come with it. */
import en from '../en/mapClip.json';
import { i18n } from '../i18n.ts';
import nl from '../nl/mapClip.json';

i18n.add('mapClip', { en, nl });
