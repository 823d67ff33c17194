/** An image on a board, from one person's file to the other's canvas, outline and download. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { browserSkipped } from '../support/browser.ts';
import { boxOf, drag, middleOf } from '../support/canvas.ts';
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

  it('[IM30] [IM33] [IM34] one crops by hand, the other by keys; undo takes each back; another picture takes its place', async () => {
    const { anna, murat, bothOn } = pair;
    await bothOn('Cropped');
    const chosen = async (page: Page, name: string, how: string, buffer: Buffer) => {
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('menuitem', { name: how }).click();
      await (await chooser).setFiles({ name, mimeType: 'image/jpeg', buffer });
    };
    await anna.page.mouse.click(700, 300, { button: 'right' });
    await anna.page.getByRole('menuitem', { name: 'Add' }).click();
    await chosen(anna.page, 'street.jpg', 'Image…', photo(400, 200, 1));
    await anna.page.getByRole('button', { name: 'Describe it' }).click();
    await anna.page.locator('textarea[data-editor]:focus').waitFor();
    await anna.page.keyboard.type('The street');
    await anna.page.keyboard.press('Escape');
    const hers = anna.page.getByRole('group', { name: /^The street/ });
    const his = murat.page.getByRole('group', { name: /^The street/ });
    await his.waitFor();
    const middle = await middleOf(hers);
    await anna.page.mouse.dblclick(middle.x, middle.y);
    await anna.page.locator('[data-crop=""]:focus').waitFor();
    const corner = await middleOf(anna.page.locator('[data-crop="nw"]'));
    await drag(anna.page, corner, { x: corner.x + 100, y: corner.y + 50 });
    await anna.page.mouse.click(corner.x - 60, corner.y);
    const shown = (of: Locator) =>
      of.evaluate((item: HTMLElement) => [
        item.offsetWidth,
        item.offsetHeight,
        item.querySelector('img')?.style.width,
      ]);
    await expect.poll(() => shown(his)).toEqual([300, 150, '133.333%']);
    await anna.page.keyboard.press('Control+z');
    await expect.poll(() => shown(his)).toEqual([400, 200, '']);
    await anna.page.keyboard.press('Control+y');
    await expect.poll(() => shown(his)).toEqual([300, 150, '133.333%']);

    const there = await middleOf(his);
    await murat.page.mouse.click(there.x, there.y);
    await murat.page.getByRole('button', { name: 'Crop', exact: true }).click();
    await murat.page.locator('[data-crop=""]:focus').waitFor();
    for (const key of ['Shift+Tab', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab', 'Shift+ArrowRight', 'Enter'])
      await murat.page.keyboard.press(key);
    await expect.poll(() => shown(hers)).toEqual([260, 150, '153.846%']);
    await murat.page.keyboard.press('Control+z');
    await expect.poll(() => shown(hers)).toEqual([300, 150, '133.333%']);

    const now = await middleOf(his);
    await murat.page.mouse.click(now.x, now.y, { button: 'right' });
    await chosen(murat.page, 'tower.jpg', 'Replace the picture…', photo(200, 400, 1));
    await expect.poll(() => shown(anna.page.locator('[data-item]'))).toEqual([300, 600, '']);
    await anna.page.getByRole('group', { name: /^Image without a description/ }).waitFor();
    await murat.page.keyboard.press('Control+z');
    await hers.waitFor();
    await expect.poll(() => shown(hers)).toEqual([300, 150, '133.333%']);
  });
});
