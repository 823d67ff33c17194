/** Web addresses in somebody's words. Only http and https: nothing that a press would run. */

const ADDRESSES = /\bhttps?:\/\/[^\s<>"]+/giu;
/** Belongs to the sentence around it, not to the address. */
const TRAILING = /[.,;:!?'’”»\]}]+$/u;

export interface FoundAddress {
  readonly start: number;
  readonly end: number;
  readonly address: string;
}

export function webAddressesIn(words: string): readonly FoundAddress[] {
  return [...words.matchAll(ADDRESSES)].flatMap(({ 0: raw, index: start }) => {
    let found = raw.replace(TRAILING, '');
    if (found.endsWith(')') && !found.includes('(')) found = found.slice(0, -1);
    try {
      return [{ start, end: start + found.length, address: new URL(found).href }];
    } catch {
      return [];
    }
  });
}

/** The first; null when there is none. */
export const webAddressIn = (words: string): string | null => webAddressesIn(words)[0]?.address ?? null;
