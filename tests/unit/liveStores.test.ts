/** What stays on the device: the copy in IndexedDB and the number of changes that wait in it. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import type { Entries } from '../../client/deviceStorage.ts';
import { LocalCopy } from '../../client/live/LocalCopy.ts';
import { UnsavedMemory } from '../../client/live/UnsavedMemory.ts';
import { until } from '../support/poll.ts';

const after = (ms: number, run: () => void) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};
const copies: LocalCopy[] = [];

const hiding = new Set<() => void>();
const onHide = (run: () => void) => {
  hiding.add(run);
  return () => hiding.delete(run);
};

function openCopy(doc: Y.Doc, wait = after): LocalCopy {
  const copy = new LocalCopy({ name: 'a', doc, after: wait, onHide, onChange: () => undefined });
  copies.push(copy);
  return copy;
}

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});
afterEach(() => {
  for (const copy of copies.splice(0)) copy.destroy();
  vi.unstubAllGlobals();
});

describe('copy on this device', () => {
  it('[LV13] keeps changes for the next time, and says so', async () => {
    const doc = new Y.Doc();
    const copy = openCopy(doc);
    expect(copy.kept).toBe(false);
    await copy.whenRead;
    expect(copy.kept).toBe(true);
    doc.getMap('items').set('a', 1);
    const later = new Y.Doc();
    openCopy(later);
    await until('read', () => later.getMap('items').get('a') === 1);
  });

  it('[LV24] what others write is stored soon, as it came and in one record; mine at once, after what it may build on; all when the page hides', async () => {
    const waits: (() => void)[] = [];
    const doc = new Y.Doc();
    const copy = openCopy(doc, (_ms, run) => {
      waits.push(run);
      return () => undefined;
    });
    await copy.whenRead;
    waits.length = 0;
    const store = vi.spyOn(IDBObjectStore.prototype, 'add');
    const other = new Y.Doc();
    const came: Uint8Array[] = [];
    other.on('update', (update: Uint8Array) => {
      Y.applyUpdate(doc, update, 'elsewhere');
      copy.storeOthers(update, false);
      came.push(update);
    });
    const stored = async () => {
      const later = new Y.Doc();
      await openCopy(later).whenRead;
      return later.getMap('items').toJSON();
    };
    other.getMap('items').set('a', 1);
    other.getMap('items').set('b', 2);
    expect([waits.length, store.mock.calls.length]).toEqual([1, 0]);
    waits[0]?.();
    expect(store.mock.calls).toEqual([[came.slice(0, 2)]]);
    other.getMap('items').set('c', 3);
    doc.getMap('items').set('mine', 4);
    expect(store).toHaveBeenCalledTimes(2);
    expect(await stored()).toEqual({ a: 1, b: 2, c: 3, mine: 4 });
    other.getMap('items').set('d', 5);
    for (const run of hiding) run();
    expect(await stored()).toEqual({ a: 1, b: 2, c: 3, d: 5, mine: 4 });
  });

  it.each([
    ['absent', () => vi.stubGlobal('indexedDB', undefined)],
    [
      'forbidden',
      () => {
        vi.spyOn(indexedDB, 'open').mockImplementation(() => {
          throw new DOMException('private window', 'SecurityError');
        });
      },
    ],
    [
      'refused',
      () => {
        // A version below the present one is a real way to make a real open fail.
        vi.spyOn(indexedDB, 'open').mockImplementation(function (this: IDBFactory) {
          return IDBFactory.prototype.open.call(indexedDB, 'a', 0.5);
        });
      },
    ],
  ])('[LV13] a storage that is %s is no copy, and the document opens', async (_what, break_) => {
    break_();
    const doc = new Y.Doc();
    const copy = openCopy(doc);
    await copy.whenRead;
    doc.getMap('items').set('a', 1);
    expect(copy.kept).toBe(false);
  });

  it('[LV13] a storage that hangs is not waited for', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => ({}) as IDBOpenDBRequest);
    const timers: (() => void)[] = [];
    const copy = openCopy(new Y.Doc(), (_ms, run) => {
      timers.push(run);
      return () => undefined;
    });
    for (const run of timers) run();
    await copy.whenRead;
    expect(copy.kept).toBe(false);
  });

  it('[LV13] a write that is aborted, as on a full disk, ends the promise', async () => {
    const doc = new Y.Doc();
    const copy = openCopy(doc);
    await copy.whenRead;
    const { add } = IDBObjectStore.prototype;
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementationOnce(function (this: IDBObjectStore, value) {
      const request = add.call(this, value);
      request.addEventListener('success', () => this.transaction.abort());
      return request;
    });
    doc.getMap('items').set('a', 1);
    await until('no longer kept', () => !copy.kept);
  });
});

function entries(): Entries & { all(): Record<string, string> } {
  const map = new Map<string, string>();
  return {
    get length() {
      return map.size;
    },
    key: (index) => [...map.keys()][index] ?? null,
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: (key) => void map.delete(key),
    all: () => Object.fromEntries(map),
  };
}

describe('number of unsaved changes', () => {
  it('[LV3] survives a reload of its tab', () => {
    const storage = entries();
    new UnsavedMemory(storage, 'doc.1', 'tab').write(4);
    expect(new UnsavedMemory(storage, 'doc.1', 'tab').initial).toBe(4);
    expect(new UnsavedMemory(storage, 'doc.2', 'tab').initial).toBe(0);
  });

  it('[LV14] the changes of two tabs add up, and a saved tab does not clear what another added since', () => {
    const storage = entries();
    const first = new UnsavedMemory(storage, 'doc.1', 'first');
    first.write(3);
    const second = new UnsavedMemory(storage, 'doc.1', 'second');
    expect(second.initial).toBe(3);
    second.write(5);
    expect(new UnsavedMemory(storage, 'doc.1', 'third').initial).toBe(5);
    first.write(4);
    second.write(0);
    expect(new UnsavedMemory(storage, 'doc.1', 'third').initial).toBe(4);
    first.write(0);
    expect(storage.all()).toEqual({});
  });

  it('[LV14] a tab that saves everything clears what closed tabs have left', () => {
    const storage = entries();
    new UnsavedMemory(storage, 'doc.1', 'closed').write(2);
    const next = new UnsavedMemory(storage, 'doc.1', 'next');
    next.write(0);
    expect(storage.all()).toEqual({});
    next.write(1);
    expect(new UnsavedMemory(storage, 'doc.1', 'next').initial).toBe(1);
  });

  it('[LV3] a storage that is full or absent costs only the number', () => {
    const storage = entries();
    storage.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    new UnsavedMemory(storage, 'doc.1', 'tab').write(4);
    const none = new UnsavedMemory(null, 'doc.1', 'tab');
    none.write(4);
    expect(none.initial).toBe(0);
  });
});
