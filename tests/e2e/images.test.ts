/** An image on a board, from one person's file to the other's canvas, outline and download. */
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { browserSkipped } from '../support/browser.ts';
import { boxOf } from '../support/canvas.ts';
import { photo } from '../support/images.ts';
import { rowOf, showOutline } from '../support/journey.ts';
import { usePair } from '../support/pair.ts';

describe.skipIf(browserSkipped !== null)('images on a board', () => {
  const pair = usePair();

  it('[IM11] [IM12] [IM13] one brings and describes it, the other sees it everywhere; a failed one is no trace', async () => {
    const { anna, murat, bothOn } = pair;
    await bothOn('Images');
    const choose = async (name: string, buffer: Buffer) => {
      await anna.page.mouse.click(700, 300, { button: 'right' });
      await anna.page.getByRole('menuitem', { name: 'Add' }).click();
      const chooser = anna.page.waitForEvent('filechooser');
      await anna.page.getByRole('menuitem', { name: 'Image…' }).click();
      await (await chooser).setFiles({ name, mimeType: 'image/jpeg', buffer });
    };
    await choose('words.jpg', Buffer.from('no image'));
    await anna.page.getByText('This file cannot be shown.').waitFor();
    await choose('bridge.jpg', photo(400, 200, 6));
    await anna.page.getByRole('button', { name: 'Describe it' }).click();
    await anna.page.locator('textarea[data-editor]:focus').waitFor();
    await anna.page.keyboard.type('The bridge in Braga');
    await anna.page.keyboard.press('Escape');

    const his = murat.page.getByRole('group', { name: /^The bridge in Braga/ });
    await his.waitFor();
    expect(await murat.page.locator('[data-item]').count()).toBe(1);
    const size = () =>
      his.locator('img').evaluate((shown: HTMLImageElement) => [shown.naturalWidth, shown.naturalHeight]);
    await expect.poll(size).toEqual([200, 400]);

    await murat.page.mouse.click(60, 700, { button: 'right' });
    await murat.page.getByRole('menuitem', { name: 'Import and export' }).click();
    await murat.page.getByRole('menuitem', { name: 'Export…' }).click();
    await murat.page.getByRole('radio', { name: 'SVG' }).check();
    const coming = murat.page.waitForEvent('download');
    await murat.page.getByRole('button', { name: 'Export', exact: true }).click();
    const drawing = await readFile(await (await coming).path(), 'utf8');
    expect(drawing).toContain('href="data:image/jpeg;base64,');
    expect(drawing).toContain('aria-label="The bridge in Braga"');
    await showOutline(murat.page);
    await rowOf(murat.page, 'The bridge in Braga').waitFor();
  });

  it('[BC172] one that is pasted low at the right is in view, beside where a minimap comes', async () => {
    const { anna, bothOn } = pair;
    await bothOn('Pasted');
    // The code that says where a minimap comes is there.
    await anna.page.waitForLoadState('networkidle');
    await anna.page.mouse.move(1_340, 770);
    await anna.page.evaluate(
      (bytes) => {
        const clipboardData = new DataTransfer();
        clipboardData.items.add(new File([new Uint8Array(bytes)], 'it.jpg', { type: 'image/jpeg' }));
        document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
      },
      [...photo(400, 300, 1)],
    );
    await anna.page.getByRole('button', { name: 'Describe it' }).waitFor();
    const pasted = await boxOf(anna.page.locator('[data-item]'));
    const minimap = await boxOf(anna.page.locator('[data-minimap]'));
    expect(minimap.width).toBe(180);
    expect(pasted.x + pasted.width <= minimap.x || pasted.y + pasted.height <= minimap.y).toBe(true);
    expect(pasted.y + pasted.height).toBeLessThanOrEqual(900 - 72);
  });
});
