/** Comments on places of a map: asked for, put, seen as pins, listed, answered. */
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import '../../client/features/map/menu/ItemMenu.tsx';
import '../../client/features/map/table/MapTable.tsx';
import { fetchPins } from '../../client/features/map/together/fetchPins.ts';
import type { MapView } from '../../client/features/map/together/mapPlace.ts';
import { writable } from '../../client/live/readable.ts';
import { fetchPanel } from '../../client/together/fetchPanel.ts';
import '../../client/together/pins/Spots.tsx';
import type { Company, LookBack, Panel } from '../../client/together/Together.ts';
import type { DiscussionCommand } from '../../shared/discussion.ts';
import { changeMapItem, insertGroup } from '../../shared/documents/barrierMap.ts';
import { type ItemId, newId } from '../../shared/ids.ts';
import { capabilitiesOf, type Role } from '../../shared/permissions.ts';
import { ANNA, MURAT, write } from '../support/boardCompany.tsx';
import { discussionDesk } from '../support/discussionDesk.ts';
import { answerHttp, setUpCanvas, setUpDom } from '../support/dom.tsx';
import { drawMap, showMap } from '../support/mapView.tsx';
import { documentFor } from '../support/people.ts';

setUpDom();
setUpCanvas(1_200);
beforeAll(async () => void (await Promise.all([fetchPanel(), fetchPins()])));

const surface = () => screen.getByRole('application');
const allPins = () => [...document.querySelectorAll<HTMLElement>('[data-pin]')];
const field = (name: string) => screen.findByRole<HTMLTextAreaElement>('textbox', { name });
const numbers = (element: Element | null | undefined) =>
  (element as HTMLElement).style.transform.match(/-?[\d.]+/g)?.map(Number) ?? [];

/** Two barriers, the first in a group, with people around. */
async function openMap(view: MapView, role: Role = 'facilitator') {
  answerHttp({ [`GET /api/documents/${documentFor(role).id}/visit`]: { before: null } });
  const map = drawMap();
  const quarrels = map.node('Old quarrels', { x: 400, y: 100 });
  map.node('Owners do not agree', { x: 900, y: 100 });
  const group = newId<ItemId>();
  insertGroup(map.items, { id: group, author: null, at: 0, text: 'Owners' });
  changeMapItem(map.items, quarrels, { group });
  const server = discussionDesk(ANNA, MURAT);
  const document = {
    ...documentFor(role),
    capabilities: capabilitiesOf(role),
    kind: 'barrierMap' as const,
  };
  const panel = writable<Panel | null>(null);
  const company: Company = {
    discussion: server.discussion,
    panel,
    past: writable<LookBack | 'end' | null>(null),
    document,
  };
  showMap(map.doc, { view, company, me: { ...ANNA, role }, members: [ANNA, MURAT] });
  await waitFor(() => expect(window.document.querySelector(`[data-item="${quarrels}"]`)).not.toBeNull());
  return { ...server, ...map, panel, quarrels, group };
}

/** In pixels of the map. */
function pressAt(left: number, top: number) {
  const [x = 0, y = 0, zoom = 1] = numbers(document.querySelector('[data-item]')?.parentElement);
  const at = { clientX: x + left * zoom, clientY: y + top * zoom, pointerId: 1, button: 0 };
  fireEvent.pointerDown(surface(), { ...at, pointerType: 'mouse' });
  fireEvent.pointerUp(surface(), { ...at, pointerType: 'mouse' });
}

/** Whoever opens a panel has the map moved clear of it: a press is meant for where it comes to rest. */
async function comesToRest() {
  let last: string | undefined;
  await waitFor(() => {
    const before = last;
    last = document.querySelector<HTMLElement>('[data-item]')?.parentElement?.style.transform;
    expect(last).toBe(before);
  });
}

async function askWhere() {
  act(() => surface().focus());
  fireEvent.keyDown(surface(), { key: 'c', code: 'KeyC' });
  await waitFor(() => expect(surface().getAttribute('data-tool')).toBe('comment'));
}

const said = (itemId: ItemId | null, x: number, y: number) =>
  ({
    act: 'open',
    id: newId(),
    itemId,
    at: { x, y },
    text: 'Room for Oulu?',
  }) as unknown as DiscussionCommand;

