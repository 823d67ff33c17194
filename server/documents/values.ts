/** Gates for the values inside an update: lib0's "any" encoding and JSON texts, walked without building them. */
import { LIMITS } from '../../shared/limits.ts';
import type { ByteReader } from './ByteReader.ts';

const POISONED_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
/** With the u flag a pair is one code point, so only halves match. */
const LONE_SURROGATE = /\p{Surrogate}/u;

export function readKey(reader: ByteReader): string {
  const key = reader.text(LIMITS.keyBytes);
  if (POISONED_KEYS.has(key)) reader.refuse('forbidden key');
  return key;
}

/** Tags of lib0's writeAny, counted down from 127. Big integers (122) are refused: JSON cannot carry them. */
const TAG = {
  undefined: 127,
  null: 126,
  integer: 125,
  float32: 124,
  float64: 123,
  false: 121,
  true: 120,
  text: 119,
  object: 118,
  array: 117,
  bytes: 116,
} as const;

/** One value of at most `valueBytes`, finite numbers only. */
export function skipAny(reader: ByteReader): void {
  const start = reader.position;
  skipNested(reader, 0);
  if (reader.position - start > LIMITS.valueBytes) reader.refuse('value too large');
}

function skipNested(reader: ByteReader, depth: number): void {
  if (depth > LIMITS.jsonDepth) reader.refuse('value nested too deep');
  switch (reader.byte()) {
    case TAG.undefined:
    case TAG.null:
    case TAG.false:
    case TAG.true:
      return;
    case TAG.integer:
      reader.skipVarInt();
      return;
    case TAG.float32:
      skipFloat(reader, 4);
      return;
    case TAG.float64:
      skipFloat(reader, 8);
      return;
    case TAG.text:
      reader.textBytes();
      return;
    case TAG.bytes:
      reader.varBytes();
      return;
    case TAG.object:
      skipMembers(reader, depth, true);
      return;
    case TAG.array:
      skipMembers(reader, depth, false);
      return;
    default:
      reader.refuse('unknown kind of value');
  }
}

function skipMembers(reader: ByteReader, depth: number, keyed: boolean): void {
  const count = reader.varUint();
  if (count > reader.left) reader.refuse('truncated');
  for (let index = 0; index < count; index += 1) {
    if (keyed) readKey(reader);
    skipNested(reader, depth + 1);
  }
}

function skipFloat(reader: ByteReader, size: 4 | 8): void {
  const bytes = reader.take(size);
  const view = new DataView(bytes.buffer, bytes.byteOffset, size);
  const value = size === 4 ? view.getFloat32(0) : view.getFloat64(0);
  if (!Number.isFinite(value)) reader.refuse('number is not finite');
}

/** A JSON text inside an update (embeds, formats, old JSON content). lib0 writes `undefined` as a bare word. */
export function skipJson(reader: ByteReader): void {
  const text = reader.text(LIMITS.valueBytes);
  if (text === 'undefined') return;
  const why = jsonFault(text);
  if (why !== null) reader.refuse(why);
}

/** Why this JSON text cannot be taken, or null. */
export function jsonFault(text: string): string | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'not JSON';
  }
  return valueFault(value, 0);
}

/** Why a parsed value cannot be taken (depth, keys, lone surrogates written as escapes), or null. */
export function valueFault(value: unknown, depth: number): string | null {
  if (depth > LIMITS.jsonDepth) return 'value nested too deep';
  if (typeof value === 'string') return LONE_SURROGATE.test(value) ? 'lone surrogate' : null;
  if (typeof value !== 'object' || value === null) return null;
  const keyed = !Array.isArray(value);
  for (const [key, member] of Object.entries(value)) {
    if (keyed && (POISONED_KEYS.has(key) || LONE_SURROGATE.test(key))) return 'forbidden key';
    const why = valueFault(member, depth + 1);
    if (why !== null) return why;
  }
  return null;
}
