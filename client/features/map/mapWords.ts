/** The words of maps, in every language: they come with the page that shows them. */

import { about as enAbout, focus as enFocus, open as enOpen } from '../../i18n/en/analysis.json';
import enMap from '../../i18n/en/map.json';
import enFilter from '../../i18n/en/mapFilter.json';
import enTidy from '../../i18n/en/tidy.json';
import { i18n } from '../../i18n/i18n.ts';
import { about as nlAbout, focus as nlFocus, open as nlOpen } from '../../i18n/nl/analysis.json';
import nlMap from '../../i18n/nl/map.json';
import nlFilter from '../../i18n/nl/mapFilter.json';
import nlTidy from '../../i18n/nl/tidy.json';

let added = false;

/** Before anything of a map is shown. Of the analyses what their button and the focus say; the rest comes with their panel. */
export function addMapWords(): void {
  // Once: a page that renders again must not take away what came with a panel.
  if (added) return;
  added = true;
  i18n.add({
    en: {
      analysis: { open: enOpen, about: enAbout, focus: enFocus },
      map: enMap,
      mapFilter: enFilter,
      tidy: enTidy,
    },
    nl: {
      analysis: { open: nlOpen, about: nlAbout, focus: nlFocus },
      map: nlMap,
      mapFilter: nlFilter,
      tidy: nlTidy,
    },
  });
}
