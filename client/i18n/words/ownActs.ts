/** Words of what one does for oneself: they come with the command menu. */
import en from '../en/ownActs.json';
import { i18n } from '../i18n.ts';
import nl from '../nl/ownActs.json';

i18n.add('ownActs', { en, nl });
