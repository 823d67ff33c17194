/** The timer of a document: kept beside its record, counted by the server's clock. Pure; one that is over says so for a minute. */
import type { DocumentId, MemberId } from '../ids.ts';
import { LIMITS } from '../limits.ts';

export const MINUTE_MS = 60_000;

/** What people do to it; `start` replaces the one that runs. */
export const TIMER_STEPS = ['pause', 'resume', 'add', 'end'] as const;
export type TimerStep = (typeof TIMER_STEPS)[number] | 'start';

/** Its id is the document's. */
export interface DocumentTimer {
  readonly id: DocumentId;
  /** Milliseconds in all; 0 once somebody ended it. */
  readonly length: number;
  /** What was left at `since`, or is left while it stands still. */
  readonly left: number;
  /** Null while it stands still. */
  readonly since: number | null;
  /** Who started it. */
  readonly owner: MemberId;
  /** Whose act was the last, and which. */
  readonly by: MemberId;
  readonly step: TimerStep;
}

/** Below zero once it is over. */
export function leftAt({ left, since }: Pick<DocumentTimer, 'left' | 'since'>, now: number): number {
  return since === null ? left : left - (now - since);
}

/** There is something to show: it was not ended, and is not over for longer than a minute. */
export function isShown(timer: Pick<DocumentTimer, 'length' | 'left' | 'since'>, now: number): boolean {
  return timer.length > 0 && leftAt(timer, now) > -MINUTE_MS;
}

export function startTimer(id: DocumentId, minutes: number, by: MemberId, now: number): DocumentTimer {
  const length = minutes * MINUTE_MS;
  return { id, length, left: length, since: now, owner: by, by, step: 'start' };
}

/** The same object where there is nothing to do: it stands already, it runs already, it is over. */
export function stepTimer(
  timer: DocumentTimer,
  step: Exclude<TimerStep, 'start'>,
  by: MemberId,
  now: number,
): DocumentTimer {
  if (!isShown(timer, now)) return timer;
  const left = leftAt(timer, now);
  switch (step) {
    case 'pause':
      return timer.since === null || left <= 0 ? timer : { ...timer, left, since: null, by, step };
    case 'resume':
      return timer.since === null ? { ...timer, since: now, by, step } : timer;
    case 'add': {
      const most = LIMITS.timerMinutes * MINUTE_MS;
      const more = Math.min(most, Math.max(0, left) + MINUTE_MS);
      const since = timer.since === null ? null : now;
      return { ...timer, length: Math.min(most, timer.length + MINUTE_MS), left: more, since, by, step };
    }
    case 'end':
      return { ...timer, length: 0, left: 0, since: null, by, step };
  }
}
