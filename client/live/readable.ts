import type { Readable } from './types.ts';

export interface Writable<Value> extends Readable<Value> {
  set(value: Value): void;
}

/** A value with listeners; setting an equal value (by `same`) tells nobody. */
export function writable<Value>(
  initial: Value,
  same: (a: Value, b: Value) => boolean = Object.is,
): Writable<Value> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (same(value, next)) return;
      value = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
