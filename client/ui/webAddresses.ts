/** All web addresses in somebody's words, and where they stand. */
import { ADDRESS, trimmed, webAddressIn } from './webAddress.ts';

export interface FoundAddress {
  readonly start: number;
  readonly end: number;
  readonly address: string;
}

export function webAddressesIn(words: string): readonly FoundAddress[] {
  return [...words.matchAll(new RegExp(ADDRESS, 'giu'))].flatMap(({ 0: found, index: start }) => {
    const shown = trimmed(found);
    const address = webAddressIn(shown);
    return address === null ? [] : [{ start, end: start + shown.length, address }];
  });
}
