/** Waiting for a store: not for ever, or for ever but gently. */
import { AppError } from '../../shared/errors.ts';
import type { Clock } from '../clock.ts';

const RETRY_MS = 500;

/** A store that hangs must not hold people for ever. The work itself cannot be stopped; its late result is ignored. */
export function inTime<Result>(clock: Clock, ms: number, work: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const late = () => reject(new AppError('STORE_UNAVAILABLE', 'the store took too long'));
    const cancel = clock.after(ms, late);
    work.then(resolve, reject).finally(cancel);
  });
}

/** Tries again while the store is unavailable and somebody still wants it; any other error is passed on. */
export async function persistently<Result>(
  clock: Clock,
  isWanted: () => boolean,
  work: () => Promise<Result>,
): Promise<Result> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'STORE_UNAVAILABLE' || !isWanted()) throw error;
      await new Promise<void>((resolve) => clock.after(RETRY_MS, resolve));
    }
  }
}
