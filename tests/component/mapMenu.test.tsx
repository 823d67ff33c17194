/** The menu of an item on a map, and acts on links from every view. */
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import BarrierMap from '../../client/features/map/BarrierMap.tsx';
import type { MapView } from '../../client/features/map/together/mapPlace.ts';
import { changeLanguage } from '../../client/i18n/setup.ts';
import {
  changeMapItem,
  insertGroup,
  insertLink,
  insertNode,
  mapItems,
} from '../../shared/documents/barrierMap.ts';
import { type ItemId, newId } from '../../shared/ids.ts';
import { setUpCanvas, setUpDom, show } from '../support/dom.tsx';
import { liveMap } from '../support/liveMap.ts';
import '../../client/features/map/menu/ItemMenu.tsx';
import '../../client/features/map/table/MapTable.tsx';

setUpDom();
setUpCanvas(1_200);
// Compiled once, outside the tests' own time.
beforeAll(async () => void (await import('../../client/canvas/Minimap.tsx')));

/** On a machine that others use as well: a bound against waiting for ever. */
const LONG = { timeout: 60_000 };
const VIEWS = ['canvas', 'outline', 'table'] as const;

async function openMap(view: MapView, canEdit = true) {
  const doc = new Y.Doc();
  const items = mapItems(doc);
  const [cause, barrier, link, back, group] = [
    newId<ItemId>(),
    newId<ItemId>(),
    newId<ItemId>(),
    newId<ItemId>(),
    newId<ItemId>(),
  ];
  const stamp = { author: null, at: 0 };
  insertNode(items, { ...stamp, id: cause, kind: 'cause', x: 0, y: 0, text: 'Old quarrels' });
  insertNode(items, { ...stamp, id: barrier, kind: 'barrier', x: 400, y: 0, text: 'Owners do not agree' });
  insertLink(items, { ...stamp, id: link, from: cause, to: barrier, relation: 'causes' });
  insertLink(items, { ...stamp, id: back, from: barrier, to: cause, relation: 'requires' });
  insertGroup(items, { ...stamp, id: group });
  changeMapItem(items, cause, { group });
  show(
    <BarrierMap
      live={liveMap(doc)}
      me={null}
      cities={[]}
      itemId={null}
      title="M"
      view={view}
      canEdit={canEdit}
    />,
  );
  await waitFor(() => expect(rowOf(barrier)).not.toBeNull());
  return { items, doc, cause, barrier, link, back, group };
}

const rowOf = (id: ItemId) => document.querySelector<HTMLElement>(`[data-item="${id}"][tabindex]`);
const onFocus = (init: KeyboardEventInit) => fireEvent.keyDown(document.activeElement ?? document.body, init);

/** By the keyboard: under what has it. */
async function menuByKey() {
  onFocus({ key: 'F10', code: 'F10', shiftKey: true });
  return screen.findByRole('menu', { name: /What can be done/ });
}
const itemsOf = (menu: HTMLElement) => [...menu.querySelectorAll<HTMLElement>('[role^="menuitem"]')];
const labels = (menu: HTMLElement) => itemsOf(menu).map((one) => one.textContent ?? '');
const press = (menu: HTMLElement, name: RegExp) =>
  fireEvent.click(itemsOf(menu).find((one) => name.test(one.textContent ?? '')) as HTMLElement);
/** A choice has a menu of its own. */
async function choose(menu: HTMLElement, choice: string, name: RegExp) {
  press(menu, new RegExp(`^${choice}$`));
  press(await screen.findByRole('menu', { name: choice }), name);
}

describe.each(VIEWS)('the menu of an item, in the %s', (view) => {
  it(
    '[MH5] opens by key on a node with the acts that mean a node, does them, and gives the keyboard back',
    LONG,
    async () => {
      const { items, barrier } = await openMap(view);
      act(() => rowOf(barrier)?.focus());
      const menu = await menuByKey();
      expect(labels(menu).some((one) => /^Delete/.test(one))).toBe(true);
      expect(labels(menu).some((one) => /^Turn the link/.test(one))).toBe(false);
      press(menu, /^Kind$/);
      const kinds = await screen.findByRole('menu', { name: 'Kind' });
      const held = within(kinds).getByRole('menuitemradio', { checked: true });
      expect(held.textContent).toMatch(/^Barrier/);
      press(kinds, /^Lever/);
      expect(items.get(barrier)?.get('kind')).toBe('lever');
      expect(screen.queryByRole('menu')).toBeNull();
      await waitFor(() => expect(document.activeElement?.closest('[data-view]')).not.toBeNull());
    },
  );

  it(
    '[MH6] the links of a node are chosen by key, and verb, strength, state, delay and turn are one step each for all of them',
    LONG,
    async () => {
      const { items, barrier, link, back } = await openMap(view);
      act(() => rowOf(barrier)?.focus());
      // In a cell of the table letters are words.
      const isTable = view === 'table';
      if (isTable) await choose(await menuByKey(), 'Show and select', /^Choose its links/);
      else onFocus({ key: 'L', code: 'KeyL', shiftKey: true });
      const turn = async (key: string, name: RegExp) =>
        isTable ? press(await menuByKey(), name) : onFocus({ key, code: `Key${key.toUpperCase()}` });
      const both = (field: string) => [link, back].map((id) => items.get(id)?.get(field));
      await choose(await menuByKey(), 'Relation', /^blocks \(-\)/);
      expect(both('relation')).toEqual(['blocks', 'blocks']);
      await choose(await menuByKey(), 'Strength', /^strong/);
      expect(both('strength')).toEqual(['strong', 'strong']);
      await choose(await menuByKey(), 'State', /^agreed/);
      expect(both('state')).toEqual(['agreed', 'agreed']);
      await turn('d', /^The link works with a delay/);
      expect(both('delay')).toEqual([true, true]);
      const ends = both('from');
      await turn('r', /^Turn the link round/);
      expect(both('from')).toEqual([...ends].reverse());
      onFocus({ key: 'z', code: 'KeyZ', ctrlKey: true });
      expect(both('from')).toEqual(ends);
      await turn('d', /^The link works with a delay/);
      expect(both('delay').some(Boolean)).toBe(false);
    },
  );
});

