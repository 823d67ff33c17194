/**
 * Compression (RFC 7692, permessage-deflate) for a room: a message is compressed once and every receiver is written the
 * same bytes, so it costs the room and not each person in it. That needs messages that stand alone: no context is kept
 * on either side, and no connection holds a compressor of its own.
 */
import { constants, deflateRawSync, inflateRawSync } from 'node:zlib';
import { AppError } from '../../shared/errors.ts';
import { LIMITS } from '../../shared/limits.ts';
import { inflateSmall } from './smallInflate.ts';

const NAME = 'permessage-deflate';
export const COMPRESSION_ANSWER = `${NAME}; server_no_context_takeover; client_no_context_takeover`;
const PARAMETERS_TAKEN =
  /^(server_no_context_takeover|client_no_context_takeover|client_max_window_bits(=.*)?)$/;

/** Below this a compressor costs more than it saves. */
const WORTH_BYTES = 1_024;
/** What a flush ends with; the wire leaves it out. */
const TAIL = Buffer.from([0, 0, 0xff, 0xff]);
/** The fastest level: the next ones save 3 % more for half as much time again. */
const DEFLATE = { level: 1, finishFlush: constants.Z_SYNC_FLUSH };
const SMALL_INFLATE = 512;

/** Whether one of the offers of a Sec-WebSocket-Extensions header can be answered with COMPRESSION_ANSWER. */
export function offersCompression(header: string | undefined): boolean {
  return (header ?? '').split(',').some((offer) => {
    const [name, ...parameters] = offer.split(';').map((part) => part.trim().toLowerCase());
    return name === NAME && parameters.every((one) => PARAMETERS_TAKEN.test(one));
  });
}

const compressed = new WeakMap<Uint8Array, Uint8Array | null>();

/** The message as the payload of a frame with RSV1, or null when it is sent as it is. Made once per message. */
export function compress(message: Uint8Array): Uint8Array | null {
  if (message.length < WORTH_BYTES) return null;
  const known = compressed.get(message);
  if (known !== undefined) return known;
  const flushed = deflateRawSync(message, DEFLATE);
  const payload = flushed.length < message.length ? flushed.subarray(0, flushed.length - TAIL.length) : null;
  compressed.set(message, payload);
  return payload;
}

/** What a client compressed: one whole message. Throws BAD_FRAME or TOO_LARGE. */
export function inflate(data: Uint8Array): Buffer {
  const small = data.length <= SMALL_INFLATE ? inflateSmall(data) : null;
  if (small !== null) return small;
  try {
    return inflateRawSync(Buffer.concat([data, TAIL]), {
      finishFlush: constants.Z_SYNC_FLUSH,
      maxOutputLength: LIMITS.editorFrameBytes,
      chunkSize: data.length < SMALL_INFLATE ? 1_024 : constants.Z_DEFAULT_CHUNK,
    });
  } catch (error) {
    const isTooLarge = (error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE';
    throw new AppError(isTooLarge ? 'TOO_LARGE' : 'BAD_FRAME', 'a message that does not inflate', {
      cause: error,
    });
  }
}
