/** Somebody writes lists and bold words in what is open before them. */
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { orderingActs } from '../../client/features/board/actions/ordering.ts';
import { newcomers } from '../../client/features/board/canvas/laterNewcomers.ts';
import { boardItems, changeItem, insertItem } from '../../shared/documents/board.ts';
import { itemText, readItem } from '../../shared/documents/readItem.ts';
import { type ItemId, newId } from '../../shared/ids.ts';
import { openBoard } from '../support/boardView.tsx';
import { setUpCanvas, setUpDom, show } from '../support/dom.tsx';

setUpDom();
setUpCanvas();

const editor = () => document.querySelector('textarea[aria-label^="Words"]') as HTMLTextAreaElement;

async function write(view: 'canvas' | 'outline' = 'canvas') {
  const opened = openBoard(1, view);
  const { board, doc, ids } = opened;
  show(board());
  await Promise.all([newcomers.fetch(), orderingActs.fetch()]);
  const one = () => document.querySelector<HTMLElement>(`[data-item="${ids[0]}"]`);
  await waitFor(() => expect(one()).toBeTruthy());
  act(() => one()?.focus());
  const press = (key: string, more: object = {}) => {
    const code = key.length === 1 ? `Key${key.toUpperCase()}` : key;
    const at = document.activeElement ?? document.body;
    const kept = fireEvent.keyDown(at, { key, code, ...more });
    if (key === ' ') fireEvent.keyUp(at, { key, code, ...more });
    return kept;
  };
  if (view === 'canvas') press(' ', { code: 'Space' });
  press('Enter');
  await waitFor(() => expect(editor()).toBeTruthy());
  const type = (value: string, caret = value.length) => {
    fireEvent.input(editor(), { target: { value } });
    editor().setSelectionRange(caret, caret);
  };
  /** Whether the browser makes its own line. */
  const enter = (more: object = {}) => press('Enter', more);
  const words = () => itemText(boardItems(doc).get(ids[0] as ItemId))?.toString();
  return { ...opened, press, type, enter, words };
}

