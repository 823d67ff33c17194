/** What is kept of a document's first look, and what takes it away. */
import '../../client/canvas/Minimap.tsx';
import '../../client/features/map/filter/FilterBar.tsx';
import '../../client/together/look/KeepLook.tsx';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { ErrorPage } from '../../client/app/ErrorPage.tsx';
import BarrierMap from '../../client/features/map/BarrierMap.tsx';
import { MapModel } from '../../client/features/map/model/mapModel.ts';
import { type FirstLook, screenNow, showFirstLook } from '../../client/ui/firstLook.ts';
import { changeMapItem, insertNode, mapItems } from '../../shared/documents/barrierMap.ts';
import { type ItemId, newId } from '../../shared/ids.ts';
import { setUpDom, show } from '../support/dom.tsx';
import { liveMap } from '../support/liveMap.ts';
import { pointer } from '../support/surfaceUnderTest.tsx';

setUpDom();
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it('[FL4] an error in the place of the document takes the look away', async () => {
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:look', revokeObjectURL: vi.fn() }));
  HTMLImageElement.prototype.decode = () => Promise.resolve();
  const place = { left: 0, top: 0, width: 8, height: 6 };
  const view = { x: 0, y: 0, zoom: 1 };
  const look = { image: new Uint8Array([1]), type: 'image/webp', screen: screenNow(), view, ...place };
  await showFirstLook(look, Promise.resolve());
  expect(document.querySelector('[data-first-look]')).toBeTruthy();
  show(<ErrorPage error={new Error('x')} onRetry={() => undefined} />);
  expect(document.querySelector('[data-first-look]')).toBeNull();
});

