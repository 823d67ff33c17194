/** What carries frames of one document, and who decides which. */

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
  opened(send: (frame: Uint8Array) => void): void;
  outgoing(frame: Uint8Array, send: (frame: Uint8Array) => void): void;
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

/** Chooses between WebSocket and the tunnel for each new connection, learning from the ones before. */
export function createChooser(options: ChooserOptions): OpenCarrier {
  let failures = 0;
  let tunnels = 0;
  return (url, events) => {
    if (failures >= FAILURES_BEFORE_TUNNEL && tunnels < TUNNELS_BEFORE_RETRY) {
      tunnels++;
      return options.tunnel(url, events);
    }
    tunnels = 0;
    return watched(
      options,
      url,
      events,
      (worked) => {
        failures = worked ? 0 : failures + 1;
      },
      () => {
        failures = FAILURES_BEFORE_TUNNEL;
      },
    );
  };
}

/** A WebSocket that must open and say something in time, or it is closed and counted as failed. */
function watched(
  options: ChooserOptions,
  url: string,
  events: CarrierEvents,
  ended: (worked: boolean) => void,
  silent: () => void,
): Carrier {
  let phase: 'waiting' | 'working' | 'closed' = 'waiting';
  const finish = (code: number) => {
    if (phase === 'closed') return;
    if (phase === 'waiting') ended(false);
    phase = 'closed';
    cancel();
    events.onClose(code);
  };
  const carrier = options.webSocket(url, {
    onOpen: () => phase === 'waiting' && events.onOpen(),
    onFrame(frame) {
      if (phase === 'closed') return;
      if (phase === 'waiting') ended(true);
      phase = 'working';
      cancel();
      events.onFrame(frame);
    },
    onClose(code) {
      // A close with a code of ours came from the server: WebSocket works, whatever it said.
      if (code >= 4000 && phase === 'waiting') {
        ended(true);
        phase = 'working';
      }
      finish(code);
    },
  });
  const cancel = options.after(options.silenceMs, () => {
    silent();
    carrier.close();
    finish(1006);
  });
  return carrier;
}
