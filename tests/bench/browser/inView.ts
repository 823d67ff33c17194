/** What of a document is in the window, as an element that a person could drag. */
import type { Page } from 'playwright-core';
import type { ItemId } from '../../../shared/ids.ts';

/** What somebody moves: on a map not the links, which follow. */
const MOVABLE = '[data-item]:not(:has([data-relation]))';
/** No element comes or goes for so long: the picture before them is there, and what was near another view has gone. */
const RESTS_MS = 500;

/** Nearest to the middle first; an element that is near but beside the window is none of them. */
export async function notesInView(page: Page, count: number): Promise<readonly ItemId[]> {
  const ids = await page.evaluate((items) => {
    const seen = [...document.querySelectorAll(items)].flatMap((element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      if (left < 0 || top < 0 || right > innerWidth || bottom > innerHeight) return [];
      const away = Math.hypot((left + right - innerWidth) / 2, (top + bottom - innerHeight) / 2);
      return [{ id: element.getAttribute('data-item') as ItemId, away }];
    });
    return seen.sort((a, b) => a.away - b.away).map((one) => one.id);
  }, MOVABLE);
  if (ids.length < count) throw new Error(`${ids.length} of ${count} notes are in the window`);
  return ids.slice(0, count);
}

export async function noteInView(page: Page): Promise<ItemId> {
  const [id] = await notesInView(page, 1);
  return id as ItemId;
}

/** What is in view is there as elements, and nothing comes or goes any more. */
export async function rested(page: Page): Promise<void> {
  await page.evaluate(
    ([items, restsMs]) =>
      new Promise<void>((resolve) => {
        let [before, since] = ['', performance.now()];
        const look = (): void => {
          const now = [...document.querySelectorAll(items)]
            .map((one) => one.getAttribute('data-item'))
            .join();
          if (now !== before || now === '') [before, since] = [now, performance.now()];
          if (performance.now() - since < restsMs) setTimeout(look, 50);
          else resolve();
        };
        look();
      }),
    ['[data-item]', RESTS_MS] as const,
  );
}

const placeOf = (page: Page, id: ItemId) =>
  page.evaluate((item) => {
    const box = document.querySelector(`[data-item="${item}"]`)?.getBoundingClientRect();
    return box ? `${box.x} ${box.y}` : 'nowhere';
  }, id);

/** Refuses to say what a move costs that nobody sees: what moves is another place in the window afterwards, and back again. */
export async function seenMoving(page: Page, id: ItemId, move: (step: number) => unknown): Promise<void> {
  for (const step of [0, 1]) {
    const before = await placeOf(page, id);
    await move(step);
    try {
      await page.waitForFunction(
        ([item, was]) => {
          const box = document.querySelector(`[data-item="${item}"]`)?.getBoundingClientRect();
          const inside =
            box && box.x >= 0 && box.y >= 0 && box.right <= innerWidth && box.bottom <= innerHeight;
          return inside && `${box.x} ${box.y}` !== was;
        },
        [id, before] as const,
        { timeout: 10_000 },
      );
    } catch {
      throw new Error(
        `What moves is not seen moving: it was at ${before} and is at ${await placeOf(page, id)}`,
      );
    }
  }
}
