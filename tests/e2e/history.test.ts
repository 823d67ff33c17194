/** Going back in time, two people at once. */
import { describe, expect, it } from 'vitest';
import { browserSkipped, seriousFindings } from '../support/browser.ts';
import { item, writeNoteAt } from '../support/canvas.ts';
import { rowOf, tabTo } from '../support/journey.ts';
import { usePair } from '../support/pair.ts';

describe.skipIf(browserSkipped !== null)('history of a board', () => {
  const pair = usePair();

  it('[HC4] [HC5] [HC6] [HC8] [HC9] a deleted note is found in the past and brought back, while the other goes on', async () => {
    const { anna, murat, bothOn } = pair;
    const address = await bothOn('With a past');
    await writeNoteAt(anna.page, 300, 300, 'Contractors are booked');
    await item(murat.page, 'Contractors are booked').waitFor();
    await writeNoteAt(anna.page, 560, 300, 'Nobody asked');
    const comments = anna.page.getByRole('button', { name: 'Comments', exact: true });
    await comments.click();
    await anna.page.getByRole('button', { name: 'History' }).click();
    const past = anna.page.getByRole('region', { name: 'History' });
    await past.waitFor();
    await expect.poll(() => comments.getAttribute('aria-pressed')).toBe('false');
    await comments.click();
    await past.waitFor({ state: 'hidden' });
    // Until it has come, a key is meant for it (BC460).
    await anna.page.getByRole('complementary', { name: 'Comments' }).waitFor();
    // By key: what the mouse presses in the bar leaves the keyboard on the board (BC191).
    await anna.page.getByRole('button', { name: 'History' }).press('Enter');
    await expect.poll(() => comments.getAttribute('aria-pressed')).toBe('false');
    await past.getByText('2 new').waitFor();
    const documentId = /\/d\/(\w+)/.exec(address)?.[1] ?? '';
    // The present moment gets a name, so that it stays one whatever follows within the same seconds.
    await past.getByRole('button', { name: 'Name this moment' }).click();
    await anna.page.keyboard.type('Before the talk');
    await anna.page.keyboard.press('Enter');
    await past.getByRole('option', { name: /Before the talk/ }).waitFor();
    expect(await seriousFindings(anna.page)).toEqual([]);
    await anna.page.keyboard.press('Escape');
    await past.waitFor({ state: 'hidden' });
    await expect
      .poll(() => anna.page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('History');

    await item(murat.page, 'Contractors are booked').click();
    await murat.page.keyboard.press('Delete');
    await item(anna.page, 'Contractors are booked').waitFor({ state: 'hidden' });
    const headOf = () =>
      murat.page.evaluate(async (id) => {
        const answer = await fetch(`/api/documents/${id}/history`);
        return ((await answer.json()) as { moments: { sequence: number }[] }).moments.at(-1)?.sequence ?? 0;
      }, documentId);
    const before = await headOf();
    await writeNoteAt(murat.page, 820, 300, 'Written meanwhile');
    await expect.poll(headOf).toBeGreaterThan(before);

    // Now with the keyboard alone.
    await anna.page.getByRole('button', { name: 'History' }).focus();
    await anna.page.keyboard.press('Enter');
    await past.getByRole('listbox').waitFor();
    await tabTo(anna.page, /^Moment$/);
    await anna.page.keyboard.press('Home');
    await past
      .getByRole('slider', { name: 'Moment' })
      .and(past.locator('[aria-valuetext^="Before the talk. "]'))
      .waitFor();
    await item(anna.page, 'Contractors are booked').waitFor();
    expect(await item(anna.page, 'Written meanwhile').count()).toBe(0);
    await item(anna.page, 'Contractors are booked').click();
    await past.getByText('Made by Anna Kovács').waitFor();
    await past.getByText('Deleted by Murat Kaya').waitFor();
    expect(await past.getByRole('toolbar', { name: 'Selection' }).count()).toBe(0);
    await past.getByRole('button', { name: 'Bring back…' }).click();
    const question = anna.page.getByRole('dialog');
    await question.getByText('1 deleted item comes back.').waitFor();
    await writeNoteAt(murat.page, 300, 600, 'And more');
    await question.getByRole('button', { name: 'Bring back' }).click();
    await question.waitFor({ state: 'hidden' });
    await anna.page.keyboard.press('Escape');
    await past.waitFor({ state: 'hidden' });
    await item(anna.page, 'Contractors are booked').waitFor();
    await item(murat.page, 'Contractors are booked').waitFor();
    for (const { page } of [anna, murat])
      for (const words of ['Nobody asked', 'Written meanwhile', 'And more'])
        await item(page, words).waitFor();
    await anna.page.getByRole('button', { name: 'Undo' }).last().click();
    await item(murat.page, 'Contractors are booked').waitFor({ state: 'hidden' });

    await item(murat.page, 'Nobody asked').click({ button: 'right' });
    await murat.page.getByRole('menuitem', { name: 'More' }).click();
    await murat.page.getByRole('menuitem', { name: 'Who changed this' }).click();
    const pastOfMurat = murat.page.getByRole('region', { name: 'History' });
    await pastOfMurat.getByText('Made by Anna Kovács').waitFor();
    await murat.page.keyboard.press('Escape');
    await pastOfMurat.waitFor({ state: 'hidden' });

    await anna.page.goto(`${address.replace('canvas', 'outline')}`);
    await anna.page.getByRole('button', { name: 'History' }).click();
    await past.getByRole('slider').focus();
    await anna.page.keyboard.press('Home');
    await rowOf(anna.page, 'Contractors are booked').waitFor();
    expect(await anna.page.getByRole('textbox', { name: 'New note' }).count()).toBe(0);
    expect([...anna.errors, ...murat.errors]).toEqual([]);
  });

  it('[PE22] [HC11] what went since the last visit is found by its words, and brought back with the keyboard', async () => {
    const { anna, murat, bothOn } = pair;
    const address = await bothOn('Gone meanwhile');
    await writeNoteAt(anna.page, 300, 300, 'Contractors are booked');
    await writeNoteAt(anna.page, 560, 300, 'Nobody asked');
    await item(murat.page, 'Nobody asked').waitFor();
    // What Murat sees when he comes now is what he saw when he was here.
    const noted = murat.page.waitForResponse((answer) => answer.url().endsWith('now=seen'));
    await murat.page.route('**/visit*', (route) => {
      const request = route.request();
      const url = `${request.url().split('?')[0]}?now=seen`;
      return route.continue(request.method() === 'POST' ? { url } : {});
    });
    await murat.page.reload();
    await item(murat.page, 'Nobody asked').waitFor();
    await noted;
    await murat.page.unroute('**/visit*');
    await murat.page.goto('about:blank');
    await item(anna.page, 'Contractors are booked').click();
    await anna.page.keyboard.press('Delete');
    await writeNoteAt(anna.page, 820, 300, 'Written meanwhile');
    await murat.page.goto(address);
    await murat.page.getByText('Since you were last here: 1 new, 1 deleted').waitFor();
    await murat.page.getByRole('button', { name: 'Show', exact: true }).press('Enter');
    const gone = murat.page.getByRole('region', { name: 'Deleted · 1' });
    await gone.getByRole('button', { name: /^Contractors are booked\s*Deleted by Anna Kovács, / }).waitFor();
    expect(await seriousFindings(murat.page)).toEqual([]);
    await tabTo(murat.page, /^Contractors are booked/);
    await murat.page.keyboard.press('Enter');
    const past = murat.page.getByRole('region', { name: 'History' });
    await past.getByText('Deleted by Anna Kovács').waitFor();
    await item(murat.page, 'Contractors are booked').waitFor();
    expect(await item(murat.page, 'Written meanwhile').count()).toBe(0);
    expect(await seriousFindings(murat.page)).toEqual([]);
    await past.getByRole('button', { name: 'Bring back…' }).press('Enter');
    await murat.page.getByRole('dialog').getByRole('button', { name: 'Bring back' }).press('Enter');
    await past.waitFor({ state: 'hidden' });
    await murat.page.locator('[role="application"]:focus').waitFor();
    await murat.page.keyboard.press('Escape');
    await expect.poll(() => murat.page.getByRole('toolbar', { name: 'Selection' }).count()).toBe(0);
    for (const { page } of [anna, murat]) {
      await item(page, 'Contractors are booked').waitFor();
      await item(page, 'Written meanwhile').waitFor();
    }
    expect([...anna.errors, ...murat.errors]).toEqual([]);
  });
});
