/** Intake: the updates that a turn will apply, and what they add to what is known before they are applied. */
import type { DocumentShape } from '../../shared/documents/shapes.ts';
import type { MemberId } from '../../shared/ids.ts';
import { inspectUpdate, type Known, type Verdict } from './inspect.ts';
import type { LiveDoc } from './LiveDoc.ts';
import type { Source } from './Participant.ts';
import type { Presence } from './presence.ts';

export interface Taken {
  readonly source: Source;
  readonly update: Uint8Array;
  /** Whose deletion of items this is; null when it deletes none. */
  readonly deletedBy: MemberId | null;
}

const NOTHING: readonly Taken[] = [];

/** Who alone brought all of it, if somebody did. */
export function authorOf(taken: readonly Taken[]): Source | null {
  const author = taken[0]?.source ?? null;
  return taken.every((one) => one.source === author) ? author : null;
}

/** Who deleted items in a turn, each once. */
export function deletersOf(taken: readonly Taken[]): readonly MemberId[] {
  const deleters: MemberId[] = [];
  for (const { deletedBy } of taken)
    if (deletedBy !== null && !deleters.includes(deletedBy)) deleters.push(deletedBy);
  return deleters;
}

export class Intake {
  readonly #presence: Presence;
  /**
   * Both are made by the first update of a turn and handed over with it. A collection that is kept and emptied grows old,
   * and whatever is put into an old one, or into the table that clearing leaves behind, outlives the turn by seconds.
   */
  #ahead: Map<number, number> | null = null;
  #queue: Taken[] | null = null;
  #bytes = 0;

  constructor(presence: Presence) {
    this.#presence = presence;
  }

  get isEmpty(): boolean {
    return this.#queue === null;
  }

  get bytes(): number {
    return this.#bytes;
  }

  inspect(live: LiveDoc, shape: DocumentShape, memberId: MemberId, update: Uint8Array): Verdict {
    const known: Known = {
      next: (client) => this.#ahead?.get(client) ?? live.next(client),
      isForeign: (client) => this.#presence.isForeign(client, memberId),
      isDeleted: (client, clock, length) => live.isDeleted(client, clock, length),
      holdsItem: (client, clock, length) => live.holdsItem(client, clock, length),
      depthOf: (client, clock) => live.depthOf(client, clock),
      stateOf: (client, clock) => live.stateOf(client, clock),
    };
    return inspectUpdate(update, shape, known);
  }

  take(taken: Taken, ends: ReadonlyMap<number, number>): void {
    this.#queue ??= [];
    this.#ahead ??= new Map();
    this.#queue.push(taken);
    this.#bytes += taken.update.length;
    for (const [client, end] of ends) this.#ahead.set(client, end);
  }

  /** Everything for this turn. */
  empty(): readonly Taken[] {
    const taken = this.#queue ?? NOTHING;
    this.#queue = null;
    this.#ahead = null;
    this.#bytes = 0;
    return taken;
  }
}
