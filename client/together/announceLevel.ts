/** How much of what others do is said. The choice of this person on this device. */
import { remember, remembered } from '../deviceStorage.ts';
import { type Writable, writable } from '../live/readable.ts';

export const ANNOUNCE_LEVELS = ['off', 'mentions', 'summary', 'all'] as const;
/** `mentions`: only what is said to me. `summary`: counts. `all`: each change in words. */
export type AnnounceLevel = (typeof ANNOUNCE_LEVELS)[number];

export const SUMMARY_EVERY_MS = 5_000;
const KEY = 'jumelage.announce';

export function rememberedAnnounceLevel(): Writable<AnnounceLevel> {
  const kept = remembered(KEY);
  const level = writable<AnnounceLevel>(ANNOUNCE_LEVELS.find((one) => one === kept) ?? 'summary');
  return {
    ...level,
    set(next) {
      remember(KEY, next);
      level.set(next);
    },
  };
}
