/** Tables of notes, two people at once. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { browserSkipped, seriousFindings } from '../support/browser.ts';
import { boxOf, drag, item, middleOf, openCanvas, writeNoteAt, writing } from '../support/canvas.ts';
import { enter, rowOf, showOutline } from '../support/journey.ts';
import { usePair } from '../support/pair.ts';

const heading = (page: Page, name: string) => page.getByRole('group', { name: new RegExp(`^${name}\\. `) });

/** The middle of a cell, on the screen. */
async function cellOf(page: Page, row: string, column: string) {
  return { x: (await middleOf(heading(page, column))).x, y: (await middleOf(heading(page, row))).y };
}

/** By its place: what assistive technology calls it may be half a second old until somebody goes there. */
const liesIn = (page: Page, words: string, row: string, column: string) =>
  expect
    .poll(async () => {
      const [at, cell] = [await middleOf(item(page, words)), await cellOf(page, row, column)];
      return Math.max(Math.abs(at.x - cell.x), Math.abs(at.y - cell.y));
    })
    .toBeLessThan(60);

async function writeInCell(page: Page, row: string, column: string, words: string): Promise<void> {
  const { x, y } = await cellOf(page, row, column);
  await page.mouse.dblclick(x, y);
  await page.locator('textarea[data-editor]:focus').waitFor();
  await page.keyboard.type(words);
  await page.keyboard.press('Escape');
}

