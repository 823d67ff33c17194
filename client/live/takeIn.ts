/** What others write, as it comes: told to whoever keeps it as the very bytes that came, instead of being encoded anew. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { readSyncMessage } from 'y-protocols/sync';
import type { WebsocketProvider } from 'y-websocket';
import { MESSAGE, SYNC } from '../../shared/protocol.ts';

type Asked = (stateVector: Uint8Array) => void;

/** The update in a sync message that has not been read yet; null where nothing is to be kept as it came. */
function updateIn(decoder: decoding.Decoder, isEmpty: boolean, asked: Asked): Uint8Array | null {
  const start = decoder.pos;
  const kind = decoding.readVarUint(decoder);
  if (kind === SYNC.step1) asked(decoding.readVarUint8Array(decoder));
  // An answer says again what is deleted, so it is news as a whole only to a document without anything.
  const isNews = kind === SYNC.update || (kind === SYNC.step2 && isEmpty);
  const update = isNews ? decoding.readVarUint8Array(decoder) : null;
  decoder.pos = start;
  return update;
}

/**
 * `keep` is told each update once the document has taken it in, and whether it was the answer to "what do I lack";
 * `asked` what the server has, whenever it asks for the rest.
 */
export function takeIn(
  provider: WebsocketProvider,
  keep: (update: Uint8Array, isAnswer: boolean) => void,
  asked: Asked,
): void {
  const { doc } = provider;
  const keepNews = (update: Uint8Array) => keep(update, true);
  provider.messageHandlers[MESSAGE.sync] = (encoder, decoder, _provider, emitSynced) => {
    let update = updateIn(decoder, doc.store.clients.size === 0, asked);
    if (update === null) doc.on('update', keepNews);
    encoding.writeVarUint(encoder, MESSAGE.sync);
    const kind = readSyncMessage(decoder, encoder, doc, provider, () => {
      update = null;
    });
    doc.off('update', keepNews);
    if (update !== null) keep(update, kind === SYNC.step2);
    if (emitSynced && kind === SYNC.step2 && !provider.synced) provider.synced = true;
  };
}