describe('a list', () => {
  it.each([
    ['To do:\n- one', 'To do:\n- one\n- '],
    ['• one', '• one\n• '],
    ['  * one', '  * one\n  * '],
    ['9. nine', '9. nine\n10. '],
    ['1) one', '1) one\n2) '],
  ])('[BC211] goes on after %j', async (before, after) => {
    const { type, enter, words } = await write();
    type(before);
    expect(enter()).toBe(false);
    expect([editor().value, words()]).toEqual([after, after]);
  });

  it('[BC211] ends on a point without words, splits at the caret, and is no list elsewhere', async () => {
    const { type, enter, words, press } = await write();
    type('- one\n- \nrest', 8);
    enter();
    expect([words(), editor().selectionStart]).toEqual(['- one\n\nrest', 6]);
    type('- one two', 5);
    enter();
    expect([words(), editor().selectionStart]).toEqual(['- one\n-  two', 8]);
    for (const [text, caret] of [
      ['-one', 4],
      ['one - two', 9],
      ['- one', 0],
      ['1.one', 5],
    ] as const) {
      type(text, caret);
      expect([text, enter()]).toEqual([text, true]);
    }
    // It is one of the last words that undo takes back.
    type('- one');
    enter();
    press('z', { ctrlKey: true });
    await waitFor(() => expect(words()).not.toBe('- one\n- '));
  });

  it('[BC211] stays within the longest words', async () => {
    const { type, enter } = await write();
    type(`- ${'x'.repeat(editor().maxLength - 3)}`);
    expect(enter()).toBe(true);
  });

  it.each([
    ['- one', 1, '  - one'],
    ['    - one', 1, '    - one'],
    ['    - one', -1, '  - one'],
    ['- one', -1, '- one'],
    ['1. one\n2. two', 1, '1. one\n  1. two'],
    ['1) one\n  1) two\n    - deep\n2) three', 1, '1) one\n  1) two\n    - deep\n  2) three'],
    ['1. one\n  1. two', -1, '1. one\n2. two'],
    ['  1. one\nWords\n1. two', 1, '  1. one\nWords\n  1. two'],
  ])('[BC280] %j goes by Tab to another level: %i', async (before, by, after) => {
    const { type, press, words } = await write();
    type(before);
    expect(press('Tab', { shiftKey: by < 0 })).toBe(false);
    expect([editor().value, words()]).toEqual([after, after]);
    expect(editor().selectionStart).toBe(after.length);
  });

  it('[BC280] holds for all points that are marked, what was marked stays so, and undo takes it back', async () => {
    const { type, press, words } = await write();
    type('- one\nno point\n- two');
    editor().setSelectionRange(3, 19);
    press('Tab');
    expect(words()).toBe('  - one\nno point\n  - two');
    expect([editor().selectionStart, editor().selectionEnd]).toEqual([5, 23]);
    press('z', { ctrlKey: true });
    await waitFor(() => expect(words()).not.toContain('  - '));
  });

  it('[BC280] elsewhere Tab goes on, and Esc leaves a list', async () => {
    const { type, press, doc } = await write();
    type('- one');
    press('Tab');
    press('Escape');
    await waitFor(() => expect(editor()).toBeNull());
    expect(boardItems(doc).size).toBe(1);
    press('Enter');
    await waitFor(() => expect(editor()).toBeTruthy());
    type('one - two');
    press('Tab');
    await waitFor(() => expect(boardItems(doc).size).toBe(2));
  });

  it('[BC280] stays within the longest words, in the outline as well', async () => {
    const { type, press, words } = await write('outline');
    const longest = `- ${'x'.repeat(editor().maxLength - 2)}`;
    type(longest);
    expect([press('Tab'), words()]).toEqual([false, longest]);
    type('- one');
    expect([press('Tab'), words()]).toEqual([false, '  - one']);
    type('one');
    expect(press('Tab')).toBe(true);
  });

  it('[BC211] in the outline goes on by Shift+Enter, since Enter ends the writing there', async () => {
    const { type, enter, words } = await write('outline');
    type('- one');
    expect(enter({ shiftKey: true })).toBe(false);
    expect(words()).toBe('- one\n- ');
    enter();
    await waitFor(() => expect(editor()).toBeNull());
    expect(words()).toBe('- one\n- ');
  });
});

describe('what is pasted from a document while somebody writes', () => {
  const DOCS = `<meta><b style="font-weight:normal"><p><span style="font-weight:700">Agenda</span></p>
    <ul><li><p><span>Welcome </span><span style="font-weight:700">(5 min)</span></p></li>
    <li>Vote<ol><li>Dots</li><li>Count <b>all</b></li></ol></li></ul><p>Please keep it short.</p></b>`;

  async function paste(before: string, html: string, text = 'plain') {
    const opened = await write();
    const { pasting } = await import('../../client/features/board/canvas/laterPasting.ts');
    await pasting.fetch();
    opened.type(before);
    const clipboardData = { getData: (kind: string) => (kind === 'text/html' ? html : text) };
    const kept = fireEvent.paste(editor(), { clipboardData });
    const item = () => readItem(opened.ids[0] as ItemId, boardItems(opened.doc).get(opened.ids[0] as ItemId));
    return { ...opened, kept, item };
  }

  it('[BC476] lists keep their signs and levels, and bold words are bold; undo takes it back', async () => {
    const { words, item, kept, press } = await paste('', DOCS);
    const all = 'Agenda\n- Welcome (5 min)\n- Vote\n  1. Dots\n  2. Count all\nPlease keep it short.';
    await waitFor(() => expect(words()).toBe(all));
    const bold = ['Agenda', '(5 min)', 'all'].flatMap((one) => [
      all.indexOf(one),
      all.indexOf(one) + one.length,
    ]);
    bold.splice(4, 2, all.indexOf(' all') + 1, all.indexOf(' all') + 4);
    expect([kept, editor().value, item()?.strong]).toEqual([false, all, bold.join()]);
    act(() => void press('z', { ctrlKey: true }));
    expect([words(), item()?.strong]).toEqual(['Note 0', undefined]);
  });

  it.each([
    ['To do: ', 'To do: \n- one\n- two'],
    ['- ', '- one\n- two'],
    ['- zero\n', '- zero\n- one\n- two'],
  ])(
    '[BC476] after %j a list begins on its own line, or is in the one that stands there',
    async (before, all) => {
      const { words } = await paste(before, '<ul><li>one</li><li>two</li></ul>');
      await waitFor(() => expect(words()).toBe(all));
    },
  );

  it('[BC476] one point is put in the words that stand there; among bold words plain ones stay plain', async () => {
    const { words, item, press } = await paste('Say ', '<ul><li>it <b>now</b></li></ul>');
    await waitFor(() => expect(words()).toBe('Say it now'));
    expect(item()?.strong).toBe('7,10');
    act(() => void press('Escape'));
  });

  it.each([['<p>plain</p>'], ['<table><tr><td><b>1</b></td></tr></table>']])(
    '[BC476] %s is pasted by the browser',
    async (html) => {
      const { kept } = await paste('Words', html);
      expect(kept).toBe(true);
    },
  );
});

