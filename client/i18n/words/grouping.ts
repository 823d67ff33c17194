/** The words of the panel that puts notes into clusters: they come with it. */
import en from '../en/grouping.json';
import { i18n } from '../i18n.ts';
import nl from '../nl/grouping.json';

i18n.add('grouping', { en, nl });
