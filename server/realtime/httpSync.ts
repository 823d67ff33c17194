/**
 * HTTP sync: `POST /api/documents/:d/sync`, stateless. The format is in docs/spec/transports.md. An Express handler
 * that reads its own body, so that nothing is read for somebody who may not come in.
 */
import type { RequestHandler } from 'express';
import * as encoding from 'lib0/encoding';
import { LIMITS } from '../../shared/limits.ts';
import { Bodies } from '../Bodies.ts';
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

export function createSyncHandler({ door, hub, clock }: SyncOptions): RequestHandler {
  const bodies = new Bodies(clock, { each: LIMITS.httpSyncBytes, together: 8 * LIMITS.httpSyncBytes });
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

function readBody(body: Uint8Array): { readonly stateVector: Uint8Array; readonly update: Uint8Array } {
  const reader = new ByteReader(body, 'BAD_FRAME');
  const stateVector = reader.varBytes();
  const update = reader.varBytes();
  if (reader.left > 0) reader.refuse('bytes behind the end');
  return { stateVector: stateVector.length === 0 ? new Uint8Array([0]) : stateVector, update };
}
