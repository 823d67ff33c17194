/** What carries frames of one document, and who decides which. */
import { HELLO_SAVED } from './frames.ts';

export interface Carrier {
  /** The largest frame that it takes. */
  readonly mostBytes: number;
  send(frame: Uint8Array): void;
  close(): void;
}

export interface CarrierEvents {
  onOpen(): void;
  onFrame(frame: ArrayBuffer): void;
  /** Once; the code is a WebSocket close code, 1006 when there is none. */
  onClose(code: number): void;
}

export interface DocumentLink {
  connect(url: string, events: CarrierEvents): Carrier;
  opened(carrier: Carrier): void;
  outgoing(frame: Uint8Array, carrier: Carrier): void;
  closed(code: number): void;
}

export type OpenCarrier = (url: string, events: CarrierEvents) => Carrier;

export interface ChooserOptions {
  readonly webSocket: OpenCarrier;
  readonly tunnel: OpenCarrier;
  readonly after: (ms: number, run: () => void) => () => void;
  readonly silenceMs: number;
}

/** After so many WebSockets that failed before they opened, or one that opened and stayed silent, the tunnel is tried. */
const FAILURES_BEFORE_TUNNEL = 2;
/** Now and then WebSocket is tried again: people carry laptops from the town hall to their homes. */
const TUNNELS_BEFORE_RETRY = 6;
/** While the tunnel works, WebSocket is tried beside it, less and less often: it may only have been the server's restart. */
const FIRST_PROBE_MS = 30_000;
const LONGEST_PROBE_MS = 600_000;

/** Chooses between WebSocket and the tunnel for each new connection, learning from the ones before. */
export function createChooser(options: ChooserOptions): OpenCarrier {
  let failures = 0;
  let tunnels = 0;
  let pause = FIRST_PROBE_MS;
  const works = () => {
    failures = 0;
    pause = FIRST_PROBE_MS;
  };
  return (url, events) => {
    if (failures >= FAILURES_BEFORE_TUNNEL && tunnels < TUNNELS_BEFORE_RETRY) {
      tunnels++;
      return tunnelled(options, url, events, {
        pause: () => {
          const now = pause;
          pause = Math.min(2 * pause, LONGEST_PROBE_MS);
          return now;
        },
        onWorks: works,
      });
    }
    tunnels = 0;
    return watched(options, url, events, {
      onEnd: (worked) => {
        if (worked) works();
        else failures++;
      },
      onSilent: () => {
        failures = FAILURES_BEFORE_TUNNEL;
      },
    });
  };
}

interface Watcher {
  readonly onEnd: (worked: boolean) => void;
  readonly onSilent: () => void;
}

/** A WebSocket that must open and say something in time, or it is closed and counted as failed. */
function watched(options: ChooserOptions, url: string, events: CarrierEvents, watcher: Watcher): Carrier {
  let phase: 'waiting' | 'working' | 'closed' = 'waiting';
  const finish = (code: number) => {
    if (phase === 'closed') return;
    if (phase === 'waiting') watcher.onEnd(false);
    phase = 'closed';
    cancel();
    events.onClose(code);
  };
  const carrier = options.webSocket(url, {
    onOpen: () => phase === 'waiting' && events.onOpen(),
    onFrame(frame) {
      if (phase === 'closed') return;
      if (phase === 'waiting') {
        watcher.onEnd(true);
        phase = 'working';
        cancel();
      }
      events.onFrame(frame);
    },
    onClose(code) {
      // A close with a code of ours came from the server: WebSocket works, whatever it said.
      if (code >= 4000 && phase === 'waiting') {
        watcher.onEnd(true);
        phase = 'working';
      }
      finish(code);
    },
  });
  const cancel = options.after(options.silenceMs, () => {
    watcher.onSilent();
    carrier.close();
    finish(1006);
  });
  return {
    mostBytes: carrier.mostBytes,
    send: (frame) => carrier.send(frame),
    close() {
      // Closed by this side: nothing was learnt.
      phase = 'closed';
      cancel();
      carrier.close();
    },
  };
}

interface Prober {
  readonly pause: () => number;
  readonly onWorks: () => void;
}

/** A tunnel that ends itself, so that its owner connects again, when a WebSocket beside it has opened and spoken. */
function tunnelled(options: ChooserOptions, url: string, events: CarrierEvents, prober: Prober): Carrier {
  let stopProbing = (): void => undefined;
  const end = (code: number) => {
    stopProbing();
    events.onClose(code);
  };
  const tunnel = options.tunnel(url, {
    onOpen() {
      again();
      events.onOpen();
    },
    onFrame: events.onFrame,
    onClose: end,
  });
  const again = () => {
    stopProbing = options.after(prober.pause(), () => {
      stopProbing = probe(options, url, (works) => {
        if (!works) return again();
        prober.onWorks();
        tunnel.close();
      });
    });
  };
  return {
    mostBytes: tunnel.mostBytes,
    send: (frame) => tunnel.send(frame),
    close: () => tunnel.close(),
  };
}

/** Opens a WebSocket, asks something, and tells whether there was an answer in time. Returns how to give up. */
function probe(options: ChooserOptions, url: string, tell: (works: boolean) => void): () => void {
  let over = false;
  const finish = (works: boolean) => {
    if (over) return;
    giveUp();
    tell(works);
  };
  const carrier = options.webSocket(url, {
    onOpen: () => !over && carrier.send(HELLO_SAVED),
    onFrame: () => finish(true),
    onClose: () => finish(false),
  });
  const cancel = options.after(options.silenceMs, () => finish(false));
  const giveUp = () => {
    over = true;
    cancel();
    carrier.close();
  };
  return giveUp;
}