describe('bold', () => {
  it.each(['canvas', 'outline'] as const)(
    '[BC210] is switched by Ctrl+B while one writes: %s',
    async (view) => {
      const { doc, ids, press, type } = await write(view);
      const bold = () =>
        boardItems(doc)
          .get(ids[0] as ItemId)
          ?.get('bold');
      type('');
      expect(press('b', { ctrlKey: true })).toBe(false);
      await waitFor(() => expect(bold()).toBe(true));
      expect(document.activeElement).toBe(editor());
      if (view === 'canvas') await waitFor(() => expect(editor().style.fontWeight).toBe('700'));
      press('b', { ctrlKey: true });
      await waitFor(() => expect(bold()).toBeUndefined());
      press('Escape');
      press('b', { ctrlKey: true });
      await waitFor(() => expect(bold()).toBe(true));
    },
  );

  it.each(['canvas', 'outline'] as const)(
    '[BC282] is switched for the words that are marked, which stay so: %s',
    async (view) => {
      const { doc, ids, press, type } = await write(view);
      const item = () => readItem(ids[0] as ItemId, boardItems(doc).get(ids[0] as ItemId));
      const shown = () => [...document.querySelectorAll('[aria-hidden] b')].map((one) => one.textContent);
      type('Some words here');
      editor().setSelectionRange(5, 10);
      press('b', { ctrlKey: true });
      await waitFor(() => expect(item()?.strong).toBe('5,10'));
      expect([item()?.bold, editor().selectionStart, editor().selectionEnd]).toEqual([undefined, 5, 10]);
      expect(shown()).toEqual(['words']);
      type('Some good words here', 9);
      expect([item()?.strong, shown()]).toEqual(['10,15', ['words']]);
      press('z', { ctrlKey: true });
      press('z', { ctrlKey: true });
      await waitFor(() => expect(item()?.strong).toBeUndefined());
      expect(shown()).toEqual([]);
      press('y', { ctrlKey: true });
      await waitFor(() => expect(shown()).toEqual(['words']));
      press('Escape');
      await waitFor(() => expect(editor()).toBeNull());
      await waitFor(() =>
        expect(document.querySelector(`[data-item="${ids[0]}"] b`)?.textContent).toBe('words'),
      );
    },
  );

  it.each(['canvas', 'outline'] as const)(
    '[BC343] is how the next letters at the caret are: %s',
    async (view) => {
      const { doc, ids, press, type, words } = await write(view);
      const item = () => readItem(ids[0] as ItemId, boardItems(doc).get(ids[0] as ItemId));
      const turn = () => press('b', { ctrlKey: true });
      type('Two words');
      turn();
      expect([item()?.bold, item()?.strong]).toEqual([undefined, undefined]);
      // A browser has put the caret behind the letter by the time it says so.
      const letter = (value: string, caret: number) => {
        editor().value = value;
        editor().setSelectionRange(caret, caret);
        fireEvent.input(editor());
      };
      letter('Two wordsx', 10);
      expect(item()?.strong).toBe('9,10');
      letter('Two wordsxy', 11);
      expect(item()?.strong).toBe('9,11');
      turn();
      letter('Two wordsxyz', 12);
      expect(item()?.strong).toBe('9,11');
      // Twice is not at all, and elsewhere neither.
      turn();
      turn();
      letter('Two wordsxyza', 13);
      turn();
      editor().setSelectionRange(3, 3);
      fireEvent(document, new Event('selectionchange'));
      letter('Twoo wordsxyza', 4);
      expect(item()?.strong).toBe('10,12');
      press('z', { ctrlKey: true });
      await waitFor(() => expect(words()).not.toContain('xyz'));
      expect(item()?.strong).toBeUndefined();
    },
  );

  it('[BC343] among bold letters the next are plain, and the rest stays bold', async () => {
    const { doc, ids, press, type } = await write();
    const item = () => readItem(ids[0] as ItemId, boardItems(doc).get(ids[0] as ItemId));
    type('');
    press('b', { ctrlKey: true });
    expect(item()?.bold).toBe(true);
    type('Bold');
    press('b', { ctrlKey: true });
    editor().value = 'Bold thin';
    editor().setSelectionRange(9, 9);
    fireEvent.input(editor());
    expect([item()?.bold, item()?.strong]).toEqual([undefined, '0,4']);
  });

  it('[BC210] what came to be written in and was only made bold goes with Esc', async () => {
    const { doc, press } = await write();
    press('Escape');
    await waitFor(() => expect(editor()).toBeNull());
    act(() => screen.getByRole('application').focus());
    press('n');
    await waitFor(() => expect(editor()).toBeTruthy());
    press('b', { ctrlKey: true });
    press('Escape');
    await waitFor(() => expect(boardItems(doc).size).toBe(1));
  });

  it('[BC210] [AN66] in a name it is told why it is not there', async () => {
    const { doc, elsewhere, sync, press } = await write();
    press('Escape');
    const id = newId<ItemId>();
    const frame = { id, kind: 'frame', author: null, at: 0, z: 'Z', x: 0, y: 300, w: 400, h: 300 } as const;
    insertItem(boardItems(elsewhere), { ...frame, text: 'Named' });
    act(() => sync());
    await waitFor(() => expect(document.querySelector(`[data-item="${id}"]`)).toBeTruthy());
    act(() => document.querySelector<HTMLElement>(`[data-item="${id}"]`)?.focus());
    press(' ', { code: 'Space' });
    press('Enter');
    await waitFor(() => expect(editor()).toBeTruthy());
    expect(press('b', { ctrlKey: true })).toBe(false);
    expect(document.querySelector('[data-told]')?.textContent).toContain('Bold is for words of notes');
    expect(boardItems(doc).get(id)?.has('bold')).toBe(false);
  });

  it('[BC210] stands in the bar, and is pressed in while it is so; [BC216] of a frame on paper no colour is shown', async () => {
    const { doc, elsewhere, sync, ids, press } = await write();
    press('Escape');
    const button = await screen.findByRole('button', { name: 'Bold' });
    expect(button.getAttribute('aria-pressed')).toBe('false');
    fireEvent.click(button);
    await waitFor(() => expect(button.getAttribute('aria-pressed')).toBe('true'));
    expect(
      boardItems(doc)
        .get(ids[0] as ItemId)
        ?.get('bold'),
    ).toBe(true);
    const id = newId<ItemId>();
    const frame = { id, kind: 'frame', author: null, at: 0, z: 'Z', x: 0, y: 300, w: 400, h: 300 } as const;
    insertItem(boardItems(elsewhere), { ...frame, colour: 'sun', text: 'Named' });
    act(() => sync());
    await waitFor(() => expect(document.querySelector(`[data-item="${id}"]`)).toBeTruthy());
    press('Escape');
    act(() => document.querySelector<HTMLElement>(`[data-item="${id}"]`)?.focus());
    press(' ', { code: 'Space' });
    const swatch = async () =>
      (await screen.findByRole('button', { name: 'Colour' })).querySelector<HTMLElement>('i')?.dataset.colour;
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Bold' })).toBeNull());
    expect(await swatch()).toBeUndefined();
    changeItem(boardItems(elsewhere), id, { background: 'tint' });
    act(() => sync());
    await waitFor(async () => expect(await swatch()).toBe('sun'));
  });
});
