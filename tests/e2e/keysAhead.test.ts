/** What is typed while the code of an act is still loading. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { browserSkipped, launchBrowser, type Person } from '../support/browser.ts';
import {
  drag,
  item,
  makeBoard,
  middleOf,
  openCanvas,
  surface,
  writeNoteAt,
  writing,
} from '../support/canvas.ts';
import { gate } from '../support/gate.ts';
import { enter, saved } from '../support/journey.ts';
import { until } from '../support/poll.ts';
import { freePort, type ServerProcess, startServer, temporaryFolder } from '../support/serverProcess.ts';

let browser: Browser;
let server: ServerProcess;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let ada: Person;

/** A board with these notes beside each other, opened anew; that file of it comes when the answer is called. */
async function boardWithout(file: RegExp, ...notes: readonly string[]): Promise<() => Promise<void>> {
  const { page } = ada;
  await openCanvas(page, await makeBoard(page, 'Slow'));
  await saved(page).waitFor();
  for (const [at, words] of notes.entries()) await writeNoteAt(page, 400 + at * 350, 300, words);
  await saved(page).waitFor();
  const [held, open] = gate();
  await page.route(file, async (route) => {
    await held;
    await route.continue();
  });
  await page.reload();
  await surface(page).waitFor();
  for (const words of notes) await item(page, words).waitFor();
  return async () => {
    open();
    await page.unrouteAll({ behavior: 'wait' });
  };
}

const items = (page: Page) => page.locator('[data-item]').count();
const written = (page: Page) => page.locator('textarea[data-editor]').inputValue();
const reads = (words: string) =>
  until(
    `"${words}" in the editor`,
    async () =>
      (await ada.page.locator('textarea[data-editor]').count()) > 0 && (await written(ada.page)) === words,
  );

describe.skipIf(browserSkipped !== null)('keys before the code of an act', () => {
  beforeAll(async () => {
    folder = await temporaryFolder();
    server = await startServer({ dataDir: folder.path, port: await freePort() });
    browser = await launchBrowser();
    ada = await enter(browser, server.links.facilitator, 'Ada');
  });
  afterEach(() => expect(ada.errors).toEqual([]));
  afterAll(async () => {
    await browser?.close();
    await server?.kill9();
    await folder?.remove();
  });

  it('[BC460] what is typed right after Ctrl+G is the name of the cluster, and no tool', async () => {
    const come = await boardWithout(/assets\/clustering-/, 'Rent', 'Loans');
    const { page } = ada;
    await surface(page).focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+g');
    await page.keyboard.type('Money on');
    await page.keyboard.press('Backspace');
    const before = await items(page);
    await come();
    await reads('Money o');
    await page.keyboard.type('f all');
    expect(await written(page)).toBe('Money of all');
    expect(await items(page)).toBe(before + 1);
  });

  it('[BC460] what is typed right after a link was drawn are its words', async () => {
    const come = await boardWithout(/assets\/(lineCommands|putSticker|seldomActivities)-/, 'Bank', 'Shop');
    const { page } = ada;
    await item(page, 'Bank').click();
    await drag(page, await middleOf(page.locator('[data-side="right"]')), await middleOf(item(page, 'Shop')));
    await page.keyboard.type('lends to');
    const before = await items(page);
    await come();
    await reads('lends to');
    expect(await items(page)).toBe(before + 1);
  });

  it('[BC460] keys go on as before once the mouse or Esc says so, and an act is about what was chosen then', async () => {
    const come = await boardWithout(/assets\/putSticker-/, 'Rent');
    const { page } = ada;
    await item(page, 'Rent').click();
    await page.keyboard.press('Control+Shift+L');
    await page.keyboard.type('n');
    expect(await items(page)).toBe(1);
    await page.keyboard.press('Escape');
    await page.keyboard.type('n');
    await writing(page);
    await page.keyboard.type('Wages');
    await page.keyboard.press('Escape');
    await come();
    await item(page, 'Rent').locator('svg').waitFor();
    expect(await item(page, 'Wages').locator('svg').count()).toBe(0);
  });
});
