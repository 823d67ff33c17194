import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { browserSkipped } from '../support/browser.ts';
import { item } from '../support/canvas.ts';
import { usePair } from '../support/pair.ts';

const TABLE =
  'text;cluster;colour\nOwners do not trust the savings;Money;#ffd02f\n=1+1;Money;\n;;\nCafé;;mint\n';

async function chooseInMenu(page: Page, name: string): Promise<void> {
  await page.mouse.click(1_300, 700, { button: 'right' });
  await page.getByRole('menuitem', { name: 'Import and export' }).click();
  await page.getByRole('menuitem', { name }).click();
}

async function command(page: Page, words: string, key: string): Promise<void> {
  await page.locator('[data-board-canvas]').press('Control+k');
  await page.getByRole('combobox', { name: 'Command menu' }).fill(words);
  await page.locator(`[role="option"][data-key="${key}"]`).click();
}

async function exported(page: Page, format: string): Promise<Buffer> {
  await chooseInMenu(page, 'Export…');
  await page.getByRole('radio', { name: format }).check();
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  return readFile(await (await coming).path());
}

describe.skipIf(browserSkipped !== null)('in and out', () => {
  const pair = usePair();

  it('[EX15] [EX17] [EX20] a file comes in after a dry run and leaves again; one undo takes it back; templates make boards', async () => {
    const { anna, murat, bothOn } = pair;
    const address = await bothOn('Exchange');
    await chooseInMenu(anna.page, 'Import…');
    const buffer = Buffer.from(TABLE, 'latin1');
    await anna.page
      .locator('[data-import-file]')
      .setInputFiles({ name: 'notes.csv', mimeType: 'text/csv', buffer });
    await anna.page.getByText('Comes in: 3 notes and 1 cluster').waitFor();
    expect(await item(murat.page, 'Café').count()).toBe(0);
    await anna.page.getByRole('button', { name: 'Bring it in' }).click();
    await item(murat.page, 'Café').waitFor();
    await item(murat.page, '=1+1').waitFor();

    const table = (await exported(anna.page, 'CSV')).toString('utf8');
    expect(table.split('\r\n')[0]).toBe(
      '\ufeffid,kind,text,cluster,table,row,column,frame,colour,author,city,x,y,width,height,form,links,address,angle,on',
    );
    expect(table).toContain(",note,'=1+1,Money,");
    const svg = (await exported(anna.page, 'SVG')).toString('utf8');
    expect(svg).toContain('src:url(data:font/woff2;base64,');
    expect(svg).toContain('3 notes and 1 cluster</desc>');
    const png = await exported(anna.page, 'PNG');
    expect(png.subarray(0, 4)).toEqual(Buffer.of(0x89, 0x50, 0x4e, 0x47));
    const size = await anna.page.evaluate(
      async (bytes) => {
        const bitmap = await createImageBitmap(new Blob([Uint8Array.from(bytes)], { type: 'image/png' }));
        return [bitmap.width, bitmap.height];
      },
      [...png],
    );
    expect(size).toEqual([png.readUInt32BE(16), png.readUInt32BE(20)]);

    // The whole board, since nothing is chosen; Ctrl+S on the way belongs to the page.
    await anna.page.locator('[data-board-canvas]').press('Control+s');
    await anna.page.getByText(/everything saves by itself/).waitFor();
    await command(anna.page, 'copy as png', 'copyImage');
    await anna.page.getByText('Copied as an image').waitFor();
    const kinds = () =>
      anna.page.evaluate(async () => (await navigator.clipboard.read()).flatMap((one) => one.types));
    expect(await kinds()).toEqual(['image/png']);
    await anna.page.evaluate(() => {
      navigator.clipboard.write = () => Promise.reject(new Error('refused'));
    });
    const saving = anna.page.waitForEvent('download');
    await command(anna.page, 'copy as png', 'copyImage');
    expect((await saving).suggestedFilename()).toBe('Exchange.png');

    await anna.page.locator('[data-board-canvas]').press('Control+z');
    await item(murat.page, 'Café').waitFor({ state: 'detached' });
    await item(anna.page, '=1+1').waitFor({ state: 'detached' });
    // Nothing is left: the board offers its templates again.
    await anna.page.locator('[data-template="barriers"]').click();
    await item(murat.page, 'The first payment is too high').waitFor();

    await command(anna.page, 'Save as a template', 'keepTemplate');
    await anna.page.getByRole('dialog').getByLabel('Name').fill('How we begin');
    await anna.page.getByRole('button', { name: 'Save as a template' }).click();
    await anna.page.getByText(/How we begin/).waitFor();
    await anna.page.goto(address.replace(/\/d\/.*/, ''));
    await anna.page.getByRole('button', { name: 'From a template' }).click();
    const kept = anna.page.getByRole('dialog').getByRole('button', { name: 'How we begin', exact: true });
    await kept.scrollIntoViewIfNeeded();
    await expect
      .poll(() => kept.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(100);
    await anna.page.getByRole('dialog').locator('[data-template="fishbone"]').click();
    await anna.page.waitForURL(/\/d\//);
    await item(anna.page, 'Who pays, who gains?').waitFor();
    expect([...anna.errors, ...murat.errors]).toEqual([]);
  });

  it('[BC344] a list of Google Docs comes plain, bold only where it is so, and no style of it is refused', async () => {
    const { anna, bothOn } = pair;
    await bothOn('Docs');
    await anna.page.evaluate(() => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', 'Plain\nOwn words');
      const lines = [400, 700].map((weight, at) => {
        const words = ['Plain', 'Own words'][at];
        return `<p dir="ltr" style="line-height:1.38"><span style="font-size:11pt;font-weight:${weight}">${words}</span></p>`;
      });
      const guid = 'style="font-weight:normal;" id="docs-internal-guid-1"';
      clipboardData.setData('text/html', `<style>p{color:red}</style><b ${guid}>${lines.join('')}</b>`);
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
    });
    const weight = (words: string) =>
      item(anna.page, words).evaluate((note) => {
        const all = [...note.querySelectorAll('span')];
        const own = all.find(({ textContent }) => textContent?.match(/^(Plain|Own words)$/));
        return own && Number(getComputedStyle(own).fontWeight);
      });
    await item(anna.page, 'Own words').waitFor();
    expect([await weight('Plain'), await weight('Own words')]).toEqual([500, 700]);
    expect(anna.errors).toEqual([]);
  });
});
