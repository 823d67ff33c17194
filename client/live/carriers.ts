/** The real connections: a browser WebSocket, and the tab's socket.io, whose library loads only when it is needed. */
import type { Socket } from 'socket.io-client';
import { LIMITS } from '../../shared/limits.ts';
import { type ClientToServer, type ServerToClient, SOCKET_IO_PATH } from '../../shared/protocol.ts';
import type { OpenCarrier } from './link.ts';

export type EventSocket = Socket<ServerToClient, ClientToServer>;

export function webSocketCarrier(Implementation: typeof WebSocket): OpenCarrier {
  return (url, events) => {
    const socket = new Implementation(url);
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => events.onOpen();
    socket.onmessage = (event) => {
      if (event.data instanceof ArrayBuffer) events.onFrame(event.data);
    };
    socket.onclose = (event) => events.onClose(event.code);
    // What there is to know comes with the close; an implementation may throw an error that nobody listens to.
    socket.onerror = () => undefined;
    return {
      mostBytes: LIMITS.editorFrameBytes,
      send: (frame) => socket.send(frame as Uint8Array<ArrayBuffer>),
      close: () => socket.close(),
    };
  };
}

/** One socket for all documents and events of this tab. Polling first: it is the path that always works. */
export async function connectEvents(origin: string): Promise<EventSocket> {
  const { io } = await import('socket.io-client');
  return io(origin, { path: SOCKET_IO_PATH, transports: ['polling', 'websocket'], withCredentials: true });
}
