/** Comments of a board in its panel, on the canvas and beside the outline: what waits, what is read, what is about the board as a whole. */
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { fetchPanel } from '../../client/together/fetchPanel.ts';
import { mentionOf } from '../../shared/domain/discussion.ts';
import { AppError } from '../../shared/errors.ts';
import type { ItemId } from '../../shared/ids.ts';
import { itemOf, key, openWith, write } from '../support/boardCompany.tsx';
import { fakeSight, setUpCanvas, setUpDom } from '../support/dom.tsx';
import { BUDAPEST, member } from '../support/people.ts';
import { until } from '../support/poll.ts';

setUpDom();
setUpCanvas(1_200);

// Once, outside the tests' own time: a chunk that is compiled on a busy machine takes its time.
beforeAll(async () => void (await fetchPanel()));

// The first of the file: once the panel was open its code is there at once.
it('[BC59] what is typed after C, before the panel has come, is the comment’s and not the board’s, Enter too', async () => {
  const insert = vi.fn((_act: string, _ui?: boolean, words = '') => {
    const field = document.activeElement as HTMLTextAreaElement;
    // As a browser does: React hears of a value that it did not set itself.
    const { set } = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value') ?? {};
    set?.call(field, field.value + words);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    return true;
  });
  document.execCommand = insert;
  const { ids, commands } = await openWith('canvas');
  act(() => itemOf(ids[1])?.focus());
  key('c');
  for (const letter of ['h', 'r', '?']) key(letter);
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Backspace' });
  for (const then of ['Enter', '2', 'n', 'd']) key(then);
  expect(screen.queryByRole('complementary', { name: 'Comments' })).toBeNull();
  const field = await screen.findByRole('textbox', { name: 'Write a comment' });
  await waitFor(() => expect(insert).toHaveBeenCalledWith('insertText', false, 'hr'));
  expect(document.activeElement).toBe(field);
  expect(screen.getByRole('application').getAttribute('data-tool')).toBe('select');
  expect([screen.queryByRole('dialog'), document.querySelectorAll('[data-item]').length]).toEqual([
    null,
    ids.length,
  ]);
  await waitFor(() => expect(insert).toHaveBeenLastCalledWith('insertText', false, '2nd'));
  await waitFor(() => expect(commands).toEqual([expect.objectContaining({ itemId: ids[1], text: 'hr' })]));
  key('h');
  expect(insert).toHaveBeenCalledTimes(2);
});

