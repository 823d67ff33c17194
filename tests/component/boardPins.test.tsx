/** Comments on places of the board: asked for, put, seen as pins, listed, answered. */
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { createFrame } from '../../client/features/board/acts/make.ts';
import { pins } from '../../client/features/board/together/laterPins.ts';
import { fetchPanel } from '../../client/together/fetchPanel.ts';
import { takeGlance } from '../../client/together/glance.ts';
import type { DiscussionCommand } from '../../shared/discussion.ts';
import { boardItems } from '../../shared/documents/board.ts';
import type { ItemId } from '../../shared/ids.ts';
import { itemOf, key, openWith, write } from '../support/boardCompany.tsx';
import { setUpCanvas, setUpDom } from '../support/dom.tsx';
import { documentFor } from '../support/people.ts';

setUpDom();
setUpCanvas(1_200);

beforeAll(async () => void (await Promise.all([fetchPanel(), pins.fetch()])));

const surface = () => screen.getByRole('application');
const allPins = () => [...document.querySelectorAll<HTMLElement>('[data-pin]')];
/** Where they stand: hidden is what is on nothing. */
const seen = () =>
  allPins().flatMap(({ parentElement }) => (parentElement && !parentElement.hidden ? [parentElement] : []));
const field = (name: string) => screen.findByRole<HTMLTextAreaElement>('textbox', { name });

function press(x: number, y: number, pointerType = 'mouse') {
  const at = { clientX: x, clientY: y, pointerId: 1, button: 0, pointerType };
  fireEvent.pointerDown(surface(), at);
  fireEvent.pointerUp(surface(), at);
}

const numbers = (element: Element | null | undefined) =>
  (element as HTMLElement).style.transform.match(/-?[\d.]+/g)?.map(Number) ?? [];

/** In pixels of the board. */
function pressAt(left: number, top: number) {
  const [x = 0, y = 0, zoom = 1] = numbers(document.querySelector('[data-item]')?.parentElement);
  press(x + left * zoom, y + top * zoom);
}

async function askWhere() {
  act(() => surface().focus());
  fireEvent.keyDown(surface(), { key: 'c', code: 'KeyC' });
  await waitFor(() => expect(surface().getAttribute('data-tool')).toBe('comment'));
}

/** As somebody else says it. */
const said = (itemId: ItemId | null, x: number, y: number, id = 'y') =>
  ({ act: 'open', id: id.repeat(20), itemId, at: { x, y }, text: 'Room for Oulu?' }) as DiscussionCommand;

/** Of the desk that the canvas has: a frame that everybody sees. */
function addFrame({ doc }: Pick<Awaited<ReturnType<typeof openWith>>, 'doc'>): ItemId {
  const context = {
    doc,
    origin: {},
    author: null,
    now: () => 1,
    mayEdit: () => true,
    beforeEdit: () => undefined,
  };
  let id: ItemId | null = null;
  act(() => {
    id = createFrame(context, { x: 1_000, y: 400, w: 400, h: 300, title: 'Ideas', holds: [] });
  });
  if (id === null) throw new Error('no frame');
  return id;
}

