import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserSkipped, launchBrowser, type Person } from '../support/browser.ts';
import { drag, item, makeBoard, middleOf, openCanvas, writeNoteAt } from '../support/canvas.ts';
import { joinBoard } from '../support/journey.ts';
import { freePort, type ServerProcess, startServer, temporaryFolder } from '../support/serverProcess.ts';

let browser: Browser;
let server: ServerProcess;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let anna: Person;
let murat: Person;

/** A fresh board that both have open. */
async function bothOn(title: string): Promise<string> {
  const address = await makeBoard(anna.page, title);
  await Promise.all([openCanvas(anna.page, address), openCanvas(murat.page, address)]);
  return address;
}

const colourOf = (person: Person, words: string) =>
  item(person.page, words).locator('[data-colour]').getAttribute('data-colour');

describe.skipIf(browserSkipped !== null)('canvas', () => {
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

  it('[BC1] [BC2] two people write, move, colour and delete notes on one board', async () => {
    await bothOn('Together');
    await writeNoteAt(anna.page, 400, 300, 'Banks lend to a person');
    await item(murat.page, 'Banks lend').waitFor();
    await writeNoteAt(murat.page, 800, 300, 'Never to a block');
    await item(anna.page, 'Never to').waitFor();

    const before = await middleOf(item(murat.page, 'Banks lend'));
    const from = await middleOf(item(anna.page, 'Banks lend'));
    await drag(anna.page, from, { x: from.x + 60, y: from.y + 260 });
    await expect
      .poll(async () => (await middleOf(item(murat.page, 'Banks lend'))).y - before.y)
      .toBeCloseTo(260, 0);

    await anna.page.keyboard.press('5');
    await expect.poll(() => colourOf(murat, 'Banks lend')).toBe('sky');

    await anna.page.keyboard.press('Delete');
    await expect.poll(() => item(murat.page, 'Banks lend').count()).toBe(0);
    await writeNoteAt(anna.page, 500, 600, 'Something else meanwhile');
    await anna.page.getByText('1 note deleted').waitFor();
    await anna.page.getByRole('button', { name: 'Undo' }).last().click();
    await item(murat.page, 'Banks lend').waitFor();
    expect(await item(murat.page, 'Something else').count()).toBe(1);
    expect([...anna.errors, ...murat.errors]).toEqual([]);
  });
});
