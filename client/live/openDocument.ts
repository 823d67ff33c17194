/** Opens a document: this device's copy, the link to the server, presence, and the honest save state. */
import * as decoding from 'lib0/decoding';
import { IndexeddbPersistence } from 'y-indexeddb';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { ErrorCode } from '../../shared/errors.ts';
import { MESSAGE, YJS_PATH } from '../../shared/protocol.ts';
import { connectEvents, type EventSocket } from './carriers.ts';
import { documentSocketClass } from './DocumentSocket.ts';
import { createLink } from './documentLink.ts';
import { peopleOf } from './people.ts';
import { type Writable, writable } from './readable.ts';
import { SaveTracker, SHORT_LOSS_MS } from './SaveTracker.ts';
import type { LiveDocument, OpenDocument, SaveState } from './types.ts';

export interface Surroundings {
  /** Origin of the server, `https://example.org`. */
  readonly origin: string;
  readonly events: () => Promise<EventSocket>;
}

let sharedEvents: Promise<EventSocket> | null = null;

/** The tab's one socket.io connection, made at first use. */
export function tabEvents(origin: string): Promise<EventSocket> {
  sharedEvents ??= connectEvents(origin);
  return sharedEvents;
}

const after = (ms: number, run: () => void) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

const sameState = (a: SaveState, b: SaveState) => JSON.stringify(a) === JSON.stringify(b);
const LONGEST_BACKOFF_MS = 4_000;

/** How many local changes wait on this device, remembered across a reload. */
function unsavedMemory(options: OpenDocument) {
  const key = `jumelage.unsaved.${options.documentId}.${options.epoch}`;
  return {
    read: () => Number(localStorage.getItem(key)) || 0,
    write: (count: number) =>
      count === 0 ? localStorage.removeItem(key) : localStorage.setItem(key, String(count)),
  };
}

interface Parts {
  readonly options: OpenDocument;
  readonly doc: Y.Doc;
  readonly copyHere: IndexeddbPersistence;
  readonly tracker: SaveTracker;
  readonly refresh: () => void;
}

/** The provider over our own link; it does not connect by itself. */
function createProvider(parts: Parts, origin: string, events: () => Promise<EventSocket>): WebsocketProvider {
  const { options, doc, tracker, refresh } = parts;
  const stop = (reason: ErrorCode) => {
    tracker.refused(reason);
    provider.disconnect();
  };
  const link = createLink({ options, origin, doc, tracker, refresh, events, after, stop });
  const url = `${origin.replace(/^http/, 'ws')}${YJS_PATH.slice(0, -1)}`;
  const provider = new WebsocketProvider(url, options.documentId, doc, {
    WebSocketPolyfill: documentSocketClass(link),
    params: { epoch: String(options.epoch) },
    // Another tab's edit shown here would not be covered by this connection's acknowledgements: no false "Saved".
    disableBc: true,
    maxBackoffTime: LONGEST_BACKOFF_MS,
    connect: false,
  });
  link.own(provider.awareness);
  provider.messageHandlers[MESSAGE.saved] = (_encoder, decoder) => {
    tracker.durable(decoding.readVarUint(decoder));
    refresh();
  };
  return provider;
}

/** Counts local changes, and says when there is something to show. */
function followDocument(parts: Parts, provider: WebsocketProvider, loaded: Writable<boolean>): void {
  const { doc, copyHere, tracker, refresh } = parts;
  doc.on('update', (_update: Uint8Array, source: unknown) => {
    if (source === provider || source === copyHere) return;
    tracker.changed();
    refresh();
  });
  provider.on('sync', (synced: boolean) => synced && loaded.set(true));
  const connect = () => {
    if (doc.store.clients.size > 0) loaded.set(true);
    provider.connect();
  };
  // Without IndexedDB (private window, full disk) the document works, only without a copy on this device.
  copyHere.whenSynced.then(connect, connect);
}

/** Time and network: what changes the save state without a message. Returns the end of it. */
function followNetwork(
  { tracker, refresh }: Parts,
  provider: WebsocketProvider,
  retry: () => void,
): () => void {
  const cancelWait = after(SHORT_LOSS_MS, () => {
    tracker.gaveUpWaiting();
    refresh();
  });
  const ticking = setInterval(refresh, 1_000);
  // The system knows before the socket does, which may hang for minutes: say "offline" now.
  const onOffline = () => {
    provider.disconnect();
    refresh();
  };
  window.addEventListener('online', retry);
  window.addEventListener('offline', onOffline);
  return () => {
    cancelWait();
    clearInterval(ticking);
    window.removeEventListener('online', retry);
    window.removeEventListener('offline', onOffline);
  };
}

export function openDocument(options: OpenDocument, surroundings?: Partial<Surroundings>): LiveDocument {
  const origin = surroundings?.origin ?? window.location.origin;
  const doc = new Y.Doc();
  const memory = unsavedMemory(options);
  const tracker = new SaveTracker({
    readOnly: options.readOnly,
    unsaved: memory.read(),
    now: Date.now,
    online: () => navigator.onLine,
  });
  const saveState = writable<SaveState>(tracker.state(), sameState);
  const loaded = writable(false);
  const refresh = () => {
    memory.write(tracker.unsaved);
    saveState.set(tracker.state());
  };
  const copyHere = new IndexeddbPersistence(`jumelage.${options.documentId}.${options.epoch}`, doc);
  const parts = { options, doc, copyHere, tracker, refresh };
  const provider = createProvider(parts, origin, surroundings?.events ?? (() => tabEvents(origin)));
  followDocument(parts, provider, loaded);
  const people = writable(peopleOf(provider.awareness));
  provider.awareness.on('change', () => people.set(peopleOf(provider.awareness)));
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
    retry,
    copy: () => Y.encodeStateAsUpdate(doc),
    destroy() {
      stopFollowing();
      provider.destroy();
      copyHere.destroy().then(
        () => doc.destroy(),
        () => doc.destroy(),
      );
    },
  };
}
