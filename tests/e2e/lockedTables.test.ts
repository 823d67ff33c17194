/** A locked table in the hands of a person. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { browserSkipped } from '../support/browser.ts';
import { drag, item, middleOf } from '../support/canvas.ts';
import { rowOf, showOutline } from '../support/journey.ts';
import { usePair } from '../support/pair.ts';

const heading = (page: Page, name: string) => page.getByRole('group', { name: new RegExp(`^${name}\\. `) });
const signs = (page: Page) => page.locator('[data-item] svg.tabler-icon-lock').count();

async function tellsOf(page: Page): Promise<void> {
  const told = page.getByText('It is locked. Unlock it first.').first();
  await told.waitFor();
  await expect
    .poll(() => page.getByRole('button', { name: 'Unlock', exact: true }).count())
    .toBeGreaterThan(0);
}

describe.skipIf(browserSkipped !== null)('a locked table', () => {
  const pair = usePair();

  it('[TB53] [BC398] keeps its headings and notes whatever hands, keys and the outline ask, under one sign', async () => {
    const { anna, bothOn } = pair;
    const { page } = anna;
    await bothOn('Locked');
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'New table' }).click();
    await page.locator('textarea[data-editor]:focus').waitFor();
    await page.keyboard.type('Plan');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Show everything' }).click();
    const cell = {
      x: (await middleOf(heading(page, 'Column 2'))).x,
      y: (await middleOf(heading(page, 'Row 2'))).y,
    };
    await page.mouse.dblclick(cell.x, cell.y);
    await page.locator('textarea[data-editor]:focus').waitFor();
    await page.keyboard.type('Heat fund');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    const all = await page.locator('[data-item]').count();
    // Its note and then the table: a frame locks both as well.
    await item(page, 'Heat fund').click();
    await page.keyboard.press('Control+Shift+L');
    await expect.poll(() => signs(page)).toBe(1);
    await heading(page, 'Plan').click({ position: { x: 30, y: 12 } });
    const bar = page.getByRole('toolbar', { name: 'Selection' });
    await bar.getByRole('button', { name: 'Row', exact: true }).waitFor();
    await page.keyboard.press('Control+Shift+L');
    await bar.getByRole('button', { name: 'Unlock', exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await page.mouse.click(5, 400);
    await expect.poll(() => signs(page)).toBe(1);

    for (const key of ['Delete', 'Control+d', 'Control+x']) {
      await heading(page, 'Column 2').click();
      await page.keyboard.press(key);
      await tellsOf(page);
    }
    await heading(page, 'Column 2').dblclick();
    await tellsOf(page);
    expect(await page.locator('textarea[data-editor]').count()).toBe(0);
    await page.mouse.dblclick(cell.x + 5, cell.y);
    expect(await page.locator('textarea[data-editor]').count()).toBe(0);
    const at = await middleOf(heading(page, 'Column 1'));
    await drag(page, at, { x: at.x + 500, y: at.y });
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Shift+Digit5');
    await page.keyboard.press('Delete');
    await tellsOf(page);
    expect(await page.locator('[data-item]').count()).toBe(all);
    expect((await middleOf(heading(page, 'Column 1'))).x).toBeCloseTo(at.x, 0);
    await item(page, 'Heat fund').click();
    await expect.poll(() => signs(page)).toBe(2);

    await showOutline(page);
    await rowOf(page, 'Column 2').first().click();
    await page.keyboard.press('Delete');
    await tellsOf(page);
    await page.getByRole('button', { name: 'Unlock', exact: true }).last().click();
    await page.keyboard.press('Delete');
    await expect.poll(() => rowOf(page, 'Column 2').count()).toBe(0);
    expect(anna.errors).toEqual([]);
  });
});
