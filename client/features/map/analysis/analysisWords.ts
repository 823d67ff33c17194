/** All words of the analyses: they come with their panel. */
import en from '../../../i18n/en/analysis.json';
import { i18n } from '../../../i18n/i18n.ts';
import nl from '../../../i18n/nl/analysis.json';

/** Before anything of the panel is shown. */
export function addAnalysisWords(): void {
  i18n.add({ en: { analysis: en }, nl: { analysis: nl } });
}
