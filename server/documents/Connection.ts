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
}

export interface Connection {
  readonly id: string;
  /** Live: replaced when rights change. */
  readonly capabilities: Capabilities;
  readonly user: AwarenessUser;
  /** Bytes accepted by `send` that have not left the process yet. */
  readonly bufferedBytes: number;
  /** The same Frame object goes to every receiver of a turn: adapters cache its encoded bytes on it (WeakMap). */
  send(frame: Frame): void;
  /** Ends this connection with the code's close number. Safe to call twice. */
  close(code: ErrorCode, reason?: string): void;
}
