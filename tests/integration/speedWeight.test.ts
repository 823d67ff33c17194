/** The built client is held to its budgets by bytes; `npm run bench -- client` measures the rest. */
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../shared/domain/workspace.ts';
import { BUDGETS, codeOf, initialFiles, LOCALE_BUDGET, localeWeight, weightOf } from '../support/weight.ts';

describe('weight of the built client', () => {
  it.each(BUDGETS)('[SP6] $route needs at most $kilobytes KB', ({ chunks, kilobytes }) => {
    const heaviest = LANGUAGES.map((locale) => weightOf(initialFiles(chunks, locale)));
    expect(Math.max(...heaviest)).toBeLessThanOrEqual(kilobytes);
    // The closure was really walked: React alone is more than this.
    expect(Math.min(...heaviest)).toBeGreaterThan(100);
  });

  it('[SP7] the code of a board has the canvas in it', () => {
    expect(codeOf(initialFiles(['BoardPage'], 'en'))).toContain('"data-board-canvas":');
    expect(codeOf(initialFiles(['HomePage'], 'en'))).not.toContain('"data-board-canvas":');
  });

  it('[SP6] one locale needs at most 15 KB', () => {
    for (const locale of LANGUAGES) expect(localeWeight(locale), locale).toBeLessThanOrEqual(LOCALE_BUDGET);
  });
});
