/** What was said about a board or a map goes along in its file, and is what it is on the other side: words of a file. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { newId } from '../../shared/ids.ts';
import { browserSkipped } from '../support/browser.ts';
import { item, makeBoard, makeMap, openCanvas, openMap, writeNoteAt, writing } from '../support/canvas.ts';
import { usePair } from '../support/pair.ts';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const field = (page: Page, name: string) => page.getByRole('textbox', { name });
const thread = (page: Page, words: string) => page.locator('[data-thread]').filter({ hasText: words });

/** Says something as this page's person, as their own page would. */
async function say(page: Page, address: string, command: object): Promise<void> {
  const status = await page.evaluate(
    async ([id, body]) => {
      const headers = { 'Content-Type': 'application/json' };
      return (await fetch(`/api/documents/${id}/discussion`, { method: 'POST', headers, body })).status;
    },
    [/\/[bdm]\/(\w{20})/.exec(address)?.[1], JSON.stringify(command)] as const,
  );
  expect(status).toBe(200);
}

async function exportJson(page: Page): Promise<Buffer> {
  await page.getByRole('radio', { name: 'JSON' }).first().check();
  const coming = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('button', { name: 'Export', exact: true }).click();
  return readFile(await (await coming).path());
}

async function onBoard(page: Page, name: string): Promise<void> {
  await page.mouse.click(1_200, 700, { button: 'right' });
  await page.getByRole('menuitem', { name: 'Import and export' }).click();
  await page.getByRole('menuitem', { name }).click();
}

async function choose(page: Page, buffer: Buffer): Promise<void> {
  const file = { name: 'talk.json', mimeType: 'application/json', buffer };
  await page.locator('[data-import-file]').setInputFiles(file);
}

describe.skipIf(browserSkipped !== null)('comments in a file', () => {
  const pair = usePair();

  it('[EX124] [EX120] [EX121] [DC27] [DI24] go along, come in as words of a file, are answered, and are no news', async () => {
    const { anna, murat, bothOn } = pair;
    const address = await bothOn('Talked about');
    await writeNoteAt(murat.page, 500, 300, 'Owners wait');
    await item(murat.page, 'Owners wait').click();
    await murat.page.keyboard.press('c');
    await field(murat.page, 'Write a comment').fill('Who pays?');
    await murat.page.keyboard.press('Enter');
    await item(anna.page, 'Owners wait').click();
    await anna.page.keyboard.press('c');
    await field(anna.page, 'Reply').fill('The city does');
    await anna.page.keyboard.press('Enter');
    await thread(anna.page, 'The city does').waitFor();
    const whole = newId();
    await say(anna.page, address, { act: 'open', id: whole, itemId: null, text: 'All of it by May' });
    await say(anna.page, address, { act: 'resolve', id: newId(), threadId: whole, resolved: true });
    await thread(anna.page, 'Who pays?').waitFor();
    await anna.page.keyboard.press('Escape');
    await onBoard(anna.page, 'Export…');
    await anna.page.getByRole('radio', { name: 'JSON' }).check();
    const wanted = anna.page.getByRole('dialog').getByRole('combobox', { name: 'Comments' });
    expect(await wanted.inputValue()).toBe('with');
    const file = await exportJson(anna.page);

    await bothOn('Second');
    await onBoard(anna.page, 'Import…');
    await choose(anna.page, file);
    await anna.page.getByText('Comes in: 1 note, with 3 comments').waitFor();
    await button(anna.page, 'Bring it in').click();
    await item(murat.page, 'Owners wait').waitFor();
    const comments = button(murat.page, 'Comments');
    await item(murat.page, 'Owners wait').click();
    await murat.page.keyboard.press('c');
    const came = thread(murat.page, 'Who pays?');
    await came.getByText(/^From a file: written by Murat Kaya, /).waitFor();
    await came.getByText(/^From a file: written by Anna Kovács, /).waitFor();
    expect(await came.locator('b').allTextContents()).toEqual(['Anna Kovács', 'Anna Kovács']);
    expect(await came.getByText('New', { exact: true }).count()).toBe(0);
    expect(await comments.first().getAttribute('aria-label')).toBe('Comments');
    await came.getByRole('textbox', { name: 'Reply' }).fill('From now on');
    await murat.page.keyboard.press('Enter');
    await button(murat.page, 'All comments').click();
    await thread(murat.page, 'All of it by May')
      .getByText('Resolved where it comes from; brought in by')
      .waitFor();
    await anna.page.locator('[data-board-canvas]').press('Control+z');
    await expect.poll(() => item(murat.page, 'Owners wait').count()).toBe(0);
    await comments.first().click();
    await comments.first().click();
    await thread(murat.page, 'From now on')
      .getByText(/deleted/i)
      .waitFor();
    expect([...anna.errors, ...murat.errors]).toEqual([]);
  });

  it('[DC26] that come without a network are kept, said, and there when it is back', async () => {
    const { page, context } = pair.anna;
    const about = 'aaaaaaaaaaaaaaaaaaaa';
    const note = { id: about, kind: 'note', x: 0, y: 0, w: 200, h: 200, text: 'Offline idea' };
    const messages = [{ name: 'Zeynep', at: '2026-11-30T22:52:00.000Z', words: 'Old words' }];
    const file = {
      ...{ format: 'jumelage-board', version: 1, title: 'x', people: {} },
      ...{
        items: [note],
        comments: [
          { about, messages },
          { about: 'gone', messages },
        ],
      },
    };
    await openCanvas(page, await makeBoard(page, 'Without a network'));
    await onBoard(page, 'Import…');
    await choose(page, Buffer.from(JSON.stringify(file)));
    await page.getByText('1 comment stays out: it cannot be read').first().waitFor();
    await context.setOffline(true);
    await button(page, 'Bring it in').click();
    await item(page, 'Offline idea').waitFor();
    await page.getByText('1 comment of the file is not here yet. It is kept on this device').waitFor();
    await context.setOffline(false);
    await page.getByText('1 comment of the file is here now.').waitFor();
    await page.locator('[data-board-canvas]').press('Escape');
    await item(page, 'Offline idea').click();
    await page.keyboard.press('c');
    await thread(page, 'Old words')
      .getByText(/^From a file: written by Zeynep, .*2026/)
      .waitFor();
  });

  it('[EX120] [EX121] of a map go along with it', async () => {
    const { page, errors } = pair.anna;
    const address = await makeMap(page, 'Talked about too');
    await openMap(page, address);
    await page.keyboard.press('n');
    await writing(page);
    await page.keyboard.type('Nobody starts');
    await page.keyboard.press('Escape');
    await page.keyboard.press('c');
    await field(page, 'Write a comment').fill('Why is that?');
    await page.keyboard.press('Enter');
    await thread(page, 'Why is that?').waitFor();
    const menu = async (name: string) => {
      await page.getByRole('button', { name: 'Import and export' }).click();
      await page.getByRole('menuitem', { name }).click();
    };
    await menu('Export…');
    const file = await exportJson(page);
    await openMap(page, await makeMap(page, 'Second map'));
    await menu('Import…');
    await choose(page, file);
    await page.getByText('Comes in: 1 node, with 1 comment').waitFor();
    await button(page, 'Bring it in').click();
    await button(page, 'Comments').first().click();
    await thread(page, 'Why is that?')
      .getByText(/^From a file: written by Anna Kovács/)
      .waitFor();
    await thread(page, 'Why is that?').getByRole('button', { name: 'Go to Nobody starts' }).waitFor();
    expect(errors).toEqual([]);
  });
});
