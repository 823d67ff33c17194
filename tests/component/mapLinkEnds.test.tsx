/** A link of a map is put on other nodes, by its handles and by words. */
import '../../client/canvas/Minimap.tsx';
import '../../client/features/map/commands/ChooseEnd.tsx';
import { act, configure, fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import BarrierMap from '../../client/features/map/BarrierMap.tsx';
import { insertLink, insertNode, mapItems } from '../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { setUpCanvas, setUpDom, show } from '../support/dom.tsx';
import { liveMap } from '../support/liveMap.ts';
import { pointer } from '../support/surfaceUnderTest.tsx';

setUpDom();
setUpCanvas(1_200);
configure({ defaultHidden: true });
beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1_440);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(900);
  Object.assign(HTMLElement.prototype, { setPointerCapture: vi.fn(), releasePointerCapture: vi.fn() });
  return () => vi.restoreAllMocks();
});

async function opened(canEdit = true) {
  const doc = new Y.Doc();
  const items = mapItems(doc);
  const stamp = { author: null, at: 0 };
  const [a, b, c] = ['Costs', 'Delay', 'Cold homes'].map((text, at) => {
    const id = newId<ItemId>();
    insertNode(items, { ...stamp, id, kind: at === 1 ? 'lever' : 'barrier', x: 400 * at, y: 0, text });
    return id;
  }) as [ItemId, ItemId, ItemId];
  const link = newId<ItemId>();
  insertLink(items, { ...stamp, id: link, from: a, to: b, relation: 'reduces' });
  items.get(link)?.set('state', 'disputed');
  const page = { me: null, cities: [], itemId: link, title: 'M', view: 'canvas', canEdit } as const;
  show(<BarrierMap live={liveMap(doc)} {...page} />);
  const element = (id: ItemId) => document.querySelector<HTMLElement>(`[data-item="${id}"]`);
  await waitFor(() => expect(element(link)?.ariaSelected ?? element(link)).toBeTruthy());
  const numbers = (style = '') => [...style.matchAll(/-?[\d.]+/g)].map(([one]) => Number(one));
  const at = (id: ItemId): [number, number] => {
    const [left = 0, top = 0, zoom = 1] = numbers(element(id)?.parentElement?.style.transform);
    const [x = 0, y = 0] = numbers(element(id)?.style.transform);
    return [left + (x + 100) * zoom, top + (y + 30) * zoom];
  };
  const tip = (end: 'from' | 'to') => document.querySelector<HTMLElement>(`[data-line-end="${end}"]`);
  const surface = screen.getByRole('application');
  const drag = (end: 'from' | 'to', to: readonly [number, number]) => {
    pointer(tip(end) as HTMLElement, 'down', [20, 20]);
    pointer(surface, 'move', to);
    pointer(surface, 'up', to);
  };
  const said = () => ['from', 'to', 'relation', 'state'].map((name) => items.get(link)?.get(name));
  const line = () => element(link)?.querySelector('path')?.getAttribute('d');
  return { items, a, b, c, link, at, tip, drag, said, line, surface };
}

describe('the ends of a link', () => {
  it('[MH40] dragged to another node by its handle it leads there with all that is said of it, one step of undo', async () => {
    const { a, b, c, at, drag, said } = await opened();
    drag('to', at(c));
    expect(said()).toEqual([a, c, 'reduces', 'disputed']);
    drag('from', at(b));
    expect(said()).toEqual([b, c, 'reduces', 'disputed']);
    act(() => screen.getByRole('button', { name: 'Undo' }).click());
    expect(said()).toEqual([a, c, 'reduces', 'disputed']);
  });

  it('[MH40] the line follows the hand; on nothing and on its other end it stays what it was', async () => {
    const { a, b, at, tip, drag, said, line, surface } = await opened();
    const before = line();
    pointer(tip('to') as HTMLElement, 'down', at(b));
    pointer(surface, 'move', [900, 700]);
    await waitFor(() => expect(line()).not.toBe(before));
    expect(line()).not.toContain('NaN');
    pointer(surface, 'up', [900, 700]);
    await waitFor(() => expect(line()).toBe(before));
    drag('to', at(a));
    expect(said()).toEqual([a, b, 'reduces', 'disputed']);
  });

  it('[MH40] by its panel another node is found by its words; nodes where it cannot be are not offered', async () => {
    const { a, c, said } = await opened();
    fireEvent.click(screen.getByRole('button', { name: 'Change where it ends' }));
    const field = await screen.findByRole('combobox', { name: 'Change where it ends…' });
    const offered = () => screen.getAllByRole('option').flatMap((one) => one.dataset.key ?? []);
    expect(offered()).toEqual([c]);
    fireEvent.change(field, { target: { value: 'cold' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(said()).toEqual([a, c, 'reduces', 'disputed']);
  });

  it('[MH40] who may only read has no handles', async () => {
    const { tip } = await opened(false);
    expect(tip('to')?.closest('[hidden]')).not.toBeNull();
    expect(screen.queryByRole('button', { name: 'Change where it ends' })).toBeNull();
  });
});
