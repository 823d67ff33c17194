/** The tunnel: frames of one document through the tab's socket.io connection. */
import { ERRORS, isErrorCode } from '../../shared/errors.ts';
import { type DocumentId, parseDocumentId } from '../../shared/ids.ts';
import { LIMITS } from '../../shared/limits.ts';
import { type Ack, YJS_PATH } from '../../shared/protocol.ts';
import type { EventSocket } from './carriers.ts';
import { splitMessages } from './frames.ts';
import type { Carrier, CarrierEvents, OpenCarrier } from './link.ts';

const ABNORMAL = 1006;
const OPEN_MS = 15_000;
/** Arguments that one call takes. */
const LETTERS = 8_192;

export interface TunnelParts {
  readonly socket: () => Promise<EventSocket>;
  readonly after: (ms: number, run: () => void) => () => void;
}

export function openTunnel({ socket, after }: TunnelParts): OpenCarrier {
  return (url, events) => {
    const { pathname, searchParams } = new URL(url);
    const documentId = parseDocumentId(pathname.slice(YJS_PATH.length));
    const epoch = searchParams.get('epoch');
    const tunnel = new DocumentTunnel(documentId, epoch === null ? null : Number(epoch), events);
    const cancel = after(OPEN_MS, () => tunnel.giveUpOpening());
    socket().then(
      (io) => tunnel.attach(io),
      () => tunnel.finish(ABNORMAL),
    );
    tunnel.onEnd = cancel;
    return tunnel;
  };
}

class DocumentTunnel implements Carrier {
  readonly mostBytes = LIMITS.tunnelFrameBytes;
  readonly #documentId: DocumentId | null;
  readonly #epoch: number | null;
  readonly #events: CarrierEvents;
  #phase: 'opening' | 'open' | 'closed' = 'opening';
  #io: EventSocket | null = null;
  #renewed = false;
  onEnd: () => void = () => undefined;

  constructor(documentId: DocumentId | null, epoch: number | null, events: CarrierEvents) {
    this.#documentId = documentId;
    this.#epoch = epoch;
    this.#events = events;
  }

  attach(io: EventSocket): void {
    if (this.#documentId === null) this.finish(ERRORS.NOT_FOUND.close);
    if (this.#phase === 'closed') return;
    this.#io = io;
    io.on('yjs:frame', this.#onFrame).on('yjs:closed', this.#onClosed);
    io.on('connect', this.#ask).on('disconnect', this.#onDown).on('connect_error', this.#onDown);
    // Never into the library's buffer: what waits there would be sent long after anybody wants it.
    if (io.connected) this.#ask();
    else if (!io.active) io.connect();
  }

  send(frame: Uint8Array): void {
    if (this.#phase === 'open' && this.#documentId !== null)
      this.#io?.emit('yjs:frame', this.#documentId, toBase64(frame));
  }

  close(): void {
    this.finish(1000);
  }

  giveUpOpening(): void {
    if (this.#phase === 'opening') this.finish(ABNORMAL);
  }

  finish(code: number): void {
    if (this.#phase === 'closed') return;
    this.#phase = 'closed';
    this.onEnd();
    this.#release();
    this.#events.onClose(code);
  }

  #release(): void {
    const io = this.#io;
    if (io === null || this.#documentId === null) return;
    io.off('yjs:frame', this.#onFrame).off('yjs:closed', this.#onClosed);
    io.off('connect', this.#ask).off('disconnect', this.#onDown).off('connect_error', this.#onDown);
    if (io.connected) io.emit('yjs:close', this.#documentId);
  }

  readonly #ask = (): void => {
    const io = this.#io;
    if (io === null || this.#documentId === null || this.#phase !== 'opening') return;
    const request = { documentId: this.#documentId, ...(this.#epoch === null ? {} : { epoch: this.#epoch }) };
    io.emit('yjs:open', request, (answer) => this.#answered(io, answer));
  };

  /** A connection keeps the cookie that it was made with; there may be a newer one by now. */
  #answered(io: EventSocket, answer: Ack<null>): void {
    if (this.#phase !== 'opening') return;
    if (answer.ok) {
      this.#phase = 'open';
      this.#events.onOpen();
    } else if (answer.error === 'SIGNED_OUT' && !this.#renewed) {
      this.#renewed = true;
      io.off('disconnect', this.#onDown);
      io.disconnect().connect();
      io.on('disconnect', this.#onDown);
    } else this.finish(isErrorCode(answer.error) ? ERRORS[answer.error].close : ABNORMAL);
  }

  readonly #onFrame = (documentId: DocumentId, base64: string): void => {
    if (documentId !== this.#documentId) return;
    for (const message of splitMessages(fromBase64(base64))) this.#events.onFrame(message.buffer);
  };

  readonly #onClosed = (documentId: DocumentId, code: number): void => {
    if (documentId === this.#documentId) this.finish(code);
  };

  readonly #onDown = (): void => this.finish(ABNORMAL);
}

function toBase64(bytes: Uint8Array): string {
  let letters = '';
  for (let at = 0; at < bytes.length; at += LETTERS)
    letters += String.fromCharCode(...bytes.subarray(at, at + LETTERS));
  return btoa(letters);
}

function fromBase64(text: string): Uint8Array {
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at++) bytes[at] = letters.charCodeAt(at);
  return bytes;
}
