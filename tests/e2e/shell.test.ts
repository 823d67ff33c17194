import type { Browser, Page } from 'playwright-core';
import { toString as qrCode } from 'qrcode';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SOCKET_IO_PATH } from '../../shared/protocol.ts';
import { type Guide, joinAs } from '../look/guide.ts';
import { SCREENS } from '../look/screens.ts';
import {
  browserSkipped,
  launchBrowser,
  newPerson,
  type Person,
  seriousFindings,
} from '../support/browser.ts';
import { gate } from '../support/gate.ts';
import { elsewhere, joinBoard, rowOf, saved, scrollsSideways, tabTo } from '../support/journey.ts';
import { freePort, type ServerProcess, startServer, temporaryFolder } from '../support/serverProcess.ts';

/** Every route, with its menus and dialogs open; in Dutch one of each kind: it differs in words only, and none is empty (HO10). */
const CHECKS = [
  {
    part: 'outside',
    language: 'en-GB',
    screens: ['landing', 'join-language', 'join-wrong', 'not-found', 'signed-out'],
  },
  {
    part: 'home',
    language: 'en-GB',
    screens: ['home-menu', 'home-empty', 'home-archived', 'personal-menu', 'about'],
  },
  { part: 'people', language: 'en-GB', screens: ['members', 'member-remove', 'invite', 'admin-cities'] },
  { part: 'board', language: 'en-GB', screens: ['board', 'board-empty', 'outline', 'share'] },
  { part: 'each', language: 'nl-NL', screens: ['landing', 'home-menu', 'members', 'board', 'outline'] },
] as const;

/** Colours do not depend on the language, and what is no colour not on light or dark. */
const LOOKS = {
  'en-GB': [
    ['light', 'all'],
    ['dark', 'colour'],
  ],
  'nl-NL': [['light', 'others']],
} as const;

let guide: Promise<Guide> | null = null;
let browser: Browser;
let server: ServerProcess;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

async function pickCity(page: Page, field: string, name: string): Promise<void> {
  await page.getByRole('combobox', { name: field }).fill(name);
  await page.getByRole('option', { name }).click();
}

interface Made {
  readonly link: string;
  readonly code: string | null;
}

/** Makes an invite in the open dialog, which then stays open. */
async function makeInvite(page: Page, role: string, uses: string): Promise<Made> {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Role').selectOption(role);
  await dialog.getByLabel('For at most').selectOption(uses);
  await button(page, 'Make link').click();
  const link = await dialog.getByRole('textbox', { name: 'Link' }).inputValue();
  const modules = await dialog
    .getByRole('img', { name: 'QR code of the link' })
    .locator('path')
    .getAttribute('d');
  expect(await qrCode(link, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 })).toContain(
    `d="${modules}"`,
  );
  const code = (await dialog.textContent())?.match(/[3-9A-Z]{3} [3-9A-Z]{3}/)?.[0] ?? null;
  await button(page, 'Make another').click();
  return { link, code };
}

/** The name has the focus, the cities come after it: nothing but keys. */
async function sayWho(page: Page, name: string): Promise<void> {
  await page.keyboard.type(name);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
}

async function enter(person: Person, link: string, name: string): Promise<void> {
  await person.page.goto(link);
  await button(person.page, /^Join the/).waitFor();
  await sayWho(person.page, name);
  await person.page.waitForURL(/\/w\/\w+/);
}

async function refusalOf(person: Person, key: string): Promise<string> {
  await person.page.goto(`${server.url}/join`);
  await person.page.getByRole('textbox', { name: /Code or link/ }).waitFor();
  await person.page.keyboard.type(key);
  await person.page.keyboard.press('Enter');
  return (await person.page.getByText(/does not work/).textContent()) ?? '';
}

async function cardMenu(page: Page, title: string, act: string): Promise<void> {
  await button(page, `More for ${title}`).click();
  await page.getByRole('menuitem', { name: act }).click();
}

