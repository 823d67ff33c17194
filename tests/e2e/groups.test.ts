/** Groups of any items of a board, by two people. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { browserSkipped, seriousFindings } from '../support/browser.ts';
import { boxOf, drag, item, middleOf, surface, writing } from '../support/canvas.ts';
import { usePair } from '../support/pair.ts';

async function shapeAt(page: Page, x: number, y: number, words: string): Promise<void> {
  await page.mouse.click(x, y, { button: 'right' });
  await page.getByRole('menuitem', { name: 'Add' }).click();
  await page.getByRole('menuitem', { name: 'New rectangle' }).click();
  await writing(page);
  await page.keyboard.type(words);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
}

const chosen = (page: Page) => page.locator('[data-item][data-selected]').count();

describe.skipIf(browserSkipped !== null)('groups on a board', () => {
  const pair = usePair();

  it('[EX97] [BC590] [BC592] [BC593] [BC595] [BC596] one groups and drags, the other sees it and takes it apart, each takes back their own', async () => {
    const { anna, murat, bothOn } = pair;
    await bothOn('Groups');
    const { page } = anna;
    await shapeAt(page, 400, 300, 'Town hall');
    await shapeAt(page, 700, 300, 'Bank');
    await shapeAt(page, 1_000, 600, 'Homes');
    const [hall, bank] = [item(page, 'Town hall'), item(page, 'Bank')];
    const [from, to] = [await middleOf(hall), await middleOf(bank)];
    await page.mouse.click(from.x, from.y);
    await page.keyboard.down('Shift');
    await page.mouse.click(to.x, to.y);
    await page.keyboard.up('Shift');
    await page.keyboard.press('Control+g');
    await page.locator('[data-group-frame]').waitFor();
    await expect.poll(() => page.locator('[data-said]').textContent()).toBe('Grouped 2 items');
    await expect.poll(() => item(murat.page, 'Bank').getAttribute('aria-label')).toContain('in a group of 2');
    expect(await seriousFindings(page)).toEqual([]);

    // The other one presses one of it, and drags all.
    const before = await boxOf(item(page, 'Bank'));
    const grabbed = await middleOf(item(murat.page, 'Town hall'));
    await drag(murat.page, grabbed, { x: grabbed.x + 40, y: grabbed.y + 200 });
    await expect.poll(() => chosen(murat.page)).toBe(2);
    await expect.poll(async () => (await boxOf(item(page, 'Bank'))).y).toBeGreaterThan(before.y + 150);
    await expect
      .poll(async () => (await boxOf(item(page, 'Bank'))).x - (await boxOf(item(page, 'Town hall'))).x)
      .toBe(to.x - from.x);

    // A press on it chooses one of it alone; what is chosen of a group stands for it.
    const alone = await middleOf(item(murat.page, 'Town hall'));
    await murat.page.mouse.click(alone.x, alone.y);
    await expect.poll(() => chosen(murat.page)).toBe(1);
    await surface(murat.page).press('Control+Shift+g');
    await expect.poll(() => item(page, 'Bank').getAttribute('aria-label')).not.toContain('in a group');
    await expect.poll(() => page.locator('[data-group-frame]').count()).toBe(0);

    // Each takes back their own: first the taking apart, then the move.
    await murat.page.keyboard.press('Control+z');
    await expect.poll(() => item(page, 'Bank').getAttribute('aria-label')).toContain('in a group of 2');
    await murat.page.keyboard.press('Control+z');
    await expect.poll(async () => Math.round((await boxOf(item(page, 'Bank'))).y)).toBe(Math.round(before.y));
    const name = () => item(murat.page, 'Bank').getAttribute('aria-label');
    await page.keyboard.press('Control+Shift+g');
    await expect.poll(name).not.toContain('in a group');
    await page.keyboard.press('Control+z');
    await expect.poll(name).toContain('in a group of 2');

    // The menu of what has stayed chosen knows that it is a group again.
    await page.getByRole('toolbar', { name: 'Selection' }).getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Arrange' }).click();
    await page.getByRole('menuitem', { name: /^Ungroup/ }).click();
    await expect.poll(name).not.toContain('in a group');
  });
});
