/** Comments and reactions on the canvas and in the outline, as a person without a mouse and with a screen reader has them. */
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { writable } from '../../client/live/readable.ts';
import { fetchPanel } from '../../client/together/fetchPanel.ts';
import type { Company, Panel } from '../../client/together/Together.ts';
import type { DocumentView } from '../../shared/api.ts';
import { AppError } from '../../shared/errors.ts';
import { type ItemId, newId } from '../../shared/ids.ts';
import { capabilitiesOf, type Role } from '../../shared/permissions.ts';
import { openBoard } from '../support/boardView.tsx';
import { discussionDesk } from '../support/discussionDesk.ts';
import { answerHttp, fakeMedia, fakeSight, setUpCanvas, setUpDom, show } from '../support/dom.tsx';
import { BUDAPEST, documentFor, ESKISEHIR, member } from '../support/people.ts';
import { until } from '../support/poll.ts';
import { frames, untilAtRest } from '../support/rest.ts';

setUpDom();
setUpCanvas(1_200);

const ANNA = member('Anna', 'facilitator');
const MURAT = member('Murat', 'member', ESKISEHIR);

async function openWith(
  view: 'canvas' | 'outline',
  role: Role = 'facilitator',
  more: Partial<DocumentView> = {},
) {
  answerHttp({ [`GET /api/documents/${documentFor(role).id}/visit`]: { before: null } });
  const server = discussionDesk(ANNA, MURAT);
  const { discussion } = server;
  const document = { ...documentFor(role), capabilities: capabilitiesOf(role), ...more };
  const panel = writable<Panel | null>(null);
  const company: Company = { discussion, panel, document };
  const board = openBoard(3, view);
  const parts = { me: { ...ANNA, role }, members: [ANNA, MURAT], cities: [BUDAPEST, ESKISEHIR], company };
  show(board.board(role !== 'observer' && role !== 'expert', parts));
  await waitFor(() => expect(window.document.querySelectorAll('[data-item]').length).toBe(3));
  return { ...board, ...server, panel };
}

const itemOf = (id: ItemId | undefined) => document.querySelector<HTMLElement>(`[data-item="${id}"]`);
const key = (name: string) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key: name, code: `Key${name.toUpperCase()}` });
const said = () => document.querySelector('[data-together-said]')?.textContent;

// Once, outside the tests' own time: a chunk that is compiled on a busy machine takes its time.
beforeAll(async () => void (await fetchPanel()));

async function write(label: string, text: string) {
  const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: label });
  fireEvent.change(field, { target: { value: text, selectionStart: text.length } });
  fireEvent.keyDown(field, { key: 'Enter' });
}

