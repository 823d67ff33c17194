import { describe, expect, it } from 'vitest';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { Viewport } from '../../client/canvas/Viewport.ts';
import { Follow, type FollowEnd, readView, VIEW_FIELD } from '../../client/together/Follow.ts';
import type { MemberId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { FakeClock } from '../support/stillClock.ts';

const clock = new FakeClock();

/** Somebody on the board, with the identity that a server would stamp. */
function person() {
  const me = newId<MemberId>();
  const awareness = new Awareness(new Y.Doc());
  awareness.setLocalState({ user: { memberId: me, name: 'N' } });
  const viewport = new Viewport();
  viewport.setSize({ w: 800, h: 600 });
  const timing = { now: () => clock.now(), after: (ms: number, run: () => void) => clock.after(ms, run) };
  const follow = new Follow({ awareness, viewport, me, timing, still: () => true });
  const ends: FollowEnd[] = [];
  follow.onEnd((_who, why) => ends.push(why));
  return { me, awareness, viewport, follow, ends };
}
type Person = ReturnType<typeof person>;

/** Everybody hears everybody, as from the server, until nobody has news. */
function settle(...people: readonly Person[]): void {
  for (let round = 0; round < 6; round++) {
    clock.advance(1_000);
    for (const from of people)
      for (const to of people)
        if (from !== to)
          applyAwarenessUpdate(
            to.awareness,
            encodeAwarenessUpdate(from.awareness, [from.awareness.clientID]),
            'network',
          );
  }
}

const seen = ({ viewport }: Person) => {
  const { x, y, w, h } = viewport.visibleBox();
  return [x, y, w, h].map(Math.round);
};

describe('following', () => {
  it('[PR27] an invitation stands until what they present ends, or they are gone', () => {
    const [ana, bea] = [person(), person()];
    settle(ana, bea);
    const [shown, plain] = [bea.follow.invites(ana.me), bea.follow.invites(ana.me)];
    let changes = 0;
    const stop = shown.subscribe(() => {
      changes += 1;
    });
    expect([shown.get(), plain.get()]).toEqual([true, true]);
    ana.awareness.setLocalStateField('leads', true);
    settle(ana, bea);
    expect([shown.get(), changes]).toEqual([true, 0]);
    ana.awareness.setLocalStateField('leads', null);
    settle(ana, bea);
    expect([shown.get(), changes]).toEqual([false, 1]);
    const gone = bea.follow.invites(newId<MemberId>());
    expect(gone.get()).toBe(false);
    bea.follow.destroy();
    expect(plain.get()).toBe(false);
    stop();
  });

  it('[PE1] [PE2] my camera goes where theirs goes, until I move it; only then do they stop showing it', () => {
    const [ana, bea] = [person(), person()];
    settle(ana, bea);
    ana.viewport.setCamera({ x: 500, y: 300, zoom: 0.5 });
    settle(ana, bea);
    expect(ana.awareness.getLocalState()?.[VIEW_FIELD] ?? null).toBeNull();
    expect(bea.follow.start(ana.me)).toBe(true);
    settle(ana, bea);
    expect(seen(bea)).toEqual(seen(ana));
    ana.viewport.setCamera({ x: -900, y: 40, zoom: 2 });
    settle(ana, bea);
    expect(seen(bea)).toEqual(seen(ana));
    bea.viewport.setSize({ w: 801, h: 600 });
    expect(bea.ends).toEqual([]);
    bea.viewport.panBy(10, 0);
    expect([bea.ends, bea.follow.following.get()]).toEqual([['moved'], null]);
    settle(ana, bea);
    expect(ana.awareness.getLocalState()?.[VIEW_FIELD]).toBeNull();
    const there = seen(bea);
    ana.viewport.panBy(300, 0);
    settle(ana, bea);
    expect(seen(bea)).toEqual(there);
  });

  it('[PR5] who follows somebody who presents sees the frame, in whatever window; then what they see again', () => {
    const [ana, bea] = [person(), person()];
    settle(ana, bea);
    ana.viewport.setSize({ w: 1_600, h: 600 });
    bea.follow.start(ana.me);
    ana.follow.lead({ x: 1_000, y: 200, w: 400, h: 400 });
    settle(ana, bea);
    // All of it, as high as the window of 800 × 600.
    expect(seen(bea)).toEqual([933, 200, 533, 400]);
    ana.follow.lead(null);
    settle(ana, bea);
    expect(seen(bea)[2]).toBe(1_600);
    ana.follow.lead({ x: 0, y: 0, w: 400, h: 400 });
    bea.follow.stop();
    settle(ana, bea);
    expect(ana.awareness.getLocalState()?.[VIEW_FIELD]).toBeNull();
  });

  it('[BC688] a frame that they present lies below what says whom I follow, what they see otherwise in the middle', () => {
    const [ana, bea] = [person(), person()];
    settle(ana, bea);
    ana.viewport.setSize({ w: 1_600, h: 600 });
    bea.follow.start(ana.me);
    settle(ana, bea);
    const plain = seen(bea);
    ana.follow.lead({ x: 1_000, y: 200, w: 400, h: 400 });
    settle(ana, bea);
    bea.follow.keepBelow(() => 100);
    // All of it, in the 500 that are left.
    expect(seen(bea)).toEqual([880, 120, 640, 480]);
    bea.follow.keepBelow(() => 500);
    expect(seen(bea)).toEqual([800, 0, 800, 600]);
    ana.follow.lead(null);
    settle(ana, bea);
    expect([seen(bea), bea.ends]).toEqual([plain, []]);
  });

  it('[PR13] who came when asked goes along until the presentation ends; who followed before stays', () => {
    const [ana, bea, cem] = [person(), person(), person()];
    settle(ana, bea, cem);
    // Nothing is presented: there is nothing to go along with.
    expect(bea.follow.start(ana.me, true)).toBe(false);
    ana.follow.lead({ x: 1_000, y: 0, w: 400, h: 300 });
    settle(ana, bea, cem);
    expect(bea.follow.start(ana.me, true)).toBe(true);
    cem.follow.start(ana.me);
    for (const x of [1_000, 5_000]) {
      ana.follow.lead({ x, y: 0, w: 400, h: 300 });
      settle(ana, bea, cem);
      expect(seen(bea)).toEqual([x, 0, 400, 300]);
    }
    ana.follow.lead(null);
    settle(ana, bea, cem);
    expect(seen(bea)).toEqual([5_000, 0, 400, 300]);
    expect([bea.ends, cem.ends]).toEqual([['stopped'], []]);
  });

  it('[PE1] it ends when they leave, and cannot begin with somebody who is not here', () => {
    const [ana, bea] = [person(), person()];
    expect(bea.follow.start(ana.me)).toBe(false);
    settle(ana, bea);
    bea.follow.start(ana.me);
    ana.awareness.setLocalState(null);
    settle(ana, bea);
    expect(bea.ends).toEqual(['gone']);
  });

  it('[PE2] two who follow each other come to rest', () => {
    const [ana, bea] = [person(), person()];
    bea.viewport.setSize({ w: 300, h: 900 });
    settle(ana, bea);
    ana.follow.start(bea.me);
    bea.follow.start(ana.me);
    settle(ana, bea);
    const rest = [seen(ana), seen(bea)];
    settle(ana, bea);
    expect([seen(ana), seen(bea)]).toEqual(rest);
    expect(ana.awareness.getLocalState()?.[VIEW_FIELD] ?? null).toBeNull();
  });

  it('[PE3] a view that makes no sense is none', () => {
    for (const bad of [
      null,
      {},
      [1, 2, 3],
      [0, 0, 0, 0],
      [Number.NaN, 0, 9, 9],
      [1e300, 0, 9, 9],
      ['0', 0, 9, 9],
    ])
      expect(readView(bad)).toBeNull();
    expect(readView([-5, 0.5, 10, 20])).toEqual({ x: -5, y: 0.5, w: 10, h: 20 });
    const [ana, bea] = [person(), person()];
    settle(ana, bea);
    bea.follow.start(ana.me);
    settle(ana, bea);
    const before = seen(bea);
    ana.awareness.setLocalStateField(VIEW_FIELD, [0, 0, -1, Number.POSITIVE_INFINITY]);
    settle(ana, bea);
    expect(seen(bea)).toEqual(before);
  });
});