describe.each(['canvas', 'outline'] as const)('comments on the %s', (view) => {
  it('[DC3] [PE9] what is refused stays with its reason; what is written is there again', async () => {
    const { ids, refuse, discussion } = await openWith(view);
    act(() => itemOf(ids[1])?.focus());
    key('c');
    refuse(new AppError('FORBIDDEN'));
    await write('Write a comment', 'Not for you');
    expect(await screen.findByText(/^Not sent:/)).toBeTruthy();
    refuse(null);
    fireEvent.click(screen.getByRole('button', { name: 'Send again' }));
    await until('sent', () => discussion.outbox.unsent.get().length === 0);
    const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Write a comment' });
    fireEvent.change(field, { target: { value: 'Half a sent' } });
    fireEvent.click(screen.getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByRole('complementary', { name: 'Comments' })).toBeNull());
    act(() => itemOf(ids[1])?.focus());
    key('c');
    const again = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Write a comment' });
    expect(again.value).toBe('Half a sent');
  });

  it('[DC24] a comment on its way is not called unsent; one that waits for longer is', async () => {
    const { ids, refuse, discussion } = await openWith(view);
    act(() => itemOf(ids[1])?.focus());
    key('c');
    refuse(new Error('no network'));
    await write('Write a comment', 'On its way');
    const waits = () => document.querySelector('[data-unsent]')?.textContent;
    await waitFor(() => expect(waits()).toBe('On its way'));
    expect(await screen.findByText(/^Not sent yet/)).toBeTruthy();
    refuse(null);
    fireEvent.click(screen.getByRole('button', { name: 'Send again' }));
    await until('sent', () => discussion.outbox.unsent.get().length === 0);
  });

  it('[PE20] [PE8] who joined after the page came is offered once they are here', async () => {
    const { ids, people, commands } = await openWith(view);
    const sofia = member('Sofia Lind', 'member', BUDAPEST);
    act(() => itemOf(ids[1])?.focus());
    key('c');
    const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Write a comment' });
    const text = 'Who else is to see it, @sofia';
    fireEvent.change(field, { target: { value: text, selectionStart: text.length } });
    expect(screen.queryByRole('option', { name: /Sofia/ })).toBeNull();
    act(() => people.set([{ user: { ...sofia, memberId: sofia.id }, clientIds: [7] }]));
    expect(screen.getByRole('option', { name: /Sofia Lind/ })).toBeTruthy();
    fireEvent.keyDown(field, { key: 'Enter' });
    fireEvent.keyDown(field, { key: 'Enter' });
    await waitFor(() =>
      expect(commands.at(-1)).toMatchObject({ text: `Who else is to see it, ${mentionOf(sofia.id)}` }),
    );
  });

  it('[DC9] C with nothing chosen is about the board as a whole, also when its comments are open already', async () => {
    const { ids, discussion, byMurat, commands } = await openWith(view);
    const surface = view === 'canvas' ? screen.getByRole('application') : document.body;
    act(() => surface.focus());
    const onSurface = async () => {
      fireEvent.keyDown(surface, { key: 'c', code: 'KeyC' });
      if (view === 'outline') return;
      await waitFor(() => expect(surface.getAttribute('data-tool')).toBe('comment'));
      fireEvent.keyDown(surface, { key: 'c', code: 'KeyC' });
    };
    await onSurface();
    const panel = await screen.findByRole('complementary', { name: 'Comments' });
    expect(within(panel).getByRole('heading', { level: 3 }).textContent).toBe('About this board');
    const field = () => within(panel).getByRole<HTMLTextAreaElement>('textbox', { name: 'Write a comment' });
    await waitFor(() => expect(document.activeElement).toBe(field()));
    act(() => surface.focus());
    field().blur();
    await onSurface();
    expect(document.activeElement).toBe(field());
    await write('Write a comment', 'Whose is it?');
    await waitFor(() => expect(commands.at(-1)).toMatchObject({ act: 'open', itemId: null }));
    expect(await within(panel).findByText('Whose is it?')).toBeTruthy();
    expect(ids.map((id) => discussion.state.marksOf(id).comments)).toEqual([0, 0, 0]);
    const open = { act: 'open', id: 'yyyyyyyyyyyyyyyyyyyy' as never, text: 'Later' } as const;
    act(() => discussion.state.apply(byMurat({ ...open, itemId: ids[0] as ItemId })));
    fireEvent.click(within(panel).getByRole('button', { name: 'All comments' }));
    const order = [...panel.querySelectorAll('h3, article')].map(
      (one) => one.getAttribute('aria-label') ?? one.textContent,
    );
    expect(order).toEqual([
      'About this board',
      'Anna about this board, 1 comment',
      'About what stands on it',
      expect.stringMatching(/^Murat about /),
    ]);
    fireEvent.click(within(panel).getByRole('button', { name: 'Comment on the board' }));
    await waitFor(() => expect(document.activeElement).toBe(field()));
  });

  it('[DC10] the comments open with all of them, whatever they were about when they were closed', async () => {
    const { ids, panel } = await openWith(view);
    act(() => itemOf(ids[1])?.focus());
    key('c');
    await screen.findByRole('textbox', { name: 'Write a comment' });
    act(() => panel.set(null));
    act(() => panel.set('comments'));
    expect(await screen.findByRole('radiogroup', { name: 'Which comments' })).toBeTruthy();
    expect(screen.queryByRole('textbox', { name: 'Write a comment' })).toBeNull();
  });

  it('[DC9] [DC3] a comment on the board is kept while it is written', async () => {
    const { panel } = await openWith(view);
    act(() => panel.set('comments'));
    fireEvent.click(await screen.findByRole('button', { name: 'Comment on the board' }));
    const field = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Write a comment' });
    fireEvent.change(await field(), { target: { value: 'Half a sent' } });
    act(() => panel.set(null));
    await waitFor(() => expect(screen.queryByRole('complementary', { name: 'Comments' })).toBeNull());
    act(() => panel.set('comments'));
    fireEvent.click(await screen.findByRole('button', { name: 'Comment on the board' }));
    expect((await field()).value).toBe('Half a sent');
  });

  it('[DC9] [DI2] who may only read reads what is said of the board', async () => {
    const { discussion, byMurat, panel } = await openWith(view, 'observer');
    const open = { act: 'open', id: 'yyyyyyyyyyyyyyyyyyyy' as never, itemId: null, text: 'Read me' } as const;
    act(() => discussion.state.apply(byMurat(open)));
    act(() => panel.set('comments'));
    expect(await screen.findByText('Read me')).toBeTruthy();
    expect(screen.getByRole('heading', { name: 'About this board' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Comment on the board' })).toBeNull();
    fireEvent.keyDown(document.body, { key: 'c', code: 'KeyC' });
    expect(await screen.findByRole('button', { name: 'All comments' })).toBeTruthy();
    expect(screen.queryByRole('textbox', { name: /comment|reply/i })).toBeNull();
  });

  it('[DC20] what somebody else has asked of an item has the caret in its answer, which nobody takes away', async () => {
    const { ids, discussion, byMurat } = await openWith(view);
    const ask = (at: number, id: string, text: string) =>
      act(() =>
        discussion.state.apply(byMurat({ act: 'open', id: id as never, itemId: ids[at] as ItemId, text })),
      );
    const focused = () => document.activeElement as HTMLTextAreaElement;
    ask(0, 'xxxxxxxxxxxxxxxxxxxx', 'What is this?');
    act(() => itemOf(ids[0])?.focus());
    key('c');
    const reply = await screen.findByRole('textbox', { name: 'Reply' });
    await waitFor(() => expect(focused()).toBe(reply));
    await write('Reply', 'A heat pump');
    await until('sent', () => discussion.outbox.unsent.get().length === 0);
    expect(focused()).toBe(screen.getByRole('textbox', { name: 'Reply' }));
    fireEvent.click(screen.getByRole('button', { name: 'Close' }));
    // The last word is mine: what I say now is new.
    for (const at of [0, 1]) {
      act(() => itemOf(ids[at])?.focus());
      key('c');
      await waitFor(() => expect(focused()).toBe(screen.getByRole('textbox', { name: 'Write a comment' })));
    }
    ask(1, 'yyyyyyyyyyyyyyyyyyyy', 'And this?');
    await screen.findByText('And this?');
    expect(focused()).toBe(screen.getByRole('textbox', { name: 'Write a comment' }));
  });

  it('[DC7] what is read by a press does not move under it', async () => {
    const { ids, discussion, byMurat, panel } = await openWith(view);
    const open = {
      act: 'open',
      id: 'uuuuuuuuuuuuuuuuuuuu' as never,
      itemId: ids[0] as ItemId,
      text: 'New',
    } as const;
    act(() => discussion.state.apply(byMurat(open)));
    act(() => panel.set('comments'));
    const card = await screen.findByRole('article');
    const above = () => card.parentElement?.textContent;
    const before = above();
    expect(discussion.state.unread.get()).toBe(1);
    fireEvent.focus(within(card).getByRole('button', { name: 'Resolve' }));
    await waitFor(() => expect(discussion.state.unread.get()).toBe(0));
    expect(above()).toBe(before);
  });

  it('[DC8] what is looked at is read, what lies further down is not; it stays in the list of the unread', async () => {
    const see = fakeSight();
    const { ids, discussion, byMurat, panel } = await openWith(view);
    for (const [at, id] of ['vvvvvvvvvvvvvvvvvvvv', 'wwwwwwwwwwwwwwwwwwww'].entries())
      act(() =>
        discussion.state.apply(
          byMurat({ act: 'open', id: id as never, itemId: ids[at] as ItemId, text: `Word ${at}` }),
        ),
      );
    act(() => panel.set('comments'));
    fireEvent.click(await screen.findByRole('radio', { name: 'Unread' }));
    const endOf = (words: string) =>
      screen.getByText(words).closest('article')?.querySelector('[data-end]') ?? null;
    const unread = () => ids.map((id) => discussion.state.marksOf(id).unread);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const wait = (ms: number) => act(() => vi.advanceTimersByTime(ms));
      see(endOf('Word 0'), true);
      wait(900);
      see(endOf('Word 0'), false);
      wait(5_000);
      expect(unread()).toEqual([1, 1, 0]);
      const state = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
      see(endOf('Word 0'), true);
      wait(5_000);
      expect(unread()).toEqual([1, 1, 0]);
      state.mockReturnValue('visible');
      fireEvent(document, new Event('visibilitychange'));
      wait(1_000);
      expect(unread()).toEqual([0, 1, 0]);
    } finally {
      vi.useRealTimers();
    }
    const card = screen.getByText('Word 0').closest('article') as HTMLElement;
    expect(within(card).getByText('New')).toBeTruthy();
    fireEvent.click(screen.getByRole('radio', { name: 'Open' }));
    fireEvent.click(screen.getByRole('radio', { name: 'Unread' }));
    expect([screen.queryByText('Word 0'), screen.queryByText('Word 1') !== null]).toEqual([null, true]);
  });
});

it('[BC59] [DC9] a press beside the outline gives the page the focus: keys mean the board', async () => {
  const { panel } = await openWith('outline');
  const page = document.body.appendChild(document.createElement('main'));
  fireEvent.keyDown(page, { key: 'c', code: 'KeyC' });
  page.remove();
  expect(panel.get()).toBe('comments');
});

it('[DC9] the menu of an empty place offers a comment on the board', async () => {
  const { panel } = await openWith('canvas');
  fireEvent.contextMenu(screen.getByRole('application'), { clientX: 1_100, clientY: 850 });
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Comments and people' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Comment on the board' }));
  expect(await screen.findByRole('heading', { name: 'About this board' })).toBeTruthy();
  expect(panel.get()).toBe('comments');
});

