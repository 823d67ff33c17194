/** Code of a board that cannot come at first. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { browserSkipped, launchBrowser, type Person } from '../support/browser.ts';
import { item, makeBoard, openCanvas, surface, writeNoteAt } from '../support/canvas.ts';
import { enter, saved } from '../support/journey.ts';
import { freePort, type ServerProcess, startServer, temporaryFolder } from '../support/serverProcess.ts';

let browser: Browser;
let server: ServerProcess;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let ada: Person;

/** What a board brings after it has been painted: the bar of what is chosen, the command menu. */
const LATE = /assets\/(SelectionBar|CommandMenu|FindBar)-.*\.js/;
const BAR = '[data-region="selection"]';
const crash = (page: Page) => page.getByText('This page stopped working');

async function noteOn(title: string): Promise<Page> {
  const { page } = ada;
  await openCanvas(page, await makeBoard(page, title));
  await saved(page).waitFor();
  await writeNoteAt(page, 400, 300, 'Rent');
  await saved(page).waitFor();
  return page;
}

async function openedAnew(page: Page): Promise<void> {
  await page.reload();
  await surface(page).waitFor();
  await item(page, 'Rent').waitFor();
}

describe.skipIf(browserSkipped !== null)('code that cannot come', () => {
  beforeAll(async () => {
    folder = await temporaryFolder();
    server = await startServer({ dataDir: folder.path, port: await freePort() });
    browser = await launchBrowser();
    ada = await enter(browser, server.links.facilitator, 'Ada');
  });
  afterEach(() => ada.page.unrouteAll({ behavior: 'wait' }));
  afterAll(async () => {
    await browser?.close();
    await server?.kill9();
    await folder?.remove();
  });

  it('[BC482] without a network right after the board was painted one works on, and what could not come appears with it', async () => {
    const page = await noteOn('Train');
    await page.route(LATE, (route) => route.abort());
    await openedAnew(page);
    await ada.context.setOffline(true);
    await item(page, 'Rent').click();
    await page.getByText(/appears by itself/).waitFor();
    // A menu that does not come is given up, and keys are the board's again.
    await page.keyboard.press('Control+k');
    await page.keyboard.press('Escape');
    await writeNoteAt(page, 800, 300, 'Loans');
    await item(page, 'Rent').click();
    expect([await crash(page).count(), await page.locator(BAR).count()]).toEqual([0, 0]);
    await page.unrouteAll({ behavior: 'wait' });
    await ada.context.setOffline(false);
    await page.locator(BAR).waitFor();
    await saved(page).waitFor();
    expect(await page.locator('[data-item]').count()).toBe(2);
    expect(ada.errors).toEqual([]);
  });

  it('[BC483] code of an older version says that there is a new one, and its button brings it', async () => {
    const page = await noteOn('Deploy');
    let asked = 0;
    await page.route(LATE, (route) => {
      asked += 1;
      return route.fulfill({ status: 404, body: '' });
    });
    await openedAnew(page);
    await item(page, 'Rent').click();
    await page.getByText(/There is a new version/).waitFor();
    expect([await crash(page).count(), asked < 10]).toEqual([0, true]);
    await page.unrouteAll({ behavior: 'wait' });
    await page.getByRole('button', { name: 'Load the page again' }).first().click();
    await item(page, 'Rent').waitFor();
    await surface(page).waitFor();
    await item(page, 'Rent').click();
    await page.locator(BAR).waitFor();
  });
});
