/** The words of maps, in every language: they come with the page that shows them. */

import enAnalysis from '../../i18n/en/analysis.json';
import enGuide from '../../i18n/en/guide.json';
import enMap from '../../i18n/en/map.json';
import enFilter from '../../i18n/en/mapFilter.json';
import enTidy from '../../i18n/en/tidy.json';
import { i18n } from '../../i18n/i18n.ts';
import nlAnalysis from '../../i18n/nl/analysis.json';
import nlGuide from '../../i18n/nl/guide.json';
import nlMap from '../../i18n/nl/map.json';
import nlFilter from '../../i18n/nl/mapFilter.json';
import nlTidy from '../../i18n/nl/tidy.json';

/** Before anything of a map is shown. */
export function addMapWords(): void {
  i18n.add({
    en: { analysis: enAnalysis, guide: enGuide, map: enMap, mapFilter: enFilter, tidy: enTidy },
    nl: { analysis: nlAnalysis, guide: nlGuide, map: nlMap, mapFilter: nlFilter, tidy: nlTidy },
  });
}
