/** A frame that somebody moves while somebody else writes in it without a network. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { browserSkipped } from '../support/browser.ts';
import {
  boxOf,
  drag,
  item,
  makeBoard,
  openCanvas,
  surface,
  writeNoteAt,
  writing,
} from '../support/canvas.ts';
import { enter, saved } from '../support/journey.ts';
import { usePair } from '../support/pair.ts';

const offline = (page: Page) =>
  page
    .getByText(/^Offline – \d+ changes? kept/)
    .first()
    .waitFor({ timeout: 20_000 });

const frame = (page: Page) => item(page, /Ideas/);

/** By its title. */
async function moveFrame(page: Page, dx: number, dy: number): Promise<void> {
  const { x, y } = await boxOf(frame(page));
  const title = { x: x + 60, y: y + 30 };
  await drag(page, title, { x: title.x + dx, y: title.y + dy });
}

async function inFrame(page: Page, words: string): Promise<readonly [number, number]> {
  const [box, home] = [await boxOf(item(page, words)), await boxOf(frame(page))];
  return [Math.round(box.x - home.x), Math.round(box.y - home.y)];
}

describe.skipIf(browserSkipped !== null)('a frame moved meanwhile', () => {
  const pair = usePair();

  it('[BC580] a note written in it without a network is in it for both, also when the tab was closed meanwhile; undo takes back the own act', async () => {
    const { anna, murat, bothOn } = pair;
    await bothOn('Moved meanwhile');
    const [a, m] = [anna.page, murat.page];
    await Promise.all([saved(a).waitFor(), saved(m).waitFor()]);
    await a.getByRole('button', { name: 'Frame', exact: true }).first().click();
    await a.locator('[data-tool="place"]').waitFor();
    await drag(a, { x: 250, y: 250 }, { x: 750, y: 600 });
    await writing(a);
    await a.keyboard.type('Ideas');
    await a.keyboard.press('Enter');
    await a.keyboard.press('Escape');
    await frame(m).waitFor();
    await saved(m).waitFor();

    await murat.context.setOffline(true);
    await writeNoteAt(m, 400, 450, 'From the train');
    await offline(m);
    const place = await inFrame(m, 'From the train');
    await moveFrame(a, 300, 100);
    await saved(a).waitFor();
    await murat.context.setOffline(false);
    for (const page of [m, a]) {
      await item(page, 'From the train').waitFor();
      await expect.poll(() => inFrame(page, 'From the train')).toEqual(place);
    }
    await saved(m).waitFor();
    await m.keyboard.press('Control+z');
    await item(a, 'From the train').waitFor({ state: 'detached' });
    await frame(m).waitFor();
    await m.keyboard.press('Control+Shift+z');
    await item(a, 'From the train').waitFor();
    await expect.poll(() => inFrame(a, 'From the train')).toEqual(place);
    const moved = await boxOf(frame(a));
    await a.keyboard.press('Control+z');
    await expect.poll(async () => (await boxOf(frame(a))).x).toBe(moved.x - 300);
    for (const page of [a, m]) await expect.poll(() => inFrame(page, 'From the train')).toEqual(place);

    await saved(m).waitFor();
    await murat.context.setOffline(true);
    const home = await boxOf(frame(m));
    await writeNoteAt(m, home.x + home.width - 110, home.y + 200, 'At home');
    await offline(m);
    const later = await inFrame(m, 'At home');
    const address = m.url();
    await m.close();
    await moveFrame(a, 200, 150);
    await saved(a).waitFor();
    await murat.context.setOffline(false);
    const again = await murat.context.newPage();
    await again.goto(address);
    await surface(again).waitFor();
    for (const page of [again, a]) {
      await item(page, 'At home').waitFor();
      await expect.poll(() => inFrame(page, 'At home'), { timeout: 15_000 }).toEqual(later);
    }
    expect([...anna.errors, ...murat.errors]).toEqual([]);
  });

  it('[BC481] words written in a note without a network, in a tab that was closed then, are a note of mine when somebody deleted that one', async () => {
    const { anna, browser, server } = pair;
    const a = anna.page;
    const address = await makeBoard(a, 'Deleted meanwhile');
    await openCanvas(a, address);
    await writeNoteAt(a, 500, 400, 'Roof crews');
    await saved(a).waitFor();
    const ines = await enter(browser, server.links.participant, 'Inês Prata');
    const i = ines.page;
    await openCanvas(i, address);
    await item(i, 'Roof crews').waitFor();
    await saved(i).waitFor();
    await ines.context.setOffline(true);
    await item(i, 'Roof crews').dblclick();
    await writing(i);
    await i.keyboard.press('End');
    await i.keyboard.type(' need a licence');
    await i.keyboard.press('Escape');
    await offline(i);
    await i.close();
    await item(a, 'Roof crews').click();
    await a.keyboard.press('Delete');
    await item(a, 'Roof crews').waitFor({ state: 'detached' });
    await saved(a).waitFor();
    await ines.context.setOffline(false);
    const again = await ines.context.newPage();
    await again.goto(address);
    for (const page of [again, a]) await item(page, 'Roof crews need a licence').waitFor();
    await again.getByText('Somebody deleted what you had written in meanwhile.').first().waitFor();
    await ines.context.close();
  });
});
