/** Comments and reactions on the canvas and in the outline, as a person without a mouse and with a screen reader has them. */
import { act, fireEvent, renderHook, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { Box } from '../../client/canvas/geometry.ts';
import { Viewport } from '../../client/canvas/Viewport.ts';
import { writable } from '../../client/live/readable.ts';
import { Follow } from '../../client/together/Follow.ts';
import { fetchPanel } from '../../client/together/fetchPanel.ts';
import { takeGlance } from '../../client/together/glance.ts';
import { useSinceToast } from '../../client/together/panel/useSinceToast.ts';
import type { WhatIsNew } from '../../client/together/Since.ts';
import { seenToo } from '../../client/together/seenToo.ts';
import { useCommentNews, useInvitations } from '../../client/together/useNews.ts';
import { TOAST_EVENT, type ToastRequest } from '../../client/ui/showToast.ts';
import type { DiscussionCommand } from '../../shared/discussion.ts';
import { type ItemId, newId } from '../../shared/ids.ts';
import { ANNA, itemOf, key, MURAT, openWith, write } from '../support/boardCompany.tsx';
import { discussionDesk } from '../support/discussionDesk.ts';
import { fakeMedia, setUpCanvas, setUpDom, show } from '../support/dom.tsx';
import { documentFor } from '../support/people.ts';
import { frames, untilAtRest } from '../support/rest.ts';

setUpDom();
setUpCanvas(1_200);

const said = () => document.querySelector('[data-together-said]')?.textContent;

// Once, outside the tests' own time: a chunk that is compiled on a busy machine takes its time.
beforeAll(async () => void (await fetchPanel()));

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

  it('[AN26] [AN28] who types a colour that the board has not is told which it has, and takes one with a press', async () => {
    document.adoptedStyleSheets = [];
    CSSStyleSheet.prototype.replaceSync = vi.fn();
    const { ids } = await openWith(view);
    act(() => itemOf(ids[0])?.focus());
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'f', code: 'KeyF', ctrlKey: true });
    const field = await screen.findByRole<HTMLInputElement>('searchbox', { name: 'Find on the board' });
    fireEvent.change(field, { target: { value: 'purple' } });
    expect(await screen.findByText('No “Purple” on this board, but:')).toBeTruthy();
    expect(screen.getByText('Nothing found')).toBeTruthy();
    // The board stays as it is: other colours are offered.
    expect(vi.mocked(CSSStyleSheet.prototype.replaceSync).mock.lastCall?.[0] ?? '').toBe('');
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

  it('[PE15] [PE16] one press gives my reaction to all that is chosen, and takes it away where all have it', async () => {
    document.adoptedStyleSheets = [];
    CSSStyleSheet.prototype.replaceSync = vi.fn();
    const { ids, discussion, commands } = await openWith(view);
    const shown: string[] = [];
    const show = ({ detail }: CustomEvent<ToastRequest>) => shown.push(detail.message);
    window.addEventListener(TOAST_EVENT, show as never);
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
    window.removeEventListener(TOAST_EVENT, show as never);
    expect(shown).toEqual([expect.stringMatching(/Undo does not do that/)]);
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

describe('what is new, said once in a visit', () => {
  const toast = () => screen.queryByText(/^Since you were last here: /);

  /** The view of the document, which goes for a presentation or for the past, and comes back. */
  const openView = () => {
    const what = { at: 0, glance: new Uint8Array(), fresh: [newId<ItemId>()], changed: [], gone: 0 };
    const together = { since: { news: writable<WhatIsNew | null>(what) }, panel: writable(null) } as never;
    show(null);
    return () => renderHook(() => useSinceToast(together));
  };

  it('[PE45] put away it stays away when the view goes and comes back', () => {
    const view = openView();
    const { unmount } = view();
    fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    unmount();
    view();
    expect(toast()).toBeNull();
  });

  it('[PE45] it goes with the view, so that it stands over no presentation and no other page', () => {
    const view = openView();
    const { unmount } = view();
    expect(toast()).not.toBeNull();
    act(unmount);
    expect(toast()).toBeNull();
    view();
    expect(toast()).toBeNull();
  });

  it('[PE45] the panel of what is new ends it, whatever opens it, and another does not', async () => {
    const glance = btoa(String.fromCharCode(...takeGlance([])));
    const { id } = documentFor('facilitator');
    const answers = { [`GET /api/documents/${id}/visit`]: { before: { at: 7, glance } } };
    const { panel } = await openWith('canvas', 'facilitator', {}, answers);
    await waitFor(() => expect(toast()).not.toBeNull());
    act(() => panel.set('comments'));
    expect(toast()).not.toBeNull();
    act(() => panel.set('since'));
    expect(toast()).toBeNull();
  });
});

describe('what others say to me', () => {
  it('[AN130] [PR20] that I am mentioned and that I am invited go with the document', async () => {
    const { discussion, byMurat } = discussionDesk(ANNA, MURAT);
    const heard: ((what: unknown) => void)[] = [];
    const hear = (listener: (what: unknown) => void) => {
      heard.push(listener);
      return () => undefined;
    };
    const awareness = new Awareness(new Y.Doc());
    awareness.states.set(7, { user: { memberId: MURAT.id } });
    const timing = { now: Date.now, after: () => () => undefined };
    const follow = new Follow({ awareness, viewport: new Viewport(), me: ANNA.id, timing });
    const company = {
      follow,
      discussion: { state: discussion.state, onChange: hear, onInvited: hear },
      me: ANNA,
      personOf: () => MURAT,
      document: { title: 'Heat' },
    } as never;
    const place = { announceLevel: () => 'mentions', titleOf: () => 'Note' } as never;
    show(null);
    const { unmount } = renderHook(() => {
      useCommentNews(company, place);
      useInvitations(company, place);
    });
    const open = { act: 'open', id: newId(), itemId: newId<ItemId>(), text: 'Anna?' } as never;
    const change = byMurat(open);
    const threads = change.threads.map((thread) => ({
      ...thread,
      messages: thread.messages.map((one) => ({ ...one, mentions: [ANNA.id] })),
    }));
    act(() => heard[0]?.({ ...change, threads }));
    act(() => heard[1]?.({ by: MURAT.id, area: { x: 0, y: 0, w: 1, h: 1 } }));
    const toasts = () => [screen.queryByText(/mentions you/), screen.queryByText(/asks you to come/)];
    expect(toasts()).not.toContain(null);
    expect(screen.getByRole('button', { name: 'Go' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Stay' }).textContent).toBe('Stay');
    act(() => {
      unmount();
      follow.destroy();
    });
    expect(toasts()).toEqual([null, null]);
  });
});

describe('what others are brought to', () => {
  it('[PE46] what lies under the panel is brought along', async () => {
    const { panel, commands } = await openWith('canvas');
    act(() => panel.set('people'));
    fireEvent.click(await screen.findByRole('button', { name: 'Bring everyone here' }));
    await waitFor(() => expect(commands.at(-1)).toMatchObject({ act: 'gather' }));
    const { area } = commands.at(-1) as Extract<DiscussionCommand, { act: 'gather' }>;
    // The right edge of the third note, which the panel covers.
    expect(area.x + area.w).toBeGreaterThan(2 * 230 + 200);
  });

  it('[PE46] under a panel at the side or a sheet, and only where something is', () => {
    const viewport = new Viewport();
    viewport.setSize({ w: 1_000, h: 800 });
    const asked: Box[] = [];
    const seen = (right: number, bottom: number, isThere: boolean) => {
      viewport.setInsets({ top: 10, left: 100, right, bottom });
      return seenToo(viewport, (area) => asked.push(area) > 0 && isThere);
    };
    const side = { x: 100, y: 10, w: 876, h: 718 };
    expect([seen(24, 72, true), asked.length]).toEqual([side, 0]);
    expect(seen(356, 72, true)).toEqual(side);
    expect(seen(356, 72, false)).toEqual({ ...side, w: 544 });
    expect(asked).toEqual(Array(2).fill({ x: 644, y: 10, w: 332, h: 718 }));
    expect(seen(12, 440, true)).toEqual({ x: 100, y: 10, w: 888, h: 654 });
    expect(seen(12, 440, false)).toEqual({ x: 100, y: 10, w: 888, h: 350 });
  });
});

it('[PE30] of what is new since I was here no nothing is said', () => {
  const heard: string[] = [];
  const hear = (event: Event) => heard.push((event as CustomEvent<ToastRequest>).detail.message);
  window.addEventListener(TOAST_EVENT, hear);
  for (const [fresh, changed, gone] of [
    [2, 0, 0],
    [0, 1, 3],
  ] as const) {
    const some = (count: number) => Array.from({ length: count }, () => newId<ItemId>());
    const what = { at: 0, glance: new Uint8Array(), fresh: some(fresh), changed: some(changed), gone };
    const news = writable<WhatIsNew | null>(what);
    const together = { since: { news }, panel: writable(null) } as never;
    renderHook(() => useSinceToast(together));
  }
  window.removeEventListener(TOAST_EVENT, hear);
  expect(heard).toEqual([
    'Since you were last here: 2 new',
    'Since you were last here: 1 changed, 3 deleted',
  ]);
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
