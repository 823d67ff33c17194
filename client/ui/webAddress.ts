/** The first web address in somebody's words. People write "www." as often as the scheme. */

export const ADDRESS = /\b(?:https?:\/\/|www\.(?=[^\s.]+\.))[^\s<>"]+/iu;
/** Belongs to the sentence around it, not to the address. */
const TRAILING = /[.,;:!?'’”»\]}]+$/u;

export function trimmed(found: string): string {
  const address = found.replace(TRAILING, '');
  return address.endsWith(')') && !address.includes('(') ? address.slice(0, -1) : address;
}

/** Only http and https: nothing that a press would run. Null when there is none. */
export function webAddressIn(words: string): string | null {
  try {
    const found = trimmed(ADDRESS.exec(words)?.[0] ?? '');
    return new URL(/^www/i.test(found) ? `https://${found}` : found).href;
  } catch {
    return null;
  }
}
