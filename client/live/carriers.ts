/** The two real carriers: a browser WebSocket, and the socket.io tunnel, whose library loads only when it is needed. */
import type { Socket } from 'socket.io-client';
import { ERRORS, isErrorCode } from '../../shared/errors.ts';
import { parseDocumentId } from '../../shared/ids.ts';
import type { ClientToServer, ServerToClient } from '../../shared/protocol.ts';
import { SOCKET_IO_PATH, YJS_PATH } from '../../shared/protocol.ts';
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
    send: (frame) => socket.send(frame as Uint8Array<ArrayBuffer>),
    close: () => socket.close(),
  };
}

/** One socket for all documents and events of this tab. Polling first: it is the path that always works. */
export async function connectEvents(origin: string): Promise<EventSocket> {
  const { io } = await import('socket.io-client');
  return io(origin, { path: SOCKET_IO_PATH, transports: ['polling', 'websocket'], withCredentials: true });
}

function exactBuffer(frame: Uint8Array | ArrayBuffer): ArrayBuffer {
  if (frame instanceof ArrayBuffer) return frame;
  return frame.buffer.slice(frame.byteOffset, frame.byteOffset + frame.byteLength) as ArrayBuffer;
}

/** Frames of one document through the shared socket.io connection. */
export function tunnelThrough(socket: () => Promise<EventSocket>) {
  return (url: string, events: CarrierEvents): Carrier => {
    const parsed = new URL(url);
    const documentId = parseDocumentId(parsed.pathname.slice(YJS_PATH.length));
    let phase: 'opening' | 'open' | 'closed' = 'opening';
    let release: () => void = () => undefined;
    const finish = (code: number) => {
      if (phase === 'closed') return;
      phase = 'closed';
      release();
      events.onClose(code);
    };
    const send = { frame: (_frame: Uint8Array): void => undefined };
    const attach = (io: EventSocket) => {
      if (documentId === null) return finish(ERRORS.NOT_FOUND.close);
      if (phase === 'closed') return;
      const onFrame = (id: string, frame: Uint8Array) =>
        id === documentId && events.onFrame(exactBuffer(frame));
      const onClosed = (id: string, code: number) => id === documentId && finish(code);
      const onDown = () => finish(1006);
      io.on('yjs:frame', onFrame)
        .on('yjs:closed', onClosed)
        .on('disconnect', onDown)
        .on('connect_error', onDown);
      release = () => {
        io.off('yjs:frame', onFrame)
          .off('yjs:closed', onClosed)
          .off('disconnect', onDown)
          .off('connect_error', onDown);
        io.emit('yjs:close', documentId);
      };
      send.frame = (frame) => void io.emit('yjs:frame', documentId, frame);
      const epoch = parsed.searchParams.get('epoch');
      io.emit('yjs:open', { documentId, ...(epoch === null ? {} : { epoch: Number(epoch) }) }, (answer) => {
        if (!answer.ok) return finish(isErrorCode(answer.error) ? ERRORS[answer.error].close : 1006);
        if (phase === 'closed') return;
        phase = 'open';
        events.onOpen();
      });
    };
    socket().then(attach, () => finish(1006));
    return { send: (frame) => send.frame(frame), close: () => finish(1000) };
  };
}
