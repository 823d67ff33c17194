/**
 * UpdateScanner: reads a Yjs update (format V1) struct by struct without making Yjs objects, so that a few bytes which
 * claim millions of structs cost nothing. It is stricter than Yjs: what it lets through, Yjs can read. Fields describe
 * the present struct and are overwritten by `next`.
 */
import type { DocumentShape } from '../../shared/documents/shapes.ts';
import { LIMITS } from '../../shared/limits.ts';
import { ByteReader, utf16Length } from './ByteReader.ts';
import { readKey, skipAny, skipJson } from './values.ts';

/** Content references of Yjs. */
const REF = {
  gc: 0,
  deleted: 1,
  json: 2,
  binary: 3,
  string: 4,
  embed: 5,
  format: 6,
  type: 7,
  any: 8,
  skip: 10,
} as const;
/** Array, map, text, XML element, fragment, text. The XML hook (5) is refused: nothing of ours makes one. */
const TYPE_REFS: ReadonlySet<number> = new Set([0, 1, 2, 3, 4, 6]);
const XML_ELEMENT = 3;
const HAS_ORIGIN = 0x80;
const HAS_RIGHT_ORIGIN = 0x40;
const HAS_PARENT_SUB = 0x20;
/** yrs and awareness keep clocks in 32 bits; nobody types more than that. */
const LARGEST_CLOCK = 2 ** 32 - 1;

/** Where a struct hangs: below an item, beside an item (origin), at a root, or nowhere (GC). */
export type Anchor = 'parent' | 'origin' | 'root' | 'none';

export class UpdateScanner {
  client = 0;
  clock = 0;
  length = 0;
  isSkip = false;
  isType = false;
  anchor: Anchor = 'none';
  /** The item named by `anchor`. */
  anchorClient = 0;
  anchorClock = 0;
  /** Right origin, or -1: another item that must exist. */
  rightClient = -1;
  rightClock = 0;

  readonly #reader: ByteReader;
  readonly #shape: DocumentShape;
  readonly #clients = new Set<number>();
  #clientsLeft: number;
  #structsLeft = 0;

  constructor(update: Uint8Array, shape: DocumentShape) {
    this.#reader = new ByteReader(update, 'BAD_UPDATE');
    this.#shape = shape;
    this.#clientsLeft = this.#reader.varUint();
  }

  refuse(why: string): never {
    return this.#reader.refuse(why);
  }

  next(): boolean {
    while (this.#structsLeft === 0) {
      if (this.#clientsLeft === 0) return false;
      this.#clientsLeft -= 1;
      this.#startClient();
    }
    this.#structsLeft -= 1;
    this.clock += this.length;
    this.#readStruct();
    if (this.length === 0) this.refuse('empty struct');
    if (this.clock + this.length > LARGEST_CLOCK) this.refuse('clock too large');
    return true;
  }

  /** A struct takes two bytes at least: a larger claim is refused before anybody allocates for it. */
  #startClient(): void {
    const reader = this.#reader;
    this.#structsLeft = reader.varUint();
    this.client = reader.varUint();
    this.clock = reader.varUint();
    this.length = 0;
    if (this.#structsLeft * 2 > reader.left || this.#structsLeft > LIMITS.structsPerUpdate)
      reader.refuse('claims more structs than it has');
    if (this.#clients.has(this.client)) reader.refuse('client named twice');
    this.#clients.add(this.client);
  }

  #readStruct(): void {
    const info = this.#reader.byte();
    const ref = info & 31;
    this.isSkip = ref === REF.skip;
    this.isType = ref === REF.type;
    this.anchor = 'none';
    this.rightClient = -1;
    if (ref === REF.gc || ref === REF.skip) {
      if (info !== ref) this.refuse('stray flags');
      this.length = this.#reader.varUint();
      return;
    }
    this.#readAnchors(info);
    this.length = this.#readContent(ref);
  }

  #readAnchors(info: number): void {
    const reader = this.#reader;
    if (info & HAS_ORIGIN) this.#anchorAt('origin', reader.varUint(), reader.varUint());
    if (info & HAS_RIGHT_ORIGIN) {
      this.rightClient = reader.varUint();
      this.rightClock = reader.varUint();
      if (!(info & HAS_ORIGIN)) this.#anchorAt('origin', this.rightClient, this.rightClock);
    }
    if (info & (HAS_ORIGIN | HAS_RIGHT_ORIGIN)) return;
    const rooted = reader.varUint();
    if (rooted > 1) reader.refuse('stray parent flag');
    if (rooted === 1) this.#readRoot((info & HAS_PARENT_SUB) !== 0);
    else this.#anchorAt('parent', reader.varUint(), reader.varUint());
    if (info & HAS_PARENT_SUB) readKey(reader);
  }

  #anchorAt(anchor: Anchor, client: number, clock: number): void {
    this.anchor = anchor;
    this.anchorClient = client;
    this.anchorClock = clock;
  }

  #readRoot(keyed: boolean): void {
    const kind = this.#shape.get(this.#reader.text(LIMITS.keyBytes));
    if (kind === undefined) this.refuse('unknown root');
    if ((kind === 'map') !== keyed) this.refuse('wrong content for this root');
    this.anchor = 'root';
  }

  /** Returns the length in clock units. */
  #readContent(ref: number): number {
    const reader = this.#reader;
    switch (ref) {
      case REF.deleted:
        return reader.varUint();
      case REF.string:
        return utf16Length(reader.textBytes());
      case REF.any:
        return this.#readMany(skipAny);
      case REF.json:
        return this.#readMany(skipJson);
      case REF.binary:
        if (reader.varBytes().length > LIMITS.valueBytes) reader.refuse('value too large');
        return 1;
      case REF.embed:
        skipJson(reader);
        return 1;
      case REF.format:
        readKey(reader);
        skipJson(reader);
        return 1;
      case REF.type:
        return this.#readType();
      default:
        return reader.refuse('content of this kind is not taken');
    }
  }

  #readMany(skipOne: (reader: ByteReader) => void): number {
    const count = this.#reader.varUint();
    if (count > this.#reader.left) this.refuse('truncated');
    for (let index = 0; index < count; index += 1) skipOne(this.#reader);
    return count;
  }

  #readType(): number {
    const type = this.#reader.varUint();
    if (!TYPE_REFS.has(type)) this.refuse('type of this kind is not taken');
    if (type === XML_ELEMENT) readKey(this.#reader);
    return 1;
  }

  /** After the last struct: every delete range. Bytes behind them are refused. */
  readDeletes(visit: (client: number, clock: number, length: number) => void): void {
    const reader = this.#reader;
    const clients = reader.varUint();
    if (clients > reader.left) reader.refuse('truncated');
    for (let index = 0; index < clients; index += 1) {
      const client = reader.varUint();
      const ranges = reader.varUint();
      if (ranges * 2 > reader.left) reader.refuse('claims more ranges than it has');
      for (let range = 0; range < ranges; range += 1) {
        const clock = reader.varUint();
        const length = reader.varUint();
        if (length === 0) reader.refuse('empty range');
        visit(client, clock, length);
      }
    }
    if (reader.left > 0) reader.refuse('bytes behind the end');
  }
}
