/** Counts a heard timer down on this device's steady clock: what there is to see each second, and when to say something. */
import { MINUTE_MS } from '../../../shared/domain/timer.ts';
import type { HeardTimer } from '../../live/discussion/DiscussionState.ts';
import { writable } from '../../live/readable.ts';
import type { Readable } from '../../live/types.ts';

/** Whoever heard of it this soon was there when it began. */
const JUST_BEGUN_MS = 1_000;

export type Moment = 'half' | 'minute' | 'end';

/** The last one that lies between what was left and what is. Half of two minutes is one minute, and said as that. */
export function momentBetween(length: number, before: number, now: number): Moment | null {
  const passed = (at: number) => before > at && now <= at;
  if (passed(0)) return 'end';
  if (length > MINUTE_MS && passed(MINUTE_MS)) return 'minute';
  return length !== 2 * MINUTE_MS && passed(length / 2) ? 'half' : null;
}

export interface Shown {
  /** Begun seconds: 0 is over. */
  readonly seconds: number;
  readonly runs: boolean;
  /** Of the whole time, 0…1. */
  readonly share: number;
}

const same = (a: Shown | null, b: Shown | null) =>
  a === b || (a?.seconds === b?.seconds && a?.runs === b?.runs && a?.share === b?.share);

export interface CountdownParts {
  readonly timer: Readable<HeardTimer | null>;
  readonly now: () => number;
  readonly after: (ms: number, run: () => void) => () => void;
  /** Left out by who only looks. */
  readonly voice?: {
    onMoment(moment: Moment, left: number): void;
    /** Somebody did something to it; told once, and not of what was there before I came. `replaced`: it took another's place. */
    onStep(timer: HeardTimer, replaced: boolean): void;
  };
}

/** What was told of it already, though another view may be there by now. */
const told = new WeakMap<Readable<HeardTimer | null>, { version: number; left: number; shown: boolean }>();

export class Countdown {
  readonly #parts: CountdownParts;
  readonly #shown = writable<Shown | null>(null, same);
  #cancel: () => void = () => undefined;

  /** Null where there is nothing to show. */
  readonly shown: Readable<Shown | null> = this.#shown;

  constructor(parts: CountdownParts) {
    this.#parts = parts;
  }

  /** Returns the end of it. */
  start(): () => void {
    const stop = this.#parts.timer.subscribe(() => this.#tick());
    this.#tick();
    return () => {
      stop();
      this.#cancel();
    };
  }

  #tick(): void {
    this.#cancel();
    const { timer: heard, now, after } = this.#parts;
    const timer = heard.get();
    const left = timer === null ? 0 : timer.left - (timer.runs ? now() - timer.heard : 0);
    const isShown = timer !== null && timer.length > 0 && left > -MINUTE_MS;
    const share = isShown ? Math.max(0, left) / timer.length : 0;
    this.#shown.set(
      isShown ? { seconds: Math.max(0, Math.ceil(left / 1_000)), runs: timer.runs, share } : null,
    );
    if (timer !== null) this.#tell(timer, left, isShown);
    if (isShown && timer.runs)
      this.#cancel = after(left > 0 ? left % 1_000 || 1_000 : MINUTE_MS + left, () => this.#tick());
  }

  #tell(timer: HeardTimer, left: number, shown: boolean): void {
    const { timer: heard, voice } = this.#parts;
    if (!voice) return;
    const before = told.get(heard);
    told.set(heard, { version: timer.version, left, shown });
    if (before?.version === timer.version) {
      const moment = momentBetween(timer.length, before.left, left);
      if (moment) voice.onMoment(moment, left);
    } else if (
      before ? shown || before.shown : timer.step === 'start' && timer.length - timer.left < JUST_BEGUN_MS
    )
      voice.onStep(timer, timer.step === 'start' && before?.shown === true);
  }
}
