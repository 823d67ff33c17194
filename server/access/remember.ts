/** A small cache of answers: single flight, short-lived, and bounded whatever is asked. */
import type { Clock } from '../clock.ts';

const MOST = 10_000;

export interface Remembered<Value> {
  get(key: string, load: () => Promise<Value>): Promise<Value>;
  forget(key: string): void;
}

/**
 * The promise is what is kept: forgetting a key while its answer is under way also forgets that answer, so that a
 * value read before a change is never remembered after it.
 */
export function remember<Value>(clock: Clock, ttlMs: number): Remembered<Value> {
  const kept = new Map<string, { readonly until: number; readonly value: Promise<Value> }>();

  function keep(key: string, load: () => Promise<Value>): Promise<Value> {
    if (kept.size >= MOST) kept.clear();
    const entry = { until: clock.now() + ttlMs, value: load() };
    kept.set(key, entry);
    entry.value.catch(() => {
      if (kept.get(key) === entry) kept.delete(key);
    });
    return entry.value;
  }

  return {
    get(key, load) {
      const entry = kept.get(key);
      return entry !== undefined && entry.until > clock.now() ? entry.value : keep(key, load);
    },
    forget: (key) => void kept.delete(key),
  };
}
