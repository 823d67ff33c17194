/** A link bent around things, and its words moved along it, seen by two people. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { browserSkipped } from '../support/browser.ts';
import { boxOf, drag, item, middleOf, openCanvas, writeNoteAt, writing } from '../support/canvas.ts';
import { joinBoard } from '../support/journey.ts';
import { usePair } from '../support/pair.ts';

const BEND = '[data-bend^=":"]:not([hidden])';
/** Its bends, or the parts that can become one. */
const dot = (page: Page) =>
  page.locator(`${BEND}, div:not(:has(> ${BEND})) > [data-bend]:not([hidden])`).first();
const bends = (page: Page) => page.locator(BEND);
const parts = (page: Page) => page.locator('[data-bend]:not([data-bend^=":"]):not([hidden])');
const acts = async (page: Page, name: string) => {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(name);
  await page.getByRole('option', { name }).first().waitFor();
  await page.keyboard.press('Enter');
};
const words = (page: Page) => page.locator('[data-item] span').filter({ hasText: 'goes around' });

/** How far down the line of the link goes. */
const lowest = (page: Page) =>
  page.evaluate(() =>
    Math.round(
      Math.max(
        ...[...document.querySelectorAll('[data-item] svg path')].map(
          (path) => path.getBoundingClientRect().bottom,
        ),
      ),
    ),
  );

