/** The tables of a map under a real pointer. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { browserSkipped, seriousFindings } from '../support/browser.ts';
import { boxOf, item, makeMap, middleOf, openMap } from '../support/canvas.ts';
import { usePair } from '../support/pair.ts';

const LINKS = [
  'From\tRelation\tTo\tStrength',
  'Bank fears default\tcauses\tRate too high\tmedium',
  'Old gas boilers\trequires\tHeat stays high\tweak',
  'Owners cannot agree on a loan for the roof\tcauses\tNobody renovates apartment blocks\tstrong',
  'Rate too high\tcauses\tOwners cannot agree on a loan for the roof\tmedium',
  'No data\tblocks\tNobody renovates apartment blocks\tmedium',
].join('\n');

/** Taken once the code of the clipboard has come. */
const paste = (page: Page, words: string) =>
  expect
    .poll(() =>
      page.evaluate((text) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', text);
        const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
        (document.activeElement ?? document.body).dispatchEvent(event);
        return event.defaultPrevented;
      }, words),
    )
    .toBe(true);

describe.skipIf(browserSkipped !== null)('the tables of a map', () => {
  const pair = usePair();

  async function openTable(title: string, rows: 'nodes' | 'links') {
    const { page } = pair.anna;
    const address = await makeMap(page, title);
    await openMap(page, address);
    await page.getByRole('application').focus();
    await paste(page, LINKS);
    await item(page, 'No data').first().waitFor();
    const { origin, pathname } = new URL(address);
    await page.goto(`${origin}${pathname}?view=table&rows=${rows}`);
    await page.getByRole('grid').waitFor();
    return page;
  }

  it('[MV91] a double click on a link is for the cell that was pressed: the panel that it opens moves nothing', async () => {
    const page = await openTable('Two presses', 'links');
    const panel = page.getByRole('complementary');
    const rowOf = (words: string) => page.getByRole('row', { name: words });
    for (const [words, column] of [
      ['Old gas boilers requires', 'strength'],
      ['Rate too high causes Owners', 'state'],
      ['No data blocks', 'relation'],
    ] as const) {
      const cell = rowOf(words).locator(`td[data-column="${column}"]`);
      const before = await boxOf(cell);
      const { x, y } = await middleOf(cell);
      await page.mouse.dblclick(x, y, { delay: 40 });
      await panel.waitFor();
      await cell.locator('select').waitFor();
      expect(await rowOf(words).getAttribute('aria-selected')).toBe('true');
      expect(await page.locator('tr[aria-selected="true"]').count()).toBe(1);
      expect(await boxOf(cell)).toMatchObject({ x: before.x, y: before.y });
      // The list of the browser, the field, what is chosen.
      for (const _ of ['list', 'field', 'choice']) await page.keyboard.press('Escape');
      await panel.waitFor({ state: 'detached' });
      expect(await boxOf(cell)).toMatchObject({ x: before.x, y: before.y });
    }
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('[MV91] a panel that is opened from the table of the nodes moves no row', async () => {
    const page = await openTable('Two boxes', 'nodes');
    for (const width of [1_440, 1_280, 1_024, 920]) {
      await page.setViewportSize({ width, height: 800 });
      const boxes = page.locator('tbody input[type="checkbox"]');
      const last = boxes.last();
      const before = await boxOf(last);
      await boxes.first().check();
      await page.getByRole('complementary').waitFor();
      expect(await boxOf(last)).toMatchObject({ x: before.x, y: before.y });
      await boxes.first().uncheck();
      await page.getByRole('complementary').waitFor({ state: 'detached' });
      expect(await boxOf(last)).toMatchObject({ x: before.x, y: before.y });
    }
    await page.setViewportSize({ width: 1_440, height: 900 });
    expect(pair.anna.errors).toEqual([]);
  });
});

describe.skipIf(browserSkipped !== null)('columns, and links to what is not there yet', () => {
  const pair = usePair();

  it('[MV101] a heading is dragged to where others were scrolled away: the table scrolls along', async () => {
    const { page } = pair.anna;
    const { origin, pathname } = new URL(await makeMap(page, 'The note first'));
    await page.setViewportSize({ width: 1_024, height: 800 });
    await page.goto(`${origin}${pathname}?view=table`);
    await page.getByRole('grid').waitFor();
    const heading = (column: string) => page.locator(`th button[data-column="${column}"]`);
    const shown = () =>
      page.locator('th button[data-column]').evaluateAll((all) => all.map((one) => one.dataset.column));
    await heading('note').scrollIntoViewIfNeeded();
    const [note, words] = [await middleOf(heading('note')), await boxOf(heading('words'))];
    // Beside the words, which stay: what is behind them comes.
    const edge = { x: words.x + words.width + 6, y: note.y };
    await page.mouse.move(note.x, note.y);
    await page.mouse.down();
    await page.mouse.move(note.x - 20, note.y, { steps: 2 });
    await page.mouse.move(edge.x, edge.y, { steps: 4 });
    const kind = page.locator('th[data-drop="before"]', { has: page.locator('[data-column="kind"]') });
    await kind.waitFor();
    await page.mouse.up();
    expect((await shown()).slice(0, 3)).toEqual(['words', 'note', 'kind']);
    expect(new URL(page.url()).searchParams.get('sort')).toBeNull();
    await page.reload();
    await page.getByRole('grid').waitFor();
    expect((await shown()).slice(0, 3)).toEqual(['words', 'note', 'kind']);
    await heading('note').focus();
    await page.keyboard.press('Alt+ArrowRight');
    await expect.poll(shown).toMatchObject({ 1: 'kind', 2: 'note' });
  });

  it('[MH200] on the map the node comes with it and is clear of the panel', async () => {
    const { page } = pair.anna;
    // Both ends and the panel have no room beside each other.
    await page.setViewportSize({ width: 1_024, height: 800 });
    await openMap(page, await makeMap(page, 'New ends'));
    await page.keyboard.press('n');
    await page.locator('textarea:focus').fill('Cold homes');
    await page.keyboard.press('Escape');
    const { x, y } = await boxOf(item(page, /Cold homes/).first());
    await page.mouse.click(x + 30, y + 30);
    await page.getByRole('complementary').waitFor();
    await page.keyboard.press('l');
    await page.keyboard.type('Mould');
    const field = page.getByRole('combobox', { name: 'Choose where the link ends' });
    await field.waitFor();
    await expect.poll(() => field.inputValue()).toBe('Mould');
    await page.getByRole('option', { name: 'New node “Mould”' }).click();
    await page.getByRole('complementary').getByText('Mould').waitFor();
    const panel = await boxOf(page.getByRole('complementary'));
    await expect
      .poll(async () => {
        const node = await boxOf(item(page, /Effect.*Mould/).first());
        return node.x + node.width <= panel.x && node.x >= 96;
      })
      .toBe(true);
    await page.keyboard.press('Control+z');
    await item(page, /Effect.*Mould/)
      .first()
      .waitFor({ state: 'detached' });
    await item(page, /Cold homes/)
      .first()
      .waitFor();
  });
});