describe.skipIf(browserSkipped !== null)('a table on a board', () => {
  const pair = usePair();

  it('[TB5] [TB7] [TB8] is made from the menu, filled, grown, dragged over and walked through by two', async () => {
    const { anna, murat, bothOn } = pair;
    await bothOn('Who pays');
    await anna.page.getByRole('button', { name: 'More', exact: true }).click();
    await anna.page.getByRole('menuitem', { name: 'New table' }).click();
    await anna.page.locator('textarea[data-editor]:focus').waitFor();
    await anna.page.keyboard.type('Money');
    await anna.page.keyboard.press('Escape');
    for (const { page } of [anna, murat]) {
      await heading(page, 'Column 3').waitFor();
      await page.getByRole('button', { name: 'Show everything' }).click();
    }
    await expect.poll(async () => (await cellOf(murat.page, 'Row 3', 'Column 3')).y).toBeLessThan(780);
    await Promise.all([
      writeInCell(anna.page, 'Row 1', 'Column 1', 'Heat fund'),
      writeInCell(murat.page, 'Row 2', 'Column 2', 'City grant'),
    ]);
    await item(murat.page, 'Heat fund').waitFor();
    await item(anna.page, 'City grant').waitFor();

    await heading(murat.page, 'Row 2').dblclick();
    await writing(murat.page);
    await murat.page.keyboard.press('Control+a');
    await murat.page.keyboard.type('Bergen');
    await murat.page.keyboard.press('Escape');
    await drag(
      anna.page,
      await middleOf(item(anna.page, 'Heat fund')),
      await cellOf(anna.page, 'Row 3', 'Column 2'),
    );
    await liesIn(murat.page, 'Heat fund', 'Row 3', 'Column 2');
    await anna.page.keyboard.press('Shift+ArrowRight');
    await liesIn(murat.page, 'Heat fund', 'Row 3', 'Column 3');
    await item(murat.page, 'Heat fund').click();
    await murat.page.getByRole('group', { name: /^Heat fund\. Note: Column 3, Row 3 in Money/ }).waitFor();
    await heading(anna.page, 'Bergen').waitFor();
    expect(await seriousFindings(anna.page)).toEqual([]);

    await heading(anna.page, 'Row 3').click();
    await anna.page
      .getByRole('toolbar', { name: 'Selection' })
      .getByRole('button', { name: 'Column' })
      .click();
    await writing(anna.page);
    await anna.page.keyboard.type('Later');
    await anna.page.keyboard.press('Escape');
    await heading(murat.page, 'Later').waitFor();
    // Elsewhere first: two quick presses of one thing are a double click.
    await heading(anna.page, 'Later').click();
    await heading(anna.page, 'Row 3').click();
    await anna.page.keyboard.press('Delete');
    await anna.page.getByText('Row deleted with 1 note').first().waitFor();
    await item(murat.page, 'Heat fund').waitFor({ state: 'detached' });
    await anna.page.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await liesIn(murat.page, 'Heat fund', 'Row 3', 'Column 3');
    await anna.page.keyboard.press('Escape');
    const [from, past] = [
      await middleOf(heading(anna.page, 'Bergen')),
      await middleOf(heading(anna.page, 'Row 3')),
    ];
    await drag(anna.page, from, { x: past.x, y: past.y + 40 });
    const heights = () => Promise.all(['Row 3', 'Bergen'].map((name) => middleOf(heading(murat.page, name))));
    await expect
      .poll(async () =>
        (await heights()).map(({ y }) => Math.round(y)).reduce((above, below) => below - above),
      )
      .toBeGreaterThan(50);

    await showOutline(murat.page);
    await murat.page.getByRole('heading', { name: 'Bergen' }).waitFor();
    await rowOf(murat.page, 'Heat fund').getByText('Column 3:').waitFor();
    await rowOf(murat.page, 'Heat fund').click();
    await murat.page.keyboard.press('m');
    await murat.page.getByRole('dialog').getByRole('textbox').fill('Later, Row 1');
    await murat.page.keyboard.press('Enter');
    await liesIn(anna.page, 'Heat fund', 'Row 1', 'Later');
    expect([...anna.errors, ...murat.errors]).toEqual([]);
  });

  it('[TB40] [TB36] [TB42] rows and notes come in the cell that was pressed, and change no heading', async () => {
    const { anna, bothOn } = pair;
    await bothOn('Who does what');
    const { page } = anna;
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'New table' }).click();
    await writing(page);
    await page.keyboard.type('Actions');
    await page.keyboard.press('Escape');
    await heading(page, 'Column 3').waitFor();
    const { x, y } = await cellOf(page, 'Row 2', 'Column 2');
    await page.mouse.click(x, y);
    await page.getByText('Column 2, Row 2 in Actions', { exact: true }).waitFor({ state: 'attached' });
    await page.evaluate(() => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', 'Book hall\tMay\nInvite\tJune');
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
    });
    await liesIn(page, 'Book hall', 'Row 2', 'Column 2');
    await liesIn(page, 'June', 'Row 3', 'Column 3');
    const free = await cellOf(page, 'Row 1', 'Column 3');
    await page.mouse.click(free.x, free.y, { button: 'right' });
    await page.getByRole('menuitem', { name: /^New note here/ }).click();
    await writing(page);
    await page.keyboard.type('First');
    await page.keyboard.press('Escape');
    await liesIn(page, 'First', 'Row 1', 'Column 3');
    expect(anna.errors).toEqual([]);
  });

  it('[TB59] [TB82] with a finger a second tap and “Write” write in the cell that is meant, and two quick taps make a note', async () => {
    const { anna, browser, server, bothOn } = pair;
    const address = await bothOn('On the tram');
    await anna.page.getByRole('button', { name: 'More', exact: true }).click();
    await anna.page.getByRole('menuitem', { name: 'New table' }).click();
    await writing(anna.page);
    await anna.page.keyboard.press('Escape');
    const { page, context, errors } = await enter(browser, server.links.facilitator, 'Fin', {
      phone: true,
    });
    await openCanvas(page, address);
    await heading(page, 'Column 2').waitFor();
    const tap = async (row: string, column: string) => {
      const { x, y } = await cellOf(page, row, column);
      await page.touchscreen.tap(x, y);
    };
    const bar = page.getByRole('toolbar', { name: 'Selection' });
    const write = bar.getByRole('button', { name: 'Write' });
    const { x, y } = await middleOf(heading(page, 'Row 1'));
    const type = async (words: string) => {
      await writing(page);
      await page.keyboard.type(words);
      await page.keyboard.press('Escape');
      // Back where it was, the headings are in sight.
      await expect.poll(() => middleOf(heading(page, 'Row 1'))).toEqual({ x, y });
      await liesIn(page, words, ...(places.get(words) as [string, string]));
    };
    const places = new Map([
      ['Slowly', ['Row 2', 'Column 2']],
      ['By bar', ['Row 1', 'Column 2']],
      ['Quick', ['Row 3', 'Column 2']],
    ]);
    // The bar comes with what hears presses of cells.
    await page.touchscreen.tap(x, y);
    await bar.waitFor();
    await tap('Row 2', 'Column 2');
    await write.waitFor();
    const since = await page.evaluate(() => performance.now());
    await page.waitForFunction((then) => performance.now() - then > 450, since);
    await tap('Row 2', 'Column 2');
    await type('Slowly');
    await tap('Row 1', 'Column 2');
    await write.tap();
    await type('By bar');
    await tap('Row 3', 'Column 2');
    await tap('Row 3', 'Column 2');
    await type('Quick');
    expect(errors).toEqual([]);
    await context.close();
  });

  it('[TB66] a box over its edge chooses what lies beside it only', async () => {
    const { anna, bothOn } = pair;
    await bothOn('Beside');
    const { page } = anna;
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'New table' }).click();
    await writing(page);
    await page.keyboard.type('Actions');
    await page.keyboard.press('Escape');
    const table = await boxOf(heading(page, 'Actions'));
    await page.mouse.move(table.x - 100, table.y + 100);
    await page.keyboard.press('Escape');
    await writeNoteAt(page, table.x - 130, table.y + 130, 'Zoo');
    await page.keyboard.press('Escape');
    const from = { x: table.x - 245, y: table.y - 20 };
    await drag(page, from, { x: table.x + 60, y: table.y + table.height + 20 });
    const chosen = () => page.locator('[data-item][data-selected="true"]').allTextContents();
    await expect.poll(chosen).toEqual([expect.stringMatching(/^Zoo/)]);
    await page.keyboard.press('Delete');
    await item(page, 'Zoo').waitFor({ state: 'detached' });
    expect(await heading(page, 'Row \\d').count()).toBe(3);
    expect(anna.errors).toEqual([]);
  });
});
