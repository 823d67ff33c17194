/**
 * The words of maps, in every language: they come with the page that shows them. Of the analyses and the guide what their
 * buttons, the focus and an empty map say; the rest comes with their panels.
 */

import enGuide from '../../i18n/en/guideDoor.json';
import enMap from '../../i18n/en/map.json';
import enFilter from '../../i18n/en/mapFilter.json';
import enAnalysis from '../../i18n/en/spotlight.json';
import enTidy from '../../i18n/en/tidy.json';
import { i18n } from '../../i18n/i18n.ts';
import nlGuide from '../../i18n/nl/guideDoor.json';
import nlMap from '../../i18n/nl/map.json';
import nlFilter from '../../i18n/nl/mapFilter.json';
import nlAnalysis from '../../i18n/nl/spotlight.json';
import nlTidy from '../../i18n/nl/tidy.json';

i18n.add({
  en: { analysis: enAnalysis, guide: enGuide, map: enMap, mapFilter: enFilter, tidy: enTidy },
  nl: { analysis: nlAnalysis, guide: nlGuide, map: nlMap, mapFilter: nlFilter, tidy: nlTidy },
});
