/** Acts of a person in a browser, in the words of the interface. */
import type { Browser, Page } from 'playwright-core';
import { newPerson, type Person, type PersonOptions } from './browser.ts';

/** Of no city, where that is asked. */
export async function elsewhere(page: Page): Promise<void> {
  const choice = page.getByRole('radio').last();
  if ((await choice.count()) > 0) await choice.check();
}

/** Opens a join link, gives a name, and waits for the board. */
export async function joinBoard(
  browser: Browser,
  link: string,
  name: string,
  options?: PersonOptions,
): Promise<Person> {
  const person = await newPerson(browser, options);
  await person.page.goto(link);
  const field = person.page.getByRole('textbox').first();
  await field.fill(name);
  await elsewhere(person.page);
  await field.press('Enter');
  await person.page.waitForURL(/\/d\//);
  return person;
}

/**
 * In without the form, where joining is not what is tested, and on an empty page: what the test opens is the first that is
 * loaded. The way by the form also loads the board of the demo, which takes longer than many a test.
 */
export async function enter(
  browser: Browser,
  link: string,
  name: string,
  options?: PersonOptions,
): Promise<Person> {
  const person = await newPerson(browser, options);
  const { origin, hash } = new URL(link);
  const answer = await person.context.request.post(`${origin}/api/join`, {
    headers: { Origin: origin },
    data: { key: hash.slice(1), name, cityId: null },
  });
  if (!answer.ok()) throw new Error(`${name} cannot join: ${await answer.text()}`);
  const { workspaceId } = (await answer.json()) as { workspaceId: string };
  const workspace = `${origin}/w/${workspaceId}`;
  const empty = { contentType: 'text/html', body: '<!doctype html><title>Not yet anywhere</title>' };
  await person.page.route(workspace, (route) => route.fulfill(empty), { times: 1 });
  await person.page.goto(workspace);
  return person;
}

/** The same board as a list: every journey that is not about the canvas uses it. */
export async function showOutline(page: Page): Promise<void> {
  const url = new URL(page.url());
  url.searchParams.set('view', 'outline');
  await page.goto(url.toString());
  await page.getByRole('region', { name: 'Outline' }).waitFor();
}

export const rowOf = (page: Page, text: string) => page.locator('[data-item]', { hasText: text });

export async function writeNote(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Note', exact: true }).first().click();
  await page.getByRole('textbox', { name: 'Words' }).fill(text);
  await page.keyboard.press('Enter');
  await rowOf(page, text).waitFor();
}

export const saved = (page: Page) => page.getByText(/^Saved \d/).first();

/** Presses Tab until what has the focus is named so, as somebody without a mouse does. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
    });
    if (name.test(focused.trim())) return;
  }
  throw new Error(`Tab never came to ${name}`);
}

export const scrollsSideways = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
