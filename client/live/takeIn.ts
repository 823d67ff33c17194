/** What others write, as it comes: told to whoever keeps it as the very bytes that came, instead of being encoded anew. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { readSyncMessage } from 'y-protocols/sync';
import type { WebsocketProvider } from 'y-websocket';
import { MESSAGE, SYNC } from '../../shared/protocol.ts';

/** The update in a sync message that has not been read yet; null in every other. */
function updateIn(decoder: decoding.Decoder): Uint8Array | null {
  const start = decoder.pos;
  const update = decoding.readVarUint(decoder) === SYNC.update ? decoding.readVarUint8Array(decoder) : null;
  decoder.pos = start;
  return update;
}

/** `keep` is told each update once the document has taken it in. */
export function takeIn(provider: WebsocketProvider, keep: (update: Uint8Array) => void): void {
  const { doc } = provider;
  provider.messageHandlers[MESSAGE.sync] = (encoder, decoder, _provider, emitSynced) => {
    let update = updateIn(decoder);
    // An answer to "what do I lack" says again which parts are deleted, so of it only the news is kept.
    if (update === null) doc.on('update', keep);
    encoding.writeVarUint(encoder, MESSAGE.sync);
    const kind = readSyncMessage(decoder, encoder, doc, provider, () => {
      update = null;
    });
    doc.off('update', keep);
    if (update !== null) keep(update);
    if (emitSynced && kind === SYNC.step2 && !provider.synced) provider.synced = true;
  };
}
