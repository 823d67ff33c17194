/** The cities compared on paper, as they are looked at now. */
import { print } from '../../../features/exports/print/printBoard.ts';
import { comparisonOnPaper } from '../../../features/map/compare/comparisonOnPaper.ts';
import { i18n } from '../../../i18n/i18n.ts';
import { fullDate } from '../../../i18n/moments.ts';

export async function printComparison(screen: Element): Promise<void> {
  const title = screen.getAttribute('aria-label') ?? '';
  await print(comparisonOnPaper(screen, { title, date: fullDate(Date.now(), i18n.language) }), title);
}
