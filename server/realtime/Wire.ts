/** Wire: the engine.io connection under a socket, with what it has not delivered yet. */

import type { EventSocket } from './Commands.ts';
import type { TunnelPacket } from './framing.ts';

type Engine = EventSocket['conn'];

export class Wire {
  readonly #engine: Engine;
  /** Bytes that wait for the transport: the next poll, or the WebSocket to drain. */
  #waiting = 0;
  /** Bytes that the transport was given last. */
  #given = 0;

  constructor(engine: Engine) {
    this.#engine = engine;
    engine.on('packetCreate', ({ data }: { readonly data?: string | Uint8Array }) => {
      this.#waiting += data?.length ?? 0;
    });
    engine.on('flush', () => {
      this.#given = this.#waiting;
      this.#waiting = 0;
    });
  }

  /** A transport that is not writable has not seen its peer take what it was given. */
  get bufferedBytes(): number {
    return this.#waiting + (this.#engine.transport.writable ? 0 : this.#given);
  }

  send({ text, options }: TunnelPacket): void {
    this.#engine.send(text, options);
  }
}