describe('the menu of an item', () => {
  it(
    '[MH5] a right press on a row opens it there, and it chooses what it is about; where somebody writes it is the browser’s',
    LONG,
    async () => {
      const { cause, group } = await openMap('outline');
      expect(fireEvent.contextMenu(rowOf(cause) as Element, { button: 2, clientX: 40, clientY: 50 })).toBe(
        false,
      );
      const menu = await screen.findByRole('menu', { name: 'What can be done with it' });
      expect(rowOf(cause)?.getAttribute('aria-current')).toBe('true');
      fireEvent.keyDown(menu, { key: 'Escape' });
      expect(screen.queryByRole('menu')).toBeNull();
      await waitFor(() => expect(document.activeElement?.closest('[data-view]')).not.toBeNull());
      fireEvent.contextMenu(rowOf(group) as Element, { button: 2, clientX: 40, clientY: 50 });
      const ofGroup = labels(await screen.findByRole('menu', { name: 'What can be done with it' }));
      expect(ofGroup.some((one) => /^Edit the words/.test(one))).toBe(true);
      expect(ofGroup.some((one) => /^Dissolve the group/.test(one))).toBe(true);
      expect(ofGroup.some((one) => /^(Kind|Relation)$/.test(one))).toBe(false);
      expect(fireEvent.contextMenu(document.querySelector('textarea') as Element, { button: 2 })).toBe(true);
    },
  );

  it('[MP66] from the moment it is asked for a menu has the keys: none acts on the map', LONG, async () => {
    const { items, barrier } = await openMap('outline');
    act(() => rowOf(barrier)?.focus());
    onFocus({ key: 'F10', code: 'F10', shiftKey: true });
    const menu = await screen.findByRole('menu', { name: /What can be done/ });
    // As if it had not the focus yet, and as if nothing had.
    for (const target of [rowOf(barrier) as Element, document.body])
      fireEvent.keyDown(target, { key: 'Delete', code: 'Delete' });
    expect([items.has(barrier), menu.isConnected]).toEqual([true, true]);
  });

  it('[MH5] on the empty canvas it is of the map, and what it makes comes there', LONG, async () => {
    const { items } = await openMap('canvas');
    const complaints = vi.spyOn(console, 'error').mockReturnValue();
    const pane = screen.getByRole('application');
    fireEvent.contextMenu(pane, { button: 2, clientX: 300, clientY: 700 });
    const menu = await screen.findByRole('menu', { name: 'What can be done here' });
    // Each entry is one of its own, also an act and the choice of its ways.
    expect(complaints.mock.calls.filter(([said]) => String(said).includes('same key'))).toEqual([]);
    complaints.mockRestore();
    const before = new Set(items.keys());
    press(menu, /^New node/);
    const made = [...items.keys()].find((id) => !before.has(id));
    expect(Number(items.get(made ?? '')?.get('y'))).toBeGreaterThan(100);
  });

  it('[MH5] who may only read sees why nothing can be changed, in Dutch too', LONG, async () => {
    const { items, doc, barrier } = await openMap('canvas', false);
    const before = Y.encodeStateAsUpdate(doc);
    act(() => rowOf(barrier)?.focus());
    const menu = await menuByKey();
    press(menu, /^Delete/);
    expect(within(menu).getByText(/^Delete/).textContent).toContain('read-only');
    act(() => void changeLanguage('nl'));
    await waitFor(() => expect(labels(menu).some((one) => /^Verwijderen/.test(one))).toBe(true));
    expect(items.size).toBe(5);
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  });

  it(
    '[MH6] links of the outline are rows: the arrow to the right goes in, to the left and on goes out',
    LONG,
    async () => {
      const { items, cause, barrier, link } = await openMap('outline');
      const here = () => (document.activeElement as HTMLElement).dataset.item;
      act(() => rowOf(cause)?.focus());
      onFocus({ key: 'ArrowRight' });
      expect(here()).toBe(link);
      onFocus({ key: 'd', code: 'KeyD' });
      expect(items.get(link)?.get('delay')).toBe(true);
      onFocus({ key: 'ArrowLeft' });
      expect(here()).toBe(cause);
      onFocus({ key: 'ArrowUp' });
      expect(here()).toBe(barrier);
    },
  );
});
