import { remember, remembered } from '../deviceStorage.ts';
import { type Writable, writable } from '../live/readable.ts';

const KEY = 'jumelage.singleKeys';

/** The choice of this device: on, unless it was switched off here. */
export function rememberedSingleKeys(): Writable<boolean> {
  const choice = writable(remembered(KEY) !== 'off');
  return {
    ...choice,
    set(on) {
      remember(KEY, on ? null : 'off');
      choice.set(on);
    },
  };
}