async function personalMenu(page: Page, item: string | RegExp): Promise<void> {
  await button(page, /^(Language, appearance|Taal, weergave)/).click();
  await page
    .getByRole(/^(Sign out|Afmelden)$/.test(String(item)) ? 'menuitem' : 'menuitemradio', { name: item })
    .click();
}

describe.skipIf(browserSkipped !== null)('around the board', () => {
  beforeAll(async () => {
    folder = await temporaryFolder();
    server = await startServer({ dataDir: folder.path, port: await freePort() });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.kill9();
    await folder?.remove();
  });

  it('[JO9] [JO10] [JO8] [SH27] a twinning from the admin link to the last sign-out', async () => {
    const admin = await newPerson(browser);
    await admin.page.goto(server.links.admin ?? '');
    await heading(admin.page, 'Administration').waitFor();
    expect(new URL(admin.page.url()).hash).toBe('');
    await pickCity(admin.page, 'Pilot cities', 'Lyon');
    await pickCity(admin.page, 'Twin cities', 'Porto');
    await admin.page.getByRole('textbox', { name: /What it is about/ }).fill('Heat from rivers');
    await button(admin.page, 'Make twinning').click();
    await heading(admin.page, 'Lyon with Porto').waitFor();
    expect(await admin.page.getByText(/invented/).count()).toBe(0);
    await admin.page.getByRole('link', { name: 'Members and invites' }).click();
    await button(admin.page, 'Invite people').click();
    const first = await makeInvite(admin.page, 'facilitator', '10');
    const second = await makeInvite(admin.page, 'member', '1');
    const third = await makeInvite(admin.page, 'guest', '50');
    const fourth = await makeInvite(admin.page, 'guest', '50');
    await admin.page.keyboard.press('Escape');
    await admin.page.getByText('0 of 10 used').waitFor();

    const [femke, rui, late, guest, other] = await Promise.all([1, 2, 3, 4, 5].map(() => newPerson(browser)));
    if (!femke || !rui || !late || !guest || !other) throw new Error('five people');
    await enter(femke, first.link, 'Femke');
    await enter(rui, second.link, 'Rui');
    await guest.page.goto(server.url);
    await guest.page.getByRole('textbox', { name: /Code or link/ }).waitFor();
    await guest.page.keyboard.type(third.code?.toLowerCase() ?? '');
    await guest.page.keyboard.press('Enter');
    await button(guest.page, 'Join the workspace').waitFor();
    await sayWho(guest.page, 'Giorgos');
    await heading(guest.page, 'Lyon with Porto').waitFor();
    expect(await guest.page.getByRole('link', { name: 'Members and invites' }).count()).toBe(0);
    await enter(other, `${server.url}/join#${fourth.code?.replace(' ', '')}`, 'Ada');

    await femke.page.getByRole('link', { name: 'Members and invites' }).click();
    await femke.page.getByText('1 of 50 used').first().waitFor();
    await button(femke.page, 'Revoke').first().click();
    await femke.page.getByText(/lets nobody in any more/).waitFor();
    const refusals = [
      await refusalOf(late, 'K7M 4RQ'),
      await refusalOf(late, second.link),
      await refusalOf(late, fourth.code ?? ''),
      await refusalOf(late, `${server.url}/join#no-such-token-at-all-1`),
    ];
    expect(new Set(refusals).size).toBe(1);

    await femke.page.getByRole('link', { name: 'Home' }).click();
    await button(femke.page, 'New board').first().click();
    await femke.page.waitForURL(/\/d\//);
    await button(femke.page, 'Rename New board').click();
    await femke.page.keyboard.type('What the river gives');
    await femke.page.keyboard.press('Enter');
    await heading(femke.page, 'What the river gives').waitFor();
    const card = rui.page.getByRole('main').getByRole('link', { name: 'What the river gives' });
    await card.waitFor();
    await button(femke.page, 'Back to the workspace').click();
    await cardMenu(femke.page, 'What the river gives', 'Archive');
    await femke.page.getByText('1 archived document').waitFor();
    await card.waitFor({ state: 'hidden' });
    await button(femke.page, 'Undo').click();
    await card.waitFor();
    await cardMenu(femke.page, 'What the river gives', 'Archive');
    await femke.page.getByText('1 archived document').click();
    await button(femke.page, 'Restore What the river gives').click();
    await card.waitFor();

    await femke.page.getByRole('link', { name: 'Members and invites' }).click();
    await femke.page.getByLabel('Role of Rui').selectOption('observer');
    await femke.page.getByText('Rui is now: Observer').waitFor();
    await button(rui.page, 'New board').waitFor({ state: 'hidden' });
    await femke.page.getByRole('listitem').filter({ hasText: 'Giorgos' }).hover();
    await button(femke.page, 'Remove Giorgos').click();
    await femke.page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await femke.page.getByText('Giorgos was removed').waitFor();
    await heading(guest.page, /Page not found|signed out/).waitFor();

    await femke.page.close();
    const again = await femke.context.newPage();
    await again.goto(server.url);
    await heading(again, 'Lyon with Porto').waitFor();
    const home = again.url();
    await personalMenu(again, 'Sign out');
    await again.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click();
    await heading(again, 'Cities that learn from each other').waitFor();
    const copies = () => again.evaluate(async () => (await indexedDB.databases()).map((one) => one.name));
    await expect.poll(copies).toEqual([]);
    await again.goto(home);
    await heading(again, 'You are signed out').waitFor();
    const people = [admin, femke, rui, late, guest, other];
    expect(people.flatMap((person) => person.errors)).toEqual([]);
    for (const person of people) await person.context.close();
  });

  it('[LV28] a role that was taken before the tab heard of changes is gone there too', async () => {
    const [femke, rui] = await Promise.all([
      joinBoard(browser, server.links.facilitator, 'Femke'),
      joinBoard(browser, server.links.facilitator, 'Rui Lopes'),
    ]);
    const [held, letGo] = gate();
    await rui.page.route(`**${SOCKET_IO_PATH}**`, async (route) => {
      await held;
      await route.continue();
    });
    const home = new URL(rui.page.url()).pathname.replace(/\/d\/.*/, '');
    await rui.page.goto(server.url + home);
    await button(rui.page, 'New board').first().waitFor();
    await femke.page.goto(`${server.url}${home}/members`);
    await femke.page.getByLabel('Role of Rui Lopes').selectOption('observer');
    await femke.page.getByText('Rui Lopes is now: Observer').waitFor();
    letGo();
    await button(rui.page, 'New board').first().waitFor({ state: 'hidden' });
    for (const person of [femke, rui]) await person.context.close();
  });

  it('[JO11] [JO5] a guest on a phone changes the language while typing, and it stays', async () => {
    const guest = await newPerson(browser, { phone: true });
    await guest.page.goto(server.links.participant);
    const name = guest.page.getByRole('textbox');
    await name.waitFor();
    await name.and(guest.page.locator(':focus')).waitFor();
    await guest.page.keyboard.type('Žofie');
    await button(guest.page, 'Language: English').click();
    await guest.page.getByRole('menuitemradio', { name: 'Nederlands' }).click();
    await button(guest.page, /^Naar het bord/).waitFor();
    expect(await name.inputValue()).toBe('Žofie');
    await elsewhere(guest.page);
    await name.press('Enter');
    await guest.page.waitForURL(/\/d\//);
    await guest.page.reload();
    await guest.page
      .getByText(/^Opgeslagen/)
      .first()
      .waitFor();
    expect(await guest.page.evaluate(() => document.documentElement.lang)).toBe('nl');
    expect(await scrollsSideways(guest.page)).toBe(false);
    expect(guest.errors).toEqual([]);
    await guest.context.close();
  });

  it('[JO11] [JO9] light and dark are chosen once and kept', async () => {
    const anna = await joinBoard(browser, server.links.facilitator, 'Anna');
    await button(anna.page, 'Back to the workspace').click();
    await heading(anna.page, /Budapest/).waitFor();
    const background = () => anna.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await background();
    await personalMenu(anna.page, 'Dark');
    await expect.poll(background).not.toBe(light);
    const dark = await background();
    await anna.page.reload();
    await heading(anna.page, /Budapest/).waitFor();
    expect(await background()).toBe(dark);
    expect(anna.errors).toEqual([]);
    await anna.context.close();
  });

  it('[JO13] [JO8] from the home to a note with the keyboard alone', async () => {
    const anna = await newPerson(browser);
    const { page } = anna;
    await page.goto(server.links.facilitator);
    await button(page, 'Join the board').waitFor();
    await sayWho(page, 'Anna');
    await page.waitForURL(/\/d\//);
    await saved(page).waitFor();
    await tabTo(page, /^Back to the workspace$/);
    await page.keyboard.press('Enter');
    await heading(page, /Budapest/).waitFor();
    await tabTo(page, /^New board$/);
    await page.keyboard.press('Enter');
    await heading(page, 'New board').waitFor();
    await saved(page).waitFor();
    await page.keyboard.press('Control+Shift+O');
    await page.getByRole('region', { name: 'Outline' }).waitFor();
    await tabTo(page, /^Note$/);
    await page.keyboard.press('Enter');
    await page.keyboard.type('Written without a mouse');
    await page.keyboard.press('Enter');
    await rowOf(page, 'Written without a mouse').waitFor();
    expect(anna.errors).toEqual([]);
    await anna.context.close();
  });

  it('[JO12] at 320 pixels nothing scrolls sideways', async () => {
    const anna = await joinBoard(browser, server.links.facilitator, 'Anna', { phone: true });
    const { page } = anna;
    await page.setViewportSize({ width: 320, height: 640 });
    const board = page.url();
    const home = board.replace(/\/d\/.*/, '');
    const wide: string[] = [];
    for (const url of [
      board,
      home,
      `${home}/members`,
      server.url,
      `${server.url}/nowhere`,
      server.links.participant,
    ]) {
      await page.goto(url);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await page.waitForLoadState('networkidle');
      if (await scrollsSideways(page)) wide.push(url);
    }
    await page.goto(home);
    await button(page, 'Open menu').click();
    await page.getByRole('dialog').getByRole('link', { name: 'Members and invites' }).click();
    await heading(page, 'Members and invites').waitFor();
    await button(page, 'Invite people').click();
    await button(page, 'Make link').click();
    await page.getByRole('textbox', { name: 'Link' }).waitFor();
    if (await scrollsSideways(page)) wide.push('invite dialog');
    expect(wide).toEqual([]);
    expect(anna.errors).toEqual([]);
    await anna.context.close();
  });

  it.concurrent.each(CHECKS)(
    '[JO7] [JO8] axe finds nothing serious: $part, $language',
    async ({ screens, language }) => {
      guide ??= joinAs(browser, server.url, server.links);
      const findings: string[] = [];
      const { page, errors, context } = await newPerson(browser, { language });
      const wanted: readonly string[] = screens;
      for (const screen of SCREENS.filter((one) => wanted.includes(one.name))) {
        await screen.show(page, await guide, { phone: false, language });
        for (const [colorScheme, rules] of LOOKS[language]) {
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
          await page.locator(`[data-theme="${colorScheme}"]`).waitFor({ state: 'attached' });
          for (const found of await seriousFindings(page, rules))
            findings.push(`${screen.name}, ${colorScheme}: ${found}`);
        }
      }
      expect(findings).toEqual([]);
      expect(errors).toEqual([]);
      await context.close();
    },
  );
});
