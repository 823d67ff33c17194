/**
 * Requests: what is asked of a room without a connection: stateless sync, whole states, edits by the server itself.
 * An answer is given when all that it shows is durable.
 */
import type * as Y from 'yjs';
import { AppError } from '../../shared/errors.ts';
import { may } from '../../shared/permissions.ts';
import type { DocumentGrant } from '../access/Gate.ts';
import type { Clock } from '../clock.ts';
import type { Edits } from './Edits.ts';
import type { Live } from './Phase.ts';
import { inTime } from './patience.ts';

export interface Synced {
  readonly diff: Uint8Array;
  readonly stateVector: Uint8Array;
}

export interface RequestsOptions {
  readonly clock: Clock;
  readonly timeoutMs: number;
  readonly edits: Edits;
  /** Uses the document in the very breath in which it is there: a moment later it may be another. */
  readonly withLive: <Result>(use: (phase: Live) => Result) => Promise<Result>;
  readonly turn: () => void;
  readonly edit: (phase: Live, change: (doc: Y.Doc) => void) => void;
  readonly onEnd: () => void;
}

export class Requests {
  readonly #options: RequestsOptions;
  #open = 0;

  constructor(options: RequestsOptions) {
    this.#options = options;
  }

  /** Requests under way. */
  get open(): number {
    return this.#open;
  }

  /** Takes an update (perhaps empty) and answers with what the other side lacks. */
  sync(grant: DocumentGrant, stateVector: Uint8Array, update: Uint8Array): Promise<Synced> {
    return this.#request(async () => {
      if (update.length > 0) await this.#contribute(grant, update);
      return this.#durably(({ live }) => ({
        diff: live.diff(stateVector),
        stateVector: live.stateVector(),
      }));
    });
  }

  /** The whole document. */
  state(): Promise<Uint8Array> {
    return this.#request(() => this.#durably(({ live }) => live.state()));
  }

  /** An edit by the server itself. */
  edit(change: (doc: Y.Doc) => void): Promise<void> {
    const { withLive, turn, edit } = this.#options;
    return this.#request(async () => {
      await withLive(turn);
      await this.#durably((phase) => edit(phase, change));
    });
  }

  async #contribute(grant: DocumentGrant, update: Uint8Array): Promise<void> {
    const { edits, turn, withLive } = this.#options;
    const refusals: unknown[] = [];
    const offer = {
      source: { refuse: (error: unknown) => refusals.push(error) },
      memberId: grant.member.id,
      kind: grant.document.kind,
      mayEdit: may(grant.capabilities, 'document.edit'),
      update,
    };
    const outcome = await withLive(() => edits.judge(offer));
    if (outcome === 'missing')
      throw new AppError('CONFLICT', 'builds on content that is not here: sync first');
    if (outcome === 'foreign')
      throw new AppError('TOO_FAST', 'holds what somebody who is here will bring: come again');
    if (outcome === 'readOnly') throw new AppError('READ_ONLY');
    if (outcome === 'full') throw new AppError('DOCUMENT_FULL');
    turn();
    // A rebuild may follow, and find that this update was the offender.
    await withLive(() => undefined);
    if (refusals.length > 0) throw refusals[0];
  }

  /** What the document says now, given once all of that is durable. */
  async #durably<Result>(ask: (phase: Live) => Result): Promise<Result> {
    const { clock, timeoutMs, withLive } = this.#options;
    const { answer, saved } = await withLive((phase) => ({
      answer: ask(phase),
      saved: phase.journal.whenSaved(),
    }));
    await inTime(clock, timeoutMs, saved);
    return answer;
  }

  async #request<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#open += 1;
    try {
      return await work();
    } finally {
      this.#open -= 1;
      this.#options.onEnd();
    }
  }
}
