/** Bytes of one stored record, the same in every adapter: format version, CRC-32 (ISO 3309) of the rest, body. */
import { crc32 } from 'node:zlib';
import type { MemberId } from '../../shared/ids.ts';
import type { LogRecord } from './Store.ts';

/** What a store says of itself: the newest of the formats that its records have. */
export const FORMAT = 2;
/** A store of these is raised to FORMAT when it is opened. */
export const OLDER_FORMATS: ReadonlySet<string> = new Set(['1']);
const PLAIN = 1;
/** A log record that says whose deletions it holds. */
const SIGNED = 2;
const TIME = 8;
const SIGNATURE = 2;
const NOBODY: readonly MemberId[] = [];
const HEADER = 5;

/** Node hands an empty array to zlib as a null pointer, which means "from the start": the key's own sum is meant. */
function checksum(key: string, body: Uint8Array): number {
  return body.byteLength === 0 ? crc32(key) : crc32(body, crc32(key));
}

/** `key` goes into the checksum, so that a record that ended up under another key is found out; so does the format. */
function sealAs(format: number, key: string, body: Uint8Array): Buffer {
  const record = Buffer.allocUnsafe(HEADER + body.byteLength);
  record.writeUInt8(format, 0);
  record.writeUInt32LE(checksum(format === PLAIN ? key : `${key}#${format}`, body), 1);
  record.set(body, HEADER);
  return record;
}

function unsealAs(format: number, key: string, record: Uint8Array): Buffer {
  const bytes = Buffer.from(record.buffer, record.byteOffset, record.byteLength);
  if (bytes.length < HEADER) throw new Error(`Record ${key} is cut short`);
  if (bytes.readUInt8(0) !== format)
    throw new Error(`Record ${key} has format ${bytes.readUInt8(0)}, not ${format}`);
  const body = bytes.subarray(HEADER);
  if (checksum(format === PLAIN ? key : `${key}#${format}`, body) !== bytes.readUInt32LE(1))
    throw new Error(`Record ${key} is damaged: its checksum differs`);
  return body;
}

export const seal = (key: string, body: Uint8Array): Buffer => sealAs(PLAIN, key, body);

/** The body of a sealed record. Throws an Error that names the key when it is damaged or from a newer version. */
export const unseal = (key: string, record: Uint8Array): Buffer => unsealAs(PLAIN, key, record);

/** A log record's body: time stamp, in a signed one the length of the ids and the ids, then the Yjs update. */
export function sealUpdate(
  key: string,
  at: number,
  update: Uint8Array,
  deletedBy: readonly MemberId[] = [],
): Buffer {
  const ids = Buffer.from(deletedBy.join(' '));
  const signed = ids.length > 0 ? SIGNATURE : 0;
  const body = Buffer.allocUnsafe(TIME + signed + ids.length + update.byteLength);
  body.writeDoubleLE(at, 0);
  if (signed > 0) body.writeUInt16LE(ids.length, TIME);
  body.set(ids, TIME + signed);
  body.set(update, TIME + signed + ids.length);
  return sealAs(signed > 0 ? SIGNED : PLAIN, key, body);
}

/** The update is a view, not a copy: a long log has hundreds of thousands of them. */
export function unsealUpdate(key: string, record: Uint8Array): Omit<LogRecord, 'sequence'> {
  const signed = record[0] === SIGNED;
  const body = unsealAs(signed ? SIGNED : PLAIN, key, record);
  const begin = signed ? TIME + SIGNATURE : TIME;
  const length = signed && body.length >= begin ? body.readUInt16LE(TIME) : 0;
  if (body.length < begin + length) throw new Error(`Record ${key} is cut short`);
  const ids = body.subarray(begin, begin + length).toString();
  return {
    at: body.readDoubleLE(0),
    update: new Uint8Array(body.buffer, body.byteOffset + begin + length, body.length - begin - length),
    deletedBy: length > 0 ? (ids.split(' ') as MemberId[]) : NOBODY,
  };
}

export const PART_BYTES = 4 * 1024 * 1024;

/** A snapshot cut into parts of at most PART_BYTES; at least one, so that an empty state is a part as well. */
export function* partsOf(state: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start === 0 || start < state.length; start += PART_BYTES)
    yield state.subarray(start, start + PART_BYTES);
}

const DIGITS = 16;

/** Sequence numbers as text of equal length, so that keys sort as numbers do. */
export function sortable(sequence: number): string {
  return String(sequence).padStart(DIGITS, '0');
}