describe.skipIf(browserSkipped !== null)('a link that is bent', () => {
  const pair = usePair();

  it('[CV140] [CV141] [CV150] [BC651] its middle is dragged around a note, its words along it; others see both before they are let go', async () => {
    const { anna, murat, bothOn } = pair;
    await bothOn('Bent');
    const [a, m] = [anna.page, murat.page];
    await writeNoteAt(a, 260, 250, 'Oven');
    await writeNoteAt(a, 900, 250, 'Shop');
    await item(m, 'Shop').waitFor();
    await drag(a, await middleOf(a.locator('[data-side="left"]')), await middleOf(item(a, 'Oven')));
    await dot(a).waitFor();

    const start = await middleOf(dot(a));
    const straight = await lowest(a);
    await a.mouse.move(start.x, start.y);
    await a.mouse.down();
    await a.mouse.move(start.x + 10, start.y + 100);
    await expect.poll(() => lowest(m)).toBeGreaterThan(straight + 50);
    await a.mouse.move(start.x + 20, start.y + 300);
    await expect.poll(() => lowest(m)).toBeGreaterThan(straight + 200);
    await a.mouse.up();
    await expect.poll(async () => Math.round((await middleOf(dot(a))).y - start.y)).toBe(300);
    await a.keyboard.press('Control+z');
    await expect.poll(() => lowest(m)).toBe(straight);
    await a.keyboard.press('Control+Shift+z');
    await expect.poll(() => lowest(m)).toBeGreaterThan(straight + 200);

    // [CV143] A double click on its dot takes it away; so does its act.
    const bent = await middleOf(dot(a));
    await a.mouse.dblclick(bent.x, bent.y);
    await expect.poll(() => lowest(m)).toBe(straight);
    await a.keyboard.press('Control+z');
    await expect.poll(() => lowest(m)).toBeGreaterThan(straight + 200);
    await acts(a, 'Take bends away');
    await expect.poll(() => lowest(m)).toBe(straight);
    await a.mouse.click(600, 700);
    await dot(a).waitFor({ state: 'hidden' });
    await a.mouse.dblclick(start.x, start.y);
    await writing(a);
    await a.keyboard.type('goes around');
    await a.keyboard.press('Escape');
    await words(m).waitFor();

    const label = await boxOf(words(m));
    const at = await middleOf(words(a));
    await a.mouse.move(at.x, at.y);
    await a.mouse.down();
    await a.mouse.move(at.x - 40, at.y);
    await a.mouse.move(at.x - 120, at.y + 30);
    await expect.poll(async () => Math.round((await boxOf(words(m))).x - label.x)).toBeLessThan(-90);
    await a.mouse.up();
    // The bar lies on neither the words nor the dot.
    await a.getByRole('toolbar', { name: 'Selection' }).waitFor();
    const free = async () => {
      const { x, y } = await middleOf(dot(a));
      return a.evaluate((at) => document.elementFromPoint(...at)?.hasAttribute('data-bend'), [x, y] as const);
    };
    await expect.poll(free).toBe(true);
    await acts(a, 'Words back in their place');
    await expect.poll(async () => Math.round((await boxOf(words(m))).x - label.x)).toBe(0);

    // [CV150] Not chosen, its words go along with the first drag, and then it is.
    await a.mouse.click(600, 700);
    await dot(a).waitFor({ state: 'hidden' });
    const back = await middleOf(words(a));
    await drag(a, back, { x: back.x - 120, y: back.y });
    await expect.poll(async () => Math.round((await boxOf(words(m))).x - label.x)).toBeLessThan(-90);
    await dot(a).waitFor();
  });

  it('[BC651] arrow keys bend it once that is meant: Enter keeps it, Esc puts it back', async () => {
    const { anna, murat, bothOn } = pair;
    await bothOn('Bent by keys');
    const [a, m] = [anna.page, murat.page];
    await writeNoteAt(a, 260, 250, 'Oven');
    await writeNoteAt(a, 900, 250, 'Shop');
    await item(m, 'Shop').waitFor();
    await drag(a, await middleOf(a.locator('[data-side="left"]')), await middleOf(item(a, 'Oven')));
    await dot(a).waitFor();
    const start = await middleOf(dot(a));
    const bend = async () => {
      await a.keyboard.press('Control+k');
      await a.keyboard.type('detour');
      await a.getByRole('option', { name: 'Bend the link by arrow keys' }).waitFor();
      await a.keyboard.press('Enter');
      await a.getByText('Arrow keys bend the link.').first().waitFor({ state: 'attached' });
    };
    const down = async () => Math.round((await middleOf(dot(a))).y - start.y);
    await bend();
    for (let press = 0; press < 3; press += 1) await a.keyboard.press('Shift+ArrowDown');
    await expect.poll(down).toBe(120);
    await a.keyboard.press('Escape');
    await expect.poll(down).toBe(0);
    await bend();
    for (let press = 0; press < 3; press += 1) await a.keyboard.press('Shift+ArrowDown');
    await a.keyboard.press('Enter');
    await expect.poll(down).toBe(120);
    await expect.poll(() => lowest(m)).toBeGreaterThan(start.y + 100);
    await a.keyboard.press('Escape');
    await dot(a).waitFor({ state: 'hidden' });
    expect(await lowest(a)).toBeGreaterThan(start.y + 100);
  });

  it('[CV142] [CV144] [BC681] two people give it bends at once; by key one is moved, the next one comes with Tab, Delete takes one', async () => {
    const { anna, murat, bothOn } = pair;
    await bothOn('Bent twice');
    const [a, m] = [anna.page, murat.page];
    await writeNoteAt(a, 260, 250, 'Oven');
    await writeNoteAt(a, 900, 250, 'Shop');
    await item(m, 'Shop').waitFor();
    await drag(a, await middleOf(a.locator('[data-side="left"]')), await middleOf(item(a, 'Oven')));
    await dot(a).waitFor();
    const start = await middleOf(dot(a));
    await expect.poll(() => m.locator('[data-item] svg path').count()).toBeGreaterThan(0);
    await m.mouse.click(start.x, start.y);
    await dot(m).waitFor();
    // Both pull at the same part before either of them has let go.
    await a.mouse.move(start.x, start.y);
    await a.mouse.down();
    await a.mouse.move(start.x - 60, start.y + 100);
    await m.mouse.move(start.x, start.y);
    await expect.poll(() => lowest(m)).toBeGreaterThan(start.y + 50);
    await a.mouse.move(start.x - 60, start.y + 240);
    await expect.poll(() => bends(m).count()).toBe(1);
    const there = await middleOf(parts(m).last());
    await m.mouse.move(there.x, there.y);
    await m.mouse.down();
    await m.mouse.move(there.x, there.y - 60);
    await m.mouse.move(there.x, there.y - 160);
    await a.mouse.up();
    await m.mouse.up();
    for (const page of [a, m]) await expect.poll(() => bends(page).count()).toBe(2);

    const own = await middleOf(bends(a).first());
    await a.mouse.click(own.x, own.y);
    await a.locator('[data-held="true"]:not([hidden])').waitFor();
    const y = async () => Math.round((await middleOf(bends(a).first())).y - own.y);
    for (let press = 0; press < 2; press += 1) await a.keyboard.press('Shift+ArrowDown');
    await expect.poll(y).toBe(80);
    const held = () => a.locator('[data-held="true"]:not([hidden])').getAttribute('data-bend');
    const first = await held();
    // By way of the part between both, where that is long enough for a dot.
    for (let press = 0; press < 2 && (press === 0 || !(await held())?.startsWith(':')); press += 1) {
      const before = await held();
      await a.keyboard.press('Tab');
      await expect.poll(held).not.toBe(before);
    }
    expect(await held()).toMatch(/^:/);
    expect(await held()).not.toBe(first);
    await a.keyboard.press('Delete');
    for (const page of [a, m]) await expect.poll(() => bends(page).count()).toBe(1);
    expect(await y()).toBe(80);
    await acts(a, 'Add a bend');
    for (const page of [a, m]) await expect.poll(() => bends(page).count()).toBe(2);
  });

  it('[CV142] with a finger, in the dark: each dot is at least 24 px wide and is pulled as by a mouse', async () => {
    const { anna, browser, server, bothOn } = pair;
    const address = await bothOn('Bent by a finger');
    const a = anna.page;
    await writeNoteAt(a, 160, 250, 'Oven');
    await writeNoteAt(a, 760, 250, 'Shop');
    // On a busy machine a first drag from the handle has drawn nothing now and then, why is not known yet: it is drawn again.
    const drawn = async () => {
      await item(a, 'Shop').click();
      await drag(a, await middleOf(a.locator('[data-side="left"]')), await middleOf(item(a, 'Oven')));
      return dot(a)
        .waitFor({ timeout: 3_000 })
        .then(
          () => true,
          () => false,
        );
    };
    await expect.poll(drawn, { timeout: 30_000 }).toBe(true);
    const { page: p } = await joinBoard(browser, server.links.participant, 'Elif Demir', {
      phone: true,
      dark: true,
    });
    await openCanvas(p, address);
    await item(p, 'Shop').waitFor();
    const [from, to] = [await middleOf(item(p, 'Oven')), await middleOf(item(p, 'Shop'))];
    await p.touchscreen.tap((from.x + to.x) / 2, (from.y + to.y) / 2);
    await dot(p).waitFor();
    const box = await boxOf(dot(p));
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(24);
    const at = await middleOf(dot(p));
    const client = await p.context().newCDPSession(p);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y: number) =>
      client.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: type === 'touchEnd' ? [] : [{ x: at.x, y }],
      });
    await touch('touchStart', at.y);
    for (const by of [20, 60, 120]) await touch('touchMove', at.y + by);
    await touch('touchEnd', at.y + 120);
    await expect.poll(async () => Math.round((await middleOf(bends(p).first())).y - at.y)).toBe(120);
    await expect.poll(() => bends(a).count()).toBe(1);
    await p.context().close();
  });
});
