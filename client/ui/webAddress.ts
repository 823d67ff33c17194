/** The first web address in somebody's words. People write "www." as often as the scheme. */

/** No sign that cannot be seen: some turn around what is read. */
export const ADDRESS = /\b(?:https?:\/\/|www\.(?=[^\s.]+\.))[^\s<>"\p{Cf}]+/iu;
/** Belongs to the sentence around it, not to the address. */
const TRAILING = /[.,;:!?'’”»\]}]+$/u;

export function trimmed(found: string): string {
  const address = found.replace(TRAILING, '');
  return address.endsWith(')') && !address.includes('(') ? address.slice(0, -1) : address;
}

/** Only http and https: nothing that a press would run, nor with a name before the server that looks as one. Else null. */
export function webAddressIn(words: string): string | null {
  try {
    const found = trimmed(ADDRESS.exec(words)?.[0] ?? '');
    const { href, username, password } = new URL(/^www/i.test(found) ? `https://${found}` : found);
    return username + password ? null : href;
  } catch {
    return null;
  }
}
