/** The tunnel, whose code comes as socket.io's does: when no WebSocket works, and not before. */
import { LIMITS } from '../../shared/limits.ts';
import type { Carrier, OpenCarrier } from './link.ts';
import type { TunnelParts } from './tunnel.ts';

const ABNORMAL = 1006;
const CODE_MS = 15_000;

export function lateTunnel(parts: TunnelParts): OpenCarrier {
  return (url, events) => {
    let tunnel: Carrier | null = null;
    let ended = false;
    const end = (code: number) => {
      if (ended) return;
      ended = true;
      events.onClose(code);
    };
    const cancel = parts.after(CODE_MS, () => end(ABNORMAL));
    import('./tunnel.ts').then(
      ({ openTunnel }) => {
        cancel();
        if (!ended) tunnel = openTunnel(parts)(url, events);
      },
      () => end(ABNORMAL),
    );
    return {
      mostBytes: LIMITS.tunnelFrameBytes,
      // Nothing is sent before it is open.
      send: (frame) => tunnel?.send(frame),
      close: () => (tunnel ? tunnel.close() : end(1000)),
    };
  };
}
