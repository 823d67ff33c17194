/** Own columns of a map in browsers: two people at once, what the server kept, the table and its filter. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserSkipped, launchBrowser, type Person, seriousFindings } from '../support/browser.ts';
import { item, makeMap, openMap } from '../support/canvas.ts';
import { joinBoard, saved } from '../support/journey.ts';
import { freePort, type ServerProcess, startServer, temporaryFolder } from '../support/serverProcess.ts';

async function writeNode(page: Page, words: string): Promise<void> {
  await page.keyboard.press('n');
  await page.locator('[data-editor]').waitFor();
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
  await page.locator('[data-editor]').waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
}

const fields = (page: Page) => page.getByRole('region', { name: 'More fields' });
const tagField = (page: Page) => fields(page).getByRole('combobox', { name: /^Add a tag/ });
const cells = (page: Page, column: string) => page.locator(`td[data-column="${column}"]`).allInnerTexts();

describe.skipIf(browserSkipped)('own columns in browsers', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let server: ServerProcess;
  let browser: Browser;
  let anna: Person;
  let murat: Person;

  beforeAll(async () => {
    folder = await temporaryFolder();
    server = await startServer({ dataDir: folder.path, port: await freePort() });
    browser = await launchBrowser();
    anna = await joinBoard(browser, server.links.facilitator, 'Anna Kovács');
    murat = await joinBoard(browser, server.links.participant, 'Murat Kaya');
  });
  afterAll(async () => {
    await browser?.close();
    await server?.kill9();
    await folder?.remove();
  });

  it('[MH185] [MH186] two people who add tags at the same moment have one column with the tags of both, and the server keeps them', async () => {
    const address = await makeMap(anna.page, 'Owners');
    await openMap(anna.page, address);
    for (const words of ['Costs', 'Laws']) await writeNode(anna.page, words);
    await saved(anna.page);
    await openMap(murat.page, address);
    await item(anna.page, 'Costs').click();
    await item(murat.page, 'Laws').click();
    const press = (page: Page) => fields(page).getByRole('button', { name: 'Add tags' }).click();
    await fields(murat.page).getByRole('button', { name: 'Add tags' }).waitFor();
    // Neither knows of the other's.
    await murat.page.context().setOffline(true);
    await press(anna.page);
    await press(murat.page);
    for (const [page, tag] of [
      [anna.page, 'Housing'],
      [murat.page, 'energy'],
    ] as const) {
      await tagField(page).pressSequentially(tag);
      await tagField(page).press('Enter');
    }
    await murat.page.context().setOffline(false);
    await item(murat.page, 'Costs').click();
    await fields(murat.page).getByText('Housing').waitFor();
    await item(murat.page, 'Laws').click();
    await tagField(murat.page).pressSequentially('hou');
    await murat.page.getByRole('option', { name: 'Housing' }).click();
    await saved(anna.page);
    await saved(murat.page);
    expect(await seriousFindings(anna.page)).toEqual([]);
    for (const page of [anna.page, murat.page]) {
      await page.goto(`${page.url().split(/[?#]/)[0]}?view=table&sort=words`);
      await expect.poll(() => cells(page, 'own:tags-tags')).toEqual(['Housing', 'energy\nHousing']);
      expect(await page.locator('th [data-column^="own:"]').count()).toBe(1);
    }
  });

  it('[MV95] [MF11] a tag is typed in a cell of the table, and the filter asks for it', async () => {
    const { page } = anna;
    const cell = page.locator('td[data-column="own:tags-tags"]').first();
    await cell.click();
    await page.keyboard.type('new town');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect.poll(() => cells(page, 'own:tags-tags')).toEqual(['Housing\nnew town', 'energy\nHousing']);
    await page.getByRole('button', { name: 'More fields' }).click();
    await page.getByRole('checkbox', { name: 'new town' }).click();
    await expect.poll(() => cells(page, 'own:tags-tags')).toEqual(['Housing\nnew town']);
    expect(new URL(page.url()).searchParams.get('own')).toBe('tags-tags=new_w_town');
  });
});
