/** The words of a map's files, in every language: they come with the windows that show them. */

import en from '../../../i18n/en/mapFiles.json';
import { i18n } from '../../../i18n/i18n.ts';
import nl from '../../../i18n/nl/mapFiles.json';

i18n.add({ en: { mapFiles: en }, nl: { mapFiles: nl } });