describe('a comment on a place', () => {
  it('[CV132] a pin at the right edge of what is seen lies to the left of its place', async () => {
    const { discussion, byMurat } = await openWith('canvas');
    await waitFor(() => expect(document.querySelector('[data-item]')).toBeTruthy());
    const [x = 0, , zoom = 1] = numbers(document.querySelector('[data-item]')?.parentElement);
    const at = (screenX: number) => Math.round((screenX - x) / zoom);
    const pin = (screenX: number, id: string) =>
      act(() => discussion.state.apply(byMurat(said(null, at(screenX), 100, id))));
    pin(600, 'y');
    pin(1_180, 'z');
    pin(1_400, 'w');
    await waitFor(() => expect(seen()).toHaveLength(3));
    expect(seen().map((one) => one.hasAttribute('data-left'))).toEqual([false, true, false]);
  });

  it('[DC11] C asks for the place on the screen and aloud; Esc ends it and says nothing of a place', async () => {
    const { panel, commands } = await openWith('canvas');
    await askWhere();
    expect(await screen.findByText('Comment: choose a place', { selector: 'div' })).toBeTruthy();
    expect(document.querySelector('[data-said]')?.textContent).toBe('Comment: choose a place');
    fireEvent.keyDown(surface(), { key: 'Escape' });
    await waitFor(() => expect(surface().getAttribute('data-tool')).toBe('select'));
    press(1_000, 700);
    expect([panel.get(), commands]).toEqual([null, []]);
  });

  it('[DC11] [DC12] a press on an empty place leads to the composer, and what is sent is there', async () => {
    const { commands, discussion } = await openWith('canvas');
    await askWhere();
    press(900, 700);
    expect(surface().getAttribute('data-tool')).toBe('select');
    const words = await field('Write a comment');
    await waitFor(() => expect(document.activeElement).toBe(words));
    expect(screen.getByRole('heading', { level: 3 }).textContent).toBe('On a place of the board');
    expect(allPins()).toHaveLength(1);
    await write('Write a comment', 'Room for Oulu?');
    await waitFor(() =>
      expect(commands.at(-1)).toMatchObject({ act: 'open', itemId: null, text: 'Room for Oulu?' }),
    );
    const at = discussion.state.threads.get()[0]?.at;
    expect([Number.isInteger(at?.x), Number.isInteger(at?.y)]).toEqual([true, true]);
    const answer = await field('Reply');
    await waitFor(() => expect(document.activeElement).toBe(answer));
    expect(screen.queryByRole('textbox', { name: 'Write a comment' })).toBeNull();
    expect(allPins().map((one) => one.getAttribute('aria-label'))).toEqual([
      'On a place of the board, Anna, 1 comment',
    ]);
  });

  it('[DC11] a press on an item is about the item; with something chosen nothing is asked', async () => {
    const { ids } = await openWith('canvas');
    await askWhere();
    const [left = 0, top = 0] = numbers(itemOf(ids[0]));
    pressAt(left + 20, top + 20);
    await field('Write a comment');
    expect(screen.getByRole('heading', { level: 3 }).textContent).toMatch(/^About “/);
    const [x = 0, y = 0] = numbers(itemOf(ids[1]));
    pressAt(x + 20, y + 20);
    key('c');
    expect(surface().getAttribute('data-tool')).toBe('select');
  });

  it('[DC11] [DI2] who may only read is asked for no place', async () => {
    await openWith('canvas', 'observer');
    act(() => surface().focus());
    fireEvent.keyDown(surface(), { key: 'c', code: 'KeyC' });
    expect(await screen.findByText('You may read comments here, but not write any.')).toBeTruthy();
    expect(surface().getAttribute('data-tool')).toBe('select');
    fireEvent.contextMenu(surface(), { clientX: 1_100, clientY: 850 });
    await screen.findByRole('menu');
    expect(
      screen.queryByRole('menuitem', { name: 'Comment here' })?.getAttribute('aria-disabled') ?? 'true',
    ).toBe('true');
  });

  it('[DC11] a press in a frame is about that place of the frame; C twice is about the board', async () => {
    const board = await openWith('canvas');
    const frame = addFrame(board);
    await askWhere();
    pressAt(1_200, 650);
    await write('Write a comment', 'Here');
    await waitFor(() =>
      expect(board.commands.at(-1)).toMatchObject({ itemId: frame, at: { x: 200, y: 250 }, text: 'Here' }),
    );
    await askWhere();
    fireEvent.keyDown(surface(), { key: 'c', code: 'KeyC' });
    expect(surface().getAttribute('data-tool')).toBe('select');
    await screen.findByRole('heading', { level: 3, name: 'About this board' });
  });

  it('[DC11] the menu of an empty place leads to a comment there', async () => {
    const board = await openWith('canvas');
    fireEvent.contextMenu(surface(), { clientX: 1_150, clientY: 850 });
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Comment here' }));
    await write('Write a comment', 'Here');
    await waitFor(() => expect(board.commands.at(-1)).toMatchObject({ act: 'open', text: 'Here', at: {} }));
  });
});

describe('pins', () => {
  it('[DC12] each open place has one with its count and what is unread; resolved ones and those of what is gone have none', async () => {
    const board = await openWith('canvas');
    const frame = addFrame(board);
    const apply = (command: DiscussionCommand) =>
      act(() => board.discussion.state.apply(board.byMurat(command)));
    apply(said(null, 5, 700));
    apply(said(frame, 100, 200, 'z'));
    const label = (pin: HTMLElement) => pin.getAttribute('aria-label');
    await waitFor(() =>
      expect(allPins().map(label)).toEqual([
        'On a place of the board, Murat, 1 comment, 1 unread',
        'On a place in “Ideas”, Murat, 1 comment, 1 unread',
      ]),
    );
    expect(board.discussion.state.marksOf(frame).comments).toBe(0);
    const zoom = Number(itemOf(frame)?.parentElement?.style.transform.match(/scale\(([\d.]+)\)/)?.[1] ?? 1);
    await waitFor(() =>
      expect(seen().map(({ style }) => style.transform)[1]).toBe(
        `translate(${1_100 * zoom}px, ${600 * zoom}px)`,
      ),
    );
    fireEvent.click(allPins()[1] as HTMLElement);
    const answer = await field('Reply');
    await waitFor(() => expect(document.activeElement).toBe(answer));
    expect(screen.getAllByRole('article')).toHaveLength(1);
    fireEvent.click(screen.getByRole('button', { name: 'Resolve' }));
    await screen.findByText(/^Resolved by/);
    expect(allPins()).toHaveLength(2);
    fireEvent.click(screen.getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(allPins()).toHaveLength(1));
    apply(said(frame, 50, 60, 'w'));
    await waitFor(() => expect(seen()).toHaveLength(2));
    act(() => void boardItems(board.doc).delete(frame));
    await waitFor(() => expect(seen()).toHaveLength(1));
  });
});

