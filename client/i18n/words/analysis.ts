/** What of the words of the analyses comes with their panel. */
import en from '../en/analysis.json';
import { i18n } from '../i18n.ts';
import nl from '../nl/analysis.json';

i18n.add('analysis', { en, nl });
