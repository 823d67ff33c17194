/** What is said of others on a map, to who listens. */
import '../../client/canvas/Minimap.tsx';
import '../../client/features/map/clipboard/ClipboardDoor.tsx';
import '../../client/features/map/together/OthersNews.tsx';
import { act, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import BarrierMap from '../../client/features/map/BarrierMap.tsx';
import type { AnnounceLevel } from '../../client/together/announceLevel.ts';
import { changeMapItem, insertLink, insertNode, mapItems } from '../../shared/documents/barrierMap.ts';
import { type ItemId, newId } from '../../shared/ids.ts';
import { setUpDom, show } from '../support/dom.tsx';
import { liveMap } from '../support/liveMap.ts';

setUpDom();
afterEach(() => {
  vi.useRealTimers();
  localStorage.clear();
});

const stamp = { author: null, at: 0, x: 0, y: 0 };

/** A map with one node, and what is heard of what somebody else does to it within five seconds. */
async function listen(view: 'canvas' | 'outline', level: AnnounceLevel) {
  localStorage.setItem('jumelage.announce', level);
  const [mine, theirs] = [new Y.Doc(), new Y.Doc()];
  const costs = newId<ItemId>();
  insertNode(mapItems(mine), { ...stamp, id: costs, kind: 'barrier', text: 'Costs' });
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine));
  show(
    <BarrierMap live={liveMap(mine)} me={null} cities={[]} itemId={null} title="M" {...{ view }} canEdit />,
  );
  const said = () => document.querySelector('[data-others-said]')?.textContent;
  await waitFor(() => expect(said()).toBe(''));
  const hear = async (does: (items: ReturnType<typeof mapItems>) => void) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    theirs.transact(() => does(mapItems(theirs)));
    act(() => Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs), 'the network'));
    // What came is read in the next frame.
    for (let frame = 0; frame < 2; frame++)
      await act(() => new Promise<void>((resolve) => requestAnimationFrame(() => resolve())));
    act(() => void vi.advanceTimersByTime(5_000));
    vi.useRealTimers();
    return said();
  };
  return { costs, hear };
}

describe('what is said of others on a map', () => {
  it.each(['canvas', 'outline'] as const)('[MW8] in sums, in the %s', async (view) => {
    const { costs, hear } = await listen(view, 'summary');
    const rules = newId<ItemId>();
    expect(
      await hear((items) => {
        insertNode(items, { ...stamp, id: rules, kind: 'cause', text: 'Rules' });
        insertLink(items, { ...stamp, id: newId(), from: rules, to: costs, relation: 'causes' });
        changeMapItem(items, costs, { category: 'finance' });
      }),
    ).toBe('Others: 2 added and 1 changed.');
    // Its link runs elsewhere now: one node was moved.
    expect(await hear((items) => changeMapItem(items, rules, { x: 400 }))).toBe('Others: 1 changed.');
  });

  it('[MW8] in words, or not at all', async () => {
    const { costs, hear } = await listen('outline', 'all');
    const group = newId<ItemId>();
    expect(
      await hear((items) => insertNode(items, { ...stamp, id: group, kind: 'cause', text: 'Rules' })),
    ).toBe('“Rules” was added.');
    expect(await hear((items) => items.delete(costs))).toBe('“Costs” was deleted.');
    document.body.replaceChildren();
    const quiet = await listen('outline', 'mentions');
    expect(await quiet.hear((items) => items.delete(quiet.costs))).toBe('');
  });
});