describe.each(['canvas', 'outline'] as const)('the list on the %s', (view) => {
  it('[DC13] says that it is on a place; pressed, it opens the thread', async () => {
    const { discussion, byMurat, panel } = await openWith(view);
    act(() => discussion.state.apply(byMurat(said(null, 5, 700))));
    act(() => panel.set('comments'));
    fireEvent.click(await screen.findByRole('button', { name: 'Go to On a place of the board' }));
    const answer = await field('Reply');
    await waitFor(() => expect(document.activeElement).toBe(answer));
    expect(screen.getByRole('button', { name: 'All comments' })).toBeTruthy();
  });

  it('[DC15] a press on the words leads to the answer; marked words stay marked', async () => {
    const { discussion, byMurat, panel } = await openWith(view);
    act(() => discussion.state.apply(byMurat(said(null, 5, 700))));
    act(() => panel.set('comments'));
    const card = await screen.findByRole('article');
    const words = within(card).getByText('Room for Oulu?');
    getSelection()?.selectAllChildren(words);
    fireEvent.click(words);
    expect(card.contains(document.activeElement)).toBe(false);
    getSelection()?.removeAllRanges();
    fireEvent.click(words);
    expect(document.activeElement).toBe(within(card).getByRole('textbox', { name: 'Reply' }));
  });
});

it('[DC25] a web address in a comment is a link that opens elsewhere and leaves the keyboard; hostile ones are words', async () => {
  const { discussion, byMurat, panel } = await openWith('canvas');
  const long = `https://a.eu/${'x'.repeat(400)}`;
  const text = `See www.oulu.fi/x, javascript:alert(1) https://bank.eu@evil.eu and ${long}.`;
  act(() => discussion.state.apply(byMurat({ ...said(null, 5, 700), text } as DiscussionCommand)));
  act(() => panel.set('comments'));
  const card = await screen.findByRole('article');
  const links = within(card).getAllByRole<HTMLAnchorElement>('link');
  expect(links.map((link) => [link.textContent, link.href])).toEqual([
    ['www.oulu.fi/x', 'https://www.oulu.fi/x'],
    [long, long],
  ]);
  for (const { target, rel } of links) expect([target, rel]).toEqual(['_blank', 'noopener noreferrer']);
  fireEvent.click(links[0] as HTMLElement);
  expect(card.contains(document.activeElement)).toBe(false);
});

it('[DC13] the outline lists them below its rows', async () => {
  const { discussion, byMurat } = await openWith('outline');
  act(() => discussion.state.apply(byMurat(said(null, 5, 700))));
  const list = await screen.findByRole('region', { name: 'Comments on places of the board' });
  expect(list.textContent).toContain('On a place of the board · 1 comment, 1 unread');
  fireEvent.click(within(list).getByRole('button', { name: /Room for Oulu\?/ }));
  const answer = await field('Reply');
  await waitFor(() => expect(document.activeElement).toBe(answer));
  fireEvent.click(screen.getByRole('button', { name: 'Resolve' }));
  await waitFor(() => expect(list.isConnected).toBe(false));
});

describe('what is new', () => {
  it('[BC450] is ringed from so far out that its words are too small, while it is marked', async () => {
    const glance = btoa(String.fromCharCode(...takeGlance([])));
    const { panel } = await openWith(
      'canvas',
      'facilitator',
      {},
      {
        [`GET /api/documents/${documentFor('facilitator').id}/visit`]: { before: { at: 1, glance } },
      },
    );
    act(() => panel.set('since'));
    const rings = () => document.querySelector('[data-news]')?.getAttribute('d');
    await waitFor(() => expect(rings()).toBe(''));
    act(() => surface().focus());
    for (let step = 0; step < 8; step += 1) fireEvent.keyDown(surface(), { key: '-', ctrlKey: true });
    await waitFor(() => expect(rings()?.match(/z/g)?.length).toBe(3));
    fireEvent.click(screen.getByRole('checkbox', { name: 'Mark it' }));
    await waitFor(() => expect(rings()).toBeUndefined());
  });
});
