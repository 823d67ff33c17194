/** Words of the legend: they come with it. */
import en from '../en/mapLegend.json';
import { i18n } from '../i18n.ts';
import nl from '../nl/mapLegend.json';

i18n.add('mapLegend', { en, nl });
