/** The words of own columns: they come with them. */
import en from '../en/ownFields.json';
import { i18n } from '../i18n.ts';
import nl from '../nl/ownFields.json';

i18n.add('ownFields', { en, nl });
