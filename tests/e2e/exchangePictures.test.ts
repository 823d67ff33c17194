/** A picture from one server to another, inside the file of its board. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserSkipped, type Person } from '../support/browser.ts';
import { makeBoard, openCanvas } from '../support/canvas.ts';
import { photo } from '../support/images.ts';
import { enter } from '../support/journey.ts';
import { usePair } from '../support/pair.ts';
import { freePort, type ServerProcess, startServer, temporaryFolder } from '../support/serverProcess.ts';

async function exchange(page: Page, name: string): Promise<void> {
  await page.mouse.click(60, 700, { button: 'right' });
  await page.getByRole('menuitem', { name: 'Import and export' }).click();
  await page.getByRole('menuitem', { name }).click();
}

describe.skipIf(browserSkipped !== null)('a board that moves to another server', () => {
  const pair = usePair();
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let elsewhere: ServerProcess;
  let zeynep: Person;
  beforeAll(async () => {
    folder = await temporaryFolder();
    elsewhere = await startServer({ dataDir: folder.path, port: await freePort() });
    zeynep = await enter(pair.browser, elsewhere.links.facilitator, 'Zeynep Aydın');
  });
  afterAll(async () => {
    await elsewhere?.kill9();
    await folder?.remove();
  });

  it('[EX110] [EX105] [EX109] [IM47] brings its picture along, and one undo takes it back', async () => {
    const { page } = pair.anna;
    await pair.bothOn('Moves');
    await page.evaluate(
      (bytes) => {
        const clipboardData = new DataTransfer();
        clipboardData.items.add(new File([new Uint8Array(bytes)], 'it.jpg', { type: 'image/jpeg' }));
        document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
      },
      [...photo(400, 200, 1)],
    );
    await page.getByRole('button', { name: 'Describe it' }).click();
    await page.locator('textarea[data-editor]:focus').waitFor();
    await page.keyboard.type('The bridge in Braga');
    await page.keyboard.press('Escape');
    await page.getByRole('group', { name: /^The bridge in Braga/ }).waitFor();
    await page.keyboard.press('Escape');
    await exchange(page, 'Export…');
    await page.getByRole('radio', { name: 'JSON' }).check();
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    const buffer = await readFile(await (await coming).path());

    const theirs = zeynep.page;
    const address = await makeBoard(theirs, 'Arrives');
    await openCanvas(theirs, address);
    await exchange(theirs, 'Import…');
    const file = { name: 'moves.json', mimeType: 'application/json', buffer };
    await theirs.locator('[data-import-file]').setInputFiles(file);
    await theirs.getByText('Comes in: 1 image').waitFor();
    await theirs.getByRole('button', { name: 'Bring it in' }).click();
    const picture = theirs.getByRole('group', { name: /^The bridge in Braga/ }).locator('img');
    await picture.waitFor();
    const size = () => picture.evaluate((shown: HTMLImageElement) => shown.naturalWidth);
    await expect.poll(size).toBe(400);
    await theirs.getByText(/^Imported: 1 image/).waitFor();
    await theirs.locator('[data-board-canvas]').press('Control+z');
    await expect.poll(() => theirs.locator('[data-item]').count()).toBe(0);
  });
});
