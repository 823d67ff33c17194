/** The Link tool of a map, by mouse and by finger. */
import '../../client/canvas/Minimap.tsx';
import { act, configure, fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import BarrierMap from '../../client/features/map/BarrierMap.tsx';
import { insertLink, insertNode, mapItems } from '../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { setUpDom, show } from '../support/dom.tsx';
import { liveMap } from '../support/liveMap.ts';
import { pointer } from '../support/surfaceUnderTest.tsx';

setUpDom();
Element.prototype.scrollIntoView ??= () => undefined;
configure({ defaultHidden: true });
beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1_440);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(900);
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  Object.assign(HTMLElement.prototype, { setPointerCapture: vi.fn(), releasePointerCapture: vi.fn() });
  return () => vi.restoreAllMocks();
});

async function opened() {
  const doc = new Y.Doc();
  const items = mapItems(doc);
  const [a, b] = ['Costs', 'Delay'].map((text, at) => {
    const id = newId<ItemId>();
    const kind = at === 0 ? 'barrier' : 'effect';
    insertNode(items, { id, kind, author: null, at, x: 400 * at, y: 0, text });
    return id;
  }) as [ItemId, ItemId];
  const page = { me: null, cities: [], itemId: null, title: 'M', view: 'canvas', canEdit: true } as const;
  show(<BarrierMap live={liveMap(doc)} {...page} />);
  const element = (id: ItemId) => document.querySelector<HTMLElement>(`[data-item="${id}"]`);
  await waitFor(() => expect([a, b].every((id) => element(id)?.style.transform)).toBe(true));
  const numbers = (style = '') => [...style.matchAll(/-?[\d.]+/g)].map(([one]) => Number(one));
  /** On the screen: so far into the node, in map pixels. */
  const at = (id: ItemId, dx = 100, dy = 30): [number, number] => {
    const [left = 0, top = 0, zoom = 1] = numbers(element(id)?.parentElement?.style.transform);
    const [x = 0, y = 0] = numbers(element(id)?.style.transform);
    return [left + (x + dx) * zoom, top + (y + dy) * zoom];
  };
  const surface = screen.getByRole('application');
  const drag = (from: readonly [number, number], to: readonly [number, number], pointerType = 'mouse') => {
    pointer(surface, 'down', from, { pointerType });
    pointer(surface, 'move', to, { pointerType });
    pointer(surface, 'up', to, { pointerType });
  };
  const tool = () => screen.getByRole('button', { name: 'Link' });
  const links = () =>
    [...items].flatMap(([, item]) =>
      item.get('kind') === 'link' ? [[item.get('from'), item.get('to')]] : [],
    );
  const placesOf = () => [a, b].map((id) => items.get(id)?.get('x'));
  return { items, a, b, at, drag, surface, tool, links, placesOf };
}

