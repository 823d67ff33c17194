/** The real connections: a browser WebSocket, and the tab's socket.io, whose library loads only when it is needed. */
import type { Socket } from 'socket.io-client';
import { LIMITS } from '../../shared/limits.ts';
import { type ClientToServer, type ServerToClient, SOCKET_IO_PATH } from '../../shared/protocol.ts';
import type { Carrier, CarrierEvents } from './link.ts';

export type EventSocket = Socket<ServerToClient, ClientToServer>;

export function openWebSocket(url: string, events: CarrierEvents): Carrier {
  const socket = new WebSocket(url);
  socket.binaryType = 'arraybuffer';
  socket.onopen = () => events.onOpen();
  socket.onmessage = (event) => {
    if (event.data instanceof ArrayBuffer) events.onFrame(event.data);
  };
  socket.onclose = (event) => events.onClose(event.code);
  return {
    mostBytes: LIMITS.editorFrameBytes,
    send: (frame) => socket.send(frame as Uint8Array<ArrayBuffer>),
    close: () => socket.close(),
  };
}

/** One socket for all documents and events of this tab. Polling first: it is the path that always works. */
export async function connectEvents(origin: string): Promise<EventSocket> {
  const { io } = await import('socket.io-client');
  return io(origin, { path: SOCKET_IO_PATH, transports: ['polling', 'websocket'], withCredentials: true });
}
