import { describe, expect, it } from 'vitest';
import { Mounting } from '../../client/canvas/Mounting.ts';
import { SpatialIndex } from '../../client/canvas/SpatialIndex.ts';

/** `count` lines in one place, all of which may be painted. */
function crowd(count: number) {
  const index = new SpatialIndex<string>();
  index.load(Array.from({ length: count }, (_, at) => [`n${at}`, { x: at, y: 0, w: 10, h: 10 }] as const));
  const mounting = new Mounting(index, () => true);
  const leave = (left: number) => {
    for (let at = left; at < count; at++) index.set(`n${at}`, null);
  };
  const look = () => {
    mounting.recover({ box: { x: 0, y: 0, w: 1_000, h: 800 }, zoom: 1 });
    for (let frame = 0; frame < 50 && mounting.step(); frame++);
    return mounting.snapshot();
  };
  return { mounting, leave, look };
}

describe('a crowded view', () => {
  it('[CV49] begins above 160 and ends below 120', () => {
    const { mounting, leave, look } = crowd(161);
    expect([look().length, mounting.crowded]).toEqual([0, true]);
    leave(140);
    expect([look().length, mounting.crowded]).toEqual([0, true]);
    leave(119);
    expect([look().length, mounting.crowded]).toEqual([119, false]);
    const few = crowd(160);
    expect([few.look().length, few.mounting.crowded]).toEqual([160, false]);
  });

  it('[CV49] what somebody has to do with stays an element, whatever else comes', () => {
    const { mounting, look } = crowd(300);
    mounting.pin(['n7']);
    expect(look()).toEqual(['n7']);
    mounting.changed(['n7', 'n8']);
    expect(look()).toEqual(['n7']);
    mounting.pin([]);
    expect(look()).toEqual([]);
  });
});
