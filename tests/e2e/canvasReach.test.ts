import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { browserSkipped, PHONE, seriousFindings } from '../support/browser.ts';
import {
  boxOf,
  codeHere,
  drag,
  item,
  makeBoard,
  middleOf,
  openCanvas,
  writeNoteAt,
  writing,
} from '../support/canvas.ts';
import { enter, joinBoard, rowOf, showOutline } from '../support/journey.ts';
import { usePair } from '../support/pair.ts';

const heightOfBar = async (page: Page) => (await page.getByRole('banner').boundingBox())?.height ?? 0;

describe.skipIf(browserSkipped !== null)('reach of the canvas', () => {
  const pair = usePair();

  it('[BC18] the address of an item shows, selects and announces it', async () => {
    const { anna, murat, bothOn } = pair;
    const address = await bothOn('Address');
    await writeNoteAt(anna.page, 400, 300, 'Look at me');
    const id = await item(anna.page, 'Look at me').getAttribute('data-item');
    await item(murat.page, 'Look at me').waitFor();
    // Somebody without a copy of the board: a copy may hold the note from before it had words, and is shown first.
    const guest = await enter(pair.browser, pair.server.links.participant, 'Newcomer');
    await guest.page.goto('about:blank');
    await guest.page.goto(`${address}#item=${id}`);
    await guest.page.locator(`[data-item="${id}"][data-selected]`).waitFor();
    await guest.page.locator('[data-said]', { hasText: 'Look at me' }).waitFor({ state: 'attached' });
    await anna.page.keyboard.press('Delete');
    await item(murat.page, 'Look at me').waitFor({ state: 'detached' });
    await murat.page.goto(`${address}#item=${id}`);
    await murat.page.getByText('is not on this board any more').waitFor();
    expect(guest.errors).toEqual([]);
    await guest.context.close();
    expect(murat.errors).toEqual([]);
  });

  it('[BC281] a double click puts the caret between the letters that were pressed, turned and zoomed as well', async () => {
    const { anna, bothOn } = pair;
    const { page } = anna;
    await bothOn('Carets');
    const marked = () =>
      page.evaluate(() => {
        const field = document.activeElement as HTMLTextAreaElement;
        return [field.value.slice(0, field.selectionStart), field.selectionEnd - field.selectionStart];
      });
    /** The left edge of the last letter of these words where they stand on the board. */
    const press = async (words: string) => {
      const at = await page.evaluate((wanted) => {
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const found = node.textContent?.indexOf(wanted) ?? -1;
          if (found < 0 || !node.parentElement?.closest('[data-item]')) continue;
          const range = document.createRange();
          range.setStart(node, found + wanted.length - 1);
          range.setEnd(node, found + wanted.length);
          const { left, width, top, height } = range.getBoundingClientRect();
          return { x: left + width / 3, y: top + height / 2 };
        }
        return null;
      }, words);
      await page.mouse.dblclick(at?.x ?? 0, at?.y ?? 0);
      await writing(page);
    };
    const words = 'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda';
    await writeNoteAt(page, 400, 300, words);
    await codeHere(page, 'newcomers');
    await press('theta');
    expect(await marked()).toEqual(['alpha beta gamma delta epsilon zeta eta thet', 0]);
    // The browser's own double click in the field.
    const field = await boxOf(page.locator('textarea[data-editor]'));
    await page.mouse.click(field.x + 20, field.y + 100);
    await page.mouse.dblclick(field.x + 20, field.y + 12);
    expect(await marked()).toEqual(['', 'alpha'.length]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('F2');
    await writing(page);
    expect(await marked()).toEqual([words, 0]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('o');
    await writing(page);
    await page.mouse.click(900, 600);
    await page.keyboard.type('City hall decides much');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+-');
    await boxOf(item(page, 'City hall'));
    await press('deci');
    expect(await marked()).toEqual(['City hall dec', 0]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('t');
    await writing(page);
    await page.mouse.click(900, 250);
    await page.keyboard.type('one two three');
    await page.keyboard.press('Escape');
    const turn = await middleOf(page.locator('[data-turn]'));
    const middle = await middleOf(item(page, 'one two three'));
    await drag(page, turn, { x: middle.x + 200, y: middle.y + 160 });
    await page.keyboard.press('Escape');
    await boxOf(item(page, 'one two three'));
    await press('thr');
    expect(await marked()).toEqual(['one two th', 0]);
    await page.keyboard.press('Escape');
    expect(anna.errors).toEqual([]);
  });

  it('[BC19] an archived board says why it cannot be changed, and has no tools', async () => {
    const { anna, murat, bothOn } = pair;
    const address = await bothOn('Archive');
    await writeNoteAt(anna.page, 400, 300, 'Old');
    await item(murat.page, 'Old').waitFor();
    const id = /\/d\/([^?/]+)/.exec(address)?.[1];
    await anna.page.evaluate(async (document) => {
      const headers = { 'Content-Type': 'application/json' };
      await fetch(`/api/documents/${document}`, { method: 'PATCH', headers, body: '{"archived":true}' });
    }, id);
    await murat.page.getByText('This board is archived').waitFor();
    await murat.page.getByRole('toolbar', { name: 'Tools' }).waitFor({ state: 'hidden' });
    await item(murat.page, 'Old').click();
    await murat.page.keyboard.press('Delete');
    await murat.page.mouse.dblclick(900, 600);
    expect(await murat.page.locator('[data-item]').count()).toBe(1);
    expect([...anna.errors, ...murat.errors]).toEqual([]);
  });

  it('[PR2] [PR5] [PR6] [PR28] the frames are presented one after the other, live and unchangeable, and Esc leads back', async () => {
    const { anna, murat, bothOn } = pair;
    await bothOn('Presented');
    for (const [x, words, stage] of [
      [300, 'First idea', 'Morning'],
      [900, 'Second idea', 'Afternoon'],
    ] as const) {
      await writeNoteAt(anna.page, x, 300, words);
      await item(anna.page, words).click();
      await anna.page.keyboard.press('Control+k');
      await anna.page.keyboard.type('frame around');
      await anna.page.keyboard.press('Enter');
      await anna.page.locator('textarea[data-editor]:focus').waitFor();
      await anna.page.keyboard.type(stage);
      await anna.page.keyboard.press('Escape');
    }
    await item(murat.page, 'Afternoon').waitFor();
    const before = await middleOf(item(anna.page, 'First idea'));
    await anna.page.keyboard.press('Escape');
    await anna.page.mouse.click(640, 700, { button: 'right' });
    await anna.page.getByRole('menuitem', { name: 'View' }).click();
    await anna.page.getByRole('menuitem', { name: 'Present the frames' }).click();
    const show = anna.page.getByRole('region', { name: 'Presentation' });
    await show.getByText('1 of 2').waitFor();
    const width = async (words: string) => (await item(anna.page, words).boundingBox())?.width ?? 0;
    await expect.poll(() => width('First idea')).toBeGreaterThan(300);
    expect(await seriousFindings(anna.page)).toEqual([]);
    await show.getByRole('button', { name: 'Bring everyone here' }).click();
    await murat.page.getByText('Anna Kovács asks you to come to “Morning”.').waitFor();
    await anna.page.getByText('Everybody here is invited to “Morning”.').waitFor();
    // Who comes goes along.
    await murat.page.getByRole('button', { name: 'Go', exact: true }).click();
    await murat.page.getByText('You follow Anna Kovács').first().waitFor();
    const next = show.getByRole('button', { name: 'Next' });
    const place = await boxOf(next);
    await anna.page.keyboard.press('ArrowRight');
    await show.getByText('Afternoon').first().waitFor();
    expect(await boxOf(next)).toEqual(place);
    await show.getByText('2 of 2').waitFor();
    // Of the presenter's whole window it would be less than 0.8, beside bars and above that of who follows (BC688).
    const followed = async () => (await boxOf(item(murat.page, 'Second idea'))).width;
    await expect.poll(async () => (await followed()) / (await width('Second idea'))).toBeGreaterThan(0.84);
    await anna.page.keyboard.press('Delete');
    const shown = await middleOf(item(anna.page, 'Second idea'));
    await drag(anna.page, shown, { x: shown.x + 60, y: shown.y + 40 });
    expect(await middleOf(item(anna.page, 'Second idea'))).toEqual(shown);
    expect(await anna.page.locator('[data-side]:visible').count()).toBe(0);
    await item(murat.page, 'Second idea').dblclick();
    await writing(murat.page);
    await murat.page.keyboard.type(' grows');
    await murat.page.keyboard.press('Escape');
    await item(anna.page, 'Second idea grows').waitFor();
    await anna.page.keyboard.press('Escape');
    await show.waitFor({ state: 'hidden' });
    await expect.poll(() => middleOf(item(anna.page, 'First idea'))).toEqual(before);
    expect([...anna.errors, ...murat.errors]).toEqual([]);
  });

  it('[BC20] [BC26] [PE14] [SH28] on a phone one finger pans, two zoom, a long press opens the menu; the tools lie below', async () => {
    const { anna } = pair;
    const address = await makeBoard(anna.page, 'Phone');
    await openCanvas(anna.page, address);
    const guest = await enter(pair.browser, pair.server.links.participant, 'Guest', {
      phone: true,
      language: 'nl-NL',
    });
    const { page } = guest;
    await openCanvas(page, address);
    // Empty: all of it below each other, under a bar of two rows.
    for (const width of [320, 390]) {
      await page.setViewportSize({ ...PHONE, width });
      const parts = page.locator('main :is(h2, h3, li, textarea):visible');
      await page.getByRole('heading', { name: 'Sjablonen' }).waitFor();
      const boxes = await parts.evaluateAll((all) => all.map((one) => one.getBoundingClientRect()));
      expect(boxes.length).toBeGreaterThan(5);
      expect(boxes.every(({ left, right }) => left >= 0 && right <= width)).toBe(true);
      expect(await heightOfBar(page)).toBeLessThan(110);
    }
    await writeNoteAt(anna.page, 500, 300, 'Seen on a phone');
    await page.getByRole('button', { name: /^Nu hier/ }).tap();
    await page.getByRole('button', { name: 'Anna Kovács volgen' }).tap();
    const stop = page.getByRole('button', { name: 'Stoppen', exact: true });
    await expect.poll(async () => (await stop.boundingBox())?.y).toBeGreaterThan(await heightOfBar(page));
    await stop.tap();
    await page.getByRole('button', { name: 'Alles tonen' }).tap();
    const note = item(page, 'Seen on a phone');
    await note.waitFor();
    const touch = await page.context().newCDPSession(page);
    const send = (
      type: 'touchStart' | 'touchMove' | 'touchEnd',
      points: readonly (readonly [number, number])[],
    ) =>
      touch.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: points.map(([x, y], id) => ({ x, y, id })),
      });
    const before = await middleOf(note);
    await send('touchStart', [[200, 250]]);
    for (let step = 1; step <= 6; step++) await send('touchMove', [[200, 250 + step * 20]]);
    await send('touchEnd', []);
    await expect.poll(async () => (await middleOf(note)).y - before.y).toBeGreaterThan(80);
    const width = async () => (await boxOf(note)).width;
    const narrow = await width();
    await send('touchStart', [
      [150, 300],
      [250, 300],
    ]);
    for (let step = 1; step <= 6; step++)
      await send('touchMove', [
        [150 + step * 8, 300],
        [250 - step * 8, 300],
      ]);
    await send('touchEnd', []);
    await expect.poll(width).toBeLessThan(narrow * 0.5);
    const { x, y } = await middleOf(note);
    await send('touchStart', [[x, y]]);
    await page.getByRole('menuitem', { name: 'Dupliceren' }).waitFor();
    await send('touchEnd', []);
    await page.keyboard.press('Escape');
    const tools = await page.getByRole('toolbar', { name: 'Gereedschap' }).boundingBox();
    expect(tools?.y).toBeGreaterThan(750);
    // Taken by a finger, it comes where the finger taps (BC86).
    await page.getByRole('button', { name: 'Notitie', exact: true }).tap();
    await page.touchscreen.tap(200, 600);
    await page.locator('textarea[data-editor]:focus').waitFor();
    await page.keyboard.type('Vanaf mijn telefoon');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+d');
    await page.keyboard.press('Delete');
    const toast = page.getByText('1 notitie verwijderd').locator('..');
    await toast.waitFor();
    const said = await boxOf(toast);
    expect(said.y + said.height).toBeLessThanOrEqual(tools?.y ?? 0);
    await showOutline(anna.page);
    await rowOf(anna.page, 'Vanaf mijn telefoon').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    expect(guest.errors).toEqual([]);
    await guest.context.close();
  });

  it.each(['light', 'dark'] as const)(
    '[BC27] axe finds nothing serious in any state of the canvas (%s)',
    async (scheme) => {
      const person = await joinBoard(pair.browser, pair.server.links.facilitator, 'Anna', {
        dark: scheme === 'dark',
      });
      const { page } = person;
      const findings: string[] = [];
      const check = async (state: string) => {
        const rules = scheme === 'dark' ? 'colour' : 'all';
        for (const finding of await seriousFindings(page, rules)) findings.push(`${state}: ${finding}`);
      };
      const empty = await makeBoard(page, `Axe ${scheme}`);
      await item(page, 'Absent owners').click();
      await check('selection');
      await page.keyboard.press('Shift+F10');
      await page.getByRole('menuitem', { name: 'Duplicate' }).waitFor();
      await check('menu');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Colour' }).click();
      await page.getByRole('button', { name: 'Purple' }).waitFor();
      await check('colours');
      await page.keyboard.press('Escape');
      await item(page, 'Absent owners').dblclick();
      await page.locator('textarea[data-editor]:focus').waitFor();
      await check('editor');
      await page.keyboard.press('Escape');
      await openCanvas(page, empty);
      await page.getByRole('heading', { name: 'Start with one note' }).waitFor();
      await check('empty');
      await page.evaluate((list) => navigator.clipboard.writeText(list), 'line\n'.repeat(40));
      await page.getByRole('application').focus();
      await page.keyboard.press('Control+v');
      await page.getByRole('dialog').waitFor();
      await check('question');
      expect([...findings, ...person.errors]).toEqual([]);
      await person.context.close();
    },
  );
});
