/** The client's real live layer in Node: its document, its link, its save state, with a person's cookie on every way. */
import { WebSocket as NodeWebSocket } from 'ws';
import type { Entries } from '../../client/deviceStorage.ts';
import { webSocketCarrier } from '../../client/live/carriers.ts';
import { openDocument } from '../../client/live/openDocument.ts';
import type { Surroundings } from '../../client/live/surroundings.ts';
import type { LiveDocument, OpenDocument } from '../../client/live/types.ts';
import type { DocumentId } from '../../shared/ids.ts';
import { eventSocket } from './tunnelClient.ts';

export function memoryEntries(): Entries {
  const map = new Map<string, string>();
  return {
    get length() {
      return map.size;
    },
    key: (index) => [...map.keys()][index] ?? null,
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: (key) => void map.delete(key),
  };
}

export interface Device {
  readonly around: Surroundings;
  /** The network as the operating system sees it. */
  setOnline(online: boolean): void;
  /** Addresses of HTTP requests so far. */
  readonly requests: readonly string[];
  open(documentId: DocumentId, options?: Partial<OpenDocument>): LiveDocument;
  end(): void;
}

export interface DeviceOptions {
  readonly port: number;
  readonly cookie: string;
  readonly storage?: Entries;
  readonly tab?: string;
}

export function device({ port, cookie, storage = memoryEntries(), tab = 'tab' }: DeviceOptions): Device {
  class WithCookie extends NodeWebSocket {
    constructor(url: string | URL) {
      super(url, { headers: { cookie, origin: `http://127.0.0.1:${port}` } });
    }
  }
  let online = true;
  const listeners = new Set<(online: boolean) => void>();
  const requests: string[] = [];
  const opened: LiveDocument[] = [];
  const socket = eventSocket({ port }, { cookie });
  const around: Surroundings = {
    origin: `http://127.0.0.1:${port}`,
    events: async () => socket,
    webSocket: webSocketCarrier(WithCookie as unknown as typeof WebSocket),
    fetch(input, init) {
      requests.push(String(input));
      const headers = {
        ...(init?.headers as Record<string, string>),
        cookie,
        origin: `http://127.0.0.1:${port}`,
      };
      return fetch(input, { ...init, headers });
    },
    storage,
    tab,
    isOnline: () => online,
    onNetwork(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onHide: () => () => undefined,
    after(ms, run) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  };
  return {
    around,
    requests,
    setOnline(now) {
      online = now;
      for (const listener of listeners) listener(now);
    },
    open(documentId, options = {}) {
      // In Node y-websocket waits for the end of the process, once for each document: nobody would hear what it says then.
      const before = new Set(process.listeners('exit'));
      const live = openDocument({ documentId, epoch: 1, readOnly: false, ...options }, around);
      for (const one of process.listeners('exit')) if (!before.has(one)) process.off('exit', one);
      opened.push(live);
      return live;
    },
    end() {
      for (const live of opened) live.destroy();
      socket.disconnect();
    },
  };
}
