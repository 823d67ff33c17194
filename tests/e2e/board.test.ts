import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserSkipped, launchBrowser } from '../support/browser.ts';
import { item, makeBoard, openCanvas, writeNoteAt } from '../support/canvas.ts';
import { joinBoard, rowOf, saved, showOutline, writeNote } from '../support/journey.ts';
import { until } from '../support/poll.ts';
import { freePort, type ServerProcess, startServer, temporaryFolder } from '../support/serverProcess.ts';

let browser: Browser;
let server: ServerProcess;
let port: number;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;

const start = async () => {
  server = await startServer({ dataDir: folder.path, port });
};

describe.skipIf(browserSkipped !== null)('two cities on one board', () => {
  beforeAll(async () => {
    folder = await temporaryFolder();
    port = await freePort();
    await start();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.kill9();
    await folder?.remove();
  });

  it('[JO1] [JO2] [JO3] [JO8] they write together, the server is killed, nothing saved is missing', async () => {
    const anna = await joinBoard(browser, server.links.facilitator, 'Anna');
    const murat = await joinBoard(browser, server.links.participant, 'Murat');
    await Promise.all([showOutline(anna.page), showOutline(murat.page)]);
    await writeNote(anna.page, 'Written in Budapest');
    await writeNote(murat.page, 'Written in Eskişehir');
    await rowOf(murat.page, 'Written in Budapest').waitFor();
    await rowOf(anna.page, 'Written in Eskişehir').waitFor();
    await saved(anna.page).waitFor();
    await saved(murat.page).waitFor();
    await server.kill9();
    await anna.page
      .getByText(/^(Reconnecting|Offline)/)
      .first()
      .waitFor();
    await writeNote(anna.page, 'Written while the server was dead');
    await start();
    await anna.page.reload();
    await rowOf(anna.page, 'Written while the server was dead').waitFor();
    await saved(anna.page).waitFor();
    await rowOf(murat.page, 'Written while the server was dead').waitFor();
    const fresh = await joinBoard(browser, server.links.participant, 'Later');
    await showOutline(fresh.page);
    for (const text of ['Written in Budapest', 'Written in Eskişehir', 'Written while the server was dead'])
      await rowOf(fresh.page, text).waitFor();
    expect([...anna.errors, ...murat.errors, ...fresh.errors]).toEqual([]);
    for (const person of [anna, murat, fresh]) await person.context.close();
  });

  it('[JO3] edits without network are counted, kept and merged', async () => {
    const anna = await joinBoard(browser, server.links.facilitator, 'Anna');
    const murat = await joinBoard(browser, server.links.participant, 'Murat');
    await Promise.all([showOutline(anna.page), showOutline(murat.page)]);
    await saved(anna.page).waitFor();
    await anna.context.setOffline(true);
    await writeNote(anna.page, 'Written in the tunnel');
    await anna.page
      .getByText(/^Offline – \d+ changes? kept/)
      .first()
      .waitFor({ timeout: 20_000 });
    expect(await rowOf(murat.page, 'Written in the tunnel').count()).toBe(0);
    await anna.context.setOffline(false);
    await rowOf(murat.page, 'Written in the tunnel').waitFor();
    await saved(anna.page).waitFor();
    await anna.context.close();
    await murat.context.close();
  });

  it('[JO4] somebody removed while writing is out within two seconds', async () => {
    const anna = await joinBoard(browser, server.links.facilitator, 'Anna');
    const leaver = await joinBoard(browser, server.links.participant, 'Leaver');
    await showOutline(leaver.page);
    await saved(leaver.page).waitFor();
    const removed = await anna.page.evaluate(async () => {
      const workspace = location.pathname.split('/')[2];
      const members = (await (await fetch(`/api/workspaces/${workspace}/members`)).json()) as {
        id: string;
        name: string;
      }[];
      const leaverId = members.find((member) => member.name === 'Leaver')?.id;
      const answer = await fetch(`/api/members/${leaverId}`, { method: 'DELETE' });
      return { status: answer.status, at: Date.now() };
    });
    expect(removed.status).toBe(204);
    await until('the save state says that access ended', async () => {
      const words = await leaver.page.locator('body').textContent();
      return /Read-only|access has ended|not for you|signed out/i.test(words ?? '');
    });
    expect(
      await leaver.page.evaluate(
        async () => (await fetch(`/api/documents/${location.pathname.split('/')[4]}`)).status,
      ),
    ).not.toBe(200);
    await anna.context.close();
    await leaver.context.close();
  });

  it('[JO5] a guest on a phone adds a note with one field and one button', async () => {
    const guest = await joinBoard(browser, server.links.participant, 'Guest', { phone: true });
    await guest.page.getByRole('textbox', { name: 'New note' }).fill('From my phone');
    await guest.page.getByRole('button', { name: 'Add note' }).click();
    await rowOf(guest.page, 'From my phone').waitFor();
    expect(await guest.page.getByRole('textbox', { name: 'New note' }).inputValue()).toBe('');
    expect(await guest.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(
      true,
    );
    await guest.context.close();
  });

  it('[JO14] on the canvas, in the outline and on a phone at once: all end with the same notes', async () => {
    const canvas = await joinBoard(browser, server.links.facilitator, 'Canvas');
    const address = await makeBoard(canvas.page, 'Three at once');
    const asOutline = address.replace('view=canvas', 'view=outline');
    const outline = await joinBoard(browser, server.links.participant, 'Outline');
    const phone = await joinBoard(browser, server.links.participant, 'Phone', { phone: true });
    await Promise.all([
      openCanvas(canvas.page, address),
      outline.page.goto(asOutline),
      phone.page.goto(asOutline),
    ]);
    const rounds = [1, 2, 3];
    const onCanvas = async () => {
      for (const round of rounds) await writeNoteAt(canvas.page, 150 + 300 * round, 300, `canvas ${round}`);
    };
    const inOutline = async () => {
      for (const round of rounds) await writeNote(outline.page, `outline ${round}`);
    };
    const onPhone = async () => {
      const field = phone.page.getByRole('textbox', { name: 'New note' });
      for (const round of rounds) {
        await field.fill(`phone ${round}`);
        await phone.page.getByRole('button', { name: 'Add note' }).click();
        await rowOf(phone.page, `phone ${round}`).waitFor();
      }
    };
    await Promise.all([onCanvas(), inOutline(), onPhone()]);
    const written = rounds.flatMap((round) => [`canvas ${round}`, `outline ${round}`, `phone ${round}`]);
    for (const text of written) {
      await canvas.page.keyboard.press('Shift+Digit1');
      await item(canvas.page, text).first().waitFor({ state: 'attached' });
      await rowOf(outline.page, text).waitFor();
      await rowOf(phone.page, text).waitFor();
    }
    for (const { page } of [canvas, outline, phone]) await saved(page).waitFor();
    const rows = (page: Page) => page.locator('[data-item]').allTextContents();
    await showOutline(canvas.page);
    await rowOf(canvas.page, 'phone 3').waitFor();
    const order = async (page: Page) =>
      (await rows(page)).map((row) => written.find((text) => row.includes(text))).filter(Boolean);
    const inOrder = await order(outline.page);
    expect(inOrder.toSorted()).toEqual(written.toSorted());
    for (const { page } of [canvas, phone]) await expect.poll(() => order(page)).toEqual(inOrder);
    const fresh = await joinBoard(browser, server.links.participant, 'Fresh');
    await fresh.page.goto(asOutline);
    await rowOf(fresh.page, 'phone 3').waitFor();
    await expect.poll(() => order(fresh.page)).toEqual(inOrder);
    const people = [canvas, outline, phone, fresh];
    expect(people.flatMap((person) => person.errors)).toEqual([]);
    for (const person of people) await person.context.close();
  });

  it('[JO6] a board is made and filled with the keyboard alone', async () => {
    const anna = await joinBoard(browser, server.links.facilitator, 'Anna');
    const { page } = anna;
    await showOutline(page);
    await page.locator('[data-item]').first().focus();
    await page.keyboard.press('n');
    await page.locator('textarea:focus').waitFor();
    await page.keyboard.type('First by keyboard');
    await page.keyboard.press('Control+Enter');
    await expect
      .poll(() => page.evaluate(() => (document.activeElement as HTMLTextAreaElement).value))
      .toBe('');
    await page.keyboard.type('Second by keyboard');
    await page.keyboard.press('Enter');
    await rowOf(page, 'Second by keyboard').waitFor();
    await page.keyboard.press('m');
    await page.keyboard.type('Parking');
    await page.keyboard.press('Enter');
    await page.getByText(/Moved to Parking/).waitFor();
    await page.keyboard.press('5');
    await page
      .getByText(/Colour: Blue/)
      .first()
      .waitFor();
    await page.keyboard.press('Delete');
    await expect.poll(() => rowOf(page, 'Second by keyboard').count()).toBe(0);
    await anna.context.close();
  });
});
