/** Two people and the time they have, and where to look: in two browsers, against the built server, which is killed. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserSkipped, launchBrowser, PHONE, seriousFindings } from '../support/browser.ts';
import { item, surface } from '../support/canvas.ts';
import { joinBoard, showOutline } from '../support/journey.ts';
import { until } from '../support/poll.ts';
import { freePort, type ServerProcess, startServer, temporaryFolder } from '../support/serverProcess.ts';

let browser: Browser;
let server: ServerProcess;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let port: number;

const NOTE = 'Banks lend to a person';
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const chip = (page: Page) => page.getByRole('group', { name: 'Timer' });

/** What is left, as it stands there. */
async function seconds(page: Page): Promise<number> {
  const [, minutes = '0', rest = '0'] = /(\d+):(\d\d)/.exec((await chip(page).textContent()) ?? '') ?? [];
  return Number(minutes) * 60 + Number(rest);
}

async function same(pages: readonly Page[], at: () => number): Promise<void> {
  for (const page of pages) await chip(page).waitFor();
  await until('both show the rest', async () => {
    const all = await Promise.all(pages.map(seconds));
    return all.every((one) => Math.abs(one - at()) <= 1.5);
  });
}

async function act(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Command menu' }).fill(words);
  await page.keyboard.press('Enter');
}

describe.skipIf(browserSkipped !== null)('time and place', () => {
  beforeAll(async () => {
    folder = await temporaryFolder();
    port = await freePort();
    server = await startServer({ dataDir: folder.path, port });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.kill9();
    await folder?.remove();
  });

  it('[TI3] [TI4] [TI7] one starts it by keyboard alone, both see the same; it stands, and is right after a reload and a killed server', async () => {
    const [{ page: anna, ...a }, { page: murat, ...m }] = await Promise.all([
      joinBoard(browser, server.links.facilitator, 'Anna'),
      joinBoard(browser, server.links.participant, 'Murat Demir', { dark: true, phone: true }),
    ]);
    await Promise.all([anna, murat].map((page) => item(page, NOTE).first().waitFor()));
    // A clock that is an hour wrong.
    await murat.clock.setSystemTime(Date.now() + 3_600_000);
    await surface(anna).focus();
    await act(anna, 'stopwatch');
    await anna.locator('button:focus', { hasText: '1 min' }).waitFor();
    await anna.keyboard.press('Tab');
    await anna.keyboard.press('Tab');
    await anna.keyboard.press('Enter');
    const started = performance.now();
    const rest = () => 300 - (performance.now() - started) / 1_000;
    await same([anna, murat], rest);
    await murat.getByRole('status').filter({ hasText: 'Anna: Timer of 5 minutes.' }).waitFor();
    expect(await seriousFindings(anna)).toEqual([]);
    expect(await seriousFindings(murat)).toEqual([]);

    await server.kill9();
    server = await startServer({ dataDir: folder.path, port });
    await anna.reload();
    await same([anna, murat], rest);

    // What Anna started is hers: Murat has the time alone.
    await chip(murat).getByRole('timer').waitFor();
    expect(await chip(murat).getByRole('button').count()).toBe(0);
    await button(anna, 'Pause').click();
    await chip(murat).getByText('Paused').waitFor();
    const stands = await seconds(anna);
    expect(await seconds(murat)).toBe(stands);
    await server.kill9();
    server = await startServer({ dataDir: folder.path, port });
    await showOutline(murat);
    await same([anna, murat], () => stands);
    await button(anna, /^Timer, paused at/).click();
    await button(anna, 'One minute more').click();
    await same([anna, murat], () => stands + 60);
    await button(anna, 'End').click();
    await chip(murat).waitFor({ state: 'detached' });
    await act(murat, 'stopwatch');
    const sheet = murat.getByRole('dialog', { name: 'Timer' });
    await sheet.getByRole('button', { name: '3 minutes' }).click();
    await chip(anna).waitFor();
    await button(murat, /^Timer, 3 minutes left/).click();
    await sheet.getByRole('button', { name: 'End', exact: true }).click();
    await chip(anna).waitFor({ state: 'detached' });
    expect(murat.viewportSize()).toEqual(PHONE);
    expect([...a.errors, ...m.errors]).toEqual([]);
    await Promise.all([a.context.close(), m.context.close()]);
  });

  it('[LP1] [LP3] a trail is seen by the other and fades, also while frames are presented; nothing is chosen', async () => {
    const [{ page: anna, ...a }, { page: murat, ...m }] = await Promise.all([
      joinBoard(browser, server.links.facilitator, 'Anna'),
      joinBoard(browser, server.links.participant, 'Murat Demir', { phone: true }),
    ]);
    await Promise.all([anna, murat].map((page) => item(page, NOTE).first().waitFor()));
    // A phone begins with the list.
    const url = new URL(murat.url());
    url.searchParams.set('view', 'canvas');
    await murat.goto(url.toString());
    const trails = (page: Page, count: number) =>
      page.locator(`[data-laser-trails][data-trails="${count}"]`).waitFor({ state: 'attached' });
    // Its code comes when a page has nothing else to do.
    await Promise.all(
      [anna, murat].map((page) => page.locator('[data-laser-trails]').waitFor({ state: 'attached' })),
    );
    const point = async (page: Page) => {
      await page.mouse.move(640, 300);
      await page.mouse.down();
      await page.mouse.move(700, 340, { steps: 5 });
    };
    await surface(anna).focus();
    await anna.keyboard.press('k');
    await button(anna, 'Stop').waitFor();
    await point(anna);
    await Promise.all([anna, murat].map((page) => trails(page, 1)));
    await anna.mouse.up();
    await Promise.all([anna, murat].map((page) => trails(page, 0)));
    expect(await anna.locator('[data-item][data-selected]').count()).toBe(0);
    await anna.keyboard.press('Escape');
    await button(anna, 'Stop').waitFor({ state: 'detached' });

    await act(anna, 'Present the frames');
    await anna.getByRole('region', { name: 'Presentation' }).waitFor();
    await anna.locator('[data-laser-trails]').waitFor({ state: 'attached' });
    await anna.keyboard.press('k');
    await button(anna, 'Laser pointer').and(anna.locator('[aria-pressed=true]')).waitFor();
    await anna.locator('[data-region=board][data-laser]').waitFor();
    await point(anna);
    await trails(murat, 1);
    await anna.mouse.up();
    await anna.keyboard.press('Escape');
    await button(anna, 'Laser pointer').and(anna.locator('[aria-pressed=false]')).waitFor();

    // A finger, from "More".
    await murat.getByRole('toolbar').getByRole('button', { name: 'More' }).tap();
    await murat.getByRole('menuitem', { name: /^Laser pointer/ }).tap();
    await button(murat, 'Stop').waitFor();
    const finger = (type: string, x: number) =>
      surface(murat).dispatchEvent(type, {
        ...{ pointerType: 'touch', pointerId: 7, button: 0, isPrimary: true, bubbles: true },
        ...{ clientX: x, clientY: 300 },
      });
    await finger('pointerdown', 100);
    await finger('pointermove', 160);
    await trails(anna, 1);
    await finger('pointerup', 160);
    await trails(anna, 0);
    await button(murat, 'Stop').tap();
    await button(murat, 'Stop').waitFor({ state: 'detached' });
    expect([...a.errors, ...m.errors]).toEqual([]);
    await Promise.all([a.context.close(), m.context.close()]);
  });
});
