/** Variable-length unsigned integers as lib0 writes them, for messages whose size is known before they are made. */

export function varUintSize(value: number): number {
  let size = 1;
  for (let rest = value; rest >= 128; rest = Math.floor(rest / 128)) size += 1;
  return size;
}

/** Returns the position behind it. */
export function writeVarUint(bytes: Uint8Array, start: number, value: number): number {
  let at = start;
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) {
    bytes[at] = 128 | (rest % 128);
    at += 1;
  }
  bytes[at] = rest;
  return at + 1;
}
