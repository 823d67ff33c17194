/**
 * The WebSocket that y-websocket's provider is given. Where a proxy refuses WebSocket, or lets it connect and then
 * stays silent, the same frames travel through socket.io. The provider sees one socket and does not know.
 */
import type { Carrier, CarrierEvents, DocumentLink } from './link.ts';

type Handler<Event> = ((event: Event) => void) | null;

/** A class for the provider's `WebSocketPolyfill`, bound to one document's link. */
export function documentSocketClass(link: DocumentLink): typeof WebSocket {
  class DocumentSocket {
    static readonly CONNECTING = 0;
    static readonly OPEN = 1;
    static readonly CLOSING = 2;
    static readonly CLOSED = 3;
    readonly CONNECTING = 0;
    readonly OPEN = 1;
    readonly CLOSING = 2;
    readonly CLOSED = 3;
    binaryType = 'arraybuffer';
    readyState = 0;
    onopen: Handler<object> = null;
    onmessage: Handler<{ data: ArrayBuffer }> = null;
    onclose: Handler<{ code: number; reason: string }> = null;
    onerror: Handler<object> = null;
    readonly #carrier: Carrier;

    constructor(url: string | URL) {
      this.#carrier = link.connect(String(url), this.#events());
    }

    send(frame: Uint8Array): void {
      if (this.readyState === 1) link.outgoing(frame, this.#carrier);
    }

    /** Closed at once for whoever asked: the network's own "closed" may come when the next socket is open already. */
    close(): void {
      if (this.readyState === 3) return;
      this.#ended(1005);
      this.#carrier.close();
    }

    #ended(code: number): void {
      if (this.readyState === 3) return;
      this.readyState = 3;
      link.closed(code);
      this.onclose?.({ code, reason: '' });
    }

    #events(): CarrierEvents {
      return {
        onOpen: () => {
          if (this.readyState === 3) return;
          this.readyState = 1;
          link.opened(this.#carrier);
          this.onopen?.({});
        },
        onFrame: (frame) => {
          if (this.readyState === 1) this.onmessage?.({ data: frame });
        },
        onClose: (code) => this.#ended(code),
      };
    }
  }
  return DocumentSocket as unknown as typeof WebSocket;
}
