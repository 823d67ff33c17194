/** Acts of a person on a board's canvas. */
import type { Locator, Page } from 'playwright-core';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

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

/** Where it is once it has stood still for three frames: cameras and things glide, and what is measured on the way is wrong. */
export async function boxOf(locator: Locator): Promise<Box> {
  const box = await locator.evaluate(
    (element) =>
      new Promise<Box>((resolve) => {
        let [before, still, looks] = ['', 0, 0];
        const look = () => {
          const { x, y, width, height } = element.getBoundingClientRect();
          const now = [x, y, width, height].join();
          still = now === before ? still + 1 : 0;
          before = now;
          looks += 1;
          if (still === 3 || looks === 300) resolve({ x, y, width, height });
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
  if (box.width + box.height === 0) throw new Error('It is not on the page');
  return box;
}

export async function middleOf(locator: Locator): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = await boxOf(locator);
  return { x: x + width / 2, y: y + height / 2 };
}

/** The field of what is being written has the keyboard. */
export const writing = (page: Page): Promise<void> => page.locator('textarea[data-editor]:focus').waitFor();

/** Double click on empty board, write, press Esc. */
export async function writeNoteAt(page: Page, x: number, y: number, words: string): Promise<void> {
  await page.mouse.dblclick(x, y);
  await writing(page);
  await page.keyboard.type(words);
  await page.keyboard.press('Escape');
  await item(page, words).waitFor();
}

/** A part of the page's code that comes when it is needed has come and runs; `name` is that of its file. */
export async function codeHere(page: Page, name: string): Promise<void> {
  const file = await page.waitForFunction(
    (part) =>
      performance
        .getEntriesByType('resource')
        .find(({ name: url }) => url.includes(`/assets/${part}-`) && url.endsWith('.js'))?.name,
    name,
  );
  // As text: Vitest rewrites an import in a function.
  await page.evaluate(`import(${JSON.stringify(await file.jsonValue())}).then(() => null)`);
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

/** A new empty map of the workspace that the page is in; answers its address. */
export async function makeMap(page: Page, title: string): Promise<string> {
  const id = await page.evaluate(async (name) => {
    const answer = await fetch(`/api/workspaces/${location.pathname.split('/')[2]}/documents`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ kind: 'barrierMap', title: name }),
    });
    return ((await answer.json()) as { id: string }).id;
  }, title);
  const { origin, pathname } = new URL(page.url());
  return `${origin}/w/${pathname.split('/')[2]}/d/${id}`;
}

export async function openMap(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.waitForURL(/\/m\//);
  await surface(page).waitFor();
}
