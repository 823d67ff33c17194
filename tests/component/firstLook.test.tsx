/** How the first code of a page shows what this device kept of a document's first look. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { asksForCanvasAlone } from '../../client/app/board/asksForCanvas.ts';
import { copyName, openCopy } from '../../client/live/CopyStore.ts';
import { forgetCopies } from '../../client/live/forgetCopies.ts';
import type { FirstLook } from '../../client/ui/firstLook.ts';
import type { View } from '../../client/ui/viewLeft.ts';
import { type DocumentId, newId } from '../../shared/ids.ts';
import { setUpDom } from '../support/dom.tsx';
import { until } from '../support/poll.ts';

setUpDom();

const parsed = Promise.resolve();

/** The code of a page that has just begun. */
async function freshPage() {
  vi.resetModules();
  globalThis.jumelageEarly = undefined;
  const { showFirstLook, ...look } = await import('../../client/ui/firstLook.ts');
  const { lookAhead } = await import('../../client/app/lookAhead.ts');
  const { request } = await import('../../client/api/request.ts');
  return {
    ...look,
    request,
    showFirstLook: (kept: unknown, begins?: View) => showFirstLook(kept, parsed, begins),
    lookAhead: (address: Location) => lookAhead(address, parsed),
  };
}

const looks = () => document.querySelectorAll<HTMLImageElement>('[data-first-look]');
beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:look', revokeObjectURL: vi.fn() }));
  HTMLImageElement.prototype.decode = () => Promise.resolve();
});
afterEach(() => {
  for (const one of looks()) one.remove();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const lookOf = (screen: string, more: Partial<Record<keyof FirstLook, unknown>> = {}) => ({
  ...{ image: new Uint8Array([1, 2]), type: 'image/webp', left: 0, top: 48, width: 800, height: 600, screen },
  view: { x: 0, y: 0, zoom: 1 },
  ...more,
});

describe('a kept look', () => {
  it('[FL3] [FL4] lies where the document will, for the eyes alone, until the document is there', async () => {
    const { showFirstLook, screenNow, endFirstLook } = await freshPage();
    await showFirstLook(lookOf(screenNow()));
    const [image] = looks();
    expect([image?.ariaHidden, image?.alt, image?.style.pointerEvents]).toEqual(['true', '', 'none']);
    expect([image?.style.left, image?.style.top, image?.style.width]).toEqual(['0px', '48px', '800px']);
    endFirstLook();
    expect(looks()).toHaveLength(0);
    await showFirstLook(lookOf(screenNow()));
    expect(looks()).toHaveLength(0);
  });

  it('[BC550] of another part, what is on it lies where it will lie', async () => {
    const { showFirstLook, screenNow } = await freshPage();
    const look = lookOf(screenNow(), { view: { x: 100, y: 0, zoom: 0.5 } });
    await showFirstLook(look, { x: 60, y: 10, zoom: 1 });
    const [image] = looks();
    const { left, top, width, height } = image?.style ?? {};
    expect([left, top, width, height]).toEqual(['40px', '38px', '1600px', '1200px']);
  });

  it('[FL4] goes by itself where the document never comes', async () => {
    const { showFirstLook, screenNow } = await freshPage();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame'] });
    const shown = showFirstLook(lookOf(screenNow()));
    await vi.advanceTimersByTimeAsync(19_000);
    await shown;
    expect(looks()).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(looks()).toHaveLength(0);
    vi.useRealTimers();
  });

  it('[FL4] one that is decoded after the document came does not come, and one that cannot be is none', async () => {
    const { showFirstLook, screenNow, endFirstLook } = await freshPage();
    HTMLImageElement.prototype.decode = () => Promise.reject(new Error('broken'));
    await showFirstLook(lookOf(screenNow()));
    HTMLImageElement.prototype.decode = () => {
      endFirstLook();
      return Promise.resolve();
    };
    await showFirstLook(lookOf(screenNow()));
    expect(looks()).toHaveLength(0);
  });

  it('[FL3] of another window, theme or version, or broken, it is none', async () => {
    const { showFirstLook, screenNow } = await freshPage();
    const now = screenNow();
    for (const bad of [
      undefined,
      null,
      'look',
      {},
      lookOf('1 1 1 light'),
      lookOf(now.replace('light', 'dark')),
      lookOf(now, { image: 'text' }),
      lookOf(now, { image: new Uint8Array(2_000_001) }),
      lookOf(now, { type: 'text/html' }),
      lookOf(now, { width: Number.NaN }),
      lookOf(now, { left: '0;position:absolute' }),
    ])
      await showFirstLook(bad);
    expect(looks()).toHaveLength(0);
  });

  it('[FL3] asks for an address that shows the canvas as it opens', () => {
    const asks = (address: string) => asksForCanvasAlone(new URL(address, 'http://x'));
    expect(['', '?view=canvas'].map(asks)).toEqual([true, true]);
    expect(['?view=outline', '?kind=barrier', '?view=canvas&compare=a', '#item=1'].map(asks)).toEqual([
      false,
      false,
      false,
      false,
    ]);
    vi.stubGlobal('matchMedia', () => ({ matches: true }));
    expect(['', '?view=canvas'].map(asks)).toEqual([false, true]);
  });
});

describe('the first code of a page', () => {
  const id = newId<DocumentId>();
  const address = { pathname: `/w/${newId()}/d/${id}`, search: '', hash: '' } as Location;
  const answer = (status: number, epoch = 2) => {
    const fetched = vi.fn(async () => new Response(JSON.stringify({ id, epoch }), { status }));
    vi.stubGlobal('fetch', fetched);
    return fetched;
  };
  async function keep(epoch: number, look: unknown) {
    const store = await openCopy(copyName(id, epoch));
    store.keepLook(look);
    store.close();
  }

  it('[FL1] shows the look of the copy when the server lets one in, and asks nothing twice', async () => {
    const fetched = answer(200);
    const { lookAhead, screenNow, request } = await freshPage();
    await keep(1, lookOf('of an older epoch'));
    await keep(2, lookOf(screenNow()));
    await lookAhead(address);
    expect(looks()).toHaveLength(1);
    expect(await request('GET', `/api/documents/${id}`)).toEqual({ id, epoch: 2 });
    expect(fetched).toHaveBeenCalledTimes(1);
    await request('GET', `/api/documents/${id}`);
    expect(fetched).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['[FL1] the server lets nobody in', 403, 2, ''],
    ['[FL2] the document has another epoch', 200, 3, ''],
    ['[FL3] the address asks for something else', 200, 2, '?kind=barrier'],
  ])('%s: nothing is shown', async (_, status, epoch, search) => {
    answer(status, epoch);
    const { lookAhead, screenNow } = await freshPage();
    await keep(2, lookOf(screenNow()));
    await lookAhead({ ...address, search });
    expect(looks()).toHaveLength(0);
  });

  it('[FL1] without a copy, or without a server, the page goes on', async () => {
    const { lookAhead, screenNow } = await freshPage();
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
    await lookAhead(address);
    await keep(2, lookOf(screenNow()));
    await expect(lookAhead(address)).rejects.toThrow('offline');
    await lookAhead({ ...address, pathname: '/' });
    expect(looks()).toHaveLength(0);
  });

  it('[BC550] it lies where the board will begin', async () => {
    answer(200);
    const { lookAhead, screenNow } = await freshPage();
    await keep(2, lookOf(screenNow()));
    localStorage.setItem(`jumelage.place.${id}`, [Date.now(), 30, 0, 2, 0].join(' '));
    await lookAhead(address);
    expect([...looks()].map(({ style }) => [style.left, style.width])).toEqual([['-60px', '1600px']]);
  });

  it('[FL2] [BC550] nothing of it is left when somebody signs out', async () => {
    const { lookAhead, screenNow } = await freshPage();
    localStorage.setItem(`jumelage.place.${id}`, 'x');
    answer(200);
    await keep(2, lookOf(screenNow()));
    await forgetCopies();
    await until('the copy is gone', async () => (await indexedDB.databases()).length === 0);
    expect(localStorage.getItem(`jumelage.place.${id}`)).toBeNull();
    await lookAhead(address);
    expect(looks()).toHaveLength(0);
  });
});
