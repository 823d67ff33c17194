/** A board in a browser, seen from afar. */
import { describe, expect, it } from 'vitest';
import { browserSkipped } from '../support/browser.ts';
import { boxOf, codeHere, drag, item, writeNoteAt, writing } from '../support/canvas.ts';
import { usePair } from '../support/pair.ts';

describe.skipIf(browserSkipped !== null)('a board from afar', () => {
  const pair = usePair();

  it('[BC357] the box of a cluster lies over the frame that came after it, near and from afar', async () => {
    const { anna, bothOn } = pair;
    await bothOn('From afar');
    const { page } = anna;
    await writeNoteAt(page, 500, 350, 'One');
    await page.keyboard.press('Control+g');
    await writing(page);
    await page.keyboard.type('Money');
    await page.keyboard.press('Enter');
    const cluster = item(page, /^Money/);
    await cluster.waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('f');
    const { x, y, width, height } = await boxOf(cluster);
    await drag(page, { x: x + width / 2, y: y + height + 200 }, { x: x + width + 300, y: y - 30 });
    await writing(page);
    await page.keyboard.type('Ideas');
    await page.keyboard.press('Enter');
    const frame = item(page, /^\d*Ideas/);
    await frame.waitFor();
    const onTop = async () => {
      const box = await boxOf(cluster);
      const edge = { x: box.x + box.width - 3, y: box.y + box.height / 2 };
      return page.evaluate(
        (at) => document.elementFromPoint(at.x, at.y)?.closest('[data-item]')?.textContent?.slice(0, 5),
        edge,
      );
    };
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    expect(await onTop()).toBe('Money');
    for (let step = 0; step < 6; step += 1) await page.keyboard.press('Control+-');
    await page.locator('[data-far]').waitFor();
    expect(await onTop()).toBe('Money');
    expect(anna.errors).toEqual([]);
  });

  it('[BC405] with the mouse on a button, N and F are tools in the hand, and the view stays until the press', async () => {
    const { anna, bothOn } = pair;
    await bothOn('On a button');
    const { page } = anna;
    await writeNoteAt(page, 500, 350, 'One');
    await page.keyboard.press('Escape');
    await codeHere(page, 'newcomers');
    const out = page.getByRole('button', { name: 'Zoom out' });
    for (let press = 0; press < 6; press += 1) await out.click();
    const before = await boxOf(item(page, /^One/));
    for (const key of ['f', 'n']) {
      await page.keyboard.press(key);
      await page.locator('[data-tool="place"]').waitFor();
    }
    expect(await boxOf(item(page, /^One/))).toEqual(before);
    expect(await page.locator('[data-item]').count()).toBe(1);
    await page.mouse.move(800, 300);
    await page.locator('[data-ghost]').waitFor();
    await page.mouse.click(800, 300);
    await writing(page);
    await page.keyboard.type('Two');
    await page.keyboard.press('Escape');
    await item(page, /^Two/).waitFor();
  });

  it('[BC405] at the edge of the board, and beside it since the mouse was over it after keys, N is the tool in the hand', async () => {
    const { anna, bothOn } = pair;
    await bothOn('At the edge');
    const { page } = anna;
    await writeNoteAt(page, 500, 350, 'One');
    await codeHere(page, 'newcomers');
    const hasTool = async () => {
      await page.keyboard.press('n');
      await page.locator('[data-tool="place"]').waitFor();
      expect(await page.locator('[data-item]').count()).toBe(1);
      // The first lets go of what was chosen.
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await page.locator('[data-tool="select"]').waitFor();
    };
    await page.mouse.move(60, 150);
    await hasTool();
    await page.keyboard.press('Home');
    await page.mouse.move(900, 500);
    await page.getByRole('button', { name: 'Zoom out' }).hover();
    await hasTool();
    await page.keyboard.press('n');
    await page.locator('[data-tool="place"]').waitFor();
    await page.keyboard.press('Enter');
    await writing(page);
    await page.keyboard.type('By Enter');
    await page.keyboard.press('Escape');
    await item(page, /^By Enter/).waitFor();
    await page.keyboard.press('Home');
    await page.keyboard.press('n');
    await writing(page);
    expect(anna.errors).toEqual([]);
  });
});
