/** Where a room stands. `absent` is a room that DocHub does not have. */
import { AppError } from '../../shared/errors.ts';
import type { Journal } from './Journal.ts';
import type { LiveDoc } from './LiveDoc.ts';
import type { ClientMessage } from './messages.ts';
import type { Participant } from './Participant.ts';

export type Phase =
  | { readonly kind: 'loading' }
  | { readonly kind: 'live'; readonly live: LiveDoc; readonly journal: Journal }
  | { readonly kind: 'rebuilding'; readonly journal: Journal }
  | { readonly kind: 'draining'; readonly live: LiveDoc; readonly journal: Journal }
  /** With the journal of a room that broke: what it still holds is written all the same. */
  | { readonly kind: 'gone'; readonly why: AppError; readonly journal: Journal | null };

export type Live = Extract<Phase, { kind: 'live' }>;

interface Arrived {
  readonly participant: Participant;
  readonly message: ClientMessage;
}
/** What a message costs beside its bytes. */
const MESSAGE_OVERHEAD = 200;

function sizeOf(message: ClientMessage): number {
  if ('update' in message) return MESSAGE_OVERHEAD + message.update.length;
  return MESSAGE_OVERHEAD + ('stateVector' in message ? message.stateVector.length : 0);
}

/** What came while there was no document to apply it to: messages of connections, and records of other nodes. */
export class Backlog {
  #arrived: Arrived[] = [];
  readonly #bytesOf = new Map<Participant, number>();
  #bytes = 0;
  #missed: Uint8Array[] = [];
  readonly #mostBytes: number;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  /** When it becomes too much, whoever sent most is refused. */
  keep(participant: Participant, message: ClientMessage): void {
    const size = sizeOf(message);
    this.#arrived.push({ participant, message });
    this.#bytes += size;
    this.#bytesOf.set(participant, (this.#bytesOf.get(participant) ?? 0) + size);
    while (this.#bytes > this.#mostBytes) {
      const [heaviest] = [...this.#bytesOf].reduce((one, other) => (other[1] > one[1] ? other : one));
      this.forget(heaviest);
      heaviest.refuse(new AppError('STORE_UNAVAILABLE', 'too much waits for the document'));
    }
  }

  /** Who left is not heard any more. */
  forget(participant: Participant): void {
    const bytes = this.#bytesOf.get(participant);
    if (bytes === undefined) return;
    this.#bytesOf.delete(participant);
    this.#bytes -= bytes;
    this.#arrived = this.#arrived.filter((one) => one.participant !== participant);
  }

  keepMissed(updates: readonly Uint8Array[]): void {
    this.#missed.push(...updates);
  }

  empty(): { readonly arrived: readonly Arrived[]; readonly missed: readonly Uint8Array[] } {
    const kept = { arrived: this.#arrived, missed: this.#missed };
    this.#arrived = [];
    this.#missed = [];
    this.#bytes = 0;
    this.#bytesOf.clear();
    return kept;
  }
}
