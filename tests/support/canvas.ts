/** Acts of a person on a board's canvas. */
import type { Locator, Page } from 'playwright-core';

/** A new empty board of the workspace that the page is in; answers its address. */
export async function makeBoard(page: Page, title: string): Promise<string> {
  const id = await page.evaluate(async (name) => {
    const workspace = location.pathname.split('/')[2];
    const answer = await fetch(`/api/workspaces/${workspace}/documents`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ kind: 'board', title: name }),
    });
    return ((await answer.json()) as { id: string }).id;
  }, title);
  const { origin, pathname } = new URL(page.url());
  return `${origin}/w/${pathname.split('/')[2]}/d/${id}?view=canvas`;
}

export async function openCanvas(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await surface(page).waitFor();
}

export const surface = (page: Page) => page.getByRole('application');

/** The element of the item with these words. */
export const item = (page: Page, words: string | RegExp) =>
  page.locator('[data-item]').filter({ hasText: words });

export async function middleOf(locator: Locator): Promise<{ x: number; y: number }> {
  const box = await locator.boundingBox();
  if (box === null) throw new Error('It is not on the page');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Double click on empty board, write, press Esc. */
export async function writeNoteAt(page: Page, x: number, y: number, words: string): Promise<void> {
  await page.mouse.dblclick(x, y);
  await page.locator('textarea[data-editor]:focus').waitFor();
  await page.keyboard.type(words);
  await page.keyboard.press('Escape');
  await item(page, words).waitFor();
}

/** In steps, as a hand does. */
export async function drag(
  page: Page,
  from: { readonly x: number; readonly y: number },
  to: { readonly x: number; readonly y: number },
): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  for (let step = 1; step <= 8; step++)
    await page.mouse.move(from.x + ((to.x - from.x) * step) / 8, from.y + ((to.y - from.y) * step) / 8);
  await page.mouse.up();
}
