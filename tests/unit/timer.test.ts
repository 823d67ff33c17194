/** The arithmetic of a document's timer, on the server and on a device, with clocks that only a test moves. */
import { describe, expect, it } from 'vitest';
import { DiscussionState, type HeardTimer } from '../../client/live/discussion/DiscussionState.ts';
import { writable } from '../../client/live/readable.ts';
import { Countdown, momentBetween } from '../../client/together/timer/Countdown.ts';
import { viewTimer } from '../../server/discussion/timers.ts';
import { NO_CHANGE, type TimerView } from '../../shared/discussion.ts';
import { isShown, leftAt, MINUTE_MS, startTimer, stepTimer } from '../../shared/domain/timer.ts';
import type { DocumentId, MemberId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { LIMITS } from '../../shared/limits.ts';
import { createFakeClock } from '../support/fakeClock.ts';

const [anna, murat] = [newId<MemberId>(), newId<MemberId>()];
const five = () => startTimer(newId<DocumentId>(), 5, anna, 1_000);
const at = (seconds: number) => 1_000 + seconds * 1_000;

describe('on the server', () => {
  it('[TI5] it stands and goes on with what was left, and a step that is done does nothing', () => {
    const stands = stepTimer(five(), 'pause', murat, at(100));
    expect(stands).toMatchObject({ left: 200_000, since: null, by: murat, step: 'pause', length: 300_000 });
    expect(leftAt(stands, at(1_000_000))).toBe(200_000);
    expect(stepTimer(stands, 'pause', anna, at(200))).toBe(stands);
    const goes = stepTimer(stands, 'resume', anna, at(500));
    expect(leftAt(goes, at(510))).toBe(190_000);
    expect(stepTimer(goes, 'resume', murat, at(520))).toBe(goes);
    const ended = stepTimer(goes, 'end', murat, at(520));
    expect(isShown(ended, at(520))).toBe(false);
    for (const step of ['pause', 'resume', 'add', 'end'] as const)
      expect(stepTimer(ended, step, anna, at(530))).toBe(ended);
  });

  it('[TI5] a minute more, also while it stands and when it is over, and never over the most', () => {
    expect(leftAt(stepTimer(five(), 'add', murat, at(100)), at(101))).toBe(259_000);
    const stands = stepTimer(stepTimer(five(), 'pause', anna, at(100)), 'add', anna, at(200));
    expect(stands).toMatchObject({ left: 260_000, since: null, length: 360_000 });
    const over = stepTimer(five(), 'add', anna, at(330));
    expect(leftAt(over, at(331))).toBe(59_000);
    expect(stepTimer(five(), 'pause', anna, at(301))).toMatchObject({ since: 1_000 });
    const longest = startTimer(newId<DocumentId>(), LIMITS.timerMinutes, anna, 0);
    expect(stepTimer(longest, 'add', anna, 10)).toMatchObject({
      left: LIMITS.timerMinutes * MINUTE_MS,
      length: LIMITS.timerMinutes * MINUTE_MS,
    });
  });

  it('[TI5] it says for a minute that it is over, then there is none', () => {
    expect(isShown(five(), at(359.9))).toBe(true);
    expect(isShown(five(), at(360))).toBe(false);
    expect(stepTimer(five(), 'add', anna, at(360))).toMatchObject({ since: 1_000 });
    expect(viewTimer({ entity: five(), version: 4 }, at(360))).toMatchObject({ length: 0, version: 4 });
    expect(viewTimer({ entity: five(), version: 4 }, at(310))).toMatchObject({
      length: 300_000,
      left: -10_000,
    });
  });
});

/** A device with clocks of its own: what it shows and says is written down. */
function device(heard: HeardTimer | null, clock = createFakeClock(5)) {
  const timer = writable(heard);
  const said: string[] = [];
  const voice = {
    onMoment: (moment: string) => said.push(moment),
    onStep: ({ step }: HeardTimer, replaced: boolean) => said.push(replaced ? `${step} again` : step),
  };
  const countdown = new Countdown({ timer, now: clock.now, after: clock.after, voice });
  const stop = countdown.start();
  const hear = (view: Partial<TimerView>) => timer.set({ ...view, heard: clock.now() } as HeardTimer);
  return { timer, said, countdown, clock, stop, hear, shown: () => countdown.shown.get() };
}

const view = (over: Partial<TimerView> = {}): TimerView => ({
  ...{ length: 300_000, left: 300_000, runs: true, owner: anna, by: anna, step: 'start', version: 1 },
  ...over,
});

describe('on a device', () => {
  it('[TI3] it counts from what was left when it heard of it, whatever time of day it has', async () => {
    const { hear, shown, clock, stop } = device(null, createFakeClock(3));
    expect(shown()).toBeNull();
    hear(view({ left: 200_500 }));
    expect(shown()).toMatchObject({ seconds: 201, runs: true });
    await clock.advance(500);
    expect(shown()?.seconds).toBe(200);
    await clock.advance(10_000);
    expect(shown()).toMatchObject({ seconds: 190, share: 190_000 / 300_000 });
    hear(view({ left: 190_000, runs: false, step: 'pause', version: 2 }));
    await clock.advance(60_000);
    expect(shown()).toMatchObject({ seconds: 190, runs: false });
    expect(clock.pending).toBe(0);
    stop();
  });

  it('[TI5] it shows the end for a minute, then nothing, and asks nobody', async () => {
    const { hear, shown, clock } = device(null);
    hear(view({ left: 1_000 }));
    await clock.advance(1_000);
    expect(shown()).toMatchObject({ seconds: 0, share: 0 });
    await clock.advance(59_999);
    expect(shown()?.seconds).toBe(0);
    await clock.advance(1);
    expect(shown()).toBeNull();
    expect(clock.pending).toBe(0);
  });

  it('[TI6] half, one minute and the end are said once, not those that had passed, and not again in another view', async () => {
    const one = device(null);
    one.hear(view({ left: 299_997 }));
    await one.clock.advance(300_000);
    expect(one.said).toEqual(['start', 'half', 'minute', 'end']);
    const late = device({ ...view({ left: 100_000 }), heard: 5 });
    await late.clock.advance(30_000);
    late.stop();
    const other = new Countdown({
      timer: late.timer,
      now: late.clock.now,
      after: late.clock.after,
      voice: { onMoment: (moment) => late.said.push(moment), onStep: ({ step }) => late.said.push(step) },
    });
    const stop = other.start();
    await late.clock.advance(80_000);
    expect(late.said).toEqual(['minute', 'end']);
    stop();
  });

  it('[TI6] half of two minutes is one minute; a device that slept through says the last alone', () => {
    expect(momentBetween(120_000, 60_001, 60_000)).toBe('minute');
    expect(momentBetween(60_000, 30_001, 30_000)).toBe('half');
    expect(momentBetween(60_000, 60_000, 59_000)).toBeNull();
    expect(momentBetween(300_000, 299_000, -20_000)).toBe('end');
    expect(momentBetween(300_000, -1, -2)).toBeNull();
  });

  it('[TI1] [TI6] what is done to it is told once, and that one took the place of another', async () => {
    const { hear, said, clock } = device({ ...view({ left: 200_000 }), heard: 5 });
    expect(said).toEqual([]);
    hear(view({ version: 2, by: murat }));
    hear(view({ version: 3, step: 'pause', runs: false, left: 100_000 }));
    await clock.advance(5_000);
    hear(view({ version: 4, step: 'end', runs: false, left: 0, length: 0 }));
    hear(view({ version: 5, step: 'end', runs: false, left: 0, length: 0 }));
    expect(said).toEqual(['start again', 'pause', 'end']);
  });

  it('[TI3] of two answers the later version counts, also when the earlier comes after it', () => {
    const state = new DiscussionState(anna);
    state.apply({ ...NO_CHANGE, timer: view({ version: 7, step: 'end', length: 0 }) });
    state.replace({ ...NO_CHANGE, timer: view({ version: 6 }) });
    expect(state.timer.get()).toMatchObject({ version: 7, length: 0 });
    state.replace(NO_CHANGE);
    state.apply({ ...NO_CHANGE, timer: view({ version: 8 }) });
    expect(state.timer.get()).toMatchObject({ version: 8, length: 300_000 });
  });
});
