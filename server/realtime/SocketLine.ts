/** SocketLine: one WebSocket from its handshake to its end. There are thousands: no more than it needs. */
import type { Duplex } from 'node:stream';
import { AppError, ERRORS, type ErrorCode } from '../../shared/errors.ts';
import { newId } from '../../shared/ids.ts';
import { LIMITS } from '../../shared/limits.ts';
import type { Clock } from '../clock.ts';
import type { Frame } from '../documents/Connection.ts';
import { keepAliveFrame } from '../documents/messages.ts';
import { Allowance } from './Allowance.ts';
import { inflate } from './compression.ts';
import type { Entered, Line } from './Door.ts';
import { type FrameListener, FrameReader } from './FrameReader.ts';
import { GOODBYE, goodbyeBytes, PING, pongBytes, webSocketBytes } from './framing.ts';
import { readInPlace } from './readInPlace.ts';

/** For a peer that does not answer our close frame. */
const CLOSE_MS = 2_000;

export class SocketLine implements Line, FrameListener {
  readonly socket: Duplex;
  readonly #clock: Clock;
  readonly #compresses: boolean;
  readonly #reader: FrameReader;
  readonly #allowance: Allowance;
  #id: string | null = null;
  #entered: Entered | null = null;
  #isOpen = true;
  /** Since the last round. */
  #spoke = false;
  #heard = true;

  constructor(socket: Duplex, compresses: boolean, clock: Clock) {
    this.#clock = clock;
    this.#compresses = compresses;
    this.#reader = new FrameReader(this, compresses);
    this.#allowance = new Allowance(clock);
    this.socket = readInPlace(socket, (bytes, count) => this.take(bytes, count));
  }

  /** Bytes that came. */
  take(bytes: Buffer, count: number): void {
    this.#reader.take(bytes, count);
  }

  enter(entered: Entered): void {
    this.#entered = entered;
  }

  /** The wire has ended, or nothing will come any more. */
  leave(): void {
    this.#isOpen = false;
    this.#reader.end();
    this.#entered?.leave();
  }

  /** Made when somebody asks, which only a log does. */
  get id(): string {
    this.#id ??= newId();
    return this.#id;
  }

  get bufferedBytes(): number {
    return this.socket.writableLength;
  }

  send(frame: Frame): void {
    if (!this.#isOpen) return;
    this.#spoke = true;
    this.socket.write(webSocketBytes(frame, this.#compresses));
  }

  /** What the peer still sends is read and dropped: a socket that is closed with something unread loses what it was told last. */
  close(code: ErrorCode): void {
    this.#end(goodbyeBytes(ERRORS[code].close, code));
  }

  #end(goodbye: Buffer): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#reader.end();
    this.socket.resume();
    this.socket.end(goodbye);
    this.#clock.after(CLOSE_MS, () => this.socket.destroy());
  }

  onMessage(payload: Buffer, isCompressed: boolean): void {
    this.#heard = true;
    const message = this.#read(payload, isCompressed);
    if (message === null) return;
    this.#spend(message.length, this.#entered?.receive(message) ?? 1);
  }

  #read(payload: Buffer, isCompressed: boolean): Buffer | null {
    try {
      return isCompressed ? inflate(payload) : Buffer.from(payload);
    } catch (error) {
      this.close(error instanceof AppError ? error.code : 'INTERNAL');
      return null;
    }
  }

  /** Somebody too fast is not read for a while: TCP slows the sender down, nothing is lost and nobody is closed. */
  #spend(bytes: number, messages: number): void {
    const wait = this.#allowance.spend(bytes, messages);
    if (wait <= 0 || !this.#isOpen || this.socket.isPaused()) return;
    this.socket.pause();
    this.#clock.after(wait, () => this.socket.resume());
  }

  /** One who asks and does not read what it is answered is answered no more. */
  onPing(payload: Buffer): void {
    this.#heard = true;
    this.#spend(payload.length, 1);
    if (this.#isOpen && this.bufferedBytes < LIMITS.slowAwarenessBytes) this.socket.write(pongBytes(payload));
  }

  onPong(): void {
    this.#heard = true;
  }

  onGoodbye(): void {
    this.#end(GOODBYE);
    this.leave();
  }

  onFault(code: ErrorCode): void {
    this.close(code);
  }

  /** Every half keep-alive time: says something if it was silent, and gives up on a peer that answers no ping. */
  round(): void {
    if (!this.#heard) {
      this.socket.destroy();
      return;
    }
    this.#heard = false;
    if (!this.#spoke) this.send(keepAliveFrame());
    this.#spoke = false;
    if (this.#isOpen) this.socket.write(PING);
  }
}