describe('the Link tool', () => {
  it.each(['mouse', 'touch'])(
    '[MP22] a drag by %s from node to node is the link; nothing moves',
    async (by) => {
      const { a, b, at, drag, tool, links, placesOf } = await opened();
      fireEvent.click(tool());
      drag(at(b), at(a), by);
      expect(links()).toEqual([[b, a]]);
      expect(placesOf()).toEqual([0, 400]);
      expect(tool().getAttribute('aria-pressed')).toBe('false');
      await screen.findByRole('group', { name: /^Delay \S+ Costs$/ });
      // It was the tool for one link: the next drag moves, or pans.
      drag(at(b), at(b, 180, 200), by);
      expect(links()).toHaveLength(1);
      expect([by, ...placesOf()]).toEqual(by === 'touch' ? [by, 0, 400] : [by, 0, expect.closeTo(480, 0)]);
    },
  );

  it('[MP67] straight after a link was drawn letters say its verb; after another choice they are acts', async () => {
    const { a, b, at, drag, tool, links } = await opened();
    fireEvent.click(tool());
    drag(at(b), at(a));
    const link = await screen.findByRole('group', { name: /^Delay \S+ Costs$/ });
    const verbs = await screen.findByRole('combobox', { name: 'Relation' });
    act(() => link.focus());
    // The browser is left to find the verb.
    expect(fireEvent.keyDown(link, { key: 'r', code: 'KeyR' })).toBe(true);
    expect(document.activeElement).toBe(verbs);
    expect(links()).toEqual([[b, a]]);
    fireEvent.change(verbs, { target: { value: 'blocks' } });
    act(() => link.focus());
    fireEvent.keyDown(link, { key: 'r', code: 'KeyR' });
    expect(links()).toEqual([[a, b]]);
  });

  it('[MP22] on the empty map it ends in a linked node, on its own node it only chooses the start', async () => {
    const { items, a, b, at, drag, tool, links } = await opened();
    fireEvent.click(tool());
    drag(at(a), at(a, 130, 40));
    expect(links()).toEqual([]);
    expect(tool().getAttribute('aria-pressed')).toBe('true');
    const there = at(b);
    drag(there, there);
    expect(links()).toEqual([[a, b]]);
    fireEvent.click(tool());
    fireEvent.click(screen.getByRole('button', { name: 'Select' }));
    expect(tool().getAttribute('aria-pressed')).toBe('false');
    fireEvent.click(tool());
    drag(at(a), at(a, 100, 400));
    expect(items.size).toBe(5);
    expect(links()).toHaveLength(2);
    expect(links()[1]?.[0]).toBe(a);
  });

  it.each(['mouse', 'touch'])('[MP22] one press by %s and then another still make it', async (by) => {
    const { a, b, at, drag, tool, links, surface } = await opened();
    fireEvent.click(tool());
    drag(at(a), at(a), by);
    await screen.findByText('Choose where the link ends');
    act(() => surface.focus());
    drag(at(b), at(b), by);
    expect(links()).toEqual([[a, b]]);
    expect(tool().getAttribute('aria-pressed')).toBe('false');
  });

  it('[CV91] after the press that begins it the line follows the mouse, until its end or Esc', async () => {
    const { a, b, at, drag, tool, links, surface } = await opened();
    // Beside the frame of what it would end at.
    const line = () => surface.querySelector('div[hidden] ~ svg > path:last-child')?.getAttribute('d');
    const point = (to: readonly [number, number], pointerType = 'mouse') =>
      act(() => pointer(surface, 'move', to, { pointerType }));
    point(at(b));
    expect(line()).toBeFalsy();
    fireEvent.click(tool());
    drag(at(a), at(a));
    await screen.findByText('Choose where the link ends');
    // It may be there already, to where the mouse rests: once what the bars leave free has changed.
    const resting = line();
    expect(resting || 'L 100 30').toMatch(/L 100 30$/);
    point(at(b), 'touch');
    expect(line()).toBe(resting);
    point(at(b));
    const first = line();
    expect(first).toMatch(/^M .* L /);
    point(at(b, 200, 300));
    expect(line()).not.toBe(first);
    const moved = line();
    const seen = at(b);
    fireEvent.wheel(surface, { deltaY: 40 });
    await waitFor(() => expect(line()).not.toBe(moved));
    fireEvent.wheel(surface, { deltaY: -40 });
    await waitFor(() => expect([line(), at(b)]).toEqual([moved, seen]));
    fireEvent.pointerLeave(surface);
    expect(line()).toBe('');
    point(at(b));
    expect(line()).toBe(first);
    fireEvent.keyDown(surface, { key: 'Escape', code: 'Escape' });
    await waitFor(() => expect(line()).toBe(''));
    point(at(b));
    expect(line()).toBe('');
    // What is chosen begins the next one.
    fireEvent.click(tool());
    point(at(b));
    expect(line()).toBe(first);
    drag(at(b), at(b));
    expect(links()).toEqual([[a, b]]);
    await waitFor(() => expect(line()).toBe(''));
  });

  it('[MH30] Esc ends the tool and leaves what is chosen; the next one ends the choice; a line in a hand ends first', async () => {
    const { a, b, at, drag, tool, links, surface } = await opened();
    const isChosen = () => document.querySelector(`[data-item="${a}"] [data-selected]`) !== null;
    const esc = () => fireEvent.keyDown(surface, { key: 'Escape', code: 'Escape' });
    const isOn = () => tool().getAttribute('aria-pressed') === 'true';
    fireEvent.click(tool());
    drag(at(a), at(a));
    await screen.findByText('Choose where the link ends');
    expect([isOn(), isChosen()]).toEqual([true, true]);
    esc();
    expect([isOn(), isChosen()]).toEqual([false, true]);
    esc();
    await waitFor(() => expect(isChosen()).toBe(false));
    fireEvent.click(tool());
    pointer(surface, 'down', at(a));
    pointer(surface, 'move', at(b));
    esc();
    pointer(surface, 'up', at(b));
    expect([isOn(), links()]).toEqual([true, []]);
    esc();
    expect(isOn()).toBe(false);
  });
});

it('[MH14] a link has no frame of its own around it, as what lies between its ends: its verb shows the keyboard', async () => {
  const { items, a, b } = await opened();
  const id = newId<ItemId>();
  act(() => insertLink(items, { id, author: null, at: 9, relation: 'causes', from: a, to: b }));
  const ringed = (one: ItemId) =>
    !document.querySelector(`[data-item="${one}"]`)?.hasAttribute('data-unringed');
  await waitFor(() => expect(document.querySelector(`[data-item="${id}"]`)).not.toBeNull());
  expect([a, b, id].map(ringed)).toEqual([true, true, false]);
});