describe('taking a look', () => {
  /** What was filled as a whole. */
  const filled: unknown[] = [];
  /** A canvas on which nothing is drawn, but everything may be. */
  const paper = () =>
    new Proxy({} as Record<string | symbol, unknown>, {
      get: (kept, name) =>
        kept[name] ??
        ((...of: readonly unknown[]) => {
          if (name === 'fillRect') filled.push([kept.fillStyle, ...of]);
          return { width: 10 };
        }),
    });

  function openMap(keepLook: ((look: unknown) => void) | null, address = '/') {
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1_440);
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(900);
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockImplementation(paper as never);
    vi.stubGlobal('Path2D', class {});
    vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation(function (
      this: HTMLCanvasElement,
      tell,
      type,
    ) {
      tell({ type, arrayBuffer: async () => new ArrayBuffer(3) } as Blob);
    });
    const doc = new Y.Doc();
    const items = mapItems(doc);
    const put = (x: number) => {
      const id = newId<ItemId>();
      insertNode(items, { id, kind: 'barrier', author: null, at: 0, x, y: 0, text: 'Rent' });
      return id;
    };
    const first = put(0);
    const move = (x: number) => changeMapItem(items, first, { x });
    const live = { ...liveMap(doc), keepLook };
    const { unmount } = show(
      <BarrierMap {...{ live }} me={null} cities={[]} title="M" canEdit view="canvas" itemId={null} />,
      address,
    );
    return { put, move, unmount };
  }

  it('[FL5] keeps what the first look would show, and a newer one when something changed', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const kept: FirstLook[] = [];
    const { put } = openMap((look) => kept.push(look as FirstLook));
    await vi.advanceTimersByTimeAsync(3_000);
    await waitFor(() => expect(kept).toHaveLength(1));
    expect(kept[0]).toMatchObject({ type: 'image/jpeg', image: new Uint8Array(3) });
    await vi.advanceTimersByTimeAsync(70_000);
    expect(kept).toHaveLength(1);
    act(() => void put(600));
    // Second by second, to know when it came.
    for (let second = 0; second < 60 && kept.length < 2; second++) await vi.advanceTimersByTimeAsync(1_000);
    expect(kept).toHaveLength(2);
    // Not before half a minute has passed.
    act(() => void put(1_200));
    await vi.advanceTimersByTimeAsync(15_000);
    expect(kept).toHaveLength(2);
  });

  it('[FL7] it has the colour of the canvas under it, since what is quickly decoded has no holes', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    document.documentElement.style.setProperty('--canvas', ' #123456');
    const kept: unknown[] = [];
    filled.length = 0;
    openMap((look) => kept.push(look));
    await vi.advanceTimersByTimeAsync(3_000);
    await waitFor(() => expect(kept).toHaveLength(1));
    expect(filled).toContainEqual(['#123456', 0, 0, 1_440, 900]);
  });

  it('[FL5] not while a filter dims what does not fit', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const kept: unknown[] = [];
    openMap((look) => kept.push(look), '/?kind=cause');
    await vi.advanceTimersByTimeAsync(40_000);
    expect(kept).toEqual([]);
  });

  it('[FL5] not while a hand is at work, and afterwards', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    // Not in jsdom.
    Element.prototype.setPointerCapture = vi.fn();
    const kept: unknown[] = [];
    openMap((look) => kept.push(look));
    const pane = screen.getByRole('application');
    pointer(pane, 'down', [700, 800]);
    pointer(pane, 'move', [760, 850]);
    await vi.advanceTimersByTimeAsync(40_000);
    expect(kept).toEqual([]);
    pointer(pane, 'up', [760, 850]);
    await vi.advanceTimersByTimeAsync(35_000);
    await waitFor(() => expect(kept).toHaveLength(1));
  });

  it('[SP33] while others are at work the map is not gone through for where the next visit begins', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const kept: unknown[] = [];
    const { move } = openMap((look) => kept.push(look));
    await vi.advanceTimersByTimeAsync(3_000);
    await waitFor(() => expect(kept).toHaveLength(1));
    const goneThrough = vi.spyOn(MapModel.prototype, 'boxes');
    for (let second = 0; second < 60; second++) {
      act(() => move(second + 1));
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(goneThrough).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(8_000);
    await waitFor(() => expect(kept).toHaveLength(2));
    expect(goneThrough).toHaveBeenCalled();
  });

  it('[FL5] not while others are at work, but not put off for ever', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const kept: unknown[] = [];
    const { move } = openMap((look) => kept.push(look));
    const work = async (seconds: number) => {
      for (let second = 0; second < seconds; second++) {
        act(() => move(second + 1));
        await vi.advanceTimersByTimeAsync(1_000);
      }
    };
    await work(60);
    expect(kept).toEqual([]);
    await vi.advanceTimersByTimeAsync(8_000);
    await waitFor(() => expect(kept).toHaveLength(1));
    await work(250);
    expect(kept).toHaveLength(1);
    await work(100);
    expect(kept).toHaveLength(2);
  });

  it('[FL5] not while a panel lies beside it', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    Element.prototype.scrollIntoView = vi.fn();
    const kept: unknown[] = [];
    const { put } = openMap((look) => kept.push(look));
    await vi.advanceTimersByTimeAsync(3_000);
    await waitFor(() => expect(kept).toHaveLength(1));
    const node = document.querySelector('[data-item]') as HTMLElement;
    act(() => node.focus());
    fireEvent.keyDown(node, { key: ' ' });
    fireEvent.keyUp(node, { key: ' ' });
    await waitFor(() => expect(document.querySelector('aside')).not.toBeNull());
    act(() => void put(600));
    await vi.advanceTimersByTimeAsync(70_000);
    expect(kept).toHaveLength(1);
  });

  it('[FL5] a look that is not done when one leaves is nobody’s', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const kept: unknown[] = [];
    const { unmount } = openMap((look) => kept.push(look));
    const drawn: BlobCallback[] = [];
    vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation((tell) => void drawn.push(tell));
    await vi.advanceTimersByTimeAsync(3_000);
    await waitFor(() => expect(drawn).toHaveLength(1));
    unmount();
    drawn[0]?.({ type: 'image/webp', arrayBuffer: async () => new ArrayBuffer(3) } as Blob);
    await vi.advanceTimersByTimeAsync(40_000);
    expect([kept, drawn.length]).toEqual([[], 1]);
  });

  it('[FL5] nothing of the past', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    openMap(null);
    await vi.advanceTimersByTimeAsync(40_000);
    expect(HTMLCanvasElement.prototype.toBlob).not.toHaveBeenCalled();
  });
});
