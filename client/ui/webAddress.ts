/** The first web address in somebody's words. People write "www." as often as the scheme. */

/** No sign that cannot be seen: some turn around what is read. What ends it belongs to it, and not to the sentence around it. */
export const ADDRESS = /\b(?:https?:\/\/|www\.(?=[^\s.]+\.))[^\s<>"\p{Cf}]*[^\s<>"\p{Cf}.,;:!?'’”»\]}]/iu;

export const trimmed = (address: string): string =>
  address.endsWith(')') && !address.includes('(') ? address.slice(0, -1) : address;

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
