/** Comments and reactions on a barrier map, on the canvas and in the outline. */
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import BarrierMap from '../../client/features/map/BarrierMap.tsx';
import '../../client/features/map/guide/GuidePanel.tsx';
import '../../client/features/map/menu/ItemMenu.tsx';
import { fetchPins } from '../../client/features/map/together/fetchPins.ts';
import { writable } from '../../client/live/readable.ts';
import { fetchPanel } from '../../client/together/fetchPanel.ts';
import type { Company, Panel } from '../../client/together/Together.ts';
import { insertLink, insertNode, mapItems } from '../../shared/documents/barrierMap.ts';
import type { ItemId, MessageId, ThreadId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { capabilitiesOf } from '../../shared/permissions.ts';
import { discussionDesk } from '../support/discussionDesk.ts';
import { answerHttp, fakeMedia, fakeSight, setUpDom, show } from '../support/dom.tsx';
import { liveMap } from '../support/liveMap.ts';
import { BUDAPEST, documentFor, ESKISEHIR, member } from '../support/people.ts';

setUpDom();
const ANNA = member('Anna', 'facilitator');
const MURAT = member('Murat', 'member', ESKISEHIR);

// Once, outside the tests' own time: a chunk that is compiled on a busy machine takes its time.
beforeAll(async () => void (await Promise.all([fetchPanel(), fetchPins()])));
beforeEach(() => {
  Element.prototype.scrollIntoView = vi.fn();
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1_200);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(900);
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
});
afterEach(() => vi.restoreAllMocks());

/** With the cause chosen, as by its link. */
async function openMap(view: 'canvas' | 'outline', chosen = false) {
  answerHttp({ [`GET /api/documents/${documentFor('facilitator').id}/visit`]: { before: null } });
  const doc = new Y.Doc();
  const items = mapItems(doc);
  const [cause, barrier, link] = [newId<ItemId>(), newId<ItemId>(), newId<ItemId>()];
  const stamp = { author: null, at: 0 };
  insertNode(items, { ...stamp, id: cause, kind: 'cause', x: 0, y: 0, text: 'Old quarrels' });
  insertNode(items, { ...stamp, id: barrier, kind: 'barrier', x: 400, y: 0, text: 'Owners do not agree' });
  insertLink(items, { ...stamp, id: link, from: cause, to: barrier, relation: 'causes' });
  const server = discussionDesk(ANNA, MURAT);
  const document = {
    ...documentFor('facilitator'),
    capabilities: capabilitiesOf('facilitator'),
    kind: 'barrierMap' as const,
  };
  const panel = writable<Panel | null>(null);
  const company: Company = { discussion: server.discussion, panel, past: writable(null), document };
  const people = { me: ANNA, members: [ANNA, MURAT], cities: [BUDAPEST, ESKISEHIR] };
  show(
    <BarrierMap
      live={liveMap(doc)}
      {...people}
      canEdit
      itemId={chosen ? cause : null}
      title="M"
      view={view}
      company={company}
    />,
  );
  await waitFor(() => expect(window.document.querySelector(`[data-item="${cause}"]`)).not.toBeNull());
  return { ...server, doc, panel, cause, barrier, link };
}

const itemOf = (id: ItemId) => document.querySelector<HTMLElement>(`[data-item="${id}"]`) as HTMLElement;
const key = (name: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key: name });

