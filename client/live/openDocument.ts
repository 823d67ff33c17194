/** Opens a document: this device's copy, the link to the server, presence, and the honest save state. */
import * as decoding from 'lib0/decoding';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { type ErrorCode, errorOfCloseCode, FINAL_ERRORS } from '../../shared/errors.ts';
import { TIMES } from '../../shared/limits.ts';
import { MESSAGE, YJS_PATH } from '../../shared/protocol.ts';
import { copyName } from './CopyStore.ts';
import { documentSocketClass } from './DocumentSocket.ts';
import { createLink } from './documentLink.ts';
import { LocalCopy } from './LocalCopy.ts';
import { lateTunnel } from './lateTunnel.ts';
import { createChooser } from './link.ts';
import { followPeople } from './people.ts';
import { type Writable, writable } from './readable.ts';
import { SaveTracker, SHORT_LOSS_MS } from './SaveTracker.ts';
import { browserSurroundings, type Surroundings } from './surroundings.ts';
import { Typing } from './Typing.ts';
import { takeIn } from './takeIn.ts';
import type { LiveDocument, OpenDocument, SaveState } from './types.ts';
import { UnsavedMemory } from './UnsavedMemory.ts';
import { writeUnseenWhileAway } from './unseenWriter.ts';
import { listenWhileWriting, type OnUpdate } from './whileWriting.ts';

const sameState = (a: SaveState, b: SaveState) => JSON.stringify(a) === JSON.stringify(b);
const LONGEST_BACKOFF_MS = 4_000;

interface Parts {
  readonly options: OpenDocument;
  readonly around: Surroundings;
  readonly doc: Y.Doc;
  readonly copyHere: LocalCopy;
  readonly tracker: SaveTracker;
  readonly refresh: () => void;
  readonly asked: (stateVector: Uint8Array) => void;
}

const isWorthRetrying = (close: number) => {
  const error = errorOfCloseCode(close);
  return error === null || !FINAL_ERRORS.has(error);
};

/** The provider over our own link; it does not connect by itself. */
function createProvider({
  options,
  around,
  doc,
  copyHere,
  tracker,
  refresh,
  asked,
}: Parts): WebsocketProvider {
  const { origin, after } = around;
  const connect = createChooser({
    webSocket: around.webSocket,
    tunnel: lateTunnel({ socket: around.events, after }),
    after,
    silenceMs: TIMES.webSocketSilenceMs,
  });
  const stop = (reason: ErrorCode) => {
    tracker.refused(reason);
    provider.disconnect();
  };
  const syncUrl = `${origin}/api/documents/${options.documentId}/sync?epoch=${options.epoch}`;
  const link = createLink({ connect, syncUrl, doc, tracker, refresh, stop, fetch: around.fetch, after });
  const url = `${origin.replace(/^http/, 'ws')}${YJS_PATH.slice(0, -1)}`;
  const provider = new WebsocketProvider(url, options.documentId, doc, {
    WebSocketPolyfill: documentSocketClass(link),
    params: { epoch: String(options.epoch) },
    // Another tab's edit shown here would not be covered by this connection's acknowledgements: no false "Saved".
    disableBc: true,
    maxBackoffTime: LONGEST_BACKOFF_MS,
    shouldReconnect: ({ code }) => isWorthRetrying(code),
    connect: false,
  });
  link.own(provider.awareness);
  writeUnseenWhileAway(provider);
  takeIn(provider, (update, isAnswer) => copyHere.storeOthers(update, isAnswer), asked);
  provider.messageHandlers[MESSAGE.saved] = (_encoder, decoder) => {
    tracker.durable(decoding.readVarUint(decoder));
    refresh();
  };
  provider.messageHandlers[MESSAGE.auth] = (_encoder, decoder) => {
    decoding.readVarUint(decoder);
    if (decoding.readVarString(decoder) === 'DOCUMENT_FULL') tracker.full();
    else tracker.denied();
    refresh();
  };
  return provider;
}