it('[DC9] after Esc nothing is chosen: C is about the board, and about the note again once the keyboard is on it', async () => {
  const { ids } = await openWith('canvas');
  act(() => itemOf(ids[1])?.focus());
  for (const type of ['keyDown', 'keyUp'] as const)
    fireEvent[type](document.activeElement ?? document.body, { key: ' ' });
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Escape' });
  for (const tool of ['comment', 'select']) {
    key('c');
    await waitFor(() => expect(screen.getByRole('application').getAttribute('data-tool')).toBe(tool));
  }
  const panel = await screen.findByRole('complementary', { name: 'Comments' });
  const about = () => within(panel).getByRole('heading', { level: 3 }).textContent;
  expect(about()).toBe('About this board');
  act(() => itemOf(ids[1])?.focus());
  key('c');
  await waitFor(() => expect(about()).toMatch(/^About “/));
});

it.each([
  ['mouse', 'comment'],
  ['keyboard', 'select'],
] as const)('[BC364] after Delete by one who uses the %s C gives the tool “%s”', async (by, tool) => {
  const { ids } = await openWith('canvas');
  const surface = screen.getByRole('application');
  const press = { button: 0, clientX: 1_100, clientY: 850, pointerType: 'mouse' };
  if (by === 'mouse')
    for (const type of ['pointerDown', 'pointerUp'] as const) fireEvent[type](surface, press);
  act(() => itemOf(ids[0])?.focus());
  if (by === 'keyboard') key('ArrowRight');
  for (const type of ['keyDown', 'keyUp'] as const)
    fireEvent[type](document.activeElement ?? document.body, { key: ' ' });
  key('Delete');
  key('c');
  await waitFor(() => expect(surface.getAttribute('data-tool')).toBe(tool));
  expect(screen.queryByRole('complementary', { name: 'Comments' }) === null).toBe(by === 'mouse');
});
