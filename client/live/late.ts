/** Code that comes with the first thing that needs it. */
import { writable } from './readable.ts';
import type { Readable } from './types.ts';

const AGAIN_MS = 5_000;

export interface Late<Code> extends Readable<Code | null> {
  fetch(): Promise<void>;
}

/** Null while the code is not here; whoever asks has it fetched, again some time after that failed. */
export function late<Code extends object>(load: () => Promise<Code>): Late<Code> {
  const here = writable<Code | null>(null);
  let asked = Number.NEGATIVE_INFINITY;
  const fetch = async () => here.set(await load());
  return {
    subscribe: here.subscribe,
    fetch,
    get() {
      if (here.get() === null && performance.now() - asked > AGAIN_MS) {
        asked = performance.now();
        fetch().catch(() => undefined);
      }
      return here.get();
    },
  };
}
