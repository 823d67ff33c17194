/** Two people talk about a board: in two browsers, against the built server. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserSkipped, launchBrowser, PHONE, seriousFindings } from '../support/browser.ts';
import { boxOf, item, surface } from '../support/canvas.ts';
import { joinBoard, rowOf, showOutline } from '../support/journey.ts';
import { until } from '../support/poll.ts';
import { freePort, type ServerProcess, startServer, temporaryFolder } from '../support/serverProcess.ts';

let browser: Browser;
let server: ServerProcess;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;

const NOTE = 'Banks lend to a person';
const field = (page: Page, name: string) => page.getByRole('textbox', { name });
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const thread = (page: Page) => page.getByRole('article');

/** Where the board's first frame is on the screen. */
const place = async (page: Page) => (await boxOf(item(page, NOTE).first())).y;

describe.skipIf(browserSkipped !== null)('people on one board', () => {
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

  it('[PE10] [PE4] [PE12] [DI13] [CV112] they comment, mention, answer, react, resolve, follow and gather', async () => {
    const [{ page: anna, ...a }, { page: murat, ...m }] = await Promise.all([
      joinBoard(browser, server.links.facilitator, 'Anna'),
      joinBoard(browser, server.links.participant, 'Murat Demir', { dark: true }),
    ]);
    await Promise.all([anna, murat].map((page) => item(page, NOTE).first().waitFor()));
    await item(anna, NOTE).first().click();
    await anna.keyboard.press('c');
    await field(anna, 'Write a comment').waitFor();
    await anna.keyboard.type('Also in your city, @murat d');
    await anna.getByRole('option', { name: 'Murat Demir' }).waitFor();
    await anna.keyboard.press('Enter');
    await anna.keyboard.type('?');
    await anna.keyboard.press('Enter');
    await murat.getByText(/Anna mentions you/).waitFor();
    await button(murat, 'Show').click();
    await thread(murat).getByText('@Murat Demir').waitFor();
    await field(murat, 'Reply').fill('Yes, the state bank too.');
    await murat.keyboard.press('Enter');
    await thread(anna).getByText('the state bank too').waitFor();
    await item(murat, 'Five offices').first().click();
    await button(murat, 'React').click();
    await button(murat, 'Same here').click();
    const given = anna.getByRole('button', { name: 'Same here: Murat Demir' });
    await given.waitFor();
    await murat.getByRole('status').filter({ hasText: 'Same here: given.' }).waitFor();
    expect(await seriousFindings(anna)).toEqual([]);
    await anna.getByRole('status').filter({ hasText: '1 reaction of others' }).waitFor();
    // With a tool that puts something a press there is none of the count's (CV112).
    const takesPresses = () => given.evaluate((one) => getComputedStyle(one).pointerEvents !== 'none');
    expect(await takesPresses()).toBe(true);
    await button(anna, 'Note').first().click();
    await expect.poll(takesPresses).toBe(false);
    await button(anna, 'Select').first().click();
    await expect.poll(takesPresses).toBe(true);
    await button(anna, 'Resolve').click();
    await thread(murat).getByText('Resolved by Anna').waitFor();

    await a.context.setOffline(true);
    await field(anna, 'Reply').fill('Written on the train');
    await anna.keyboard.press('Enter');
    await anna.getByText('Not sent yet. It is kept on this device.').waitFor();
    await a.context.setOffline(false);
    await thread(murat).getByText('Written on the train').waitFor();
    await anna.getByText('Not sent yet. It is kept on this device.').waitFor({ state: 'detached' });

    await button(murat, /^Here now/).click();
    await button(murat, 'Follow Anna').click();
    await murat
      .getByText(/^You follow Anna\. Move/)
      .first()
      .waitFor();
    await anna.mouse.move(500, 500);
    await anna.mouse.wheel(0, 260);
    await until('Murat sees what Anna sees', async () => {
      const [hers, his] = [await place(anna), await place(murat)];
      return Math.abs(hers - his) < 3;
    });
    await murat.mouse.move(500, 500);
    await murat.mouse.wheel(0, -120);
    await button(murat, 'Follow Anna').waitFor();
    const alone = await boxOf(item(murat, NOTE).first());
    await button(anna, /^Here now/).click();
    await button(anna, 'Bring everyone here').click();
    await anna.getByText('Everybody here is invited to what you see now.').waitFor();
    await murat.getByText(/Anna asks you to come/).waitFor();
    expect(await boxOf(item(murat, NOTE).first())).toEqual(alone);
    await button(murat, 'Go').click();
    // With a panel open Murat sees smaller what Anna sees with hers, what lies under it too (PE46).
    await until('there', async () => (await boxOf(item(murat, NOTE).first())).width < 0.9 * alone.width);
    expect(await seriousFindings(murat)).toEqual([]);

    await showOutline(murat);
    await rowOf(murat, 'Five offices').getByRole('button', { name: 'Same here: you' }).waitFor();
    await rowOf(murat, NOTE)
      .getByRole('button', { name: /^3 comments/ })
      .click();
    await thread(murat).getByText('Written on the train').waitFor();
    await murat.setViewportSize(PHONE);
    await murat.getByRole('dialog', { name: 'Comments' }).waitFor();
    expect([...a.errors, ...m.errors]).toEqual([]);
    await Promise.all([a.context.close(), m.context.close()]);
  });

  it('[DC9] [DI14] with nothing chosen they talk about the board as a whole', async () => {
    const [{ page: anna, ...a }, { page: sofia, ...s }] = await Promise.all([
      joinBoard(browser, server.links.facilitator, 'Anna'),
      joinBoard(browser, server.links.participant, 'Sofia Lind'),
    ]);
    await Promise.all([anna, sofia].map((page) => item(page, NOTE).first().waitFor()));
    await surface(anna).focus();
    await anna.keyboard.press('c');
    await anna.getByText('Comment: choose a place').first().waitFor();
    await anna.keyboard.press('c');
    await anna.getByRole('heading', { name: 'About this board' }).waitFor();
    await field(anna, 'Write a comment').and(anna.locator(':focus')).waitFor();
    await anna.keyboard.type('Who else is to see it, @sofia');
    await anna.getByRole('option', { name: 'Sofia Lind' }).waitFor();
    await anna.keyboard.press('Enter');
    await anna.keyboard.press('Enter');
    await thread(anna).getByText('Who else is to see it').waitFor();
    await sofia.setViewportSize(PHONE);
    await sofia.getByText(/Anna mentions you on “Barriers to retrofit/).waitFor();
    await button(sofia, 'Show').click();
    const sheet = sofia.getByRole('dialog', { name: 'Comments' });
    await sheet.getByRole('heading', { name: 'About this board' }).waitFor();
    await field(sofia, 'Reply').fill('The council.');
    await sofia.keyboard.press('Enter');
    await thread(anna).getByText('The council.').waitFor();
    expect([...(await seriousFindings(anna)), ...(await seriousFindings(sofia))]).toEqual([]);
    expect([...a.errors, ...s.errors]).toEqual([]);
    await Promise.all([a.context.close(), s.context.close()]);
  });

  it('[DC11] [DC12] [DI15] they talk about a place: C, a press, words; a pin that goes with its frame', async () => {
    const [{ page: anna, ...a }, { page: sofia, ...s }] = await Promise.all([
      joinBoard(browser, server.links.facilitator, 'Anna'),
      joinBoard(browser, server.links.participant, 'Sofia Lind'),
    ]);
    await Promise.all([anna, sofia].map((page) => item(page, NOTE).first().waitFor()));
    const pin = (page: Page) => page.getByRole('button', { name: /^On a place in “Parking lot”/ });
    const frame = await boxOf(item(anna, 'Parking lot').first());
    const at = { x: frame.x + frame.width - 30, y: frame.y + frame.height - 20 };
    await surface(anna).focus();
    await anna.keyboard.press('c');
    await anna.getByText('Comment: choose a place').first().waitFor();
    await anna.mouse.click(at.x, at.y);
    await field(anna, 'Write a comment').and(anna.locator(':focus')).waitFor();
    await anna.keyboard.type('Room for Oulu?');
    await anna.keyboard.press('Enter');
    await field(anna, 'Reply').and(anna.locator(':focus')).waitFor();
    const there = await boxOf(pin(anna));
    expect([there.x, there.y + there.height].map(Math.round)).toEqual([at.x, at.y].map(Math.round));
    await pin(sofia).click();
    await field(sofia, 'Reply').and(sofia.locator(':focus')).waitFor();
    await sofia.keyboard.type('Yes.');
    await sofia.keyboard.press('Enter');
    await thread(anna).getByText('Yes.').waitFor();
    await anna.keyboard.press('Escape');
    await anna.mouse.move(frame.x + 60, frame.y + 8);
    await anna.mouse.down();
    await anna.mouse.move(frame.x + 10, frame.y + 20, { steps: 5 });
    await until('in the hand too', async () => Math.abs((await boxOf(pin(anna))).x - there.x + 50) < 3);
    await anna.mouse.up();
    await sofia.getByRole('button', { name: 'Resolve' }).click();
    await pin(anna).waitFor({ state: 'detached' });
    expect([...(await seriousFindings(anna)), ...(await seriousFindings(sofia))]).toEqual([]);
    expect([...a.errors, ...s.errors]).toEqual([]);
    await Promise.all([a.context.close(), s.context.close()]);
  });
});
