/** The first web address in somebody's words. */

const ADDRESS = /\bhttps?:\/\/[^\s<>"]+/iu;
/** Belongs to the sentence around it, not to the address. */
const TRAILING = /[.,;:!?'’”»\]}]+$/u;

/** Only http and https: nothing that a press would run. Null when there is none. */
export function webAddressIn(words: string): string | null {
  let found = ADDRESS.exec(words)?.[0].replace(TRAILING, '') ?? '';
  if (found.endsWith(')') && !found.includes('(')) found = found.slice(0, -1);
  try {
    return new URL(found).href;
  } catch {
    return null;
  }
}
