/** Laser pointers as they are said and heard, with a clock that only the test moves. */
import { describe, expect, it } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { Viewport } from '../../client/canvas/Viewport.ts';
import { followLasers } from '../../client/together/laser/followLasers.ts';
import { LaserHand } from '../../client/together/laser/LaserHand.ts';
import { FADE_MS, LaserTrails } from '../../client/together/laser/LaserTrails.ts';
import { paintTrails } from '../../client/together/laser/paintTrails.ts';
import { LASER_FIELD, MOST_POINTS, readLaser, writeLaser } from '../../client/together/laser/said.ts';
import { newId } from '../../shared/ids.ts';
import { LIMITS } from '../../shared/limits.ts';
import { createFakeClock } from '../support/fakeClock.ts';

const at = (x: number, y = 0) => ({ x, y });

/** A hand, and somebody who hears each thing it says unless the room leaves it out. */
function pointing() {
  const clock = createFakeClock(1_000);
  const said: unknown[] = [];
  const theirs = new LaserTrails(clock.now);
  const mine = new LaserTrails(clock.now);
  const room = { deaf: false };
  const hand = new LaserHand({
    timing: clock,
    onMine: (one) => mine.hear('mine', '#123456', one),
    awareness: {
      setLocalStateField(field, value) {
        expect(field).toBe(LASER_FIELD);
        said.push(value);
        if (!room.deaf) theirs.hear('7', '#123456', readLaser(JSON.parse(JSON.stringify(value))));
      },
    },
  });
  const seen = (trails = theirs) => trails.shown().flatMap(({ sparks }) => sparks.map(({ x }) => x));
  return { clock, said, theirs, mine, hand, room, seen };
}

describe('laser pointer', () => {
  it('[LP1] [LP2] mine is there at once, theirs twenty times a second, each point once and none left out', async () => {
    const { clock, said, mine, hand, seen, room } = pointing();
    hand.press(at(0));
    for (let x = 1; x <= 30; x += 1) {
      hand.move(at(x));
      // A turn of the room in which two came leaves out the first.
      room.deaf = x > 10 && x < 17;
      await clock.advance(10);
    }
    expect(seen(mine)).toEqual(Array.from({ length: 31 }, (_, x) => x));
    await clock.advance(50);
    expect(seen()).toEqual(seen(mine));
    expect(said.length).toBeLessThanOrEqual(8);
    for (const one of said) expect(JSON.stringify(one).length).toBeLessThan(LIMITS.awarenessStateBytes / 4);
  });

  it('[LP1] it fades within a second; a hand that rests keeps its dot, a lifted one nothing', async () => {
    const { clock, hand, theirs, seen, said } = pointing();
    hand.press(at(0));
    hand.move(at(5));
    await clock.advance(50);
    expect(theirs.shown()).toMatchObject([{ held: true, colour: '#123456' }]);
    await clock.advance(FADE_MS);
    expect(seen()).toEqual([5]);
    hand.lift();
    expect(theirs.shown()).toEqual([]);
    expect(hand.pressed).toBe(false);
    await clock.advance(FADE_MS);
    expect(said.at(-1)).toBeNull();
    expect(clock.pending).toBe(0);
    hand.move(at(9));
    expect(said.at(-1)).toBeNull();
  });

  it('[LP2] a new stroke is not joined to the last, and one that was lifted is nothing to who comes later', async () => {
    const { clock, hand, theirs } = pointing();
    hand.press(at(0));
    hand.lift();
    hand.press(at(100));
    await clock.advance(50);
    expect(theirs.shown()[0]?.sparks.map(({ x, first }) => [x, first])).toEqual([
      [0, true],
      [100, true],
    ]);
    const later = new LaserTrails(clock.now);
    later.hear('7', '#000', { stroke: 1, count: 2, points: [at(1), at(2)], up: true });
    expect(later.shown()).toEqual([]);
  });

  it('[LP2] what makes no sense, is too long or too far points nowhere', () => {
    const good = writeLaser({ stroke: 1, count: 2, points: [at(1.26, 2), at(3, 4)], up: false });
    expect(readLaser(good)).toEqual({ stroke: 1, count: 2, points: [at(1.3, 2), at(3, 4)], up: false });
    for (const bad of [
      null,
      7,
      'x',
      [],
      {},
      { ...good, s: -1 },
      { ...good, n: 1.5 },
      { ...good, n: '2' },
      { ...good, p: [1] },
      { ...good, p: [1, Number.NaN] },
      { ...good, p: [1, '2'] },
      { ...good, p: [1, 1e99] },
      { ...good, p: { length: 2 } },
      { ...good, p: Array.from({ length: 2 * MOST_POINTS + 2 }, () => 0) },
    ])
      expect(readLaser(bad), JSON.stringify(bad)).toBeNull();
    const trails = new LaserTrails(() => 0);
    for (let n = 0; n < 100; n += 1)
      trails.hear('7', '#000', {
        stroke: n,
        count: 1e9,
        points: Array.from({ length: 32 }, () => at(n)),
        up: false,
      });
    expect(trails.shown()[0]?.sparks.length).toBeLessThanOrEqual(256);
  });

  it('[LP2] others are heard by the name that the server stamped, and who leaves leaves no trail', () => {
    const awareness = new Awareness(new Y.Doc());
    const trails = new LaserTrails(() => 0);
    let heard = 0;
    const stop = followLasers(awareness, trails, () => {
      heard += 1;
    });
    const user = { memberId: newId(), name: 'Murat', initials: 'M', colour: 1, badge: null };
    const laser = writeLaser({ stroke: 1, count: 1, points: [at(1)], up: false });
    const tell = (state: object | null) => {
      if (state) awareness.states.set(5, state as Record<string, unknown>);
      else awareness.states.delete(5);
      const [added, updated, removed] = state ? [[], [5], []] : [[], [], [5]];
      awareness.emit('change', [{ added, updated, removed }, 'test']);
    };
    tell({ laser });
    tell({ user, laser: { ...laser, p: ['no'] } });
    expect(trails.shown()).toEqual([]);
    tell({ user, laser });
    expect(trails.shown()).toHaveLength(1);
    expect(heard).toBe(1);
    tell(null);
    expect(trails.shown()).toEqual([]);
    awareness.setLocalState({ user, laser });
    expect(trails.shown()).toEqual([]);
    stop();
    awareness.destroy();
  });

  it('[LP4] where motion is not wanted the trail has one strength until it is gone', () => {
    const strengths = (still: boolean) => {
      const alphas: number[] = [];
      const nothing = () => undefined;
      const ink = { beginPath: nothing, moveTo: nothing, lineTo: nothing, arc: nothing, fill: nothing };
      const pen = {
        ...ink,
        ...{ lineWidth: 0, lineCap: 'butt' as const, strokeStyle: '', fillStyle: '', globalAlpha: 1 },
        stroke: () => alphas.push(pen.globalAlpha),
      };
      const sparks = [0.75, 0.5, 0.25].map((age, x) => ({ x, y: 0, at: 0, first: x === 0, age }));
      paintTrails(pen, [{ colour: '#000', held: false, sparks }], new Viewport(), still);
      return alphas;
    };
    expect(strengths(false)).toEqual([0.25, 0.375, 0.5, 0.75]);
    expect(strengths(true)).toEqual([0.5, 0.5, 1, 1]);
  });
});
