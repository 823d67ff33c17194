import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { openDocument } from '../../client/live/openDocument.ts';
import { SHORT_LOSS_MS } from '../../client/live/SaveTracker.ts';
import type { Surroundings } from '../../client/live/surroundings.ts';
import type { DocumentId } from '../../shared/ids.ts';
import { until } from '../support/poll.ts';

/** A browser without a network. */
const around: Surroundings = {
  origin: 'http://localhost',
  events: () => new Promise(() => undefined),
  webSocket: () => ({ mostBytes: 1, send: () => undefined, close: () => undefined }),
  fetch: () => new Promise(() => undefined),
  storage: null,
  tab: 'a',
  isOnline: () => false,
  onNetwork: () => () => undefined,
  onHide: () => () => undefined,
  after(ms, run) {
    // A short loss is over at once; a storage is waited for.
    const timer = setTimeout(run, ms === SHORT_LOSS_MS ? 0 : ms);
    return () => clearTimeout(timer);
  },
};
const open = () =>
  openDocument({ documentId: 'd2222222222222222222' as DocumentId, epoch: 1, readOnly: false }, around);

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('what Yjs tells', () => {
  it('[SP32] of what others write, nobody who does not listen is told anything, and who listens hears it', () => {
    const { doc, destroy } = open();
    const heard: unknown[] = [];
    doc.on('afterTransaction', ({ origin }) => heard.push(origin));
    const [told, of] = [vi.spyOn(Y.Doc.prototype, 'emit'), new Y.Doc()];
    of.getMap('items').set('a', 1);
    told.mockClear();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(of), 'somebody');
    expect(doc.getMap('items').get('a')).toBe(1);
    expect(heard).toEqual(['somebody']);
    const names = told.mock.calls.map(([name]) => name);
    expect(names).toContain('afterTransaction');
    expect(names).not.toContain('afterTransactionCleanup');
    destroy();
  });
});

describe('the copy on this device', () => {
  it('[SP8] what is read from it is not written anew, and every edit after it is counted and kept', async () => {
    const first = open();
    await until('open', () => {
      const state = first.saveState.get();
      return state.kind === 'offline' && state.kept;
    });
    first.doc.getMap('items').set('a', 1);
    first.destroy();
    const told = vi.spyOn(Y.Doc.prototype, 'emit');
    const second = open();
    await until('read', () => second.loaded.get());
    expect(second.doc.getMap('items').get('a')).toBe(1);
    const updates = () => told.mock.calls.filter(([name]) => name === 'update').length;
    expect(updates()).toBe(0);
    second.doc.getMap('items').set('b', 2);
    expect(updates()).toBe(1);
    await until('counted', () => second.saveState.get().kind === 'offline');
    expect(second.saveState.get()).toMatchObject({ changes: 1, kept: true });
    second.destroy();
    const third = open();
    await until('read again', () => third.doc.getMap('items').get('b') === 2);
    third.destroy();
  });
});
