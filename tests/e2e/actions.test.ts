import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { browserSkipped, seriousFindings } from '../support/browser.ts';
import { boxOf, item, makeBoard, openCanvas } from '../support/canvas.ts';
import { enter, rowOf } from '../support/journey.ts';
import { usePair } from '../support/pair.ts';
import { until } from '../support/poll.ts';

/** Ctrl+K, a few letters, Enter. */
async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Command menu' }).fill(words);
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: 'Command menu' }).waitFor({ state: 'detached' });
}

async function writeByCommand(page: Page, words: string): Promise<void> {
  await command(page, 'new note');
  await page.locator('textarea[data-editor]:focus').waitFor();
  await page.keyboard.type(words);
  await page.keyboard.press('Escape');
  await item(page, words).waitFor();
}

const tops = async (page: Page) =>
  Promise.all(['rent', 'roof', 'heat'].map(async (words) => (await boxOf(item(page, words))).y));

describe.skipIf(browserSkipped !== null)('acts by key, list and hand', () => {
  const pair = usePair();

  it('[AN6] [AN7] [AN9] [AN11] [AN5] [AN19] one on the canvas, one in the outline, both by keyboard alone', async () => {
    const { anna, murat } = pair;
    const address = await makeBoard(anna.page, 'By keyboard');
    await openCanvas(anna.page, address);
    await murat.page.goto(address.replace('view=canvas', 'view=outline'));
    await murat.page.getByRole('region', { name: 'Outline' }).waitFor();
    // As people look for it who come from elsewhere; the other sees the new name.
    await command(anna.page, 'rename board');
    await anna.page.getByRole('textbox', { name: 'New name' }).fill('By hand');
    await anna.page.keyboard.press('Enter');
    await murat.page.getByRole('heading', { name: 'By hand' }).first().waitFor();
    for (const words of ['rent is high', 'roof leaks', 'heat escapes'])
      await writeByCommand(anna.page, words);
    await rowOf(murat.page, 'heat escapes').waitFor();

    // Murat moves about in the outline; Anna sees where he writes.
    await command(murat.page, 'roof leaks');
    await until('the row has the focus', () =>
      murat.page.evaluate(() => document.activeElement?.textContent?.includes('roof leaks') ?? false),
    );
    await murat.page.keyboard.press('Enter');
    await item(anna.page, 'roof leaks').getByText('MK', { exact: true }).waitFor();
    await murat.page.keyboard.type(' badly');
    await murat.page.keyboard.press('Escape');
    await item(anna.page, 'roof leaks badly').waitFor();

    // Anna lines all of it up, and takes it back in one step.
    await anna.page.keyboard.press('Control+a');
    await command(anna.page, 'align left');
    await command(anna.page, 'equal gaps down');
    await until('they stand below each other', async () => {
      const boxes = await Promise.all(['rent', 'roof', 'heat'].map((words) => boxOf(item(anna.page, words))));
      return new Set(boxes.map(({ x }) => Math.round(x))).size === 1;
    });
    const before = await tops(anna.page);
    await command(anna.page, 'align top');
    await until('they stand in one row', async () => new Set(await tops(anna.page)).size === 1);
    await anna.page.keyboard.press('Control+z');
    await until('they stand as before', async () => `${await tops(anna.page)}` === `${before}`);

    // After Escape the keyboard is on nothing (CV26): it walks to a note again. Over an editor the menu ends the writing.
    await anna.page.keyboard.press('Escape');
    await anna.page.keyboard.press('Home');
    await anna.page.keyboard.press('Enter');
    await anna.page.locator('textarea[data-editor]:focus').waitFor();
    await anna.page.keyboard.press('Control+/');
    await anna.page.getByRole('combobox', { name: 'Command menu' }).waitFor();
    await anna.page.keyboard.press('Escape');
    await anna.page.locator('[data-item]:focus').waitFor();

    // Find, in both at once.
    for (const { page } of [anna, murat]) {
      await page.keyboard.press('Control+f');
      await page.getByRole('searchbox').fill('ROOF');
      await page.getByText('1 found', { exact: true }).waitFor();
    }
    expect(await seriousFindings(murat.page)).toEqual([]);
    for (const { page } of [anna, murat]) {
      await page.keyboard.press('Enter');
      await page.getByText('1 of 1', { exact: true }).waitFor();
      await page.keyboard.press('Escape');
      const focused = await page.evaluate(() => document.activeElement?.textContent ?? '');
      expect(focused.replace(/\s+/g, ' ')).toContain('roof leaks badly');
    }

    // Round the page and back.
    const region = () =>
      anna.page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-region]')?.dataset.region);
    const round: unknown[] = [];
    for (let presses = 0; presses < 6; presses++) {
      await anna.page.keyboard.press('F6');
      round.push(await region());
    }
    expect(round).toEqual(['selection', 'history', 'zoom', 'page', 'tools', 'board']);
    await anna.page.keyboard.press('?');
    await anna.page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await anna.page.emulateMedia({ colorScheme: 'dark' });
    expect(await seriousFindings(anna.page, 'colour')).toEqual([]);
    await anna.page.keyboard.press('Escape');
    await anna.page.keyboard.press('Control+k');
    await anna.page.getByRole('combobox', { name: 'Command menu' }).waitFor();
    expect(await seriousFindings(anna.page)).toEqual([]);
    expect([...anna.errors, ...murat.errors]).toEqual([]);
  });

  it('[AN16] by touch on a phone: the list behind “More”, and several at once', async () => {
    const guest = await enter(pair.browser, pair.server.links.facilitator, 'Guest', { phone: true });
    const { page } = guest;
    await openCanvas(page, await makeBoard(page, 'By touch'));
    const doIt = async (name: RegExp) => {
      await page.getByRole('toolbar', { name: 'Tools' }).getByRole('button', { name: 'More' }).tap();
      await page.getByRole('menuitem', { name: 'Command menu' }).tap();
      await page.getByRole('option', { name }).first().tap();
    };
    for (const words of ['one', 'two']) {
      await doIt(/^New note/);
      await page.locator('textarea[data-editor]:focus').waitFor();
      await page.keyboard.type(words);
      await page.keyboard.press('Escape');
    }
    await doIt(/^Show everything/);
    const chosen = () => page.locator('[data-item][data-selected="true"]').count();
    if ((await chosen()) > 0) await page.keyboard.press('Escape');
    await doIt(/^Select several/);
    await item(page, 'one').tap();
    await item(page, 'two').tap();
    await page.getByRole('toolbar', { name: 'Selection' }).getByRole('button', { name: 'Cluster' }).tap();
    await page.locator('textarea[data-editor]:focus').waitFor();
    await page.keyboard.type('Both');
    await page.keyboard.press('Escape');
    await until('both are in it', async () => (await page.locator('[data-item]').count()) === 3);
    await page.getByText('· 2', { exact: false }).first().waitFor();
    expect(guest.errors).toEqual([]);
    await guest.context.close();
  });

  it('[GR3] [GR4] many notes are compared in a worker and proposed; what is taken is one step, and the other sees it', async () => {
    const { anna, murat } = pair;
    const address = await makeBoard(anna.page, 'Grouped');
    await openCanvas(anna.page, address);
    await murat.page.goto(address.replace('view=canvas', 'view=outline'));
    await murat.page.getByRole('region', { name: 'Outline' }).waitFor();
    const subjects = ['rent of tenants', 'loans from banks', 'insulation of roofs', 'heat pumps'];
    const lines = Array.from({ length: 160 }, (_, at) => `${subjects[at % 4]} ${at}`);
    await command(anna.page, 'paste a list');
    await anna.page.getByRole('dialog').getByRole('textbox').fill(lines.join('\n'));
    await anna.page.keyboard.press('Control+Enter');
    await rowOf(murat.page, 'heat pumps 159').waitFor();
    await anna.page.keyboard.press('Control+a');
    const worker = anna.page.waitForEvent('worker');
    await command(anna.page, 'cluster by wording');
    expect((await worker).url()).toContain('wordingWorker');
    const panel = anna.page.getByRole('complementary', { name: 'Cluster by wording' });
    await panel.getByText('4 clusters, 160 notes.').waitFor();
    expect(await seriousFindings(anna.page)).toEqual([]);

    // Somebody else deletes one of them; then all but one group is taken, under a name of one's own.
    await rowOf(murat.page, 'heat pumps 159').click();
    await murat.page.keyboard.press('Delete');
    await panel.getByText('4 clusters, 159 notes.').waitFor();
    await panel.getByRole('textbox', { name: 'Name of cluster 1' }).fill('Somebody’s money');
    await panel.getByRole('checkbox', { name: /^Cluster 2/ }).uncheck();
    await anna.page.keyboard.press('Control+Enter');
    await rowOf(murat.page, 'Somebody’s money').waitFor();
    const counted = (words: RegExp) => murat.page.getByText(words).waitFor();
    await counted(/^3 clusters · 159 notes/);
    await anna.page.keyboard.press('Control+z');
    await counted(/^159 notes/);
  });
});
