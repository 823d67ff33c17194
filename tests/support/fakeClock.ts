/** Time that only moves when a test says so. */
import type { Clock } from '../../server/clock.ts';

export interface FakeClock extends Clock {
  /** Runs everything that is due, in order, giving promises a chance in between. */
  advance(ms: number): Promise<void>;
  /** Timers that wait. */
  readonly pending: number;
}

export async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

export function createFakeClock(start = 1_700_000_000_000): FakeClock {
  let now = start;
  const timers = new Map<object, { at: number; run: () => void }>();
  const nextDue = (until: number) => {
    let first: [object, { at: number; run: () => void }] | null = null;
    for (const entry of timers)
      if (entry[1].at <= until && (!first || entry[1].at < first[1].at)) first = entry;
    return first;
  };
  return {
    now: () => now,
    after(ms, run) {
      const key = {};
      timers.set(key, { at: now + ms, run });
      return () => timers.delete(key);
    },
    async advance(ms) {
      const until = now + ms;
      await settle();
      for (let due = nextDue(until); due !== null; due = nextDue(until)) {
        timers.delete(due[0]);
        now = Math.max(now, due[1].at);
        due[1].run();
        await settle();
      }
      now = until;
    },
    get pending() {
      return timers.size;
    },
  };
}
