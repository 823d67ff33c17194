/**
 * Connection: what a Room needs of a transport, one page. Adapters: realtime/webSocket, realtime/socketIo.
 *
 * Promises of an adapter: `send` never throws and never blocks; frames arrive in order or the connection closes;
 * after `close` nothing more is sent.
 */
import type { ErrorCode } from '../../shared/errors.ts';
import type { Capabilities } from '../../shared/permissions.ts';
import type { AwarenessUser } from '../../shared/protocol.ts';

/** One y-websocket message, or several that were framed once for everybody (see realtime/framing). */
export interface Frame {
  /** The messages, each as its own y-websocket message body. */
  readonly messages: readonly Uint8Array[];
  /** Bytes of a WebSocket, made once by realtime/framing: kept here, since a WeakMap would cost as much as making them. */
  plain: Buffer | null;
  compressed: Buffer | null;
}

export interface Connection {
  readonly id: string;
  /** Live: replaced when rights change. */
  readonly capabilities: Capabilities;
  readonly user: AwarenessUser;
  /** Bytes accepted by `send` that have not left the process yet. */
  readonly bufferedBytes: number;
  /** The same Frame object goes to every receiver of a turn: adapters keep its encoded bytes in it. */
  send(frame: Frame): void;
  /** Ends this connection with the code's close number. Safe to call twice. */
  close(code: ErrorCode, reason?: string): void;
}
