/** What acts say that come later: of what is ordered, grouped and switched. */
import en from '../en/actionsLater.json';
import { i18n } from '../i18n.ts';
import nl from '../nl/actionsLater.json';

i18n.add('actions', { en, nl });