describe('a comment on a place of a map', () => {
  it('[DC16] C asks for the place on the screen and aloud; Esc and “Cancel” end it', async () => {
    const { commands, panel } = await openMap('canvas');
    await askWhere();
    const hint = await screen.findByText('Comment: choose a place', { selector: 'div' });
    expect(screen.getAllByRole('status').some((one) => one.textContent === 'Comment: choose a place')).toBe(
      true,
    );
    fireEvent.keyDown(surface(), { key: 'Escape' });
    await waitFor(() => expect(surface().getAttribute('data-tool')).toBe('select'));
    await askWhere();
    fireEvent.click(
      within(
        hint.isConnected ? hint : await screen.findByText('Comment: choose a place', { selector: 'div' }),
      ).getByRole('button'),
    );
    expect(surface().getAttribute('data-tool')).toBe('select');
    pressAt(700, 700);
    expect([panel.get(), commands]).toEqual([null, []]);
  });

  it('[DC16] a press on an empty place leads to the composer; what is sent has a pin there', async () => {
    const { commands } = await openMap('canvas');
    await askWhere();
    pressAt(700, 600);
    const words = await field('Write a comment');
    await waitFor(() => expect(document.activeElement).toBe(words));
    expect(surface().getAttribute('data-tool')).toBe('select');
    expect(screen.getByRole('heading', { level: 3 }).textContent).toBe('On a place of the map');
    await write('Write a comment', 'Room for Oulu?');
    await waitFor(() =>
      expect(commands.at(-1)).toMatchObject({ itemId: null, at: { x: 700, y: 600 }, text: 'Room for Oulu?' }),
    );
    expect(allPins().map((one) => one.getAttribute('aria-label'))).toEqual([
      'On a place of the map, Anna, 1 comment',
    ]);
  });

  it('[DC16] a press on a node is about the node, in a group about that place of the group; C twice is about the map', async () => {
    const { commands, group } = await openMap('canvas');
    const [x = 0, y = 0] = numbers(document.querySelector(`[data-item="${group}"]`));
    await askWhere();
    pressAt(x + 12, y + 44);
    await screen.findByRole('heading', { level: 3, name: 'On a place in “Owners”' });
    await write('Write a comment', 'Here');
    await waitFor(() => expect(commands.at(-1)).toMatchObject({ itemId: group, at: { x: 12, y: 44 } }));
    await askWhere();
    await comesToRest();
    pressAt(516, 142);
    await screen.findByRole('heading', { level: 3, name: 'About “Old quarrels”' });
    await askWhere();
    fireEvent.keyDown(surface(), { key: 'c', code: 'KeyC' });
    await screen.findByRole('heading', { level: 3, name: 'About this map' });
    expect(surface().getAttribute('data-tool')).toBe('select');
  });

  it('[DC16] “Comment here” in the menu of an empty place is about that place, with the caret in it', async () => {
    const { commands } = await openMap('canvas');
    fireEvent.contextMenu(surface(), { clientX: 1_150, clientY: 850 });
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Comment here' }));
    const words = await field('Write a comment');
    await waitFor(() => expect(document.activeElement).toBe(words));
    await write('Write a comment', 'Here');
    await waitFor(() => expect(commands.at(-1)).toMatchObject({ act: 'open', text: 'Here', at: {} }));
  });

  it('[DC16] [DI2] who may only read is asked for no place', async () => {
    await openMap('canvas', 'observer');
    act(() => surface().focus());
    fireEvent.keyDown(surface(), { key: 'c', code: 'KeyC' });
    expect(await screen.findByText('You may read comments here, but not write any.')).toBeTruthy();
    expect(surface().getAttribute('data-tool')).toBe('select');
  });

  it('[DC16] a pin moves with its group, as it is seen', async () => {
    const { discussion, byMurat, group, items, quarrels } = await openMap('canvas');
    act(() => discussion.state.apply(byMurat(said(group, 10, 20))));
    await waitFor(() => expect(allPins()).toHaveLength(1));
    const place = () => numbers(allPins()[0]?.parentElement);
    const zoom = () => numbers(document.querySelector('[data-item]')?.parentElement)[2] ?? 1;
    await waitFor(() => expect(place()).toHaveLength(2));
    const [x = 0, y = 0] = place();
    act(() => changeMapItem(items, quarrels, { x: 460, y: 400 }));
    await waitFor(() => {
      const [toX = 0, toY = 0] = place();
      expect((toX - x) / zoom()).toBeCloseTo(60);
      expect((toY - y) / zoom()).toBeCloseTo(300);
    });
  });
});

describe.each(['outline', 'table'] as const)('the list below the %s', (view) => {
  it('[DC16] leads to the thread, and goes with it', async () => {
    const { discussion, byMurat } = await openMap(view);
    act(() => discussion.state.apply(byMurat(said(null, 5, 700))));
    const list = await screen.findByRole('region', { name: 'Comments on places of the map' });
    expect(list.textContent).toContain('On a place of the map · 1 comment, 1 unread');
    fireEvent.click(within(list).getByRole('button', { name: /Room for Oulu\?/ }));
    const answer = await field('Reply');
    await waitFor(() => expect(document.activeElement).toBe(answer));
    fireEvent.click(screen.getByRole('button', { name: 'Resolve' }));
    await waitFor(() => expect(list.isConnected).toBe(false));
  });
});