describe.each(['canvas', 'outline'] as const)('company on the %s', (view) => {
  it('[PE9] C comments, others’ answers and reactions are on the item and in its name', async () => {
    const { ids, discussion, byMurat, commands } = await openWith(view);
    act(() => itemOf(ids[0])?.focus());
    key('c');
    const words = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Write a comment' });
    fireEvent.change(words, { target: { value: '@Mur?', selectionStart: 4 } });
    words.setSelectionRange(4, 4);
    fireEvent.select(words);
    fireEvent.keyDown(words, { key: 'Enter' });
    // The next key writes behind the name at once.
    expect([words.value, words.selectionStart]).toEqual(['@Murat ?', 7]);
    await write('Write a comment', 'Who pays?');
    await waitFor(() => expect(commands.at(-1)).toMatchObject({ act: 'open', itemId: ids[0] }));
    const [thread] = discussion.state.threads.get();
    if (!thread) throw new Error('no thread');
    const answer = {
      act: 'reply',
      id: 'rrrrrrrrrrrrrrrrrrrr' as never,
      threadId: thread.id,
      text: 'The bank',
    } as const;
    act(() => discussion.state.apply(byMurat(answer)));
    const card = screen.getByRole('article');
    expect(within(card).getByText('The bank')).toBeTruthy();
    act(() => discussion.state.apply(byMurat({ act: 'react', itemId: ids[0] as ItemId, reaction: 'same' })));
    const item = itemOf(ids[0]) as HTMLElement;
    expect(within(item).getByRole('button', { name: /^2 comments/ })).toBeTruthy();
    const reaction = within(item).getByRole('button', { name: 'Same here: Murat' });
    fireEvent.click(reaction);
    await waitFor(() => expect(reaction.getAttribute('aria-label')).toBe('Same here: you, Murat'));
    fireEvent.click(reaction);
    await waitFor(() => expect(commands.at(-1)).toMatchObject({ act: 'react', reaction: null }));
    fireEvent.keyDown(card, { key: 'Escape' });
    await waitFor(() => expect(screen.queryByRole('complementary', { name: 'Comments' })).toBeNull());
    act(() => itemOf(ids[1])?.focus());
    act(() => itemOf(ids[0])?.focus());
    expect(itemOf(ids[0])?.getAttribute('aria-label')).toMatch(/2 comments.*Same here: Murat/);
  });

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
    await waitFor(() => expect(screen.queryByRole('complementary')).toBeNull());
    act(() => itemOf(ids[1])?.focus());
    key('c');
    const again = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Write a comment' });
    expect(again.value).toBe('Half a sent');
  });

  it('[DC9] C with nothing chosen is about the board as a whole, also when its comments are open already', async () => {
    const { ids, discussion, byMurat, commands } = await openWith(view);
    const surface = view === 'canvas' ? screen.getByRole('application') : document.body;
    act(() => surface.focus());
    const onSurface = (name: string) => fireEvent.keyDown(surface, { key: name, code: 'KeyC' });
    onSurface('c');
    const panel = await screen.findByRole('complementary', { name: 'Comments' });
    expect(within(panel).getByRole('heading', { level: 3 }).textContent).toBe('About this board');
    const field = () => within(panel).getByRole<HTMLTextAreaElement>('textbox', { name: 'Write a comment' });
    await waitFor(() => expect(document.activeElement).toBe(field()));
    act(() => surface.focus());
    field().blur();
    onSurface('c');
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

  it('[DC9] [DC3] a comment on the board is kept while it is written', async () => {
    const { panel } = await openWith(view);
    act(() => panel.set('comments'));
    fireEvent.click(await screen.findByRole('button', { name: 'Comment on the board' }));
    const field = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Write a comment' });
    fireEvent.change(await field(), { target: { value: 'Half a sent' } });
    act(() => panel.set(null));
    await waitFor(() => expect(screen.queryByRole('complementary')).toBeNull());
    act(() => panel.set('comments'));
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

  it('[AN24] find offers what has unanswered comments to who types that', async () => {
    document.adoptedStyleSheets = [];
    CSSStyleSheet.prototype.replaceSync = vi.fn();
    const { ids, discussion, byMurat } = await openWith(view);
    const open = { act: 'open', id: 'xxxxxxxxxxxxxxxxxxxx' as never, itemId: ids[1] as ItemId, text: 'Why?' };
    act(() => discussion.state.apply(byMurat(open as never)));
    act(() => itemOf(ids[0])?.focus());
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'f', code: 'KeyF', ctrlKey: true });
    const field = await screen.findByRole('searchbox', { name: 'Find on the board' });
    fireEvent.change(field, { target: { value: 'unansw' } });
    fireEvent.click(await screen.findByRole('button', { name: 'Comments: Unanswered' }));
    expect(await screen.findByText('1 found')).toBeTruthy();
  });

  it('[AN26] who types a colour that the board has not is told which it has, and takes one with a press', async () => {
    document.adoptedStyleSheets = [];
    CSSStyleSheet.prototype.replaceSync = vi.fn();
    const { ids } = await openWith(view);
    act(() => itemOf(ids[0])?.focus());
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'f', code: 'KeyF', ctrlKey: true });
    const field = await screen.findByRole<HTMLInputElement>('searchbox', { name: 'Find on the board' });
    fireEvent.change(field, { target: { value: 'purple' } });
    expect(await screen.findByText('No “Purple” on this board, but:')).toBeTruthy();
    expect(screen.getByText('Nothing found')).toBeTruthy();
    // It was not asked for: Enter does not take it.
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(field.value).toBe('purple');
    fireEvent.click(screen.getByRole('button', { name: 'Colour: Yellow' }));
    expect(await screen.findByText('3 found')).toBeTruthy();
    expect([field.value, screen.queryByText(/^No “/)]).toEqual(['', null]);
    expect(document.activeElement).toBe(field);
  });

  it('[AN25] who is not here is in the command menu, and leads to what they wrote', async () => {
    document.adoptedStyleSheets = [];
    CSSStyleSheet.prototype.replaceSync = vi.fn();
    const { elsewhere, ids, sync } = await openWith(view);
    const { boardItems } = await import('../../shared/documents/board.ts');
    act(() => {
      boardItems(elsewhere)
        .get(ids[1] as string)
        ?.set('author', MURAT.id);
      sync();
    });
    act(() => itemOf(ids[0])?.focus());
    await waitFor(() => expect(itemOf(ids[1])?.closest('li, [data-item]')?.textContent).toMatch(/Murat/));
    const chord = { key: 'k', code: 'KeyK', ctrlKey: true };
    fireEvent.keyDown(document.activeElement ?? document.body, chord);
    const field = await screen.findByRole('combobox', { name: 'Command menu' });
    fireEvent.change(field, { target: { value: 'murat' } });
    const murat = await screen.findByRole('option', { name: /^Murat ?What they wrote/, selected: true });
    expect(murat.querySelector('svg')).not.toBeNull();
    fireEvent.keyDown(field, { key: 'Enter' });
    const who = await screen.findByRole<HTMLSelectElement>('combobox', { name: 'Who' });
    expect(who.selectedOptions[0]?.textContent).toBe('Murat');
    expect(await screen.findByText('1 found')).toBeTruthy();
  });

  it('[PE15] one press gives my reaction to all that is chosen, and takes it away where all have it', async () => {
    document.adoptedStyleSheets = [];
    CSSStyleSheet.prototype.replaceSync = vi.fn();
    const { ids, discussion, commands } = await openWith(view);
    const mine = () => ids.map((id) => discussion.state.marksOf(id as ItemId).mine);
    await act(() => discussion.react(ids[1] as ItemId, 'same'));
    act(() => itemOf(ids[0])?.focus());
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'a', code: 'KeyA', ctrlKey: true });
    /** In the bar by turns with the command menu; the outline has no bar. */
    const react = async (byBar: boolean) => {
      if (view === 'canvas' && byBar) {
        fireEvent.click(await screen.findByRole('button', { name: 'React' }));
        const given = await screen.findByRole('button', { name: 'Same here' });
        const pressed = given.getAttribute('aria-pressed');
        fireEvent.click(given);
        return pressed;
      }
      const chord = { key: 'k', code: 'KeyK', ctrlKey: true };
      fireEvent.keyDown(document.activeElement ?? document.body, chord);
      const field = await screen.findByRole('combobox', { name: 'Command menu' });
      fireEvent.change(field, { target: { value: 'same here' } });
      await screen.findByRole('option', { name: /^Same here/, selected: true });
      fireEvent.keyDown(field, { key: 'Enter' });
      return null;
    };
    for (const byBar of [true, false]) {
      const before = commands.length;
      expect(await react(byBar)).not.toBe('true');
      await waitFor(() => expect(mine()).toEqual(['same', 'same', 'same']));
      await waitFor(() => expect(said()).toMatch(/^Same here: given/));
      // Who has it already is not told again.
      expect(commands.length - before).toBe(byBar ? 2 : 3);
      expect(await react(byBar)).not.toBe('false');
      await waitFor(() => expect(mine()).toEqual([null, null, null]));
      await waitFor(() => expect(said()).toMatch(/^Same here: taken back/));
    }
    expect(screen.queryByRole('button', { name: 'Comment' })).toBeNull();
  });

  it('[DI2] [PE9] who may not comment reads, and is offered no field and no reaction', async () => {
    const { ids, discussion, byMurat } = await openWith(view, 'observer');
    const open = {
      act: 'open',
      id: 'tttttttttttttttttttt' as never,
      itemId: ids[0] as ItemId,
      text: 'Read me',
    } as const;
    act(() => discussion.state.apply(byMurat(open)));
    act(() => itemOf(ids[0])?.focus());
    key('c');
    expect(await screen.findByText('Read me')).toBeTruthy();
    expect(screen.queryByRole('textbox', { name: /comment|reply/i })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Resolve' })).toBeNull();
  });

  it('[PE14] following closes the sheet of a narrow screen; the outline says where one can follow', async () => {
    const { people, panel } = await openWith(view);
    fakeMedia(['(max-width: 899px)']);
    const user = { ...MURAT, memberId: MURAT.id };
    act(() => {
      people.set([{ user, clientIds: [7] }]);
      panel.set('people');
    });
    fireEvent.click(await screen.findByRole('button', { name: 'Follow Murat' }));
    expect(panel.get()).toBe(view === 'canvas' ? null : 'people');
    const hint = screen.queryAllByText('On the canvas you can follow somebody.');
    expect(hint.length > 0).toBe(view === 'outline');
  });

  it('[PE11] names are on notes unless a facilitator switched them off', async () => {
    const { elsewhere, ids, sync } = await openWith(view, 'facilitator', { attribution: false });
    const { boardItems } = await import('../../shared/documents/board.ts');
    act(() => {
      boardItems(elsewhere)
        .get(ids[0] as string)
        ?.set('author', MURAT.id);
      sync();
    });
    await waitFor(() => expect(itemOf(ids[0])).toBeTruthy());
    expect(document.body.textContent).not.toContain('Murat');
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
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Comment on the board' }));
  expect(await screen.findByRole('heading', { name: 'About this board' })).toBeTruthy();
  expect(panel.get()).toBe('comments');
});

it('[BC97] a frame that is called after a city has its badge; letters and spaces around it do not matter', async () => {
  const { elsewhere, sync } = await openWith('canvas');
  const { boardItems, insertItem } = await import('../../shared/documents/board.ts');
  const titles = [' eskişehir ', 'Eskişehir later'];
  act(() => {
    titles.forEach((text, i) => {
      const place = { x: i * 450, y: 240, w: 400, h: 300, z: `a${i}` };
      const made = { id: newId<ItemId>(), kind: 'frame' as const, author: null, at: 0 };
      insertItem(boardItems(elsewhere), { ...made, ...place, text });
    });
    sync();
  });
  const bars = () => [...document.querySelectorAll('[data-item]')].map((one) => one.textContent ?? '');
  await waitFor(() => expect(bars().some((words) => /ESK ?.*eskişehir/.test(words))).toBe(true));
  expect(bars().find((words) => words.includes('later'))).not.toContain('ESK');
});

it('[PE9] a comment renders its item alone, and a camera that moves renders none', async () => {
  const { ids, discussion, byMurat, commits } = await openWith('canvas');
  await waitFor(() => expect(document.querySelector('[data-minimap]')).not.toBeNull());
  await untilAtRest(commits);
  const before = itemOf(ids[1])?.innerHTML;
  const open = {
    act: 'open',
    id: 'tttttttttttttttttttt' as never,
    itemId: ids[0] as ItemId,
    text: 'One',
  } as const;
  act(() => discussion.state.apply(byMurat(open)));
  expect(commits).toEqual(['update']);
  expect(itemOf(ids[1])?.innerHTML).toBe(before);
  commits.length = 0;
  fireEvent.wheel(screen.getByRole('application'), { deltaX: 30, deltaY: 10 });
  await frames(5);
  expect(commits).toEqual([]);
  expect(said()).toBe('');
});
