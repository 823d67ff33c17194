/** A picture or an archive under another name would decode to a heap of signs. */
export function isBinary(bytes: Uint8Array): boolean {
  const start = [...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return /^(504b0304|89504e47|ffd8ff|47494638|25504446|d0cf11e0|1f8b)/.test(start);
}

/** Of letters that no text has so many may slip in. */
const MOST_STRANGE = 0.02;
const FEW = 20;
const STRANGE = /(?![\t\n\f\r])[\p{Cc}\ufffd]/gu;

/** What was decoded is a heap of signs: no text, whatever its name says. */
export function isGibberish(text: string): boolean {
  const start = text.slice(0, 8_192);
  return (start.match(STRANGE)?.length ?? 0) > Math.max(FEW, start.length * MOST_STRANGE);
}
