/** What lies over a map in a browser lies over nothing else that is needed. */
import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { browserSkipped } from '../support/browser.ts';
import { boxOf, item, makeMap, openMap, surface } from '../support/canvas.ts';
import { usePair } from '../support/pair.ts';

const ROWS = Array.from({ length: 9 }, (_, at) => `Barrier ${at},barrier,${1 + (at % 5)}`);
const TABLE = ['text,kind,severity:budapest-hu', ...ROWS, 'Last,barrier,hgih'].join('\n');

describe.skipIf(browserSkipped)('what lies over a map', () => {
  const pair = usePair();

  it('[MX47] [MH164] [MH165] an import says what it left empty; the legend is clear of the filter, the last row of a past comparison of the slider', async () => {
    const { page, errors } = pair.anna;
    const address = await makeMap(page, 'Clear');
    await openMap(page, address);
    await page.getByRole('button', { name: 'Import and export' }).click();
    await page.getByRole('menuitem', { name: 'Import…' }).click();
    const buffer = Buffer.from(TABLE);
    await page.locator('[data-import-file]').setInputFiles({ name: 'n.csv', mimeType: 'text/csv', buffer });
    await page.getByText('1 value not understood').waitFor();
    await page.getByText('severity:budapest-hu: hgih').waitFor();
    await page.getByText('Line 11: not understood, counts as empty').waitFor();
    await page.getByRole('button', { name: 'Bring it in' }).click();
    await item(page, 'Last').first().waitFor();

    const { origin, pathname } = new URL(address);
    await page.setViewportSize({ width: 1024, height: 700 });
    await page.goto(`${origin}${pathname}?view=canvas&severity=5&seen.colour=severity%20budapest-hu`);
    await surface(page).waitFor();
    const [legend, bar] = [
      page.getByRole('complementary', { name: 'Legend' }),
      page.getByRole('search', { name: 'Filter' }),
    ];
    await legend.waitFor();
    const apart = async () => {
      const [under, over] = [await boxOf(legend), await boxOf(bar)];
      return under.y - over.y - over.height;
    };
    await expect.poll(apart).toBeGreaterThanOrEqual(8);

    await page.goto(`${origin}${pathname}?view=canvas&compare=budapest-hu,eskisehir-tr`);
    const last = page.locator('[data-comparison] [data-item]').last();
    await last.waitFor();
    await page.getByRole('button', { name: 'History' }).first().click();
    const slider = page.locator('[data-region="history"][data-bottom]');
    await slider.waitFor();
    const free = async () => {
      await last.evaluate((one) => {
        for (let around: Element | null = one; around; around = around.parentElement)
          around.scrollTo(0, around.scrollHeight);
      });
      const [row, over] = [await boxOf(last), await boxOf(slider)];
      return over.y - row.y - row.height;
    };
    await expect.poll(free).toBeGreaterThanOrEqual(0);
    expect(errors).toEqual([]);
  }, 120_000);
});