describe('[MH31] the Link tool by keyboard', () => {
  const focused = () => (document.activeElement as HTMLElement).dataset.item;
  const press = (key: string, more = {}) =>
    fireEvent.keyDown(document.activeElement ?? document.body, { key, code: key, ...more });

  it('goes to nodes alone, says which, and pushes nothing; Enter links', async () => {
    const { items, a, b, at, drag, tool, links, placesOf } = await opened();
    const c = newId<ItemId>();
    act(() => {
      insertNode(items, { id: c, kind: 'cause', author: null, at: 5, x: 800, y: 0, text: 'Rain' });
      insertLink(items, { id: newId<ItemId>(), author: null, at: 9, relation: 'causes', from: a, to: b });
    });
    await waitFor(() => expect(document.querySelector(`[data-item="${c}"]`)).not.toBeNull());
    drag(at(a), at(a));
    fireEvent.click(tool());
    expect(focused()).toBe(a);
    press('ArrowRight');
    expect(focused()).toBe(b);
    await screen.findByText('Enter links to “Delay”');
    press('ArrowRight', { shiftKey: true });
    expect(focused()).toBe(c);
    press('ArrowLeft');
    press('ArrowLeft');
    expect(focused()).toBe(a);
    // Where it starts it does not end.
    press('Enter');
    expect([links().length, tool().getAttribute('aria-pressed')]).toEqual([1, 'true']);
    const walked = [1, 2, 3].map(() => {
      const moves = !press('Tab');
      return [moves, focused()];
    });
    expect(walked).toEqual([
      [true, b],
      [true, c],
      [false, c],
    ]);
    press('Enter');
    expect(links()).toEqual([
      [a, b],
      [a, c],
    ]);
    expect([...placesOf(), tool().getAttribute('aria-pressed')]).toEqual([0, 400, 'false']);
  });

  it('[MH70] L begins at the chosen node though the keyboard went on, and Enter ends where it is', async () => {
    const { a, b, at, drag, tool, links } = await opened();
    drag(at(a), at(a));
    expect(focused()).toBe(a);
    press('Tab');
    await waitFor(() => expect(focused()).toBe(b));
    press('l');
    await screen.findByText('Enter links to “Delay”');
    press('Enter');
    expect([links(), tool().getAttribute('aria-pressed')]).toEqual([[[a, b]], 'false']);
  });

  it('[MH70] with nothing chosen L begins at the node that the keyboard is on', async () => {
    const { a, b, surface, links } = await opened();
    act(() => surface.focus());
    press('Tab');
    await waitFor(() => expect(focused()).toBe(a));
    press('l');
    await waitFor(() => expect(screen.getAllByText('Choose where the link ends').length).toBeGreaterThan(0));
    press('Tab');
    await screen.findByText('Enter links to “Delay”');
    press('Enter');
    expect(links()).toEqual([[a, b]]);
  });

  it('begins where Enter says when nothing is chosen, and its button gives the keyboard to the map', async () => {
    const { a, b, tool, links } = await opened();
    tool().focus();
    fireEvent.click(tool());
    // In the hint and, for who listens, in the last words.
    await waitFor(() => expect(screen.getAllByText('Choose where the link starts')).toHaveLength(2));
    expect(document.activeElement?.closest('[role="application"]')).not.toBeNull();
    press('Tab');
    await screen.findByText('Enter starts at “Costs”');
    press('Enter');
    press('Tab');
    await screen.findByText('Enter links to “Delay”');
    press('Enter');
    expect(links()).toEqual([[a, b]]);
  });

  it('[MH161] letters look for the node it leads to; Enter takes it, Esc leaves nothing behind', async () => {
    const { items, a, b, tool, links, surface } = await opened();
    const before = items.size;
    const key = (name: string, on: Element = document.activeElement ?? surface) =>
      fireEvent.keyDown(on, { key: name });
    fireEvent.click(tool());
    act(() => surface.focus());
    key('n');
    const start = await screen.findByRole<HTMLInputElement>('combobox', { name: /start/ });
    expect(start.value).toBe('n');
    key('Escape', start);
    await waitFor(() => expect(screen.queryByRole('combobox', { name: /start/ })).toBeNull());
    expect(tool().getAttribute('aria-pressed')).toBe('false');
    expect(items.size).toBe(before);
    fireEvent.click(tool());
    act(() => surface.focus());
    key('d');
    key('Enter', await screen.findByRole('combobox'));
    await waitFor(() => expect(tool().getAttribute('aria-pressed')).toBe('true'));
    act(() => surface.focus());
    key('c');
    key('Enter', await screen.findByRole('combobox'));
    await waitFor(() => expect(links()).toEqual([[b, a]]));
    expect(items.size).toBe(before + 1);
  });
});
