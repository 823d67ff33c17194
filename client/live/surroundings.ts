/** What a document needs of the browser around it, in one place, so that tests can run the real thing elsewhere. */
import { type Entries, storageOf } from '../deviceStorage.ts';
import { connectEvents, type EventSocket, webSocketCarrier } from './carriers.ts';
import type { OpenCarrier } from './link.ts';
import { whenIdle } from './whenIdle.ts';

export interface Surroundings {
  /** Origin of the server, `https://example.org`. */
  readonly origin: string;
  readonly events: () => Promise<EventSocket>;
  readonly webSocket: OpenCarrier;
  readonly fetch: typeof fetch;
  /** Of all tabs; null where it is switched off. */
  readonly storage: Entries | null;
  /** Stays the same when this tab is loaded again. */
  readonly tab: string;
  readonly isOnline: () => boolean;
  /** Returns the end of it. */
  readonly onNetwork: (listener: (online: boolean) => void) => () => void;
  /** The page is being left or hidden: it may never run again. Returns the end of it. */
  readonly onHide: (run: () => void) => () => void;
  readonly after: (ms: number, run: () => void) => () => void;
}

let sharedEvents: Promise<EventSocket> | null = null;

/** The tab's one socket.io connection, made at first use: its library is not for the way to the first picture. */
export function tabEvents(origin: string): Promise<EventSocket> {
  sharedEvents ??= whenIdle()
    .then(() => connectEvents(origin))
    .catch((error: unknown) => {
      // The library could not be loaded: the next one to ask tries again.
      sharedEvents = null;
      throw error;
    });
  return sharedEvents;
}

const TAB_KEY = 'jumelage.tab';

function tabName(): string {
  const session = storageOf('sessionStorage');
  const known = session?.getItem(TAB_KEY);
  if (known) return known;
  const name = Math.random().toString(36).slice(2, 10);
  try {
    session?.setItem(TAB_KEY, name);
  } catch {
    // It is full: the tab has another name when it is loaded again.
  }
  return name;
}

function onNetwork(listener: (online: boolean) => void): () => void {
  const online = () => listener(true);
  const offline = () => listener(false);
  window.addEventListener('online', online);
  window.addEventListener('offline', offline);
  return () => {
    window.removeEventListener('online', online);
    window.removeEventListener('offline', offline);
  };
}

function onHide(run: () => void): () => void {
  const look = () => {
    if (document.visibilityState === 'hidden') run();
  };
  window.addEventListener('pagehide', run);
  document.addEventListener('visibilitychange', look);
  return () => {
    window.removeEventListener('pagehide', run);
    document.removeEventListener('visibilitychange', look);
  };
}

export function browserSurroundings(): Surroundings {
  const { origin } = window.location;
  return {
    origin,
    events: () => tabEvents(origin),
    webSocket: webSocketCarrier(WebSocket),
    fetch: (...call) => fetch(...call),
    storage: storageOf('localStorage'),
    tab: tabName(),
    isOnline: () => navigator.onLine,
    onNetwork,
    onHide,
    after(ms, run) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  };
}
