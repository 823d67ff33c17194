/** The records of a copy in IndexedDB. y-indexeddb is the independent hand that wrote those of earlier versions. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';
import { openCopy as openStore, readCopyAhead } from '../../client/live/CopyStore.ts';
import { LocalCopy } from '../../client/live/LocalCopy.ts';
import { until } from '../support/poll.ts';

const NAME = 'jumelage.d1.1';
const copies: LocalCopy[] = [];

function openCopy(doc: Y.Doc): LocalCopy {
  const after = () => () => undefined;
  const onHide = () => () => undefined;
  const copy = new LocalCopy({ name: NAME, doc, after, onHide, onChange: () => undefined });
  copies.push(copy);
  return copy;
}

async function updates(): Promise<number> {
  const store = await openStore(NAME);
  store.close();
  return store.updates;
}

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});
afterEach(() => {
  for (const copy of copies.splice(0)) copy.destroy();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('records of a copy', () => {
  it('[LV27] a copy that an earlier version wrote is read and written on', async () => {
    const doc = new Y.Doc();
    const before = new IndexeddbPersistence(NAME, doc);
    await before.whenSynced;
    doc.getMap('items').set('a', 1);
    await before.destroy();
    const now = new Y.Doc();
    await openCopy(now).whenRead;
    expect(now.getMap('items').toJSON()).toEqual({ a: 1 });
    now.getMap('items').set('b', 2);
    const later = new Y.Doc();
    await openCopy(later).whenRead;
    expect(later.getMap('items').toJSON()).toEqual({ a: 1, b: 2 });
  });

  it('[LV27] many updates become one, and what another tab wrote beside is still there', async () => {
    const doc = new Y.Doc();
    const copy = openCopy(doc);
    await copy.whenRead;
    const other = new Y.Doc();
    await openCopy(other).whenRead;
    other.getMap('items').set('other', true);
    const far = new Y.Doc();
    far.on('update', (update: Uint8Array) => {
      Y.applyUpdate(doc, update, 'elsewhere');
      copy.storeOthers(update, false);
    });
    for (let edit = 1; edit < 2_000; edit += 1) far.getMap('items').set('a', edit);
    doc.getMap('items').set('b', 'mine');
    await until('written', async () => (await updates()) === 2_001);
    const between = new Y.Doc();
    await openCopy(between).whenRead;
    expect(between.getMap('items').toJSON()).toEqual({ a: 1_999, b: 'mine', other: true });
    doc.getMap('items').set('a', 'last');
    await until('put together', async () => (await updates()) === 2);
    const later = new Y.Doc();
    await openCopy(later).whenRead;
    expect(later.getMap('items').toJSON()).toEqual({ a: 'last', b: 'mine', other: true });
  });

  it('[LV27] what is read ahead is read once', async () => {
    const doc = new Y.Doc();
    await openCopy(doc).whenRead;
    doc.getMap('items').set('a', 1);
    const opened = vi.spyOn(indexedDB, 'open');
    readCopyAhead(NAME);
    const next = new Y.Doc();
    await openCopy(next).whenRead;
    expect(next.getMap('items').get('a')).toBe(1);
    expect(opened).toHaveBeenCalledTimes(1);
    await openCopy(new Y.Doc()).whenRead;
    expect(opened).toHaveBeenCalledTimes(2);
  });

  it('[LV24] what was written before the copy could be opened is stored when it can, also when the page has left', async () => {
    const doc = new Y.Doc();
    const copy = openCopy(doc);
    doc.getMap('items').set('a', 1);
    copy.destroy();
    await until('stored', async () => (await updates()) === 1);
  });

  it('[LV13] a copy that somebody deletes is called kept no more, and the document goes on', async () => {
    const doc = new Y.Doc();
    const copy = openCopy(doc);
    await copy.whenRead;
    expect(copy.kept).toBe(true);
    indexedDB.deleteDatabase(NAME);
    await until('gone', () => !copy.kept);
    doc.getMap('items').set('a', 1);
    expect(doc.getMap('items').get('a')).toBe(1);
  });
});
