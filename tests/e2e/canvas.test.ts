import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { browserSkipped, type Person } from '../support/browser.ts';
import {
  boxOf,
  drag,
  item,
  makeBoard,
  middleOf,
  openCanvas,
  writeNoteAt,
  writing,
} from '../support/canvas.ts';
import { rowOf, showOutline } from '../support/journey.ts';
import { usePair } from '../support/pair.ts';

const colourOf = (person: Person, words: string) =>
  item(person.page, words).locator('[data-colour]').getAttribute('data-colour');

describe.skipIf(browserSkipped !== null)('canvas', () => {
  const pair = usePair();

  it('[BC1] [BC2] two people write, move, colour and delete notes on one board', async () => {
    const { anna, murat, bothOn } = pair;
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
    await expect.poll(() => item(murat.page, 'Something else').count()).toBe(1);
    expect([...anna.errors, ...murat.errors]).toEqual([]);
  });

  it('[BC12] a note dragged over a cluster lands in its order; a note dropped on a note offers a cluster', async () => {
    const { anna, murat, bothOn } = pair;
    await bothOn('Clusters');
    const { page } = anna;
    await writeNoteAt(page, 300, 200, 'Money one');
    await writeNoteAt(page, 800, 200, 'Money two');
    await writeNoteAt(page, 800, 600, 'Money three');
    const two = await middleOf(item(page, 'Money two'));
    // To the right of its middle: of two notes in one place the reading order would be by chance.
    await drag(page, await middleOf(item(page, 'Money one')), { x: two.x + 40, y: two.y });
    await page.getByRole('button', { name: 'Make a cluster of both' }).click();
    await page.locator('textarea[data-editor]:focus').waitFor();
    await page.keyboard.type('Money');
    await page.keyboard.press('Enter');
    const cluster = item(page, /^Money· 2$/);
    await cluster.waitFor();
    const third = await middleOf(item(page, 'Money three'));
    const first = await middleOf(item(page, 'Money two'));
    await page.mouse.move(third.x, third.y);
    await page.mouse.down();
    await page.mouse.move(first.x - 40, first.y + 10, { steps: 8 });
    await page.mouse.up();
    await item(murat.page, /^Money· 3$/).waitFor();
    const order = async () =>
      Promise.all(
        ['three', 'two', 'one'].map(async (n) => (await middleOf(item(murat.page, `Money ${n}`))).x),
      );
    await expect.poll(async () => (await order())[0]).toBeLessThan((await order())[1] ?? 0);
    await item(page, /^Money· 3$/).click({ position: { x: 60, y: 20 } });
    await page.keyboard.press('Control+Shift+G');
    await expect.poll(() => item(murat.page, /^Money·/).count()).toBe(0);
    await page.keyboard.press('Control+z');
    await item(murat.page, /^Money· 3$/).waitFor();
    expect([...anna.errors, ...murat.errors]).toEqual([]);
  });

  it('[BC13] [CV90] [BC170] two items are linked by a drag, by key and by menu; the link follows and carries words', async () => {
    const { anna, murat, bothOn } = pair;
    await bothOn('Links');
    const { page } = anna;
    await writeNoteAt(page, 300, 300, 'Cause');
    await writeNoteAt(page, 900, 300, 'Effect');
    await writeNoteAt(page, 600, 650, 'Lever');
    await page.keyboard.press('Escape');
    const cause = await middleOf(item(page, 'Cause'));
    await page.mouse.move(cause.x, cause.y);
    const handle = page.locator('[data-side="right"]');
    await handle.waitFor();
    await drag(page, await middleOf(handle), await middleOf(item(page, 'Effect')));
    const path = murat.page.locator('[data-item] path').last();
    await path.waitFor({ state: 'attached' });
    await page.keyboard.press('Enter');
    await page.locator('textarea[data-editor]:focus').waitFor();
    await page.keyboard.type('leads to');
    await page.keyboard.press('Enter');
    await item(murat.page, 'leads to').waitFor();
    const chosen = item(page, 'leads to').first();
    await expect
      .poll(() => chosen.evaluate((link) => link.matches('[data-selected]:focus-visible')))
      .toBe(true);
    expect(await chosen.evaluate((link) => getComputedStyle(link, '::after').content)).toBe('none');
    const halo = chosen.locator('path').first();
    const stroke = () => halo.evaluate((one) => getComputedStyle(one).stroke);
    // Chosen: a soft halo of the colour of what is chosen, that lets through what lies below (BC240).
    expect(await stroke()).toMatch(/ \/ 0\.28\)$/);
    await page.keyboard.press('Space');
    await expect
      .poll(() => chosen.evaluate((link) => link.matches(':focus-visible:not([data-selected])')))
      .toBe(true);
    // Nor while it has the keyboard alone: the ring runs along its line, and nothing shines through it.
    expect(await chosen.evaluate((link) => getComputedStyle(link, '::after').content)).toBe('none');
    await expect.poll(stroke).toMatch(/^rgb\(/);
    await page.keyboard.press('Space');
    // A note that lies on its words hides nothing of them, and takes no presses of theirs.
    const lever = await middleOf(item(page, 'Lever'));
    await drag(page, lever, await middleOf(chosen.getByText('leads to')));
    // They go along the line to where the note covers the least of them (BC686).
    const onWords = await middleOf(chosen.getByText('leads to'));
    const seen = ({ x, y }: { x: number; y: number }) => document.elementFromPoint(x, y)?.textContent;
    expect(await page.evaluate(seen, onWords)).toBe('leads to');
    await page.keyboard.press('Escape');
    await page.mouse.dblclick(onWords.x, onWords.y);
    await writing(page);
    expect(await page.locator('textarea[data-editor]').inputValue()).toBe('leads to');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+z');
    expect((await middleOf(item(page, 'Lever'))).y).toBeCloseTo(lever.y, 0);
    const before = await path.getAttribute('d');
    const effect = await middleOf(item(page, 'Effect'));
    await drag(page, effect, { x: effect.x, y: effect.y + 120 });
    await expect.poll(() => path.getAttribute('d')).not.toBe(before);

    await item(page, 'Lever').click();
    await page.keyboard.press('a');
    await item(page, 'Cause').click({ position: { x: 20, y: 20 } });
    await expect.poll(() => murat.page.locator('[data-item] svg').count()).toBe(2);
    // The new link is chosen, and its bar may lie on what it joins.
    await page.keyboard.press('Escape');
    await item(page, 'Lever').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Arrange' }).click();
    await page.getByRole('menuitem', { name: 'Link to…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Effect' }).click();
    await expect.poll(() => murat.page.locator('[data-item] svg').count()).toBe(3);
    expect([...anna.errors, ...murat.errors]).toEqual([]);
  });

  it('[CV62] a press beside the dot of a handle is for the neighbour that it lies on', async () => {
    const { anna, bothOn } = pair;
    await bothOn('Close together');
    await writeNoteAt(anna.page, 700, 250, 'Upper');
    const upper = await boxOf(item(anna.page, 'Upper'));
    const edge = upper.y + upper.height;
    await writeNoteAt(anna.page, 700, edge + 16 + upper.height / 2, 'Lower');
    await item(anna.page, 'Lower').click();
    await anna.page.mouse.move(700, edge + 100);
    await anna.page.locator('[data-side="top"][data-over]').waitFor();
    const lower = await boxOf(item(anna.page, 'Lower'));
    const under = (above: number) =>
      anna.page.evaluate(
        ([x, y]) => document.elementFromPoint(x, y)?.closest('[data-side]')?.getAttribute('data-side'),
        [lower.x + lower.width / 2, lower.y - above] as const,
      );
    // In the middle of the gap.
    expect([await under(4), await under(12), await under(20)]).toEqual(['top', 'top', undefined]);
    await anna.page.mouse.click(700, lower.y - 26);
    await anna.page.locator('[data-item][data-selected]', { hasText: 'Upper' }).waitFor();
    expect(await anna.page.locator('[data-item]').count()).toBe(2);
    expect(anna.errors).toEqual([]);
  });

  it('[BC14] [BC75] resize, alone and together, duplicate and lock; what is locked neither moves nor goes', async () => {
    const { anna, murat, bothOn } = pair;
    await bothOn('Sizes');
    const { page } = anna;
    await writeNoteAt(page, 400, 300, 'Grow');
    const size = async (person: Person) =>
      (await item(person.page, 'Grow').first().boundingBox())?.width ?? 0;
    const corner = page.locator('[data-handle="se"]');
    await corner.waitFor();
    const from = await middleOf(corner);
    await drag(page, from, { x: from.x + 100, y: from.y + 100 });
    await expect.poll(() => size(murat)).toBeGreaterThan(290);
    await page.keyboard.press('Control+d');
    await expect.poll(() => item(murat.page, 'Grow').count()).toBe(2);
    await page.keyboard.press('Control+Shift+L');
    // On a fresh page the code of the act may be on its way.
    await item(page, 'Grow').last().locator('svg').first().waitFor();
    await page.keyboard.press('Delete');
    await page.keyboard.press('ArrowRight');
    const locked = await middleOf(item(page, 'Grow').last());
    await drag(page, locked, { x: locked.x, y: locked.y + 150 });
    expect(await middleOf(item(page, 'Grow').last())).toEqual(locked);
    expect(await item(page, 'Grow').count()).toBe(2);
    await page.keyboard.press('Control+z');
    await expect.poll(() => item(page, 'Grow').last().locator('svg').count()).toBe(0);
    const sizes = async () =>
      Promise.all(
        (await item(murat.page, 'Grow').all()).map(async (one) => (await one.boundingBox())?.width),
      );
    const [wide] = await sizes();
    await page.keyboard.press('Control+a');
    await page.locator('[data-group="true"] > [data-handle="se"]').waitFor();
    const end = await middleOf(corner);
    await drag(page, end, { x: end.x - 80, y: end.y - 80 });
    await expect.poll(async () => (await sizes()).every((w) => (w ?? 0) < (wide ?? 0) - 20)).toBe(true);
    await page.keyboard.press('Control+z');
    await expect.poll(sizes).toEqual([wide, wide]);
    expect([...anna.errors, ...murat.errors]).toEqual([]);
  });

  it('[BC5] a cluster is copied from one board and pasted into another', async () => {
    const { anna, murat, bothOn } = pair;
    const target = await makeBoard(anna.page, 'Target');
    await bothOn('Source');
    const { page } = anna;
    await writeNoteAt(page, 400, 300, 'Copied one');
    await writeNoteAt(page, 800, 300, 'Copied two');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+g');
    await page.locator('textarea[data-editor]:focus').waitFor();
    await page.keyboard.type('Copied cluster');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+c');
    await page.locator('[data-said]', { hasText: '1 item copied' }).waitFor({ state: 'attached' });
    await Promise.all([openCanvas(page, target), openCanvas(murat.page, target)]);
    await page.getByRole('application').focus();
    await page.keyboard.press('Control+v');
    await item(murat.page, /^Copied cluster· 2$/).waitFor();
    await item(murat.page, 'Copied two').waitFor();
    await page.keyboard.press('Control+z');
    await expect.poll(() => item(murat.page, 'Copied').count()).toBe(0);
    expect([...anna.errors, ...murat.errors]).toEqual([]);
  });

  it('[BC15] a real list of more than a hundred lines asks first, and becomes notes', async () => {
    const { anna, murat, bothOn } = pair;
    await bothOn('Mission cities');
    const { page } = anna;
    const rows = readFileSync(new URL('../fixtures/mission-cities.csv', import.meta.url), 'utf8')
      .trim()
      .split('\n');
    const cities = rows.slice(1).map((row) => row.split(',')[0] ?? '');
    expect(cities.length).toBeGreaterThan(100);
    await page.evaluate((list) => navigator.clipboard.writeText(list), cities.join('\n'));
    await page.getByRole('application').focus();
    await page.keyboard.press('Control+v');
    await page.getByRole('dialog', { name: `Create ${cities.length} notes?` }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await page.locator('[data-item]').count()).toBe(0);
    await page.getByRole('application').focus();
    await page.keyboard.press('Control+v');
    await page.getByRole('button', { name: `Make ${cities.length} notes` }).click();
    await page.getByText(`${cities.length} notes created`).waitFor();
    await murat.page.getByRole('button', { name: 'Show everything' }).click();
    await showOutline(murat.page);
    await expect.poll(() => rowOf(murat.page, '').count()).toBe(cities.length);
    for (const city of ['Klagenfurt am Wörthersee', 'La Louvière', cities.at(-1) ?? ''])
      await rowOf(murat.page, city).first().waitFor();
    expect([...anna.errors, ...murat.errors]).toEqual([]);
  });

  it('[BC16] a row of notes is made with the keyboard alone', async () => {
    const { anna, murat, bothOn } = pair;
    await bothOn('By keyboard');
    const { page } = anna;
    await page.getByRole('application').focus();
    await page.keyboard.press('n');
    await page.locator('textarea[data-editor]:focus').waitFor();
    await page.keyboard.type('Left');
    await page.keyboard.press('Tab');
    await page.waitForFunction(() => (document.activeElement as HTMLTextAreaElement).value === '');
    await page.keyboard.type('Right');
    await page.keyboard.press('Control+Enter');
    await page.waitForFunction(() => (document.activeElement as HTMLTextAreaElement).value === '');
    await page.keyboard.type('Below');
    await page.keyboard.press('Escape');
    const at = async (words: string) => middleOf(item(murat.page, words));
    await item(murat.page, 'Below').waitFor();
    await expect.poll(async () => (await at('Right')).x - (await at('Left')).x).toBeGreaterThan(200);
    await expect.poll(async () => (await at('Below')).y - (await at('Right')).y).toBeGreaterThan(200);
    const before = await middleOf(item(page, 'Below'));
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(async () => (await middleOf(item(page, 'Below'))).x).toBeGreaterThan(before.x + 20);
    await page.keyboard.press('6');
    await expect.poll(() => colourOf(murat, 'Below')).toBe('mint');
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Duplicate' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Shift+Tab');
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('Right');
    expect([...anna.errors, ...murat.errors]).toEqual([]);
  });

  it('[BC17] [BC369] what I write in a note that somebody deletes comes back as a note of mine, and goes on in theirs after undo', async () => {
    const { anna, murat, bothOn } = pair;
    await bothOn('Rescue');
    await writeNoteAt(anna.page, 400, 300, 'Half a');
    await item(murat.page, 'Half a').dblclick();
    await murat.page.locator('textarea[data-editor]:focus').waitFor();
    await murat.page.keyboard.type(' thought');
    await item(anna.page, 'Half a thought').locator('i', { hasText: 'MK' }).waitFor();
    await anna.page.keyboard.press('Delete');
    await murat.page.getByText('Your words are in a new note').waitFor();
    await murat.page.keyboard.type(' goes on');
    await item(anna.page, 'Half a thought goes on').waitFor();
    await murat.page.keyboard.press('Escape');
    expect(await item(anna.page, 'Half a').count()).toBe(1);
    const rescued = await middleOf(item(anna.page, 'goes on'));
    await anna.page.keyboard.press('Control+z');
    const moved = async () => Math.abs((await middleOf(item(anna.page, 'goes on'))).x - rescued.x) > 190;
    await expect.poll(moved).toBe(true);
    expect(await item(anna.page, 'Half a').count()).toBe(1);
    expect([...anna.errors, ...murat.errors]).toEqual([]);
  });

  it('[BC11] [BC10] others see a drag while it goes on, the pointer with its name, and who writes', async () => {
    const { anna, murat, bothOn } = pair;
    await bothOn('Presence');
    await writeNoteAt(anna.page, 400, 300, 'Carried');
    await item(murat.page, 'Carried').waitFor();
    const from = await middleOf(item(anna.page, 'Carried'));
    await anna.page.mouse.move(from.x, from.y);
    await anna.page.mouse.down();
    await anna.page.mouse.move(from.x + 300, from.y + 200, { steps: 10 });
    await expect
      .poll(async () => (await middleOf(item(murat.page, 'Carried'))).x - from.x)
      .toBeCloseTo(300, 0);
    const name = murat.page.getByText('Anna Kovács', { exact: true });
    await expect.poll(() => name.filter({ visible: true }).count()).toBeGreaterThan(1);
    await anna.page.keyboard.press('Escape');
    await anna.page.mouse.up();
    await expect.poll(async () => (await middleOf(item(murat.page, 'Carried'))).x - from.x).toBeCloseTo(0, 0);
    await item(anna.page, 'Carried').dblclick();
    await item(murat.page, 'Carried').locator('i', { hasText: 'AK' }).waitFor();
    await anna.page.keyboard.press('Escape');
    await expect.poll(() => item(murat.page, 'Carried').locator('i').count()).toBe(0);
    expect([...anna.errors, ...murat.errors]).toEqual([]);
  });
});