/** Counts local changes, and says when there is something to show. */
function followDocument(parts: Parts, provider: WebsocketProvider, loaded: Writable<boolean>): void {
  const { doc, copyHere, tracker, refresh } = parts;
  let ended = false;
  const typing = new Typing();
  // Yjs would tidy formats here whenever others wrote, as a change of whoever only reads.
  doc.on('afterTransaction', (transaction) => {
    transaction._needFormattingCleanup = false;
  });
  const count: OnUpdate = (_update, _origin, _doc, transaction) => {
    if (!transaction.local) return;
    tracker.changed(typing.goesOn(transaction, Date.now()));
    refresh();
  };
  // Nobody edits before the copy was read; a document that is listened to would write anew all that it reads.
  doc.off('update', provider._updateHandler);
  doc.on('destroy', () => {
    ended = true;
  });
  provider.on('sync', (synced: boolean) => synced && loaded.set(true));
  void copyHere.whenRead.then(() => {
    if (ended) return;
    listenWhileWriting(doc, count);
    listenWhileWriting(doc, provider._updateHandler);
    if (doc.store.clients.size > 0) loaded.set(true);
    provider.connect();
  });
}

/** Time and network: what changes the save state without a message. Returns the end of it. */
function followNetwork(
  { around, tracker, refresh }: Parts,
  provider: WebsocketProvider,
  retry: () => void,
): () => void {
  const cancelWait = around.after(SHORT_LOSS_MS, () => {
    tracker.gaveUpWaiting();
    refresh();
  });
  const ticking = setInterval(refresh, 1_000);
  const stopListening = around.onNetwork((online) => {
    if (online) retry();
    // The system knows before the socket does, which may hang for minutes: say "offline" now.
    else provider.disconnect();
    refresh();
  });
  return () => {
    cancelWait();
    clearInterval(ticking);
    stopListening();
  };
}

/** Yjs tells eight things of each transaction, most of them to nobody, and makes a list and a map for each. */
class LiveDoc extends Y.Doc {
  override emit(...told: Parameters<Y.Doc['emit']>): void {
    if (this._observers.has(told[0])) super.emit(...told);
  }
}

export function openDocument(options: OpenDocument, around = browserSurroundings()): LiveDocument {
  const doc = new LiveDoc();
  const name = `${options.documentId}.${options.epoch}`;
  const memory = new UnsavedMemory(around.storage, name, around.tab);
  const refresh = () => {
    memory.write(tracker.unsaved);
    saveState.set(tracker.state());
  };
  const { after, onHide } = around;
  const copyHere = new LocalCopy({
    name: copyName(options.documentId, options.epoch),
    doc,
    after,
    onHide,
    onChange: () => refresh(),
  });
  const tracker = new SaveTracker({
    readOnly: options.readOnly,
    unsaved: memory.initial,
    now: Date.now,
    online: around.isOnline,
    kept: () => copyHere.kept,
  });
  const saveState = writable<SaveState>(tracker.state(), sameState);
  const loaded = writable(false);
  let foundUnsent: NonNullable<LiveDocument['foundUnsent']> | null = null;
  const asked = (stateVector: Uint8Array) => {
    if (memory.initial > 0) foundUnsent ??= { stateVector, document: Y.encodeStateAsUpdate(doc) };
  };
  const parts = { options, around, doc, copyHere, tracker, refresh, asked };
  const provider = createProvider(parts);
  followDocument(parts, provider, loaded);
  const people = followPeople(provider.awareness);
  const retry = () => {
    provider.disconnect();
    provider.connect();
  };
  const stopFollowing = followNetwork(parts, provider, retry);
  return {
    documentId: options.documentId,
    doc,
    awareness: provider.awareness,
    loaded,
    saveState,
    people,
    get foundUnsent() {
      return foundUnsent;
    },
    retry,
    restrict(readOnly) {
      tracker.restrict(readOnly);
      refresh();
    },
    copy: () => Y.encodeStateAsUpdate(doc),
    keepLook: (look) => copyHere.keepLook(look),
    destroy() {
      stopFollowing();
      provider.destroy();
      copyHere.destroy();
      doc.destroy();
    },
  };
}
