/** Where a room stands. `absent` is a room that DocHub does not have. */
import { AppError } from '../../shared/errors.ts';
import { LIMITS } from '../../shared/limits.ts';
import type { Journal } from './Journal.ts';
import type { LiveDoc } from './LiveDoc.ts';
import type { ClientMessage } from './messages.ts';
import type { Participant } from './Participant.ts';

export type Phase =
  | { readonly kind: 'loading' }
  | { readonly kind: 'live'; readonly live: LiveDoc; readonly journal: Journal }
  | { readonly kind: 'rebuilding'; readonly journal: Journal }
  | { readonly kind: 'draining'; readonly live: LiveDoc; readonly journal: Journal }
  | { readonly kind: 'gone'; readonly why: AppError };

export type Live = Extract<Phase, { kind: 'live' }>;

interface Arrived {
  readonly participant: Participant;
  readonly message: ClientMessage;
}
const MESSAGE_OVERHEAD = 64;

/** What came while there was no document to apply it to: messages of connections, and records of other nodes. */
export class Backlog {
  #arrived: Arrived[] = [];
  #bytes = 0;
  #missed: Uint8Array[] = [];

  keep(participant: Participant, message: ClientMessage): void {
    this.#bytes += MESSAGE_OVERHEAD + (message.kind === 'content' ? message.update.length : 0);
    if (this.#bytes > LIMITS.unsavedBytes)
      throw new AppError('STORE_UNAVAILABLE', 'too much waits for the document');
    this.#arrived.push({ participant, message });
  }

  keepMissed(updates: readonly Uint8Array[]): void {
    this.#missed.push(...updates);
  }

  empty(): { readonly arrived: readonly Arrived[]; readonly missed: readonly Uint8Array[] } {
    const kept = { arrived: this.#arrived, missed: this.#missed };
    this.#arrived = [];
    this.#missed = [];
    this.#bytes = 0;
    return kept;
  }
}
