/** Bringing a part of a map back from its past. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { tiesIn } from '../../client/features/map/past/tiesIn.ts';
import { planRestore, restoreItems } from '../../client/together/past/restore.ts';
import { insertLink, insertNode, mapItems } from '../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';

/** a → b → c → d, and a → d; then these are gone. */
function lose(...names: readonly string[]) {
  const now = new Y.Doc();
  const items = mapItems(now);
  const ids = new Map<string, ItemId>();
  const idOf = (name: string) => ids.get(name) as ItemId;
  for (const name of ['a', 'b', 'c', 'd', 'ab', 'bc', 'cd', 'ad']) {
    const id = newId<ItemId>();
    ids.set(name, id);
    const [from, to] = [idOf(name[0] ?? ''), idOf(name[1] ?? '')];
    if (to) insertLink(items, { id, from, to, relation: 'causes', author: null, at: 0 });
    else insertNode(items, { id, kind: 'barrier', author: null, at: 0, x: 0, y: 0, text: name });
  }
  const past = new Y.Doc();
  Y.applyUpdate(past, Y.encodeStateAsUpdate(now));
  for (const name of names) items.delete(idOf(name));
  const context = {
    doc: now,
    origin: {},
    author: null,
    now: () => 1,
    mayEdit: () => true,
    beforeEdit: () => undefined,
  };
  const nameOf = (id: string) => [...ids].find(([, one]) => one === id)?.[0] ?? '?';
  /** The names of what comes back, when these are chosen. */
  const bring = (...chosen: readonly string[]) => {
    const plan = planRestore(context, mapItems(past), chosen.map(idOf), tiesIn);
    restoreItems(context, mapItems(past), plan);
    return plan.back.map(nameOf).sort();
  };
  return { bring, there: () => [...items.keys()].map(nameOf).sort() };
}

describe('bringing back the chosen of a map', () => {
  it('[HC10] a node comes back with its links to what is there', () => {
    const map = lose('b', 'ab', 'bc');
    expect(map.bring('b')).toEqual(['ab', 'b', 'bc']);
    expect(map.there()).toEqual(['a', 'ab', 'ad', 'b', 'bc', 'c', 'cd', 'd']);
  });

  it('[HC10] a link to what is gone stays away, until that comes back as well', () => {
    const map = lose('b', 'c', 'ab', 'bc', 'cd');
    expect(map.bring('b')).toEqual(['ab', 'b']);
    expect(map.bring('c')).toEqual(['bc', 'c', 'cd']);
    expect(lose('b', 'c', 'ab', 'bc', 'cd').bring('b', 'c')).toEqual(['ab', 'b', 'bc', 'c', 'cd']);
  });

  it('[HC10] a chosen link brings its ends, and these the rest of their links', () => {
    expect(lose('b', 'c', 'ab', 'bc', 'cd').bring('bc')).toEqual(['ab', 'b', 'bc', 'c', 'cd']);
  });

  it('[HC10] somebody took a link away and left its ends: it comes back only when it is chosen', () => {
    expect(lose('ad', 'bc').bring('a', 'd')).toEqual([]);
    expect(lose('ad', 'bc').bring('ad')).toEqual(['ad']);
  });
});
