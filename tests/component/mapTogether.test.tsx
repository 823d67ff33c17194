/** Comments and reactions on a barrier map, on the canvas and in the outline. */
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import BarrierMap from '../../client/features/map/BarrierMap.tsx';
import { writable } from '../../client/live/readable.ts';
import { fetchPanel } from '../../client/together/fetchPanel.ts';
import type { Company, Panel } from '../../client/together/Together.ts';
import { insertLink, insertNode, mapItems } from '../../shared/documents/barrierMap.ts';
import type { ItemId, ThreadId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { capabilitiesOf } from '../../shared/permissions.ts';
import { discussionDesk } from '../support/discussionDesk.ts';
import { answerHttp, setUpDom, show } from '../support/dom.tsx';
import { liveMap } from '../support/liveMap.ts';
import { BUDAPEST, documentFor, ESKISEHIR, member } from '../support/people.ts';

setUpDom();
const ANNA = member('Anna', 'facilitator');
const MURAT = member('Murat', 'member', ESKISEHIR);

// Once, outside the tests' own time: a chunk that is compiled on a busy machine takes its time.
beforeAll(async () => void (await fetchPanel()));
beforeEach(() => {
  Element.prototype.scrollIntoView = vi.fn();
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1_200);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(900);
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
});
afterEach(() => vi.restoreAllMocks());

async function openMap(view: 'canvas' | 'outline') {
  answerHttp({ [`GET /api/documents/${documentFor('facilitator').id}/visit`]: { before: null } });
  const doc = new Y.Doc();
  const items = mapItems(doc);
  const [cause, barrier, link] = [newId<ItemId>(), newId<ItemId>(), newId<ItemId>()];
  const stamp = { author: null, at: 0 };
  insertNode(items, { ...stamp, id: cause, kind: 'cause', x: 0, y: 0, text: 'Old quarrels' });
  insertNode(items, { ...stamp, id: barrier, kind: 'barrier', x: 400, y: 0, text: 'Owners do not agree' });
  insertLink(items, { ...stamp, id: link, from: cause, to: barrier, relation: 'causes' });
  const server = discussionDesk(ANNA, MURAT);
  const document = { ...documentFor('facilitator'), capabilities: capabilitiesOf('facilitator') };
  const panel = writable<Panel | null>(null);
  const company: Company = { discussion: server.discussion, panel, document };
  const people = { me: ANNA, members: [ANNA, MURAT], cities: [BUDAPEST, ESKISEHIR] };
  show(
    <BarrierMap
      live={liveMap(doc)}
      {...people}
      canEdit
      itemId={null}
      title="M"
      view={view}
      company={company}
    />,
  );
  await waitFor(() => expect(window.document.querySelector(`[data-item="${cause}"]`)).not.toBeNull());
  return { ...server, panel, cause, barrier, link };
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
});
