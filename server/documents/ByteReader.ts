/**
 * ByteReader: lib0's wire primitives, read strictly. Every length is held against the bytes that are really there
 * before anything is made of it. Over-long varints decode to the same number as in lib0, up to eight bytes.
 */
import { isUtf8 } from 'node:buffer';
import type { ErrorCode } from '../../shared/errors.ts';
import { AppError } from '../../shared/errors.ts';

const LONGEST_VARINT = 8;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export class ByteReader {
  readonly bytes: Uint8Array;
  position = 0;
  readonly #code: ErrorCode;

  constructor(bytes: Uint8Array, code: ErrorCode) {
    this.bytes = bytes;
    this.#code = code;
  }

  get left(): number {
    return this.bytes.length - this.position;
  }

  refuse(why: string): never {
    throw new AppError(this.#code, `${why} at byte ${this.position} of ${this.bytes.length}`);
  }

  byte(): number {
    const byte = this.bytes[this.position];
    if (byte === undefined) this.refuse('truncated');
    this.position += 1;
    return byte;
  }

  varUint(): number {
    let value = 0;
    let scale = 1;
    for (let read = 0; read < LONGEST_VARINT; read += 1) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128) return value <= Number.MAX_SAFE_INTEGER ? value : this.refuse('number too large');
      scale *= 128;
    }
    return this.refuse('number too long');
  }

  /** lib0's signed form: six bits and a sign in the first byte. Only skipped, never needed as a value. */
  skipVarInt(): void {
    for (let read = 0; read < LONGEST_VARINT; read += 1) if (this.byte() < 128) return;
    this.refuse('number too long');
  }

  skip(count: number): void {
    if (count > this.left) this.refuse('truncated');
    this.position += count;
  }

  /** A view, not a copy. */
  take(count: number): Uint8Array {
    const start = this.position;
    this.skip(count);
    return this.bytes.subarray(start, this.position);
  }

  varBytes(): Uint8Array {
    return this.take(this.varUint());
  }

  /** Bytes of a text; well-formed UTF-8 has no lone surrogates. */
  textBytes(): Uint8Array {
    const bytes = this.varBytes();
    if (!isUtf8(bytes)) this.refuse('text is not UTF-8');
    return bytes;
  }

  text(maxBytes: number): string {
    const bytes = this.textBytes();
    if (bytes.length > maxBytes) this.refuse('text too long');
    return decoder.decode(bytes);
  }
}

/** Length in UTF-16 units, which is what Yjs counts its clocks in. */
export function utf16Length(utf8: Uint8Array): number {
  let units = 0;
  for (const byte of utf8) {
    if ((byte & 0xc0) !== 0x80) units += 1;
    if (byte >= 0xf0) units += 1;
  }
  return units;
}
