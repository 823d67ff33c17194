/** Barrier maps in browsers: two people and a killed server, a keyboard and nothing else, somebody who may only read. */
import { readFile } from 'node:fs/promises';
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
import { boxOf, item, makeBoard, makeMap, openCanvas, openMap } from '../support/canvas.ts';
import { gate } from '../support/gate.ts';
import { enter, saved } from '../support/journey.ts';
import { freePort, type ServerProcess, startServer, temporaryFolder } from '../support/serverProcess.ts';

/** Of a table as far to the side as it goes: whether its bar is two rows, how many words are out of sight, whether the first choices are whole. */
async function onPhone(page: Page) {
  await page.setViewportSize(PHONE);
  const seen = await page.locator('table').evaluate((table) => {
    table.parentElement?.parentElement?.scrollTo({ left: 10_000 });
    const placesOf = (what: string) =>
      [...document.querySelectorAll(what)].map((one) => one.getBoundingClientRect());
    const isWhole = ({ left, right }: DOMRect) => left >= 0 && right <= window.innerWidth;
    const choices = placesOf('form[role="search"] [aria-haspopup="dialog"]').slice(0, 2);
    const words = placesOf('[data-column="words"]');
    return {
      twoRows: (document.querySelector('form[role="search"]')?.clientHeight ?? Number.NaN) < 110,
      words: words.length > 1 ? words.filter((one) => !isWhole(one)).length : null,
      choices: choices.map(isWhole),
      sideways: document.documentElement.scrollWidth > window.innerWidth,
    };
  });
  await page.setViewportSize(DESKTOP);
  return seen;
}

/** Of a table with less room than it needs: whether its last row and the way to a new one are in sight, and its bar in one row. */
async function withLittleRoom(page: Page) {
  await page.setViewportSize({ width: 1000, height: 330 });
  const seen = await page.getByRole('button', { name: 'New row' }).evaluate((newRow) => {
    const bottomOf = (one: Element | null | undefined) => one?.getBoundingClientRect().bottom ?? Number.NaN;
    return {
      newRow: bottomOf(newRow) <= window.innerHeight,
      lastRow: bottomOf(document.querySelector('tbody tr:last-child')) <= window.innerHeight,
      oneRow: (document.querySelector('form[role="search"]')?.clientHeight ?? Number.NaN) < 60,
    };
  });
  await page.setViewportSize(DESKTOP);
  return seen;
}

/** Verbs of links that are elements, and how many of them have a line over them: what lies on top is what a press meets. */
const struckThrough = (page: Page) =>
  page.evaluate(() => {
    const pills = [...document.querySelectorAll('[data-relation] > span > span:first-child')];
    const struck = pills.filter((pill) => {
      const { left, right, top, bottom } = pill.getBoundingClientRect();
      const places = Array.from({ length: 41 }, (_, at) => left + ((right - left) * at) / 40);
      return places.some((x) => {
        const [over] = document.elementsFromPoint(x, (top + bottom) / 2);
        return over?.localName === 'path' && over.closest('[data-relation]') !== null;
      });
    });
    return { verbs: pills.length, struck: struck.length };
  });

/** Whether this device has the first look of a document, by its address. */
const keepsLook = (page: Page, address: string): Promise<boolean> =>
  page.evaluate(
    async (id) => {
      const all = await indexedDB.databases();
      const name = all.find((one) => one.name?.startsWith(`jumelage.${id}.`))?.name;
      if (name === undefined) return false;
      const answerOf = <Answer>(request: IDBRequest<Answer>) =>
        new Promise<Answer>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const db = await answerOf(indexedDB.open(name));
      const look: unknown = await answerOf(db.transaction('custom').objectStore('custom').get('look'));
      db.close();
      return look instanceof Object;
    },
    /\/d\/(\w+)/.exec(address)?.[1],
  );

const editor = (page: Page) => page.locator('[data-item] textarea[data-editor]:focus');

async function write(page: Page, words: string): Promise<void> {
  await editor(page).waitFor();
  await page.keyboard.type(words);
}

