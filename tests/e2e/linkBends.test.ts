/** A link bent around things, and its words moved along it, seen by two people. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { browserSkipped } from '../support/browser.ts';
import { boxOf, drag, item, middleOf, writeNoteAt, writing } from '../support/canvas.ts';
import { usePair } from '../support/pair.ts';

const dot = (page: Page) => page.locator('[data-line-end="bend"]');
const words = (page: Page) => page.locator('[data-item] span').filter({ hasText: 'goes around' });

/** How far down the line of the link goes. */
const lowest = (page: Page) =>
  page.evaluate(() =>
    Math.round(
      Math.max(
        ...[...document.querySelectorAll('[data-item] svg path')].map(
          (path) => path.getBoundingClientRect().bottom,
        ),
      ),
    ),
  );

describe.skipIf(browserSkipped !== null)('a link that is bent', () => {
  const pair = usePair();

  it('[CV140] [CV141] [CV150] [BC651] its middle is dragged around a note, its words along it; others see both before they are let go', async () => {
    const { anna, murat, bothOn } = pair;
    await bothOn('Bent');
    const [a, m] = [anna.page, murat.page];
    await writeNoteAt(a, 260, 250, 'Oven');
    await writeNoteAt(a, 900, 250, 'Shop');
    await item(m, 'Shop').waitFor();
    await drag(a, await middleOf(a.locator('[data-side="left"]')), await middleOf(item(a, 'Oven')));
    await dot(a).waitFor();

    const start = await middleOf(dot(a));
    const straight = await lowest(a);
    await a.mouse.move(start.x, start.y);
    await a.mouse.down();
    await a.mouse.move(start.x + 10, start.y + 100);
    await expect.poll(() => lowest(m)).toBeGreaterThan(straight + 50);
    await a.mouse.move(start.x + 20, start.y + 300);
    await expect.poll(() => lowest(m)).toBeGreaterThan(straight + 200);
    await a.mouse.up();
    await expect.poll(async () => Math.round((await middleOf(dot(a))).y - start.y)).toBe(300);
    await a.keyboard.press('Control+z');
    await expect.poll(() => lowest(m)).toBe(straight);
    await a.keyboard.press('Control+Shift+z');
    await expect.poll(() => lowest(m)).toBeGreaterThan(straight + 200);

    // A double click on its dot writes, and it stays bent; put straight by its act, its middle is written in as ever.
    const bent = await middleOf(dot(a));
    await a.mouse.dblclick(bent.x, bent.y);
    await writing(a);
    await a.keyboard.press('Escape');
    expect(await lowest(m)).toBeGreaterThan(straight + 200);
    await a.keyboard.press('Control+k');
    await a.keyboard.type('straighten');
    await a.keyboard.press('Enter');
    await expect.poll(() => lowest(m)).toBe(straight);
    await a.mouse.click(600, 700);
    await dot(a).waitFor({ state: 'hidden' });
    await a.mouse.dblclick(start.x, start.y);
    await writing(a);
    await a.keyboard.type('goes around');
    await a.keyboard.press('Escape');
    await words(m).waitFor();

    const label = await boxOf(words(m));
    const at = await middleOf(words(a));
    await a.mouse.move(at.x, at.y);
    await a.mouse.down();
    await a.mouse.move(at.x - 40, at.y);
    await a.mouse.move(at.x - 120, at.y + 30);
    await expect.poll(async () => Math.round((await boxOf(words(m))).x - label.x)).toBeLessThan(-90);
    await a.mouse.up();
    // The bar lies on neither the words nor the dot.
    await a.getByRole('toolbar', { name: 'Selection' }).waitFor();
    const free = async () => {
      const { x, y } = await middleOf(dot(a));
      return a.evaluate((at) => document.elementFromPoint(...at)?.getAttribute('data-line-end'), [
        x,
        y,
      ] as const);
    };
    await expect.poll(free).toBe('bend');
    await a.keyboard.press('Control+k');
    await a.keyboard.type('unbend');
    await a.getByRole('option', { name: 'Straighten the link' }).waitFor();
    await a.keyboard.press('Enter');
    await expect.poll(async () => Math.round((await boxOf(words(m))).x - label.x)).toBe(0);

    // [CV150] Not chosen, its words go along with the first drag, and then it is.
    await a.mouse.click(600, 700);
    await dot(a).waitFor({ state: 'hidden' });
    const back = await middleOf(words(a));
    await drag(a, back, { x: back.x - 120, y: back.y });
    await expect.poll(async () => Math.round((await boxOf(words(m))).x - label.x)).toBeLessThan(-90);
    await dot(a).waitFor();
  });

  it('[BC651] arrow keys bend it once that is meant: Enter keeps it, Esc puts it back', async () => {
    const { anna, murat, bothOn } = pair;
    await bothOn('Bent by keys');
    const [a, m] = [anna.page, murat.page];
    await writeNoteAt(a, 260, 250, 'Oven');
    await writeNoteAt(a, 900, 250, 'Shop');
    await item(m, 'Shop').waitFor();
    await drag(a, await middleOf(a.locator('[data-side="left"]')), await middleOf(item(a, 'Oven')));
    await dot(a).waitFor();
    const start = await middleOf(dot(a));
    const bend = async () => {
      await a.keyboard.press('Control+k');
      await a.keyboard.type('detour');
      await a.getByRole('option', { name: 'Bend the link by arrow keys' }).waitFor();
      await a.keyboard.press('Enter');
      await a.getByText('Arrow keys bend the link.').first().waitFor({ state: 'attached' });
    };
    const down = async () => Math.round((await middleOf(dot(a))).y - start.y);
    await bend();
    for (let press = 0; press < 3; press += 1) await a.keyboard.press('Shift+ArrowDown');
    await expect.poll(down).toBe(120);
    await a.keyboard.press('Escape');
    await expect.poll(down).toBe(0);
    await bend();
    for (let press = 0; press < 3; press += 1) await a.keyboard.press('Shift+ArrowDown');
    await a.keyboard.press('Enter');
    await expect.poll(down).toBe(120);
    await expect.poll(() => lowest(m)).toBeGreaterThan(start.y + 100);
    await a.keyboard.press('Escape');
    await dot(a).waitFor({ state: 'hidden' });
    expect(await lowest(a)).toBeGreaterThan(start.y + 100);
  });
});
