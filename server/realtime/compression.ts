/**
 * Compression (RFC 7692, permessage-deflate) for a room: a message is compressed once and every receiver is written the
 * same bytes, so it costs the room and not each person in it. That needs messages that stand alone: no context is kept
 * on either side, and no connection holds a compressor of its own.
 */
import { constants, deflateRawSync, inflateRawSync } from 'node:zlib';
import type { ErrorCode } from '../../shared/errors.ts';
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

type Give = (error: null, data: Buffer) => void;

/** Gives later, in a microtask. Those of `queueMicrotask` are resources of async_hooks as well, and cost twice as much. */
const SETTLED = Promise.resolve();

/** What ws asks for the payloads of frames with RSV1, in the place of its own PerMessageDeflate. */
class Inflater {
  readonly #onFault: (code: ErrorCode) => void;
  /** Made anew for each message, for an old list keeps what is put into it. */
  #parts: Buffer[] | null = null;
  #bytes = 0;

  constructor(onFault: (code: ErrorCode) => void) {
    this.#onFault = onFault;
  }

  /** Answers later, as ws expects; after a fault not at all, since the connection is closed. */
  decompress(data: Buffer, isLast: boolean, give: Give): void {
    const parts = (this.#parts ??= []);
    parts.push(data);
    this.#bytes += data.length;
    if (this.#bytes > LIMITS.editorFrameBytes) this.#onFault('TOO_LARGE');
    else if (!isLast) void SETTLED.then(() => give(null, Buffer.alloc(0)));
    else {
      const isWhole = parts.length === 1 && data.length <= SMALL_INFLATE;
      const whole =
        (isWhole ? inflateSmall(data) : null) ?? this.#inflate(Buffer.concat([...parts, TAIL]));
      this.#parts = null;
      this.#bytes = 0;
      if (whole) void SETTLED.then(() => give(null, whole));
    }
  }

  #inflate(data: Buffer): Buffer | null {
    try {
      return inflateRawSync(data, {
        finishFlush: constants.Z_SYNC_FLUSH,
        maxOutputLength: LIMITS.editorFrameBytes,
        chunkSize: data.length < SMALL_INFLATE ? 1_024 : constants.Z_DEFAULT_CHUNK,
      });
    } catch (error) {
      const tooLarge = (error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE';
      this.#onFault(tooLarge ? 'TOO_LARGE' : 'BAD_FRAME');
      return null;
    }
  }

  /** The connection has closed. */
  cleanup(): void {
    this.#parts = null;
  }
}

/**
 * ws can only be given its own compressor, one per connection. Its socket, receiver and sender share one object of
 * extensions from the start, and nothing has been read yet: ours goes in there. The version of ws is pinned, and
 * tests/integration/speedCompression.test.ts fails if this stops to work.
 */
export function installInflater(webSocket: object, onFault: (code: ErrorCode) => void): void {
  const { _extensions } = webSocket as { readonly _extensions: Record<string, unknown> };
  _extensions[NAME] = new Inflater(onFault);
}
