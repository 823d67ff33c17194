import { type Writable, writable } from '../live/readable.ts';

const KEY = 'jumelage.singleKeys';

/** The choice of this device: on, unless it was switched off here. */
export function rememberedSingleKeys(): Writable<boolean> {
  const choice = writable(localStorage.getItem(KEY) !== 'off');
  return {
    ...choice,
    set(on) {
      if (on) localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, 'off');
      choice.set(on);
    },
  };
}
