/** Words of the board that its first look does without: of what is chosen, the empty board, lists, the pens. */
import en from '../en/boardLater.json';
import { i18n } from '../i18n.ts';
import nl from '../nl/boardLater.json';

i18n.add('board', { en, nl });
