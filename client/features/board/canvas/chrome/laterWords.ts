/** Words of the board that its first look does without: of the empty board, of lists and of the pens. */
import en from '../../../../i18n/en/boardLater.json';
import { i18n } from '../../../../i18n/i18n.ts';
import nl from '../../../../i18n/nl/boardLater.json';

i18n.add({ en: { board: en }, nl: { board: nl } });
