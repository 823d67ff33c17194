/** The words of maps, in every language: they come with the page that shows them. */

import { about as enAbout, focus as enFocus, open as enOpen } from '../../i18n/en/analysis.json';
import {
  about as enGuideAbout,
  full as enGuideFull,
  open as enGuideOpen,
  start as enGuideStart,
} from '../../i18n/en/guide.json';
import enMap from '../../i18n/en/map.json';
import enFilter from '../../i18n/en/mapFilter.json';
import enTidy from '../../i18n/en/tidy.json';
import { i18n } from '../../i18n/i18n.ts';
import { about as nlAbout, focus as nlFocus, open as nlOpen } from '../../i18n/nl/analysis.json';
import {
  about as nlGuideAbout,
  full as nlGuideFull,
  open as nlGuideOpen,
  start as nlGuideStart,
} from '../../i18n/nl/guide.json';
import nlMap from '../../i18n/nl/map.json';
import nlFilter from '../../i18n/nl/mapFilter.json';
import nlTidy from '../../i18n/nl/tidy.json';

let added = false;

/** Before anything of a map is shown. Of the analyses and the guide what their buttons, the focus and an empty map say; the rest comes with their panels. */
export function addMapWords(): void {
  // Once: a page that renders again must not take away what came with a panel.
  if (added) return;
  added = true;
  i18n.add({
    en: {
      analysis: { open: enOpen, about: enAbout, focus: enFocus },
      guide: { open: enGuideOpen, about: enGuideAbout, start: enGuideStart, full: enGuideFull },
      map: enMap,
      mapFilter: enFilter,
      tidy: enTidy,
    },
    nl: {
      analysis: { open: nlOpen, about: nlAbout, focus: nlFocus },
      guide: { open: nlGuideOpen, about: nlGuideAbout, start: nlGuideStart, full: nlGuideFull },
      map: nlMap,
      mapFilter: nlFilter,
      tidy: nlTidy,
    },
  });
}
