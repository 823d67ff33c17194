/** Texts, shapes, drawings and stickers, two people at once. */
import { describe, expect, it } from 'vitest';
import { browserSkipped, seriousFindings } from '../support/browser.ts';
import { boxOf, drag, item, middleOf, surface, writeNoteAt, writing } from '../support/canvas.ts';
import { rowOf, showOutline } from '../support/journey.ts';
import { usePair } from '../support/pair.ts';

describe.skipIf(browserSkipped !== null)('figures on a board', () => {
  const pair = usePair();

  it('[EX27] [AN20] a press on an address chooses its item, two write in it, and the act opens it', async () => {
    const { anna, bothOn } = pair;
    await bothOn('Addresses');
    const { page } = anna;
    const words = 'https://example.org/retrofit';
    await surface(page).focus();
    await page.keyboard.press('t');
    await page.locator('textarea[data-editor]:focus').waitFor();
    await page.keyboard.type(words);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    const link = item(page, words).locator('a');
    await link.waitFor();
    const at = await middleOf(link);
    await page.mouse.click(at.x, at.y);
    await page.getByRole('button', { name: /^Open( the web page)?$/ }).waitFor();
    await page.mouse.dblclick(at.x, at.y);
    await writing(page);
    await page.keyboard.press('Escape');
    await page.mouse.click(at.x, at.y, { button: 'right' });
    await page.getByRole('menuitem', { name: /^Open/ }).waitFor();
    await page.keyboard.press('Escape');
    expect(page.context().pages()).toHaveLength(1);
    const opened = page.context().waitForEvent('page');
    await page.keyboard.press('Control+Alt+o');
    await (await opened).close();
  });

  it('[BC630] [BC631] [BC632] one centres words by the bar, the other writes on in the middle, and undo leaves what they wrote', async () => {
    const { anna, murat, bothOn } = pair;
    await bothOn('Words in the middle');
    await surface(anna.page).focus();
    await anna.page.keyboard.press('t');
    await writing(anna.page);
    await anna.page.keyboard.type('Agenda');
    await anna.page.keyboard.press('Escape');
    await item(murat.page, 'Agenda').waitFor();
    /** Beside the words, as a share of the width: on their left, and how much less on their right. */
    const beside = (page: typeof anna.page) =>
      item(page, 'Agenda').evaluate((element) => {
        const range = document.createRange();
        range.selectNodeContents(element.querySelector('[dir="auto"]') ?? element);
        const [box, words] = [element.getBoundingClientRect(), range.getBoundingClientRect()];
        const [left, right] = [words.left - box.left, box.right - words.right];
        return [left, left - right].map((room) => Math.round((10 * room) / box.width) + 0);
      });
    await expect.poll(() => beside(murat.page)).toEqual([0, expect.any(Number)]);
    const bar = anna.page.getByRole('toolbar', { name: 'Selection' });
    await bar.getByRole('button', { name: 'Words' }).click();
    await anna.page.getByRole('button', { name: 'Words centred' }).click();
    for (const { page } of [anna, murat])
      await expect.poll(() => beside(page)).toEqual([expect.any(Number), 0]);
    await item(murat.page, 'Agenda').dblclick();
    await writing(murat.page);
    const field = murat.page.locator('textarea[data-editor]:focus');
    expect(await field.evaluate((one) => getComputedStyle(one).textAlign)).toBe('center');
    await murat.page.keyboard.press('Control+End');
    await murat.page.keyboard.type(' of both');
    await murat.page.keyboard.press('Escape');
    await item(anna.page, 'Agenda of both').waitFor();
    await anna.page.keyboard.press('Control+z');
    await expect.poll(() => beside(murat.page)).toEqual([0, expect.any(Number)]);
    await item(anna.page, 'Agenda of both').waitFor();
  });

  it('[BC672] [BC673] [BC675] [BC677] one puts words of a shape at the top and gives them a colour, the other writes on in it, and each undo takes one of them back', async () => {
    const { anna, murat, bothOn } = pair;
    await bothOn('Words in a colour');
    await surface(anna.page).focus();
    await anna.page.keyboard.press('r');
    await writing(anna.page);
    await anna.page.keyboard.type('Agenda');
    await anna.page.keyboard.press('Escape');
    await item(murat.page, 'Agenda').waitFor();
    /** How far above the middle its words are, in tenths of its height, and their colour. */
    const look = (page: typeof anna.page) =>
      item(page, 'Agenda').evaluate((element) => {
        const words = element.querySelector('[dir="auto"]') ?? element;
        const [box, line] = [element.getBoundingClientRect(), words.getBoundingClientRect()];
        const off = box.top + box.height / 2 - line.top - line.height / 2;
        return [Math.round((10 * off) / box.height) + 0, getComputedStyle(words).color];
      });
    const [dark, blue] = ['rgb(27, 31, 36)', 'rgb(10, 88, 166)'];
    await expect.poll(() => look(murat.page)).toEqual([0, dark]);
    const bar = anna.page.getByRole('toolbar', { name: 'Selection' });
    await bar.getByRole('button', { name: 'Words' }).click();
    await anna.page.getByRole('button', { name: 'Blue words' }).click();
    await expect.poll(() => look(murat.page)).toEqual([0, blue]);
    await anna.page.getByRole('button', { name: 'Words at the top' }).click();
    for (const { page } of [anna, murat]) await expect.poll(() => look(page)).toEqual([3, blue]);
    expect(await seriousFindings(anna.page)).toEqual([]);
    await item(murat.page, 'Agenda').dblclick();
    await writing(murat.page);
    const field = murat.page.locator('textarea[data-editor]:focus');
    expect(await field.evaluate((one) => getComputedStyle(one).color)).toBe(blue);
    await murat.page.keyboard.press('Control+End');
    await murat.page.keyboard.type(' of both');
    await murat.page.keyboard.press('Escape');
    await item(anna.page, 'Agenda of both').waitFor();
    await anna.page.keyboard.press('Escape');
    await anna.page.keyboard.press('Control+z');
    await expect.poll(() => look(murat.page)).toEqual([0, blue]);
    await anna.page.keyboard.press('Control+z');
    await expect.poll(() => look(murat.page)).toEqual([0, dark]);
    await item(anna.page, 'Agenda of both').waitFor();
  });

  it('[BC50] [BC52] [BC54] [BC83] [BC86] [BC87] are made by key and menu, written by two, turned, drawn, erased and undone', async () => {
    const { anna, murat, bothOn } = pair;
    await bothOn('Figures');
    await surface(anna.page).focus();
    await anna.page.keyboard.press('t');
    await anna.page.locator('textarea[data-editor]:focus').waitFor();
    await anna.page.keyboard.type('Where does the money go?');
    await anna.page.keyboard.press('Escape');
    await item(murat.page, 'Where does the money go?').waitFor();
    await murat.page.mouse.click(300, 200, { button: 'right' });
    await murat.page.getByRole('menuitem', { name: 'Add' }).click();
    await murat.page.getByRole('menuitem', { name: 'New ellipse' }).click();
    await writing(murat.page);
    await murat.page.keyboard.type('City hall');
    await murat.page.keyboard.press('Escape');
    const ellipse = item(anna.page, 'City hall');
    await ellipse.waitFor();
    await ellipse.dblclick();
    await writing(anna.page);
    await anna.page.keyboard.press('Control+End');
    await anna.page.keyboard.type(' decides');
    await anna.page.keyboard.press('Escape');
    await item(murat.page, 'City hall decides').waitFor();
    const before = await middleOf(item(murat.page, 'City hall decides'));
    const from = await middleOf(ellipse);
    await drag(anna.page, from, { x: from.x + 60, y: from.y + 200 });
    await expect
      .poll(async () => (await middleOf(item(murat.page, 'City hall decides'))).y - before.y)
      .toBeGreaterThan(150);

    await ellipse.click();
    const turn = await middleOf(anna.page.locator('[data-turn]'));
    const middle = await middleOf(ellipse);
    const turned = () => item(murat.page, 'City hall decides').getAttribute('style');
    await anna.page.mouse.move(turn.x, turn.y);
    await anna.page.mouse.down();
    await anna.page.mouse.move(middle.x + 40, middle.y + 220, { steps: 5 });
    // In her hand still, and nothing is written.
    await expect.poll(turned).toMatch(/rotate\(\d+deg\)/);
    await anna.page.mouse.up();
    await expect.poll(turned).toMatch(/rotate\(\d+deg\)/);
    await anna.page.keyboard.press('Control+z');
    await expect
      .poll(() => item(murat.page, 'City hall decides').getAttribute('style'))
      .not.toContain('rotate');

    const drawings = (page: typeof anna.page) => page.getByRole('group', { name: /^Drawing/ });
    await anna.page.keyboard.press('Escape');
    await anna.page.keyboard.press('p');
    const pens = anna.page.getByRole('toolbar', { name: 'Drawing' });
    await pens.waitFor();
    await drag(anna.page, { x: 900, y: 300 }, { x: 1200, y: 420 });
    await drawings(murat.page).waitFor();
    await pens.getByRole('button', { name: 'Draw with the highlighter' }).click();
    await pens.getByRole('radio', { name: 'Pink' }).check({ force: true });
    await drag(anna.page, { x: 900, y: 600 }, { x: 1200, y: 620 });
    await expect.poll(() => drawings(murat.page).count()).toBe(2);
    expect(await seriousFindings(anna.page)).toEqual([]);
    await pens.getByRole('button', { name: 'Erase drawings' }).click();
    await drag(anna.page, { x: 1050, y: 560 }, { x: 1050, y: 680 });
    await expect.poll(() => drawings(murat.page).count()).toBe(1);
    await anna.page.keyboard.press('Control+z');
    await expect.poll(() => drawings(murat.page).count()).toBe(2);
    await anna.page.keyboard.press('Escape');
    await pens.waitFor({ state: 'hidden' });

    await murat.page.getByRole('button', { name: 'Frame', exact: true }).click();
    await murat.page.getByText('Click where it goes, or drag how large it is.').waitFor();
    await drag(murat.page, { x: 850, y: 250 }, { x: 1250, y: 670 });
    await murat.page.locator('textarea[data-editor]:focus').waitFor();
    await murat.page.keyboard.type('Sketches');
    await murat.page.keyboard.press('Enter');
    const frame = item(anna.page, 'Sketches');
    await frame.waitFor();
    await expect.poll(async () => (await boxOf(frame)).width).toBeCloseTo(400, -1);

    await showOutline(murat.page);
    await rowOf(murat.page, 'City hall decides').getByText('Ellipse').waitFor();
    await rowOf(murat.page, 'Where does the money go?').getByText('Text').waitFor();
    expect([...anna.errors, ...murat.errors]).toEqual([]);
  });

  it('[BC81] a line is drawn on the board, put on a note, moved with it, taken off, and the other sees it', async () => {
    const { anna, murat, bothOn } = pair;
    await bothOn('Lines');
    await writeNoteAt(anna.page, 1_000, 300, 'Money');
    await item(murat.page, 'Money').waitFor();
    await anna.page.keyboard.press('Escape');
    await anna.page.keyboard.press('a');
    await drag(anna.page, { x: 400, y: 500 }, { x: 700, y: 420 });
    const theirs = (name: string | RegExp) => murat.page.getByRole('group', { name });
    await theirs(/^Line$/).waitFor();
    const tip = anna.page.locator('[data-line-end="to"]');
    await drag(anna.page, await middleOf(tip), await middleOf(item(anna.page, 'Money')));
    await theirs(/^Line to Money/).waitFor();
    const before = (await boxOf(theirs(/^Line to Money/))).width;
    const note = await middleOf(item(anna.page, 'Money'));
    await drag(anna.page, note, { x: note.x + 150, y: note.y + 150 });
    await expect
      .poll(async () => ((await theirs(/^Line to Money/).boundingBox())?.width ?? 0) - before)
      .toBeGreaterThan(100);
    await showOutline(murat.page);
    await rowOf(murat.page, 'Line to Money').waitFor();
    expect(await seriousFindings(anna.page)).toEqual([]);
    expect([...anna.errors, ...murat.errors]).toEqual([]);
  });
});
