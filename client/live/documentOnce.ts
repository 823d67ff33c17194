/** A document that is not open on this page: read whole, and written to in one step, by HTTP sync. */
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import type { DocumentView } from '../../shared/api.ts';
import { AppError, Unreachable } from '../../shared/errors.ts';
import { encodeHttpSync } from './frames.ts';
import { splitUpdate } from './splitUpdate.ts';
import { NOTHING, PIECE_BYTES, refusalOf } from './Upload.ts';

const BYTES = 'application/octet-stream';

type Which = Pick<DocumentView, 'id' | 'epoch'>;

/** The answer: what the server has beyond the vector. Throws AppError and Unreachable. */
async function exchange({ id, epoch }: Which, vector: Uint8Array, update: Uint8Array): Promise<Uint8Array> {
  const response = await fetch(`/api/documents/${id}/sync?epoch=${epoch}`, {
    method: 'POST',
    headers: { 'content-type': BYTES },
    body: encodeHttpSync(vector, update) as Uint8Array<ArrayBuffer>,
  }).catch((cause: unknown) => {
    throw new Unreachable(cause);
  });
  if (!response.ok) throw new AppError((await refusalOf(response)) ?? 'STORE_UNAVAILABLE');
  // A proxy's own page of a captive network is "ok" as well.
  if (response.headers.get('content-type') !== BYTES) throw new AppError('STORE_UNAVAILABLE');
  return decoding.readVarUint8Array(decoding.createDecoder(new Uint8Array(await response.arrayBuffer())));
}

/** As the server has it now. The caller destroys it. */
export async function readDocument(which: Which): Promise<Y.Doc> {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, await exchange(which, Y.encodeStateVector(doc), NOTHING));
  return doc;
}

/**
 * Lets `change` write to the document as it is now, and resolves when that is stored. When it fails nothing was written,
 * unless it is larger than a request: then the first part may be there.
 */
export async function writeDocument<Result>(which: Which, change: (doc: Y.Doc) => Result): Promise<Result> {
  const doc = await readDocument(which);
  const before = Y.encodeStateVector(doc);
  const result = change(doc);
  const update = Y.encodeStateAsUpdate(doc, before);
  const after = Y.encodeStateVector(doc);
  doc.destroy();
  for (const piece of splitUpdate(update, PIECE_BYTES)) await exchange(which, after, piece);
  return result;
}
