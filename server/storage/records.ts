/** Bytes of one stored record, the same in every adapter: format version, CRC-32 (ISO 3309) of the rest, body. */
import { crc32 } from 'node:zlib';

export const FORMAT = 1;
const HEADER = 5;

/** Node hands an empty array to zlib as a null pointer, which means "from the start": the key's own sum is meant. */
function checksum(key: string, body: Uint8Array): number {
  return body.byteLength === 0 ? crc32(key) : crc32(body, crc32(key));
}

/** `key` goes into the checksum, so that a record that ended up under another key is found out. */
export function seal(key: string, body: Uint8Array): Buffer {
  const record = Buffer.allocUnsafe(HEADER + body.byteLength);
  record.writeUInt8(FORMAT, 0);
  record.writeUInt32LE(checksum(key, body), 1);
  record.set(body, HEADER);
  return record;
}

/** The body of a sealed record. Throws an Error that names the key when it is damaged or from a newer version. */
export function unseal(key: string, record: Uint8Array): Buffer {
  const bytes = Buffer.from(record.buffer, record.byteOffset, record.byteLength);
  if (bytes.length < HEADER) throw new Error(`Record ${key} is cut short`);
  if (bytes.readUInt8(0) !== FORMAT)
    throw new Error(`Record ${key} has format ${bytes.readUInt8(0)}, not ${FORMAT}`);
  const body = bytes.subarray(HEADER);
  if (checksum(key, body) !== bytes.readUInt32LE(1))
    throw new Error(`Record ${key} is damaged: its checksum differs`);
  return body;
}

/** A log record's body: time stamp, then the Yjs update. */
export function sealUpdate(key: string, at: number, update: Uint8Array): Buffer {
  const body = Buffer.allocUnsafe(8 + update.byteLength);
  body.writeDoubleLE(at, 0);
  body.set(update, 8);
  return seal(key, body);
}

/** The update is a view, not a copy: a long log has hundreds of thousands of them. */
export function unsealUpdate(key: string, record: Uint8Array): { at: number; update: Uint8Array } {
  const body = unseal(key, record);
  if (body.length < 8) throw new Error(`Record ${key} is cut short`);
  return {
    at: body.readDoubleLE(0),
    update: new Uint8Array(body.buffer, body.byteOffset + 8, body.length - 8),
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
