/** The handshake of a WebSocket (RFC 6455 §4.2) on the raw socket of an upgrade. */
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const KEY = /^[+/0-9A-Za-z]{22}==$/;
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/** Whether this asks for a WebSocket that can be given. */
export function isHandshake({ method, headers }: IncomingMessage): boolean {
  const { upgrade, 'sec-websocket-key': key, 'sec-websocket-version': version } = headers;
  return (
    method === 'GET' && upgrade?.toLowerCase() === 'websocket' && KEY.test(key ?? '') && version === '13'
  );
}

/** Of the subprotocols that a client names the first is answered: it would not take a connection without. */
export function answerHandshake(
  socket: Duplex,
  { headers }: IncomingMessage,
  extensions: string | null,
): void {
  const accept = createHash('sha1').update(`${headers['sec-websocket-key']}${GUID}`).digest('base64');
  const [protocol = ''] = (headers['sec-websocket-protocol'] ?? '').split(',').map((one) => one.trim());
  const lines = [
    'HTTP/1.1 101 Switching Protocols',
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Accept: ${accept}`,
    ...(extensions === null ? [] : [`Sec-WebSocket-Extensions: ${extensions}`]),
    ...(TOKEN.test(protocol) ? [`Sec-WebSocket-Protocol: ${protocol}`] : []),
  ];
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
}

/** A plain answer on the raw socket: the cheapest refusal there is. */
export function refuse(socket: Duplex, status: number, reason: string): void {
  socket.end(`HTTP/1.1 ${status} ${reason}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
