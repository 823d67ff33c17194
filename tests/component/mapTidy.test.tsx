/** Tidy as people meet it: the button, the key, what is said, undo, and what happens meanwhile. */
// Compiled before the clock of a test runs.
import '../../client/canvas/Minimap.tsx';
import '../../client/features/map/tidy/tidyPlaces.ts';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import BarrierMap from '../../client/features/map/BarrierMap.tsx';
import { PATIENCE_MS } from '../../client/features/map/tidy/tidyBeside.ts';
import { changeMapItem, insertLink, insertNode, mapItems } from '../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { setUpDom, show } from '../support/dom.tsx';
import { liveMap } from '../support/liveMap.ts';

setUpDom();

function openHeap(view: 'canvas' | 'outline', canEdit = true) {
  const doc = new Y.Doc();
  const items = mapItems(doc);
  const ids = ['Quarrels', 'No vote', 'Cold homes'].map((text, at) => {
    const id = newId<ItemId>();
    insertNode(items, { id, kind: 'cause', author: null, at, x: 0, y: at, text });
    return id;
  });
  const [a, b, c] = ids as [ItemId, ItemId, ItemId];
  const link = (from: ItemId, to: ItemId) =>
    insertLink(items, { id: newId<ItemId>(), author: null, at: 0, from, to, relation: 'causes' });
  link(a, b);
  link(b, c);
  show(
    <BarrierMap live={liveMap(doc)} me={null} cities={[]} itemId={null} title="M" {...{ view, canEdit }} />,
  );
  const x = (id: ItemId) => items.get(id)?.get('x');
  return { doc, items, a, b, c, x, xs: () => ids.map(x) };
}

/** What stands in the region for those who listen, and in messages that leave by themselves. */
const said = () => document.body.textContent ?? '';

/** What jsdom lacks: a worker; this one is busy for ever. */
class BusyWorker extends EventTarget {
  static ended = 0;
  postMessage() {
    return undefined;
  }
  terminate() {
    BusyWorker.ended += 1;
  }
}

describe('tidy on the page', () => {
  afterEach(() => {
    vi.useRealTimers();
    BusyWorker.ended = 0;
  });

  it('[MT4] [MT7] one press lays the map out, one undo takes it back, and a tidy map is left alone', async () => {
    const { xs, x, a, b, c } = openHeap('canvas');
    fireEvent.click(screen.getByRole('button', { name: 'Tidy' }));
    await waitFor(() => expect(said()).toMatch(/nodes moved/));
    expect(Number(x(a))).toBeLessThan(Number(x(b)));
    expect(Number(x(b))).toBeLessThan(Number(x(c)));
    const tidy = xs();
    fireEvent.keyDown(screen.getByRole('application'), { key: 'T', code: 'KeyT', shiftKey: true });
    await waitFor(() => expect(said()).toMatch(/tidy already/));
    const shown = [...document.querySelectorAll('[data-tone]')].map((toast) => toast.textContent);
    expect(shown).toContainEqual(expect.stringMatching(/tidy already/));
    expect(xs()).toEqual(tidy);
    fireEvent.keyDown(screen.getByRole('application'), { key: 'z', ctrlKey: true });
    expect(xs()).toEqual([0, 0, 0]);
  });

  it('[MT4] what somebody moves, pins or deletes meanwhile stays as they left it', async () => {
    const { items, x, a, b, c } = openHeap('canvas');
    fireEvent.click(screen.getByRole('button', { name: 'Tidy' }));
    changeMapItem(items, a, { x: 5_000 });
    changeMapItem(items, b, { pinned: true });
    await waitFor(() => expect(said()).toMatch(/1 node moved/));
    expect([x(a), x(b)]).toEqual([5_000, 0]);
    expect(x(c)).not.toBe(0);
  });

  it('[MT7] the outline has the same button and key, and moves only what is selected there', async () => {
    const { xs } = openHeap('outline');
    const row = screen.getByRole('button', { name: /^No vote/ });
    fireEvent.keyDown(row, { key: 'T', code: 'KeyT', shiftKey: true });
    await waitFor(() => expect(said()).toMatch(/nodes moved/));
    expect(new Set(xs()).size).toBe(3);
    fireEvent.click(screen.getByRole('button', { name: 'Tidy' }));
    await waitFor(() => expect(said()).toMatch(/tidy already/));
  });

  it('[MT7] who may only read moves nothing, and is told', () => {
    const { doc } = openHeap('canvas', false);
    const before = Y.encodeStateAsUpdate(doc);
    expect(screen.queryByRole('button', { name: 'Tidy' })).toBeNull();
    fireEvent.keyDown(screen.getByRole('application'), { key: 'T', code: 'KeyT', shiftKey: true });
    expect(said()).toMatch(/read-only/);
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  });

  it('[MT5] it can be stopped, and then nothing has moved', async () => {
    vi.stubGlobal('Worker', BusyWorker);
    const { xs } = openHeap('canvas');
    fireEvent.click(screen.getByRole('button', { name: 'Tidy' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Stop' }));
    await waitFor(() => expect(said()).toMatch(/Stopped/));
    expect(BusyWorker.ended).toBe(1);
    expect(xs()).toEqual([0, 0, 0]);
    await screen.findByRole('button', { name: 'Tidy' });
  });

  it('[MT5] what takes too long is left as it was, and that is said', async () => {
    vi.stubGlobal('Worker', BusyWorker);
    const { xs } = openHeap('canvas');
    vi.useFakeTimers();
    fireEvent.click(screen.getByRole('button', { name: 'Tidy' }));
    await act(() => vi.advanceTimersByTimeAsync(PATIENCE_MS));
    expect(said()).toMatch(/too much/);
    expect(BusyWorker.ended).toBe(1);
    expect(xs()).toEqual([0, 0, 0]);
  });
});
