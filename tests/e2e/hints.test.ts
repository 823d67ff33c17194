/** What is told once and what is said at the moment have one place, one above the other. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { browserSkipped } from '../support/browser.ts';
import { boxOf, codeHere, item, makeBoard, openCanvas, surface, writing } from '../support/canvas.ts';
import { usePair } from '../support/pair.ts';

const WINDOWS = { desktop: { width: 1_440, height: 900 }, phone: { width: 390, height: 844 } } as const;

/** How far the message ends above the hint; less than nothing where they lie across each other. */
async function between(page: Page): Promise<number> {
  const said = await boxOf(page.getByText('It is locked. Unlock it first.').last().locator('..'));
  const hint = await boxOf(page.locator('[data-hint]'));
  return hint.y - (said.y + said.height);
}

describe.skipIf(browserSkipped !== null)('hints', () => {
  const pair = usePair();

  it.each(['desktop', 'phone'] as const)('[SH83] a message stands above a hint on a %s', async (window) => {
    const { page, errors } = pair.anna;
    await page.setViewportSize(WINDOWS[window]);
    await page.evaluate(() => localStorage.removeItem('jumelage.told.plain'));
    await openCanvas(page, await makeBoard(page, `Hints on a ${window}`));
    await codeHere(page, 'Hints');
    await surface(page).press('n');
    await writing(page);
    await page.keyboard.type('Fixed');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await item(page, 'Fixed').click();
    await page.locator('[data-item][data-selected="true"]').waitFor();
    await page.keyboard.press('Control+Shift+l');
    await page.getByRole('group', { name: /Fixed.*locked/i }).waitFor();
    await page.keyboard.press('Escape');
    await surface(page).press('n');
    await writing(page);
    await page.keyboard.type('x');
    await page.keyboard.press('Control+i');
    await page.getByText(/^Bold is for words/).waitFor();
    await page.keyboard.press('Escape');
    await item(page, 'Fixed').click({ force: true });
    await page.keyboard.press('Delete');
    await page.getByText('It is locked. Unlock it first.').last().waitFor();
    await expect.poll(() => between(page)).toBeGreaterThanOrEqual(4);
    expect(errors).toEqual([]);
  });
});
