/** All words of the analyses: they come with their panel. */
import en from '../../../i18n/en/analysis.json';
import enFirst from '../../../i18n/en/spotlight.json';
import { i18n } from '../../../i18n/i18n.ts';
import nl from '../../../i18n/nl/analysis.json';
import nlFirst from '../../../i18n/nl/spotlight.json';

/** Before anything of the panel is shown. */
export function addAnalysisWords(): void {
  i18n.add({ en: { analysis: { ...enFirst, ...en } }, nl: { analysis: { ...nlFirst, ...nl } } });
}