describe.each(['canvas', 'outline'] as const)('what is said of a map, on the %s', (view) => {
  it('[MW1] [MW2] C opens the comments in place of the panel; words and reactions are on the item and in its name', async () => {
    const { discussion, byMurat, commands, panel, cause } = await openMap(view);
    act(() => itemOf(cause).focus());
    if (view === 'outline')
      expect(screen.getByRole('complementary', { name: 'About this item' })).toBeTruthy();
    key('c');
    const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Write a comment' });
    expect(screen.getAllByRole('complementary')).toHaveLength(1);
    fireEvent.change(field, { target: { value: 'Who says so?', selectionStart: 12 } });
    fireEvent.keyDown(field, { key: 'Enter' });
    await waitFor(() => expect(commands.at(-1)).toMatchObject({ act: 'open', itemId: cause }));
    act(() => discussion.state.apply(byMurat({ act: 'react', itemId: cause, reaction: 'same' })));
    const near = itemOf(cause).closest('li') ?? itemOf(cause);
    expect(within(near).getByRole('button', { name: 'Same here: Murat' })).toBeTruthy();
    fireEvent.keyDown(screen.getByRole('article'), { key: 'Escape' });
    await waitFor(() => expect(panel.get()).toBeNull());
    act(() => itemOf(cause).focus());
    const item = itemOf(cause);
    await waitFor(() =>
      expect(item.getAttribute('aria-label') ?? item.textContent).toMatch(/1 comment.*Same here: Murat/),
    );
  });

  it('[MW1] a link is talked about as a node is, and its thread leads back to it', async () => {
    const { discussion, byMurat, link, panel } = await openMap(view);
    const id = newId<ThreadId>();
    act(() =>
      discussion.state.apply(
        byMurat({ act: 'open', id, itemId: link, messageId: newId(), text: 'Not here' } as never),
      ),
    );
    act(() => panel.set('comments'));
    const way = await screen.findByRole('button', { name: /Old quarrels causes Owners do not agree/ });
    fireEvent.click(way);
    act(() => panel.set(null));
    const about = await screen.findByRole('complementary', { name: 'About this item' });
    expect(within(about).getByRole('button', { name: /1 comment/ })).toBeTruthy();
  });

  it('[DC9] C with nothing chosen is about the map as a whole; such threads stand first, under their heading', async () => {
    const { discussion, byMurat, commands, cause, barrier } = await openMap(view);
    const surface = view === 'canvas' ? screen.getByRole('application') : document.body;
    act(() => surface.focus());
    fireEvent.keyDown(surface, { key: 'c' });
    if (view === 'canvas') fireEvent.keyDown(surface, { key: 'c' });
    const panel = await screen.findByRole('complementary', { name: 'Comments' });
    expect(within(panel).getByRole('heading', { level: 3 }).textContent).toBe('About this map');
    const field = within(panel).getByRole<HTMLTextAreaElement>('textbox', { name: 'Write a comment' });
    await waitFor(() => expect(document.activeElement).toBe(field));
    fireEvent.change(field, { target: { value: 'For whom is it?', selectionStart: 15 } });
    fireEvent.keyDown(field, { key: 'Enter' });
    await waitFor(() => expect(commands.at(-1)).toMatchObject({ act: 'open', itemId: null }));
    const later = { act: 'open', id: newId<MessageId>(), itemId: cause, text: 'Since when?' } as const;
    act(() => discussion.state.apply(byMurat(later)));
    fireEvent.click(within(panel).getByRole('button', { name: 'All comments' }));
    const order = [...panel.querySelectorAll('h3, article')].map(
      (one) => one.getAttribute('aria-label') ?? one.textContent,
    );
    expect(order).toEqual([
      'About this map',
      'Anna about this map, 1 comment',
      'About what stands on it',
      'Murat about Old quarrels, 1 comment',
    ]);
    expect([cause, barrier].map((id) => discussion.state.marksOf(id).comments)).toEqual([1, 0]);
    expect(within(panel).getByRole('button', { name: 'Comment on the map' })).toBeTruthy();
  });

  it('[DC8] what is looked at in the panel is read', async () => {
    const see = fakeSight();
    const { discussion, byMurat, panel, cause } = await openMap(view);
    const open = { act: 'open', id: newId<MessageId>(), itemId: cause, text: 'Since when?' } as const;
    act(() => discussion.state.apply(byMurat(open)));
    act(() => panel.set('comments'));
    const card = (await screen.findByText('Since when?')).closest('article');
    expect(discussion.state.unread.get()).toBe(1);
    see(card?.querySelector('[data-end]'), true);
    await waitFor(() => expect(discussion.state.unread.get()).toBe(0));
  });

  it('[MW5] a link that is disputed says so, and by whom, where it is shown and where it is said', async () => {
    const { doc, cause, link } = await openMap(view, true);
    const about = await screen.findByRole('complementary', { name: 'About this item' });
    fireEvent.click(within(about).getByRole('button', { name: /^Old quarrels causes/ }));
    fireEvent.change(await screen.findByRole('combobox', { name: 'State' }), {
      target: { value: 'disputed' },
    });
    expect(await screen.findByText(/^disputed: Anna, /)).toBeTruthy();
    expect(mapItems(doc).get(link)?.get('stateBy')).toBe(ANNA.id);
    if (view === 'outline') expect(itemOf(cause).closest('li')?.textContent).toMatch(/· disputed/);
    else {
      expect(within(itemOf(link)).getByTitle('disputed').textContent).toBe('!');
      await waitFor(() => expect(itemOf(link).getAttribute('aria-label')).toMatch(/disputed/));
    }
  });

  it('[MW6] a source is kept when its field is left, can be followed and taken away', async () => {
    const { doc, cause } = await openMap(view, true);
    const about = await screen.findByRole('complementary', { name: 'About this item' });
    const field = within(about).getByRole('textbox', { name: 'Add a source: words or a link' });
    for (const words of ['https://example.org/a', 'javascript:alert(1)']) {
      fireEvent.change(field, { target: { value: words } });
      fireEvent.blur(field);
    }
    const way = await within(about).findByRole('link', { name: 'Open https://example.org/a' });
    expect(way.getAttribute('href')).toBe('https://example.org/a');
    expect(within(about).getAllByRole('link')).toHaveLength(1);
    fireEvent.click(within(about).getByRole('button', { name: 'Remove https://example.org/a' }));
    await waitFor(() => expect(within(about).queryByRole('link')).toBeNull());
    const keys = [...(mapItems(doc).get(cause)?.keys() ?? [])].filter((one) => one.startsWith('source:'));
    expect(keys).toHaveLength(1);
  });

  it('[MW7] P pins and unpins, Alt with an arrow follows the link', async () => {
    const { doc, cause, barrier } = await openMap(view);
    act(() => itemOf(cause).focus());
    key('p');
    expect(mapItems(doc).get(cause)?.get('pinned')).toBe(true);
    key('p');
    expect(mapItems(doc).get(cause)?.has('pinned')).toBe(false);
    fireEvent.keyDown(document.activeElement as Element, { key: 'ArrowRight', altKey: true });
    await waitFor(() => expect(document.activeElement).toBe(itemOf(barrier)));
    fireEvent.keyDown(document.activeElement as Element, { key: 'ArrowLeft', altKey: true });
    await waitFor(() => expect(document.activeElement).toBe(itemOf(cause)));
  });
});

