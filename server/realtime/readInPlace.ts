/**
 * readInPlace: a connection whose bytes are read into one buffer that all connections share. Node makes 64 KB for every
 * read and cuts them down to what came; with hundreds of rooms that is what the heap of the process is broken by
 * (docs/bench.md), and the stream between costs more than reading the frame.
 */
import { Socket, type SocketConstructorOpts } from 'node:net';
import type { Duplex } from 'node:stream';

/** The first `count` bytes are what came. They are the caller's until it returns. */
export type Take = (bytes: Buffer, count: number) => void;

const READ_BYTES = 64 * 1024;
const shared = Buffer.allocUnsafeSlow(READ_BYTES);

/**
 * The connection under another socket, which the caller uses from now on; the old one is done with. Node offers reading
 * in place only to a socket that is made for it, so the handle is moved. Where that cannot be (it is gone, is not plain
 * TCP, or an earlier answer is still on its way) the socket stays and is read as a stream.
 */
export function readInPlace(socket: Duplex, take: Take): Duplex {
  const holder = socket as unknown as { _handle?: object | null };
  const isPlain = Object.getPrototypeOf(socket) === Socket.prototype;
  if (!isPlain || !holder._handle || socket.writableLength > 0) {
    socket.on('data', (bytes: Buffer) => take(bytes, bytes.length));
    return socket;
  }
  const onread = {
    buffer: shared,
    callback: (count: number) => {
      take(shared, count);
      return true;
    },
  };
  const moved = new Socket({ handle: holder._handle, onread } as SocketConstructorOpts);
  holder._handle = null;
  socket.destroy();
  return moved;
}
