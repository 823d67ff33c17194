/**
 * HTTP sync: `POST /api/documents/:d/sync`, stateless. The format is in docs/spec/transports.md. An Express handler
 * that reads its own body, so that nothing is read for somebody who may not come in.
 */
import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import * as encoding from 'lib0/encoding';
import { AppError } from '../../shared/errors.ts';
import { LIMITS } from '../../shared/limits.ts';
import { ByteReader } from '../documents/ByteReader.ts';
import type { DocHub } from '../documents/DocHub.ts';
import type { Door } from './Door.ts';

const DURABLE = 1;

export function createSyncHandler(door: Door, hub: DocHub): RequestHandler {
  return async (request, response) => {
    const { cookie, authorization } = request.headers;
    const { epoch } = request.query;
    const { grant } = await door.admit({
      credentials: { cookie, authorization },
      documentId: request.params.d,
      epoch: epoch === undefined ? null : Number(epoch),
    });
    const { stateVector, update } = readBody(await wholeBody(request));
    const synced = await hub.sync(grant, stateVector, update);
    const answer = encoding.encode((encoder) => {
      encoding.writeVarUint8Array(encoder, synced.diff);
      encoding.writeVarUint8Array(encoder, synced.stateVector);
      encoding.writeVarUint(encoder, DURABLE);
    });
    response.type('application/octet-stream').send(Buffer.from(answer));
  };
}

async function wholeBody(request: IncomingMessage): Promise<Uint8Array> {
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > LIMITS.httpSyncBytes) throw new AppError('TOO_LARGE');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LIMITS.httpSyncBytes) throw new AppError('TOO_LARGE');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function readBody(body: Uint8Array): { readonly stateVector: Uint8Array; readonly update: Uint8Array } {
  const reader = new ByteReader(body, 'BAD_FRAME');
  const stateVector = reader.varBytes();
  const update = reader.varBytes();
  if (reader.left > 0) reader.refuse('bytes behind the end');
  return { stateVector: stateVector.length === 0 ? new Uint8Array([0]) : stateVector, update };
}
