/** The words of maps, in every language: they come with the page that shows them. */

import enMap from '../../i18n/en/map.json';
import enTidy from '../../i18n/en/tidy.json';
import { i18n } from '../../i18n/i18n.ts';
import nlMap from '../../i18n/nl/map.json';
import nlTidy from '../../i18n/nl/tidy.json';

/** Before anything of a map is shown. */
export function addMapWords(): void {
  i18n.add({ en: { map: enMap, tidy: enTidy }, nl: { map: nlMap, tidy: nlTidy } });
}
