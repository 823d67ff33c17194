/**
 * Tunnel: the documents that one socket.io connection has open. Each is a line into its room, through the same Door and
 * with the same limits as a WebSocket.
 */
import { AppError, ERRORS, type ErrorCode } from '../../shared/errors.ts';
import { type DocumentId, newId } from '../../shared/ids.ts';
import { LIMITS } from '../../shared/limits.ts';
import type { Clock } from '../clock.ts';
import type { Frame } from '../documents/Connection.ts';
import { keepAliveFrame } from '../documents/messages.ts';
import { Allowance } from './Allowance.ts';
import type { EventSocket } from './Commands.ts';
import type { Credentials, Door, Entered, Line } from './Door.ts';
import { tunnelPacket } from './framing.ts';
import { Wire } from './Wire.ts';

const HELD_OVERHEAD = 64;

export interface TunnelOptions {
  readonly socket: EventSocket;
  readonly credentials: Credentials;
  readonly door: Door;
  readonly clock: Clock;
}

export interface Opening {
  readonly documentId: DocumentId;
  readonly epoch: number | null;
}

export class Tunnel {
  readonly #options: TunnelOptions;
  readonly #wire: Wire;
  readonly #lines = new Map<DocumentId, TunnelLine>();

  constructor(options: TunnelOptions) {
    this.#options = options;
    this.#wire = new Wire(options.socket.conn);
  }

  /** Gives what to do after the answer: the room speaks at once, and its first frame must not come before it. */
  async open({ documentId, epoch }: Opening): Promise<() => void> {
    const { door, credentials, socket, clock } = this.#options;
    if (this.#lines.has(documentId)) throw new AppError('CONFLICT', 'open already');
    if (this.#lines.size >= LIMITS.connectionsPerSignIn)
      throw new AppError('ROOM_FULL', 'too many documents');
    const line = new TunnelLine(documentId, this.#wire, clock, (code) => {
      this.#forget(line);
      socket.emit('yjs:closed', documentId, ERRORS[code].close);
    });
    this.#lines.set(documentId, line);
    try {
      const admission = await door.admit({ credentials, documentId, epoch });
      return () => {
        if (this.#lines.get(documentId) === line) line.enter(door.enter(admission, line));
      };
    } catch (error) {
      this.#forget(line);
      throw error;
    }
  }

  /** Frames for a document that is not open are those that were under way when it was closed. */
  receive(documentId: DocumentId, base64: string): void {
    this.#lines.get(documentId)?.receive(Buffer.from(base64, 'base64'));
  }

  close(documentId: DocumentId): void {
    const line = this.#lines.get(documentId);
    if (line) this.#forget(line);
  }

  #forget(line: TunnelLine): void {
    line.end();
    if (this.#lines.get(line.documentId) === line) this.#lines.delete(line.documentId);
  }

  round(): void {
    for (const line of this.#lines.values()) line.round();
  }

  end(): void {
    for (const line of [...this.#lines.values()]) this.#forget(line);
  }
}

class TunnelLine implements Line {
  readonly id = newId();
  readonly documentId: DocumentId;
  readonly #wire: Wire;
  readonly #clock: Clock;
  readonly #onClose: (code: ErrorCode) => void;
  readonly #allowance: Allowance;
  /** Frames of somebody faster than the allowance wait here, in order; see `receive`. */
  #held: Uint8Array[] = [];
  #heldBytes = 0;
  #cancelHold: (() => void) | null = null;
  #entered: Entered | null = null;
  #ended = false;
  #spoke = false;

  constructor(documentId: DocumentId, wire: Wire, clock: Clock, onClose: (code: ErrorCode) => void) {
    this.documentId = documentId;
    this.#wire = wire;
    this.#clock = clock;
    this.#onClose = onClose;
    this.#allowance = new Allowance(clock);
  }

  /** The room may have closed it while it entered. */
  enter(entered: Entered): void {
    if (this.#ended) entered.leave();
    else this.#entered = entered;
  }

  get bufferedBytes(): number {
    return this.#wire.bufferedBytes;
  }

  send(frame: Frame): void {
    if (this.#ended) return;
    this.#spoke = true;
    this.#wire.send(tunnelPacket(this.documentId, frame));
  }

  close(code: ErrorCode): void {
    if (!this.#ended) this.#onClose(code);
  }

  /** engine.io cannot stop reading one document, so what comes too fast waits here; too much of it ends the line. */
  receive(frame: Uint8Array): void {
    if (this.#entered === null || this.#ended) return;
    if (this.#cancelHold === null) this.#take(this.#entered, frame);
    else {
      this.#held.push(frame);
      this.#heldBytes += frame.length + HELD_OVERHEAD;
      if (this.#heldBytes > LIMITS.editorFrameBytes) this.close('TOO_FAST');
    }
  }

  #take(entered: Entered, frame: Uint8Array): void {
    const wait = this.#allowance.spend(frame.length, entered.receive(frame));
    if (wait > 0 && !this.#ended) this.#cancelHold = this.#clock.after(wait, () => this.#release());
  }

  #release(): void {
    this.#cancelHold = null;
    const held = this.#held;
    this.#held = [];
    this.#heldBytes = 0;
    for (const frame of held) this.receive(frame);
  }

  /** Every half keep-alive time. */
  round(): void {
    if (!this.#spoke && this.#entered !== null) this.send(keepAliveFrame());
    this.#spoke = false;
  }

  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#cancelHold?.();
    this.#held = [];
    this.#entered?.leave();
  }
}
