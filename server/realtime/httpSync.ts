/**
 * HTTP sync: `POST /api/documents/:d/sync`, stateless. The format is in docs/spec/transports.md. An Express handler
 * that reads its own body, so that nothing is read for somebody who may not come in.
 */
import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import * as encoding from 'lib0/encoding';
import { AppError } from '../../shared/errors.ts';
import { LIMITS } from '../../shared/limits.ts';
import type { Clock } from '../clock.ts';
import { ByteReader } from '../documents/ByteReader.ts';
import type { DocHub } from '../documents/DocHub.ts';
import type { Door } from './Door.ts';

export interface SyncOptions {
  readonly door: Door;
  readonly hub: DocHub;
  readonly clock: Clock;
}

const DURABLE = 1;
/** A piece of 1 MiB takes 8 seconds at 1 Mbit/s. */
const BODY_MS = 120_000;
/** Bodies of all requests together; whoever comes later waits a moment and tries again. */
const BODIES_BYTES = 8 * LIMITS.httpSyncBytes;

export function createSyncHandler({ door, hub, clock }: SyncOptions): RequestHandler {
  const bodies = new Bodies(clock);
  return async (request, response) => {
    const { cookie, authorization } = request.headers;
    const { epoch } = request.query;
    const { grant } = await door.admit({
      credentials: { cookie, authorization },
      documentId: request.params.d,
      epoch: epoch === undefined ? null : Number(epoch),
    });
    // A body that is refused is not read to its end.
    response.set('Connection', 'close');
    const { stateVector, update } = readBody(await bodies.read(request));
    response.removeHeader('Connection');
    const synced = await hub.sync(grant, stateVector, update);
    const answer = encoding.encode((encoder) => {
      encoding.writeVarUint8Array(encoder, synced.diff);
      encoding.writeVarUint8Array(encoder, synced.stateVector);
      encoding.writeVarUint(encoder, DURABLE);
    });
    response.type('application/octet-stream').send(Buffer.from(answer));
  };
}

class Bodies {
  readonly #clock: Clock;
  #bytes = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async read(request: IncomingMessage): Promise<Uint8Array> {
    if (Number(request.headers['content-length'] ?? 0) > LIMITS.httpSyncBytes)
      throw new AppError('TOO_LARGE');
    const chunks: Buffer[] = [];
    let size = 0;
    let cancel = (): void => undefined;
    const late = new Promise<'late'>((resolve) => {
      cancel = this.#clock.after(BODY_MS, () => resolve('late'));
    });
    // Not destroyed on the way out: the answer has to go through the same socket.
    const parts = request.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer>;
    try {
      for (;;) {
        const part = await Promise.race([parts.next(), late]);
        if (part === 'late') throw new AppError('TOO_SLOW', 'the body took too long');
        if (part.done) return Buffer.concat(chunks);
        size += part.value.length;
        this.#bytes += part.value.length;
        if (size > LIMITS.httpSyncBytes) throw new AppError('TOO_LARGE');
        if (this.#bytes > BODIES_BYTES) throw new AppError('TOO_FAST', 'too many bodies at once');
        chunks.push(part.value);
      }
    } catch (error) {
      if (error instanceof AppError) throw error;
      throw new AppError('BAD_REQUEST', 'the body was cut off', { cause: error });
    } finally {
      cancel();
      this.#bytes -= size;
    }
  }
}

function readBody(body: Uint8Array): { readonly stateVector: Uint8Array; readonly update: Uint8Array } {
  const reader = new ByteReader(body, 'BAD_FRAME');
  const stateVector = reader.varBytes();
  const update = reader.varBytes();
  if (reader.left > 0) reader.refuse('bytes behind the end');
  return { stateVector: stateVector.length === 0 ? new Uint8Array([0]) : stateVector, update };
}
