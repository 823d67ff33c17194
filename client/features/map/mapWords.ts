/** The words of maps, in every language: they come with the page that shows them. */

import enMap from '../../i18n/en/map.json';
import enFilter from '../../i18n/en/mapFilter.json';
import enSpotlight from '../../i18n/en/spotlight.json';
import enTidy from '../../i18n/en/tidy.json';
import { i18n } from '../../i18n/i18n.ts';
import nlMap from '../../i18n/nl/map.json';
import nlFilter from '../../i18n/nl/mapFilter.json';
import nlSpotlight from '../../i18n/nl/spotlight.json';
import nlTidy from '../../i18n/nl/tidy.json';

let added = false;

/** Before anything of a map is shown. Of the analyses what their button and the focus say; the rest comes with their panel. */
export function addMapWords(): void {
  // Once: a page that renders again must not take away what came with a panel.
  if (added) return;
  added = true;
  i18n.add({
    en: {
      analysis: enSpotlight,
      map: enMap,
      mapFilter: enFilter,
      tidy: enTidy,
    },
    nl: {
      analysis: nlSpotlight,
      map: nlMap,
      mapFilter: nlFilter,
      tidy: nlTidy,
    },
  });
}
