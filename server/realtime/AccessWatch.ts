/**
 * AccessWatch: rights are live. When the Bus says that something changed, the Gate is asked again for the connections
 * concerned; without an answer in time they are closed. A slow round asks for everybody, should the Bus have lost one.
 */
import { AppError, type ErrorCode } from '../../shared/errors.ts';
import type { DocumentId, MemberId } from '../../shared/ids.ts';
import { TIMES } from '../../shared/limits.ts';
import type { Actor, DocumentGrant, Gate } from '../access/Gate.ts';
import type { Bus, BusEvent } from '../bus/Bus.ts';
import type { Clock } from '../clock.ts';
import type { Telemetry } from '../telemetry/Telemetry.ts';

/** One connection with what its right rests on: no more of the grant, which would be kept as long as the connection. */
export interface Watched {
  readonly actor: Actor;
  readonly documentId: DocumentId;
  readonly epoch: number;
  readonly memberId: MemberId;
  /** The right changed, or was only confirmed. */
  onGrant(grant: DocumentGrant): void;
  onLost(code: ErrorCode): void;
}

export interface AccessWatchOptions {
  readonly gate: Gate;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
}

const RETRY_MS = 200;
/** A round is asked in so many parts, and has been after half its time. */
const PARTS = 50;
const PART_MS = TIMES.rightsRoundMs / 2 / PARTS;
/** Leaves time for the close to reach the client within the promise. */
const ANSWER_MS = TIMES.revocationMs - 500;

export class AccessWatch {
  readonly #options: AccessWatchOptions;
  readonly #watched = new Set<Watched>();
  readonly #unsubscribe: () => void;
  #cancelRound: () => void;
  #tide = 0;
  #hasStopped = false;

  constructor(options: AccessWatchOptions) {
    this.#options = options;
    this.#unsubscribe = options.bus.subscribe((event) => this.#on(event));
    this.#cancelRound = options.clock.after(TIMES.rightsRoundMs, () => void this.#round());
  }

  /** Read it before asking the Gate and hand it to `add`: an event in between must not be missed. */
  get tide(): number {
    return this.#tide;
  }

  add(watched: Watched, tide: number): void {
    this.#watched.add(watched);
    if (tide !== this.#tide) void this.#recheck(watched);
  }

  remove(watched: Watched): void {
    this.#watched.delete(watched);
  }

  #on(event: BusEvent): void {
    if (event.type === 'workspace' || event.type === 'discussion' || event.type === 'gathering') return;
    this.#tide += 1;
    for (const watched of [...this.#watched]) {
      if (event.type === 'signedOut') {
        if (watched.actor.signInId === event.signInId) this.#lose(watched, 'SIGNED_OUT');
      } else if (concerns(event, watched)) void this.#recheck(watched);
    }
  }

  async #recheck(watched: Watched): Promise<void> {
    const { clock } = this.#options;
    const deadline = clock.now() + ANSWER_MS;
    while (this.#watched.has(watched)) {
      if ((await this.#ask(watched)) === 'settled') return;
      if (clock.now() >= deadline) return this.#lose(watched, 'STORE_UNAVAILABLE');
      await new Promise<void>((resolve) => clock.after(RETRY_MS, resolve));
    }
  }

  async #ask(watched: Watched): Promise<'settled' | 'unknown'> {
    const { gate, telemetry, clock } = this.#options;
    let give: () => void = () => undefined;
    const late = new Promise<'late'>((resolve) => {
      give = clock.after(ANSWER_MS, () => resolve('late'));
    });
    try {
      const grant = await Promise.race([gate.document(watched.actor, watched.documentId), late]);
      if (grant === 'late') return 'unknown';
      if (grant.document.epoch !== watched.epoch) this.#lose(watched, 'EPOCH_CHANGED');
      else if (this.#watched.has(watched)) watched.onGrant(grant);
      return 'settled';
    } catch (error) {
      const code = error instanceof AppError ? error.code : 'INTERNAL';
      if (code === 'SIGNED_OUT') this.#lose(watched, 'SIGNED_OUT');
      else if (code === 'NOT_FOUND' || code === 'FORBIDDEN') this.#lose(watched, 'REVOKED');
      else {
        telemetry.log.warn({ err: error }, 'Could not ask for rights again');
        return 'unknown';
      }
      return 'settled';
    } finally {
      give();
    }
  }

  #lose(watched: Watched, code: ErrorCode): void {
    if (this.#watched.delete(watched)) watched.onLost(code);
  }

  /** Everybody once, a few at a time: thousands in one go would hold up all rooms. An unknown answer leaves things as they are. */
  async #round(): Promise<void> {
    const { clock } = this.#options;
    const next = clock.now() + TIMES.rightsRoundMs;
    const due = [...this.#watched];
    const atOnce = Math.ceil(due.length / PARTS);
    for (let from = 0; from < due.length; from += atOnce) {
      for (const watched of due.slice(from, from + atOnce))
        if (this.#watched.has(watched)) await this.#ask(watched);
      if (this.#hasStopped) return;
      await new Promise<void>((resolve) => {
        this.#cancelRound = clock.after(PART_MS, resolve);
      });
    }
    this.#cancelRound = clock.after(Math.max(0, next - clock.now()), () => void this.#round());
  }

  stop(): void {
    this.#hasStopped = true;
    this.#unsubscribe();
    this.#cancelRound();
    this.#watched.clear();
  }
}

function concerns(event: BusEvent, { memberId, documentId }: Watched): boolean {
  if (event.type === 'rights') return memberId === event.memberId;
  return event.type === 'document' && documentId === event.documentId;
}
