/**
 * What is too large for a frame goes by HTTP sync in pieces, each durable when it is answered. The link sends no content
 * meanwhile; a last frame with all that the server still lacks closes the upload, so that "saved" means what it always
 * means. An upload that is cut off goes on from what the server has.
 */
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { AppError, type ErrorCode, FINAL_ERRORS, isErrorCode } from '../../shared/errors.ts';
import { LIMITS } from '../../shared/limits.ts';
import { encodeHttpSync, step2Frame } from './frames.ts';
import type { Carrier } from './link.ts';
import { splitUpdate } from './splitUpdate.ts';

/** With the state vector a piece must fit into the body that usual proxies let through. */
const PIECE_BYTES = LIMITS.httpSyncChunkBytes - LIMITS.stateVectorBytes - 1_024;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

export interface UploadParts {
  readonly url: string;
  readonly doc: Y.Doc;
  readonly fetch: typeof fetch;
  readonly after: (ms: number, run: () => void) => () => void;
  /** The closing frame, to be sent and counted. */
  readonly onClosing: (frame: Uint8Array, carrier: Carrier) => void;
  readonly onRefused: (reason: ErrorCode) => void;
}

export class Upload {
  readonly #parts: UploadParts;
  #running: AbortController | null = null;

  constructor(parts: UploadParts) {
    this.#parts = parts;
  }

  get isRunning(): boolean {
    return this.#running !== null;
  }

  /** `carrier` gets the closing frame. */
  start(update: Uint8Array, carrier: Carrier): void {
    this.cancel();
    const running = new AbortController();
    this.#running = running;
    this.#send(update, carrier, running.signal).catch((error: unknown) => {
      if (running.signal.aborted) return;
      this.cancel();
      this.#parts.onRefused(error instanceof AppError ? error.code : 'INTERNAL');
    });
  }

  /** What was sent stays sent. */
  cancel(): void {
    this.#running?.abort();
    this.#running = null;
  }

  async #send(update: Uint8Array, carrier: Carrier, signal: AbortSignal): Promise<void> {
    const { doc, onClosing } = this.#parts;
    let rest = update;
    do {
      let serverHas: Uint8Array | undefined;
      for (const piece of splitUpdate(rest, PIECE_BYTES)) serverHas = await this.#persist(piece, signal);
      // Edits of the meantime are in it.
      rest = Y.encodeStateAsUpdate(doc, serverHas);
    } while (step2Frame(rest).length > carrier.mostBytes);
    this.#running = null;
    onClosing(step2Frame(rest), carrier);
  }

  /** Until it is stored, refused, or nobody waits for it any more. */
  async #persist(piece: Uint8Array, signal: AbortSignal): Promise<Uint8Array> {
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      const answer = await this.#post(piece, signal);
      signal.throwIfAborted();
      if (answer instanceof Uint8Array) return answer;
      if (answer !== null && FINAL_ERRORS.has(answer)) throw new AppError(answer);
      await this.#pause(pause, signal);
    }
  }

  /** The server's state vector, its refusal, or null when there was no answer of ours. */
  async #post(piece: Uint8Array, signal: AbortSignal): Promise<Uint8Array | ErrorCode | null> {
    const { url, doc, fetch } = this.#parts;
    const body = encodeHttpSync(Y.encodeStateVector(doc), piece) as Uint8Array<ArrayBuffer>;
    const headers = { 'content-type': 'application/octet-stream' };
    try {
      const response = await fetch(url, {
        method: 'POST',
        body,
        headers,
        credentials: 'same-origin',
        signal,
      });
      if (!response.ok) return await refusalOf(response);
      const decoder = decoding.createDecoder(new Uint8Array(await response.arrayBuffer()));
      decoding.readVarUint8Array(decoder);
      return decoding.readVarUint8Array(decoder);
    } catch {
      // No network, or a proxy that answers something else: the same as no answer, to be tried again.
      return null;
    }
  }

  #pause(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const cancel = this.#parts.after(ms, resolve);
      signal.addEventListener('abort', () => {
        cancel();
        reject(signal.reason);
      });
    });
  }
}

/** A proxy's own page has only its status. */
async function refusalOf(response: Response): Promise<ErrorCode | null> {
  const answer = (await response.json().catch(() => null)) as { readonly error?: unknown } | null;
  if (isErrorCode(answer?.error)) return answer.error;
  return response.status === 413 ? 'TOO_LARGE' : null;
}
