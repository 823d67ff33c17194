/** Saved views of a map in browsers: two people, the keyboard alone, a phone, a link to what is gone. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  browserSkipped,
  DESKTOP,
  launchBrowser,
  type Person,
  PHONE,
  seriousFindings,
} from '../support/browser.ts';
import { item, makeMap, openMap } from '../support/canvas.ts';
import { enter, saved } from '../support/journey.ts';
import { freePort, type ServerProcess, startServer, temporaryFolder } from '../support/serverProcess.ts';

async function writeNode(page: Page, words: string, kind: string): Promise<void> {
  await page.keyboard.press('n');
  await page.locator('[data-editor]').waitFor();
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
  await page.locator('[data-editor]').waitFor({ state: 'detached' });
  await page.keyboard.press(kind);
  await page.keyboard.press('Escape');
}

const views = (page: Page) => page.getByRole('dialog', { name: 'Views' });
const names = (page: Page) => views(page).locator('li [data-view]').allInnerTexts();

async function openViews(page: Page): Promise<void> {
  await page.keyboard.press('Shift+V');
  await views(page).waitFor();
}

async function keep(page: Page, name: string): Promise<void> {
  await openViews(page);
  await views(page).getByRole('button', { name: 'Save this view…' }).press('Enter');
  await views(page).getByRole('textbox', { name: 'Name of the view' }).fill(name);
  await page.keyboard.press('Enter');
  await views(page).getByRole('button', { name, exact: true }).waitFor();
}

describe.skipIf(browserSkipped)('saved views in browsers', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let server: ServerProcess;
  let browser: Browser;
  let pair: { readonly anna: Person; readonly murat: Person };

  beforeAll(async () => {
    folder = await temporaryFolder();
    server = await startServer({ dataDir: folder.path, port: await freePort() });
    browser = await launchBrowser();
    pair = {
      anna: await enter(browser, server.links.facilitator, 'Anna Kovács'),
      murat: await enter(browser, server.links.participant, 'Murat Kaya'),
    };
  });
  afterAll(async () => {
    await browser?.close();
    await server?.kill9();
    await folder?.remove();
  });

  it('[MH170] [MH171] [MH172] [MH173] [MH176] one saves views, another opens, walks and follows links to them', async () => {
    const [anna, murat] = [pair.anna.page, pair.murat.page];
    const address = await makeMap(anna, 'Views');
    await openMap(anna, address);
    await writeNode(anna, 'Strict law', '1');
    await writeNode(anna, 'One desk', '5');
    await keep(anna, 'All of it');
    await anna.keyboard.press('Escape');
    await openMap(anna, `${anna.url()}?kind=barrier`);
    await item(anna, 'Strict law').waitFor();
    await keep(anna, 'Barriers only');
    expect(await seriousFindings(anna)).toEqual([]);
    await saved(anna).waitFor();

    await openMap(murat, address);
    await item(murat, 'One desk').waitFor();
    await openViews(murat);
    await expect
      .poll(() => names(murat))
      .toEqual([expect.stringContaining('All of it'), expect.stringContaining('Barriers only')]);
    // By keys alone: down to the second, and open it.
    await murat.keyboard.press('ArrowDown');
    await murat.keyboard.press('Enter');
    await murat.waitForURL(/kind=barrier/);
    await murat.getByRole('search').getByText('1 of 2').waitFor();
    // As it is in a list.
    await murat.keyboard.press('Control+Shift+o');
    await murat.getByRole('grid', { name: 'Table of Views' }).waitFor();
    await murat.keyboard.press('Control+Shift+o');
    await murat.getByRole('region', { name: 'Outline of Views' }).waitFor();
    await item(murat, 'One desk').waitFor({ state: 'detached' });
    await murat.keyboard.press('Control+Shift+o');
    await murat.getByRole('button', { name: 'Views', exact: true }).click();
    await views(murat).getByRole('button', { name: 'Walk through' }).click();
    const bar = murat.getByRole('region', { name: 'Walking through the views' });
    await bar.getByText('2 of 2').waitFor();
    await murat.keyboard.press('PageUp');
    await bar.getByText('1 of 2').waitFor();
    await expect.poll(() => new URL(murat.url()).searchParams.get('kind')).toBeNull();
    expect(await seriousFindings(murat)).toEqual([]);
    await murat.keyboard.press('Escape');
    await bar.waitFor({ state: 'detached' });

    // Hers by its link, until she deletes it.
    const id = await views(anna).locator('li [data-view]').last().getAttribute('data-view');
    const link = `${address}?saved=${id}`;
    await openMap(murat, link);
    await murat.waitForURL(/kind=barrier/);
    await views(anna).locator('li [data-view]').last().focus();
    await anna.keyboard.press('Delete');
    await expect.poll(() => names(anna)).toEqual([expect.stringContaining('All of it')]);
    await saved(anna).waitFor();
    // His browser keeps the map: what it has not heard of it would still open.
    await openViews(murat);
    await expect.poll(() => names(murat)).toEqual([expect.stringContaining('All of it')]);
    await openMap(murat, link);
    await murat.getByText('This saved view was deleted. You see the map as usual.').waitFor();

    await anna.keyboard.press('Escape');
    await anna.setViewportSize(PHONE);
    await anna.getByRole('button', { name: 'More', exact: true }).click();
    await anna.getByRole('menuitem', { name: 'Views' }).click();
    await views(anna).waitFor();
    expect(await seriousFindings(anna)).toEqual([]);
    expect(await anna.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
    await anna.setViewportSize(DESKTOP);
  });
});