it('[DC9] a press beside the outline gives the page the focus: keys mean the map', async () => {
  const { panel } = await openMap('outline');
  const page = document.body.appendChild(document.createElement('main'));
  fireEvent.keyDown(page, { key: 'c' });
  page.remove();
  expect(panel.get()).toBe('comments');
});

it('[DC9] [MH5] the menu of an empty place offers a comment on the map', async () => {
  const { panel } = await openMap('canvas');
  fireEvent.contextMenu(screen.getByRole('application'), { button: 2, clientX: 300, clientY: 700 });
  const menu = await screen.findByRole('menu', { name: 'What can be done here' });
  fireEvent.click(within(menu).getByRole('menuitem', { name: 'Comment on the map' }));
  expect(await screen.findByRole('heading', { name: 'About this map' })).toBeTruthy();
  expect(panel.get()).toBe('comments');
});

describe('the guide among others', () => {
  it('[MG5] [MH74] two that become one have the comments of both; undo gives each its own', async () => {
    const { discussion, byMurat, doc, cause } = await openMap('outline');
    const [copy, id] = [newId<ItemId>(), newId<ThreadId>()];
    const stamp = { author: null, at: 1, x: 800, y: 0 };
    act(() => insertNode(mapItems(doc), { ...stamp, id: copy, kind: 'cause', text: 'Old quarrels!' }));
    fireEvent.click(screen.getByRole('button', { name: 'Guide' }));
    const guide = await screen.findByRole('complementary', { name: 'Step by step' });
    fireEvent.click(within(guide).getByRole('button', { name: /^Step 3 of 6/ }));
    await within(guide).findByRole('button', { name: 'Make one' });
    const say = (itemId: ItemId, thread: ThreadId) =>
      act(() =>
        discussion.state.apply(
          byMurat({ act: 'open', id: thread, itemId, messageId: newId(), text: 'Who says so?' } as never),
        ),
      );
    say(cause, newId<ThreadId>());
    say(copy, id);
    const comments = () => [cause, copy].map((one) => discussion.state.marksOf(one).comments);
    expect(comments()).toEqual([1, 1]);
    fireEvent.click(within(guide).getByRole('button', { name: 'Make one' }));
    await waitFor(() => expect(comments()).toEqual([2, 0]));
    fireEvent.click(screen.getAllByRole('button', { name: 'Undo' }).at(-1) as HTMLElement);
    await waitFor(() => expect(comments()).toEqual([1, 1]));
  });
});

describe('a list without comments', () => {
  it.each([
    ['by a key', [], /press C\.$/],
    ['by finger where there are no keys', ['(pointer: coarse)'], /Hold something and choose “Comment”/],
  ])('[MW9] says how one begins: %s', async (_, media, words) => {
    fakeMedia(media);
    const { panel } = await openMap('canvas');
    act(() => panel.set('comments'));
    expect((await screen.findByText(/^No comments yet/)).textContent).toMatch(words);
  });
});

it('[DC9] after Esc nothing is chosen: C is about the map as a whole', async () => {
  const { cause } = await openMap('canvas');
  act(() => itemOf(cause).focus());
  for (const type of ['keyDown', 'keyUp'] as const)
    fireEvent[type](document.activeElement ?? document.body, { key: ' ' });
  key('Escape');
  key('c');
  key('c');
  const panel = await screen.findByRole('complementary', { name: 'Comments' });
  expect(within(panel).getByRole('heading', { level: 3 }).textContent).toBe('About this map');
});

it('[MP28] what the keyboard went on to is meant, not the one that was chosen before; several that are chosen stay so', async () => {
  const { cause, barrier, link, doc } = await openMap('canvas');
  const there = () => [cause, barrier, link].filter((id) => mapItems(doc).has(id));
  const space = (shiftKey: boolean) => {
    for (const type of ['keyDown', 'keyUp'] as const)
      fireEvent[type](document.activeElement ?? document.body, { key: ' ', shiftKey });
  };
  act(() => itemOf(cause).focus());
  space(false);
  act(() => itemOf(link).focus());
  key('Delete');
  expect(there()).toEqual([cause, barrier]);
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'z', ctrlKey: true });
  await waitFor(() => expect(itemOf(link)).not.toBeNull());
  act(() => itemOf(barrier).focus());
  space(true);
  space(true);
  // One of them is let go again: it is not meant, though the keyboard is there.
  key('Delete');
  expect(there()).toEqual([barrier]);
});
