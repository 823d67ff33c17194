/** A map in a browser: what is chosen seen from afar, and places that are talked about. */
import { describe, expect, it } from 'vitest';
import { browserSkipped } from '../support/browser.ts';
import { boxOf, makeMap, openMap, surface, writing } from '../support/canvas.ts';
import { usePair } from '../support/pair.ts';

describe.skipIf(browserSkipped)('a map from afar', () => {
  const pair = usePair();

  it('[MH15] [DC16] what is chosen has an edge from afar; a place is talked about there, and its pin is where it was pressed', async () => {
    const { page, errors } = pair.anna;
    await openMap(page, await makeMap(page, 'From afar'));
    await page.keyboard.press('n');
    await writing(page);
    await page.keyboard.type('Nobody starts');
    await page.keyboard.press('Escape');
    // A pixel of the screen in pixels of the map.
    const edge = () =>
      page
        .locator('[data-selected] path')
        .first()
        .evaluate((path) => {
          const width = path.getBoundingClientRect().width / (path as SVGPathElement).getBBox().width;
          return Number.parseFloat(getComputedStyle(path).strokeWidth) * width;
        });
    await expect.poll(edge).toBeCloseTo(3);
    for (let step = 0; step < 16; step += 1) await page.keyboard.press('Control+-');
    await page.getByText('5%', { exact: true }).waitFor();
    await expect.poll(edge).toBeCloseTo(2);
    await page.keyboard.press('Escape');
    await page.keyboard.press('c');
    await page.getByText('Comment: choose a place').first().waitFor();
    await surface(page).click({ position: { x: 300, y: 600 } });
    await page.getByRole('textbox', { name: 'Write a comment' }).fill('Room for Oulu?');
    await page.keyboard.press('Enter');
    const pin = page.getByRole('button', { name: /^On a place of the map, Anna/ });
    await pin.waitFor();
    const [at, pane] = [await boxOf(pin), await boxOf(surface(page))];
    expect([at.x - pane.x, at.y + at.height - pane.y].map(Math.round)).toEqual([300, 600]);
    expect(errors).toEqual([]);
  });
});
