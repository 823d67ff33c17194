/** The client's own tunnel under a stock provider, over a real socket.io connection with a person's cookie. */
import { io } from 'socket.io-client';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { EventSocket } from '../../client/live/carriers.ts';
import { documentSocketClass } from '../../client/live/DocumentSocket.ts';
import { HELLO_SAVED } from '../../client/live/frames.ts';
import { openTunnel } from '../../client/live/tunnel.ts';
import type { DocumentId } from '../../shared/ids.ts';
import { type Ack, MESSAGE, SOCKET_IO_PATH } from '../../shared/protocol.ts';

export type Transports = readonly ('polling' | 'websocket')[];

export function eventSocket(
  { port }: { readonly port: number },
  { cookie }: { readonly cookie: string },
  transports: Transports = ['polling'],
  headers: Record<string, string> = {},
): EventSocket {
  return io(`http://127.0.0.1:${port}`, {
    path: SOCKET_IO_PATH,
    transports: [...transports],
    extraHeaders: { cookie, ...headers },
    forceNew: true,
    reconnectionDelay: 50,
    reconnectionDelayMax: 200,
  });
}

/** Any command with any payload, as a hostile peer may send it. */
export function command(socket: EventSocket, name: string, ...args: unknown[]): Promise<Ack<null>> {
  const untyped = socket as unknown as { emit(name: string, ...args: unknown[]): void };
  return new Promise((resolve) => untyped.emit(name, ...args, resolve));
}

export interface TunnelClient {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  readonly closes: number[];
  /** The last count that was called saved, and the messages with content that were sent. */
  readonly saved: { durable: number; sent: number };
  items(): Y.Map<unknown>;
  destroy(): void;
}

const after = (ms: number, run: () => void) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

export function tunnelClient(socket: EventSocket, documentId: DocumentId, epoch?: number): TunnelClient {
  const doc = new Y.Doc();
  const closes: number[] = [];
  const saved = { durable: 0, sent: 0 };
  const provider = new WebsocketProvider('ws://tunnel/yjs', documentId, doc, {
    WebSocketPolyfill: documentSocketClass({
      connect: openTunnel({ socket: async () => socket, after }),
      opened: (carrier) => {
        saved.sent = 0;
        carrier.send(HELLO_SAVED);
      },
      outgoing(frame, carrier) {
        if (frame[0] === MESSAGE.sync && frame[1] !== 0) saved.sent++;
        carrier.send(frame);
      },
      closed: (code) => closes.push(code),
    }),
    params: epoch === undefined ? {} : { epoch: String(epoch) },
    disableBc: true,
    maxBackoffTime: 200,
  });
  provider.messageHandlers[MESSAGE.saved] = (_encoder, decoder) => {
    saved.durable = decoder.arr[decoder.pos++] ?? 0;
  };
  const items = () => doc.getMap('items');
  const destroy = () => {
    provider.destroy();
    doc.destroy();
  };
  return { doc, provider, closes, saved, items, destroy };
}