describe.skipIf(browserSkipped)('barrier maps in a browser', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let port: number;
  let server: ServerProcess;
  let browser: Browser;
  let pair: { readonly anna: Person; readonly murat: Person };
  beforeAll(async () => {
    folder = await temporaryFolder();
    port = await freePort();
    server = await startServer({ dataDir: folder.path, port });
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

  it('[MP6] [MP7] [MV12] [MV13] [MF7] [MF8] a map of five nodes is made, linked, typed and taken back with the keyboard alone', async () => {
    const { page } = pair.anna;
    await openMap(page, `${await makeMap(page, 'By keyboard')}?q=`);
    expect(new URL(page.url()).search).toBe('?q=');
    await page.keyboard.press('n');
    await write(page, 'Owners do not agree');
    await page.keyboard.press('Control+Enter');
    await write(page, 'Old quarrels');
    await page.keyboard.press('Tab');
    await write(page, 'Strict law');
    await page.keyboard.press('Enter');
    await page.keyboard.press('1');
    await item(page, /Barrier\s*Strict law/).waitFor();
    await item(page, 'Owners do not agree').focus();
    await page.keyboard.press('Control+ArrowRight');
    await write(page, 'Few renovations');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.locator('[role="application"]:focus').waitFor();
    await page.keyboard.press('n');
    await write(page, 'Homes stay cold');
    await page.keyboard.press('Enter');
    await page.keyboard.press('l');
    await item(page, 'Few renovations').focus();
    await page.keyboard.press('Space');
    await page.getByRole('group', { name: /^Homes stay cold \S+ Few renovations$/ }).waitFor();
    await expect.poll(() => page.locator('[data-item]', { has: page.locator('svg') }).count()).toBe(9);
    await page.keyboard.press('Delete');
    await expect.poll(() => item(page, /causes|blocks/).count()).toBe(3);
    await page.keyboard.press('Control+z');
    await page.getByRole('group', { name: /^Homes stay cold \S+ Few renovations$/ }).waitFor();
    await item(page, /^Barrier\s*Strict law/).focus();
    await page.keyboard.press('f');
    await page.getByRole('button', { name: 'End focus' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('f');
    await page.keyboard.press('Control+Shift+o');
    await page.getByRole('grid', { name: 'Table of By keyboard' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await expect
      .poll(() => onPhone(page))
      .toEqual({ twoRows: true, words: 0, choices: [true, true], sideways: false });
    await expect.poll(() => withLittleRoom(page)).toEqual({ newRow: true, lastRow: false, oneRow: true });
    await page.keyboard.press('Control+Shift+o');
    await page.getByRole('region', { name: 'Outline of By keyboard' }).waitFor();
    await item(page, 'Old quarrels').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Words', exact: true }).press('End');
    await page.keyboard.type(' in the house');
    await page.keyboard.press('Enter');
    await item(page, 'Old quarrels in the house').waitFor();
    await page.getByLabel('Leads to…').selectOption({ label: 'Strict law' });
    await page.getByText('Old quarrels in the house causes Strict law').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.goto(page.url().replace(/\/m\/.*/, ''));
    const card = page.getByRole('listitem').filter({ hasText: 'By keyboard' });
    await card.getByRole('img', { name: 'Barrier map' }).first().waitFor();
  });

  it('[MP8] [MP16] two people work in one map, the server is killed in the middle, and nothing is lost', async () => {
    const [anna, murat] = [pair.anna.page, pair.murat.page];
    const address = await makeMap(anna, 'Together');
    await Promise.all([openMap(anna, address), openMap(murat, address)]);
    await anna.keyboard.press('n');
    await write(anna, 'First payment too high');
    await item(murat, 'First payment too high').waitFor();
    await anna.keyboard.press('Escape');
    await item(murat, 'First payment too high').click();
    await murat.getByLabel('Severity in Budapest').selectOption('5');
    await item(anna, 'BUD 5').waitFor();
    await murat.keyboard.press('Escape');
    await item(murat, 'First payment too high').focus();
    await murat.keyboard.press('Control+ArrowRight');
    await write(murat, 'Nobody starts');
    await item(anna, 'Nobody starts').waitFor();
    await saved(murat).waitFor();
    await server.kill9();
    await murat.keyboard.type(' a renovation');
    server = await startServer({ dataDir: folder.path, port });
    await item(anna, 'Nobody starts a renovation').waitFor();
    await saved(murat).waitFor();
    await murat.getByRole('button', { name: 'Compare', exact: true }).click();
    const row = murat.getByRole('row', { name: /Only Budapest.*BUD 5|BUD 5.*Only Budapest/ });
    await row.getByRole('button', { name: /First payment too high/ }).waitFor();
    expect(await seriousFindings(murat)).toEqual([]);
    await anna.goto(`${address.replace('/d/', '/m/')}?view=outline&kind=effect`);
    await item(anna, 'Nobody starts a renovation').waitFor();
    await item(anna, 'First payment too high').waitFor({ state: 'detached' });
    await murat.reload();
    await row.waitFor();
    await murat.keyboard.press('Escape');
    await item(murat, 'Nobody starts a renovation').waitFor();
    await item(murat, 'BUD 5').waitFor();
    await murat
      .getByRole('group', { name: /^First payment too high .* Nobody starts a renovation$/ })
      .waitFor();
    await item(murat, 'BUD 5').focus();
    await murat.keyboard.press('Control+g');
    await write(murat, 'Money');
    await murat.keyboard.press('Enter');
    await murat.keyboard.press('Escape');
    const drag = async (dx: number, dy: number) => {
      const box = await boxOf(item(murat, 'Nobody starts a renovation'));
      await murat.mouse.move(box.x + 12, box.y + box.height / 2);
      await murat.mouse.down();
      await murat.mouse.move(box.x + dx / 2, box.y + dy / 2, { steps: 3 });
      await murat.mouse.move(box.x + 12 + dx, box.y + box.height / 2 + dy, { steps: 3 });
      await murat.mouse.up();
    };
    const [into, from] = await Promise.all([
      boxOf(item(murat, 'BUD 5')),
      boxOf(item(murat, 'Nobody starts a renovation')),
    ]);
    await drag(into.x - from.x, into.y - from.y);
    const grouped = item(anna, 'in the group Money');
    await grouped.waitFor();
    await drag(0, 260);
    await grouped.waitFor({ state: 'detached' });
  });

  it('[MN6] [MN7] [FL1] [FL4] notes become nodes of a new map by keyboard alone, and each leads to the other', async () => {
    const [anna, murat] = [pair.anna.page, pair.murat.page];
    const board = await makeBoard(anna, 'What we heard');
    await Promise.all([openCanvas(anna, board), openCanvas(murat, board)]);
    for (const words of ['Rent is low', 'Homes stay cold']) {
      await anna.keyboard.press('n');
      await write(anna, words);
      await anna.keyboard.press('Escape');
    }
    for (const keys of ['Control+a', 'a', 'Escape', 'Control+a', 'Control+k'])
      await anna.keyboard.press(keys);
    await anna.getByRole('combobox', { name: 'Command menu' }).waitFor();
    await anna.keyboard.type('barrier map');
    await anna.keyboard.press('Enter');
    const window = anna.getByRole('dialog', { name: 'Put on a barrier map' });
    await window.getByText('1 barrier and 1 cause, with 1 link').waitFor();
    expect(await seriousFindings(anna)).toEqual([]);
    await window.getByLabel('Map', { exact: true }).selectOption('New map…');
    // The map is made, and refuses what is put on it: then nothing on the board says that it went there.
    await anna.route('**/sync?*', (route) => route.abort(), { times: 1 });
    await window.getByRole('button', { name: 'Put on the map' }).press('Enter');
    await anna
      .getByRole('alert')
      .filter({ hasText: /reach|went wrong/i })
      .first()
      .waitFor();
    const mark = /^On the map “What we heard”/;
    expect(await anna.getByRole('button', { name: mark }).count()).toBe(0);
    expect(await window.getByLabel('Map', { exact: true }).locator('option:checked').textContent()).toBe(
      'What we heard',
    );
    await window.getByRole('button', { name: 'Put on the map' }).press('Enter');
    await murat.getByRole('button', { name: mark }).nth(1).waitFor();
    await item(murat, 'Rent is low').getByRole('button', { name: mark }).click();
    await murat.waitForURL(/\/m\//);
    await item(murat, /Cause\s*Rent is low/).waitFor();
    await murat.getByRole('group', { name: /^Rent is low causes Homes stay cold$/ }).waitFor();
    await murat.getByRole('link', { name: 'Rent is low' }).click();
    await murat.waitForURL(/\/d\//);
    await item(murat, 'Rent is low').waitFor();
    // [FL1] Kept while he rests, it is on the screen of the next visit before the page has its code, and goes with it.
    await expect.poll(() => keepsLook(murat, board)).toBe(true);
    const [held, letGo] = gate();
    await murat.route(/\/BoardPage-[^/]+\.js$/, async (route) => {
      await held;
      await route.continue();
    });
    await murat.goto('about:blank');
    await murat.goto(board, { waitUntil: 'commit' });
    await murat.locator('[data-first-look]').waitFor();
    letGo();
    await item(murat, 'Rent is low').waitFor();
    await murat.locator('[data-first-look]').waitFor({ state: 'detached' });
  });

  it('[MX30] [MX16] [MX13] [MT13] [MP44] a real map is looked at, brought in tidy and taken back, and leaves as a table and a picture', async () => {
    const { page } = pair.anna;
    await openMap(page, await makeMap(page, 'Food banks'));
    const choose = async (name: string) => {
      await page.getByRole('button', { name: 'Import and export' }).click();
      await page.getByRole('menuitem', { name }).click();
    };
    await choose('Import…');
    await page.locator('[data-import-file]').setInputFiles('tests/fixtures/food-banks.prsm');
    await page.getByText('Comes in: 41 nodes and 69 links').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Bring it in' }).click();
    const said = page.getByText('Imported: 41 nodes and 69 links').locator('..');
    await said.waitFor();
    await page.setViewportSize(PHONE);
    const sheet = await boxOf(page.getByRole('complementary'));
    const toast = await boxOf(said);
    expect([sheet.x, sheet.width]).toEqual([0, PHONE.width]);
    expect(toast.y + toast.height).toBeLessThanOrEqual(sheet.y);
    await page.setViewportSize(DESKTOP);
    await item(page, 'Shame of asking for help').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Tidy' }).click();
    // What comes in without places is laid out as Tidy does it.
    await page
      .getByText(/tidy already/)
      .first()
      .waitFor();
    await expect.poll(() => struckThrough(page)).toEqual({ verbs: 69, struck: 0 });
    const leave = async (format: RegExp) => {
      await choose('Export…');
      await page.getByRole('radio', { name: format }).check();
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('dialog').getByRole('button', { name: 'Export' }).click(),
      ]);
      return readFile((await file.path()) ?? '');
    };
    expect((await leave(/^CSV: links/)).toString().trim().split('\r\n')).toHaveLength(70);
    const png = await leave(/^PNG/);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.toString('utf8')).toContain('The map “Food banks” with 41 nodes and 69 links');
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await page.getByText('What blocks change?').waitFor();
  });

  it('[MH12] a node under the panel comes into view, and a second press still writes in it', async () => {
    const { page } = pair.anna;
    await openMap(page, await makeMap(page, 'Under the panel'));
    const panel = page.getByRole('complementary');
    const node = item(page, 'Rents are low');
    const [end, far] = [async () => (await boxOf(node)).x + (await boxOf(node)).width, 1_440 - 332];
    await page.mouse.dblclick(1_300, 500);
    await write(page, 'Rents are low');
    await page.keyboard.press('Escape');
    await panel.waitFor();
    await expect.poll(end).toBeLessThan(far);
    /** It lies where the panel will be. */
    const putUnder = async () => {
      await page.keyboard.press('Escape');
      await panel.waitFor({ state: 'detached' });
      await page.mouse.move(600, 300);
      await page.mouse.wheel((await end()) - 1_420, 0);
      await expect.poll(end).toBeGreaterThan(1_400);
      const { x, y, width, height } = await boxOf(node);
      return [x + width / 2, y + height / 2] as const;
    };
    await page.mouse.click(...(await putUnder()));
    await panel.waitFor();
    await expect.poll(end).toBeLessThan(far);
    await page.mouse.dblclick(...(await putUnder()));
    await editor(page).waitFor();
    await page.keyboard.press('End');
    await page.keyboard.type(' here');
    await page.keyboard.press('Escape');
    await item(page, 'Rents are low here').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });
});
