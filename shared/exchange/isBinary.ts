/** A picture or an archive under another name would decode to a heap of signs. */
export function isBinary(bytes: Uint8Array): boolean {
  const start = [...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return /^(504b0304|89504e47|ffd8ff|47494638|25504446|d0cf11e0|1f8b)/.test(start);
}
