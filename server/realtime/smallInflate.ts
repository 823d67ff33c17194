/**
 * smallInflate: DEFLATE (RFC 1951) for the messages that browsers send most: a cursor, a letter. Node's zlib makes a
 * new inflater for each, which takes ten times as long as the work. Only stored blocks and fixed codes, which is what
 * compressors choose for little input; anything else, and anything wrong, is left to zlib.
 */
const LARGEST = 2_048;
const END_OF_BLOCK = 256;
const STORED = 0;
const FIXED = 1;
const LENGTH_BASE = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
  227, 258,
];
const LENGTH_EXTRA = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCE_CODES = 30;

/** By the next nine bits: the symbol, and above it in four bits how many of them it takes. */
const SYMBOLS = new Uint16Array(512);
for (let symbol = 0; symbol < 288; symbol += 1) {
  const [code, length] = fixedCode(symbol);
  const start = reversed(code, length);
  for (let index = start; index < SYMBOLS.length; index += 1 << length)
    SYMBOLS[index] = symbol | (length << 9);
}
const DISTANCES = Uint8Array.from({ length: 32 }, (_, bits) => reversed(bits, 5));

function fixedCode(symbol: number): readonly [number, number] {
  if (symbol < 144) return [0x30 + symbol, 8];
  if (symbol < 256) return [0x190 + symbol - 144, 9];
  return symbol < 280 ? [symbol - 256, 7] : [0xc0 + symbol - 280, 8];
}

function reversed(bits: number, length: number): number {
  let turned = 0;
  for (let at = 0; at < length; at += 1) turned |= ((bits >> at) & 1) << (length - 1 - at);
  return turned;
}

const out = new Uint8Array(LARGEST);
let input: Uint8Array = out;
let at = 0;
let bits = 0;
let bitCount = 0;
let written = 0;

/** Bits past the end read as zero; `isPastEnd` tells. */
function need(count: number): void {
  while (bitCount < count) {
    bits |= (input[at] ?? 0) << bitCount;
    at += 1;
    bitCount += 8;
  }
}

function take(count: number): number {
  need(count);
  const value = bits & ((1 << count) - 1);
  bits >>>= count;
  bitCount -= count;
  return value;
}

const isPastEnd = () => at - (bitCount >> 3) > input.length;

/** The message, or null when zlib has to look at it. The tail of the flush is left out, as on the wire. */
export function inflateSmall(data: Uint8Array): Buffer | null {
  input = data;
  at = bits = bitCount = written = 0;
  for (;;) {
    const isLast = take(1) === 1;
    const kind = take(2);
    if (kind === STORED && at - (bitCount >> 3) >= input.length) break;
    if (kind === STORED ? !copyStored() : kind !== FIXED || !readFixed()) return null;
    if (isLast) break;
  }
  return isPastEnd() ? null : Buffer.from(out.subarray(0, written));
}

function copyStored(): boolean {
  at -= bitCount >> 3;
  bits = bitCount = 0;
  const length = (input[at] ?? 0) | ((input[at + 1] ?? 0) << 8);
  const check = (input[at + 2] ?? 0) | ((input[at + 3] ?? 0) << 8);
  at += 4;
  if ((length ^ check) !== 0xffff || at + length > input.length || written + length > LARGEST) return false;
  out.set(input.subarray(at, at + length), written);
  at += length;
  written += length;
  return true;
}

function readFixed(): boolean {
  for (;;) {
    need(9);
    const entry = SYMBOLS[bits & 511] ?? 0;
    const symbol = entry & 511;
    take(entry >> 9);
    if (isPastEnd()) return false;
    if (symbol === END_OF_BLOCK) return true;
    if (written >= LARGEST) return false;
    if (symbol < END_OF_BLOCK) {
      out[written] = symbol;
      written += 1;
    } else if (!repeat(symbol - 257)) return false;
  }
}

function repeat(lengthCode: number): boolean {
  const base = LENGTH_BASE[lengthCode];
  if (base === undefined) return false;
  const length = base + take(LENGTH_EXTRA[lengthCode] ?? 0);
  need(5);
  const code = DISTANCES[bits & 31] ?? 31;
  take(5);
  if (code >= DISTANCE_CODES) return false;
  const extra = code < 4 ? 0 : (code >> 1) - 1;
  const distance = code < 4 ? code + 1 : ((2 + (code & 1)) << extra) + take(extra) + 1;
  if (distance > written || written + length > LARGEST) return false;
  for (let index = 0; index < length; index += 1) out[written + index] = out[written + index - distance] ?? 0;
  written += length;
  return true;
}
