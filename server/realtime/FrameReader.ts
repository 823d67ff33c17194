/**
 * FrameReader: the frames of one WebSocket (RFC 6455 §5) as a server reads them. A frame that came whole is read where
 * it lies; only the beginning of one that did not is kept, and never more than has come, whatever its header claims.
 */
import type { ErrorCode } from '../../shared/errors.ts';
import { LIMITS } from '../../shared/limits.ts';

const FINAL = 0x80;
const COMPRESSED = 0x40;
const RESERVED = 0x30;
const MASKED = 0x80;
const OPCODE = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;
const CONTROL = 8;
const LONGEST_CONTROL = 125;
const MASK_BYTES = 4;
const LEAST_BYTES = 256;

export interface FrameListener {
  /** A binary message as it was sent, perhaps in several frames. A view: what is kept must be copied. */
  onMessage(payload: Buffer, isCompressed: boolean): void;
  /** A view as well. */
  onPing(payload: Buffer): void;
  onPong(): void;
  /** The peer says goodbye; nothing is read after it. */
  onGoodbye(): void;
  /** What came is no frame that may come; nothing is read after it. */
  onFault(code: ErrorCode): void;
}

/** Bytes that grow as they come. */
class Gathered {
  bytes: Buffer = Buffer.alloc(0);
  length = 0;

  add(from: Buffer, start: number, end: number): void {
    const needed = this.length + end - start;
    if (needed > this.bytes.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(LEAST_BYTES, needed, 2 * this.bytes.length));
      this.bytes.copy(larger, 0, 0, this.length);
      this.bytes = larger;
    }
    from.copy(this.bytes, this.length, start, end);
    this.length = needed;
  }

  dropFirst(count: number): void {
    this.bytes.copyWithin(0, count, this.length);
    this.length -= count;
  }
}

export class FrameReader {
  readonly #listener: FrameListener;
  readonly #inflates: boolean;
  /** The beginning of a frame. */
  #rest: Gathered | null = null;
  /** The beginning of a message in several frames. */
  #message: Gathered | null = null;
  #messageFirst = 0;
  #ended = false;

  constructor(listener: FrameListener, inflates: boolean) {
    this.#listener = listener;
    this.#inflates = inflates;
  }

  /** The first `count` of these bytes came. They are unmasked in place, and may be used for others afterwards. */
  take(bytes: Buffer, count: number): void {
    if (this.#ended) return;
    if (this.#rest !== null) this.#takeMore(this.#rest, bytes, count);
    else {
      const used = this.#readFrames(bytes, count);
      if (used === count || this.#ended) return;
      this.#rest = new Gathered();
      this.#rest.add(bytes, used, count);
    }
  }

  #takeMore(rest: Gathered, bytes: Buffer, count: number): void {
    rest.add(bytes, 0, count);
    const used = this.#readFrames(rest.bytes, rest.length);
    if (used === rest.length || this.#ended) this.#rest = null;
    else if (used > 0) rest.dropFirst(used);
  }

  /** Nothing more is read. */
  end(): void {
    this.#ended = true;
    this.#rest = null;
    this.#message = null;
  }

  /** How many bytes made whole frames. */
  #readFrames(bytes: Buffer, end: number): number {
    let at = 0;
    while (!this.#ended && end - at >= 2) {
      const first = bytes[at] ?? 0;
      const second = bytes[at + 1] ?? 0;
      const short = second & 127;
      if (this.#isFaulty(first, second, short)) {
        this.#fault('BAD_FRAME');
        break;
      }
      const start = at + 2 + (short < 126 ? 0 : short === 126 ? 2 : 8) + MASK_BYTES;
      if (start > end) break;
      const length = short < 126 ? short : lengthAt(bytes, at + 2, short);
      if (length + (this.#message?.length ?? 0) > LIMITS.editorFrameBytes) {
        this.#fault('TOO_LARGE');
        break;
      }
      if (length > end - start) break;
      unmask(bytes, start, length);
      at = start + length;
      this.#takeFrame(first, bytes, start, at);
    }
    return at;
  }

  #isFaulty(first: number, second: number, short: number): boolean {
    const opcode = first & 15;
    if ((second & MASKED) === 0 || (first & RESERVED) !== 0) return true;
    if (opcode >= CONTROL)
      return (
        opcode > OPCODE.pong || (first & FINAL) === 0 || (first & COMPRESSED) !== 0 || short > LONGEST_CONTROL
      );
    if (opcode === OPCODE.continuation) return this.#message === null || (first & COMPRESSED) !== 0;
    if (opcode > OPCODE.binary || this.#message !== null) return true;
    return (first & COMPRESSED) !== 0 && !this.#inflates;
  }

  #takeFrame(first: number, bytes: Buffer, start: number, end: number): void {
    const opcode = first & 15;
    if (opcode < CONTROL) this.#takeData(first, bytes, start, end);
    else if (opcode === OPCODE.ping) this.#listener.onPing(bytes.subarray(start, end));
    else if (opcode === OPCODE.pong) this.#listener.onPong();
    else if (isGoodbye(bytes, start, end)) {
      this.end();
      this.#listener.onGoodbye();
    } else this.#fault('BAD_FRAME');
  }

  #takeData(first: number, bytes: Buffer, start: number, end: number): void {
    const isFinal = (first & FINAL) !== 0;
    if (this.#message === null) {
      if (isFinal) {
        this.#give(first, bytes.subarray(start, end));
        return;
      }
      this.#message = new Gathered();
      this.#messageFirst = first;
    }
    const message = this.#message;
    message.add(bytes, start, end);
    if (!isFinal) return;
    this.#message = null;
    this.#give(this.#messageFirst, message.bytes.subarray(0, message.length));
  }

  /** Documents are binary. */
  #give(first: number, payload: Buffer): void {
    if ((first & 15) === OPCODE.text) this.#fault('BAD_FRAME');
    else this.#listener.onMessage(payload, (first & COMPRESSED) !== 0);
  }

  #fault(code: ErrorCode): void {
    this.end();
    this.#listener.onFault(code);
  }
}

function lengthAt(bytes: Buffer, at: number, short: number): number {
  if (short === 126) return bytes.readUInt16BE(at);
  return bytes.readUInt32BE(at) * 2 ** 32 + bytes.readUInt32BE(at + 4);
}

/** The mask is the four bytes before. */
function unmask(bytes: Buffer, start: number, length: number): void {
  const end = start + length;
  for (let at = start; at < end; at += 1)
    bytes[at] = (bytes[at] ?? 0) ^ (bytes[start - 4 + ((at - start) & 3)] ?? 0);
}

/** The code is not looked at beyond whether one may say it: a peer that goes is let go. */
function isGoodbye(bytes: Buffer, start: number, end: number): boolean {
  if (end - start < 2) return end === start;
  const code = bytes.readUInt16BE(start);
  return code >= 1_000 && code <= 4_999 && (code < 1_004 || code > 1_006);
}
