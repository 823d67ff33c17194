/** Low windows, as zoomed to 200 and 400 %: the keyboard is on nothing that is covered, and bars leave room. */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { browserSkipped } from '../support/browser.ts';
import { boxOf, item, surface } from '../support/canvas.ts';
import { showOutline } from '../support/journey.ts';
import { usePair } from '../support/pair.ts';

/** In CSS pixels: a screen of 1440 x 900 at 200 %, and at 400 %. */
const ZOOMED = [
  { width: 720, height: 450 },
  { width: 360, height: 225 },
];

/** Whether what has the keyboard can be seen at its four sides. */
const inSight = (page: Page) =>
  page.evaluate(() => {
    const here = document.activeElement as Element;
    const { left, right, top, bottom } = here.getBoundingClientRect();
    const [x, y] = [(left + Math.min(right, innerWidth)) / 2, (top + bottom) / 2];
    const seen = (at: number, over: number) => here.contains(document.elementFromPoint(at, over));
    return [seen(x, top + 3), seen(x, y), seen(x, bottom - 3), seen(left + 3, y)].join(' ');
  });
const ALL = 'true true true true';

async function walk(page: Page, key: string, times: number): Promise<void> {
  for (let press = 0; press < times; press += 1) {
    await page.keyboard.press(key);
    await expect.poll(() => inSight(page), { message: `${key} ${press}` }).toBe(ALL);
  }
}

/** How much of the window's height it has. */
const heightOf = async (page: Page, what: string) => (await boxOf(page.locator(what).first())).height;
const HEADER = 'header[data-region="page"]';

describe.skipIf(browserSkipped)('a low window', () => {
  const pair = usePair();
  let [board, map] = ['', ''];
  beforeAll(async () => {
    const { page } = pair.anna;
    const documents = await page.evaluate(async () => {
      const workspace = location.pathname.split('/')[2];
      return (await fetch(`/api/workspaces/${workspace}/documents`)).json();
    });
    const first = (what: string) => documents.find(({ kind }: { kind: string }) => kind === what).id;
    board = `${page.url()}/d/${first('board')}`;
    map = `${page.url()}/m/${first('barrierMap')}`;
    await pair.murat.page.goto(map);
  });

  it('[SH70] in the outline of a board, and under the slider of its history, no bar covers what has the keyboard', async () => {
    const { page, errors } = pair.anna;
    for (const size of ZOOMED) {
      await page.setViewportSize(size);
      await page.goto(board);
      await showOutline(page);
      await page.locator('[data-item]').first().focus();
      await walk(page, 'ArrowDown', 14);
      await walk(page, 'Tab', 2);
      await page.getByRole('button', { name: 'History' }).click();
      await page.getByRole('slider').waitFor();
      await page.locator('[data-item]').first().focus();
      await walk(page, 'ArrowDown', 10);
    }
    expect(errors).toEqual([]);
  });

  it('[MV30] [SH70] [SH71] a table has the window where bar and rows do not fit at once', async () => {
    const { page, errors } = pair.anna;
    for (const size of ZOOMED) {
      await page.setViewportSize(size);
      await page.goto(`${map}?view=table`);
      await page.getByRole('grid').waitFor();
      await page.locator('td[data-column="words"]').first().focus();
      await walk(page, 'ArrowDown', 12);
      await walk(page, 'ArrowRight', 3);
      await walk(page, 'ArrowUp', 5);
      const rows = await page.locator('tbody tr').evaluateAll(
        (all) =>
          all.filter((row) => {
            const { top, height } = row.getBoundingClientRect();
            return row.contains(document.elementFromPoint(100, top + height / 2));
          }).length,
      );
      expect(rows).toBeGreaterThanOrEqual(2);
    }
    expect(errors).toEqual([]);
  });

  it('[SH28] [SH71] the bar of the page is one row at 200 % and two at 400 %, and no two bars of the canvas lie over each other', async () => {
    const { page } = pair.anna;
    for (const address of [board, map])
      for (const [at, size] of ZOOMED.entries()) {
        await page.setViewportSize(size);
        await page.goto(`${address}?view=canvas`);
        await page.getByRole('toolbar', { name: 'Undo and redo' }).waitFor();
        expect(await heightOf(page, HEADER)).toBeLessThan(at === 0 ? 60 : 100);
        const bars = await Promise.all(
          ['tools', 'history', 'zoom'].map((name) => boxOf(page.locator(`[data-region="${name}"]`))),
        );
        const bottoms = new Set(bars.map(({ y, height }) => Math.round(y + height)));
        expect(bottoms.size).toBe(at + 1);
        const tools = page.locator('[data-region="tools"]');
        expect(await tools.evaluate((bar) => bar.scrollWidth - bar.clientWidth)).toBeLessThanOrEqual(0);
      }
  });

  it('[MP60] where it would take half of a table the panel stays behind, and the keyboard comes along', async () => {
    const { page } = pair.anna;
    const panel = page.locator('aside[data-region="panel"]');
    await page.setViewportSize(ZOOMED[0] as { width: number; height: number });
    await page.goto(`${map}?view=canvas`);
    await surface(page).waitFor();
    await page.getByRole('group', { name: /^Barrier: Owners do not agree to renovate/ }).focus();
    await page.keyboard.press('Space');
    await panel.waitFor();
    await page.keyboard.press('Control+Shift+o');
    await page.locator('td:focus', { hasText: 'Owners do not agree to renovate' }).waitFor();
    expect(await panel.count()).toBe(0);
    await page.keyboard.press('Control+Shift+o');
    const row = page.locator('button[data-item]:focus', { hasText: 'Owners do not agree to renovate' });
    await row.waitFor();
    expect(await panel.count()).toBe(0);
    await row.click();
    await panel.waitFor();
  });

  it('[BC114] the bar of what is chosen leaves free what the keyboard went on to', async () => {
    const { page } = pair.anna;
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(`${board}?view=canvas`);
    const note = item(page, 'Five offices, five forms').last();
    await note.focus();
    await page.keyboard.press('Space');
    const bar = page.getByRole('toolbar', { name: 'Selection' });
    await bar.waitFor();
    for (const key of ['ArrowUp', 'ArrowDown']) {
      await note.focus();
      await page.keyboard.press(`Alt+${key}`);
      const here = await boxOf(page.locator('[data-item]:focus'));
      const over = await boxOf(bar);
      expect(over.y + over.height <= here.y || over.y >= here.y + here.height, key).toBe(true);
    }
  });
});
