/**
 * The words of maps: they come with the page that shows them. Of the analyses and the guide what their buttons, the focus
 * and an empty map say; the rest comes with their panels.
 */
import enGuide from '../en/guideDoor.json';
import enMap from '../en/map.json';
import enFilter from '../en/mapFilter.json';
import enAnalysis from '../en/spotlight.json';
import enTidy from '../en/tidy.json';
import { i18n } from '../i18n.ts';
import nlGuide from '../nl/guideDoor.json';
import nlMap from '../nl/map.json';
import nlFilter from '../nl/mapFilter.json';
import nlAnalysis from '../nl/spotlight.json';
import nlTidy from '../nl/tidy.json';

i18n.add('analysis', { en: enAnalysis, nl: nlAnalysis });
i18n.add('guide', { en: enGuide, nl: nlGuide });
i18n.add('map', { en: enMap, nl: nlMap });
i18n.add('mapFilter', { en: enFilter, nl: nlFilter });
i18n.add('tidy', { en: enTidy, nl: nlTidy });
