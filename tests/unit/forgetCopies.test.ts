import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { forgetCopies } from '../../client/live/forgetCopies.ts';
import { until } from '../support/poll.ts';

function make(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
    request.onerror = () => reject(request.error);
  });
}

const names = async () => (await indexedDB.databases()).map((one) => one.name).toSorted();

afterEach(() => vi.unstubAllGlobals());

describe('signing out', () => {
  it('[SH25] leaves no copy on the device but the one with unsaved changes', async () => {
    const kept = new Map([['jumelage.unsaved.board2.1', '3']]);
    vi.stubGlobal('localStorage', { getItem: (key: string) => kept.get(key) ?? null });
    for (const name of ['jumelage.board1.1', 'jumelage.board2.1', 'another app']) await make(name);
    await forgetCopies();
    await until('the saved copy is gone', async () => (await names()).length === 2);
    expect(await names()).toEqual(['another app', 'jumelage.board2.1']);
  });
});
