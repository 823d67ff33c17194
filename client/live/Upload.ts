/**
 * What is too large for a frame goes by HTTP sync in pieces, each durable when it is answered. The link gives it the
 * edits of the meantime; a last frame with them closes the upload, so that "saved" means what it always means. An upload
 * that is cut off is started again with what the server then lacks.
 */
import * as Y from 'yjs';
import { AppError, type ErrorCode, FINAL_ERRORS, isErrorCode } from '../../shared/errors.ts';
import { LIMITS } from '../../shared/limits.ts';
import { contentFrame, encodeHttpSync } from './frames.ts';
import type { Carrier } from './link.ts';
import { splitUpdate } from './splitUpdate.ts';

/** With the state vector a piece must fit into the body that usual proxies let through. */
export const PIECE_BYTES = LIMITS.httpSyncChunkBytes - LIMITS.stateVectorBytes - 1_024;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
export const NOTHING = new Uint8Array([0, 0]);

export interface UploadParts {
  readonly url: string;
  readonly doc: Y.Doc;
  readonly fetch: typeof fetch;
  readonly after: (ms: number, run: () => void) => () => void;
  /** The closing frame, to be sent and counted. */
  readonly onClosing: (frame: Uint8Array, answer: boolean, carrier: Carrier) => void;
  readonly onRefused: (reason: ErrorCode) => void;
}

/** What a sync message with content says. */
export interface Content {
  readonly update: Uint8Array;
  /** It answers the server's SyncStep1. */
  readonly answer: boolean;
}

export class Upload {
  readonly #parts: UploadParts;
  #running: AbortController | null = null;
  #held: Uint8Array[] = [];

  constructor(parts: UploadParts) {
    this.#parts = parts;
  }

  get isRunning(): boolean {
    return this.#running !== null;
  }

  /** `carrier` gets the closing frame: an answer only if the whole began with one, or it would promise too much. */
  start(content: Content, carrier: Carrier): void {
    this.cancel();
    const running = new AbortController();
    this.#running = running;
    this.#send(content, carrier, running.signal).catch((error: unknown) => {
      if (running.signal.aborted) return;
      this.cancel();
      this.#parts.onRefused(error instanceof AppError ? error.code : 'INTERNAL');
    });
  }

  /** An edit made while it runs. */
  hold(update: Uint8Array): void {
    this.#held.push(update);
  }

  /** What was sent stays sent. */
  cancel(): void {
    this.#running?.abort();
    this.#running = null;
    this.#held = [];
  }

  async #send({ update, answer }: Content, carrier: Carrier, signal: AbortSignal): Promise<void> {
    let rest = update;
    do {
      for (const piece of splitUpdate(rest, PIECE_BYTES)) await this.#persist(piece, signal);
      rest = this.#held.length > 0 ? Y.mergeUpdates(this.#held) : NOTHING;
      this.#held = [];
    } while (contentFrame(rest, answer).length > carrier.mostBytes);
    this.#running = null;
    this.#parts.onClosing(contentFrame(rest, answer), answer, carrier);
  }

  /** Until it is stored, refused, or nobody waits for it any more. */
  async #persist(piece: Uint8Array, signal: AbortSignal): Promise<void> {
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      const answer = await this.#post(piece, signal);
      signal.throwIfAborted();
      if (answer === 'stored') return;
      if (answer !== null && FINAL_ERRORS.has(answer)) throw new AppError(answer);
      await this.#pause(pause, signal);
    }
  }

  /** The server's word, or null when there was none. */
  async #post(piece: Uint8Array, signal: AbortSignal): Promise<'stored' | ErrorCode | null> {
    const { url, doc, fetch } = this.#parts;
    const body = encodeHttpSync(Y.encodeStateVector(doc), piece) as Uint8Array<ArrayBuffer>;
    const headers = { 'content-type': 'application/octet-stream' };
    try {
      const response = await fetch(url, {
        method: 'POST',
        body,
        headers,
        signal,
      });
      if (!response.ok) return await refusalOf(response);
      // A proxy's own page of a captive network is "ok" as well.
      return response.headers.get('content-type') === headers['content-type'] ? 'stored' : null;
    } catch {
      // No network: to be tried again.
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
export async function refusalOf(response: Response): Promise<ErrorCode | null> {
  const answer = (await response.json().catch(() => null)) as { readonly error?: unknown } | null;
  if (isErrorCode(answer?.error)) return answer.error;
  return response.status === 413 ? 'TOO_LARGE' : null;
}
