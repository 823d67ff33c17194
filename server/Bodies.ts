/** Reads binary bodies of requests, each and all together within bounds of bytes and time. */
import type { IncomingMessage } from 'node:http';
import { AppError } from '../shared/errors.ts';
import type { Clock } from './clock.ts';

export interface MostBytes {
  readonly each: number;
  /** Bodies of all requests together; whoever comes later waits a moment and tries again. */
  readonly together: number;
}

/** A piece of 1 MiB takes 8 seconds at 1 Mbit/s. */
const BODY_MS = 120_000;

export class Bodies {
  readonly #clock: Clock;
  readonly #most: MostBytes;
  #bytes = 0;

  constructor(clock: Clock, most: MostBytes) {
    this.#clock = clock;
    this.#most = most;
  }

  async read(request: IncomingMessage): Promise<Uint8Array> {
    if (Number(request.headers['content-length'] ?? 0) > this.#most.each) throw new AppError('TOO_LARGE');
    const chunks: Buffer[] = [];
    let size = 0;
    let cancel = (): void => undefined;
    const late = new Promise<'late'>((resolve) => {
      cancel = this.#clock.after(BODY_MS, () => resolve('late'));
    });
    // Not destroyed on the way out: the answer has to go through the same socket.
    const parts = request.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer>;
    try {
      for (;;) {
        const part = await Promise.race([parts.next(), late]);
        if (part === 'late') throw new AppError('TOO_SLOW', 'the body took too long');
        if (part.done) return Buffer.concat(chunks);
        size += part.value.length;
        this.#bytes += part.value.length;
        if (size > this.#most.each) throw new AppError('TOO_LARGE');
        if (this.#bytes > this.#most.together) throw new AppError('TOO_FAST', 'too many bodies at once');
        chunks.push(part.value);
      }
    } catch (error) {
      if (error instanceof AppError) throw error;
      throw new AppError('BAD_REQUEST', 'the body was cut off', { cause: error });
    } finally {
      cancel();
      this.#bytes -= size;
    }
  }
}
