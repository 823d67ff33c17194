/**
 * Edits: content on its way into a room. Decides what is taken, set aside or refused, and keeps count of what each
 * connection may be told is saved.
 */
import { DOCUMENT_SHAPES } from '../../shared/documents/shapes.ts';
import type { DocumentKind } from '../../shared/domain/workspace.ts';
import { AppError } from '../../shared/errors.ts';
import type { MemberId } from '../../shared/ids.ts';
import type { Clock } from '../clock.ts';
import type { Telemetry } from '../telemetry/Telemetry.ts';
import { Intake, type Taken } from './Intake.ts';
import type { Verdict } from './inspect.ts';
import type { Journal } from './Journal.ts';
import type { LiveDoc } from './LiveDoc.ts';
import * as wire from './messages.ts';
import { Overflow } from './Overflow.ts';
import type { Participant, Source } from './Participant.ts';
import type { Presence } from './presence.ts';

/** How often content that builds on something unknown is answered with a question before it is refused. */
const SYNC_ASKS = 4;
const ASK_AGAIN_MS = 250;
/** Between questions to somebody who holds another's content: until that person has brought it. */
const ASK_PATIENTLY_MS = 5_000;

export interface Editable {
  readonly live: LiveDoc;
  readonly journal: Journal;
}

export interface EditsOptions {
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly presence: Presence;
  readonly unsavedBytes: number;
  readonly documentBytes: number;
  readonly onWriter: (client: number, memberId: MemberId) => void;
  /** Applies the present turn at once. */
  readonly turnNow: () => void;
  /** What can be edited now, or null. */
  readonly editable: () => Editable | null;
}

/** One update that somebody wants in the document. */
export interface Offer {
  readonly source: Source;
  readonly memberId: MemberId;
  readonly kind: DocumentKind;
  readonly mayEdit: boolean;
  readonly update: Uint8Array;
}

type Outcome = 'taken' | 'known' | 'missing' | 'foreign' | 'full' | 'readOnly';

export class Edits {
  readonly #options: EditsOptions;
  readonly #intake: Intake;
  readonly #writers = new Set<number>();
  /** Who waits for an acknowledgement of this turn: handed over with it, as what Intake holds. */
  #touched: Set<Participant> | null = null;
  readonly #overflow = new Overflow();
  #willMeasure = false;

  constructor(options: EditsOptions) {
    this.#options = options;
    this.#intake = new Intake(options.presence);
  }

  get isEmpty(): boolean {
    return this.#intake.isEmpty && this.#touched === null;
  }

  /** Takes this turn's updates, and the counts to acknowledge once they are stored. */
  empty(): { readonly taken: readonly Taken[]; readonly counts: readonly [Participant, number][] } {
    const counts: [Participant, number][] = [];
    if (this.#touched) for (const one of this.#touched) counts.push([one, one.settled]);
    this.#touched = null;
    return { taken: this.#intake.empty(), counts };
  }

  forget(participant: Participant): void {
    this.#touched?.delete(participant);
    this.#overflow.forget(participant);
  }

  /** One content message of a connection. Throws what closes the connection. */
  offer(participant: Participant, update: Uint8Array, answersSync: boolean): void {
    participant.receipts.received += 1;
    const { memberId, kind } = participant;
    const mayEdit = participant.may('document.edit');
    const outcome = this.judge({ source: participant, memberId, kind, mayEdit, update });
    if (outcome === 'readOnly') this.#deny(participant);
    else if (outcome === 'full') this.#overfill(participant, update.length);
    else if (outcome === 'missing' && this.#overflow.has(participant)) this.#awaitLess(participant);
    else if (outcome === 'missing' || outcome === 'foreign')
      this.#setAside(participant, answersSync, outcome);
    else this.#touch(participant, answersSync);
  }

  /** Takes what can be taken. Throws for content that must be refused. */
  judge(offer: Offer): Outcome {
    const verdict = this.#settledVerdict(offer);
    if (verdict.kind === 'known') return 'known';
    if (!offer.mayEdit) return 'readOnly';
    if (verdict.kind !== 'take') return verdict.kind === 'foreign' ? 'foreign' : 'missing';
    if (verdict.grows && this.#isFull(offer.update.length)) return 'full';
    this.#take(offer, verdict);
    return 'taken';
  }

  #isFull(bytes: number): boolean {
    const live = this.#options.editable()?.live;
    return live?.isFull(this.#intake.bytes + bytes, this.#options.documentBytes) ?? false;
  }

  #settledVerdict(offer: Offer): Verdict {
    const first = this.#inspect(offer);
    if (first.kind !== 'unsettled') return first;
    this.#options.turnNow();
    const second = this.#inspect(offer);
    if (second.kind === 'unsettled') throw new AppError('BAD_UPDATE', 'types below items that do not exist');
    return second;
  }

  /** Without a document (it is being rebuilt) nothing can be judged: the client will be asked again. */
  #inspect({ kind, memberId, update }: Offer): Verdict {
    const live = this.#options.editable()?.live;
    return live ? this.#intake.inspect(live, DOCUMENT_SHAPES[kind], memberId, update) : { kind: 'missing' };
  }

  #take(offer: Offer, { ends, deletes }: Extract<Verdict, { kind: 'take' }>): void {
    const { unsavedBytes } = this.#options;
    const editable = this.#options.editable();
    const waiting = this.#intake.bytes + offer.update.length;
    if (editable && !editable.journal.isSaved && editable.journal.unsavedBytes + waiting > unsavedBytes)
      throw new AppError('STORE_UNAVAILABLE', 'too much is unsaved');
    const { source, update, memberId } = offer;
    this.#intake.take({ source, update, deletedBy: deletes ? memberId : null }, ends);
    this.#noteWriters(ends, memberId);
    this.#options.telemetry.count('updates_total');
  }

  #noteWriters(ends: ReadonlyMap<number, number>, memberId: MemberId): void {
    for (const client of ends.keys()) {
      if (this.#writers.has(client)) continue;
      this.#writers.add(client);
      this.#options.onWriter(client, memberId);
    }
  }

  #touch(participant: Participant, answersSync: boolean): void {
    if (answersSync) {
      participant.receipts.heldAt = null;
      participant.receipts.stuck = false;
      participant.receipts.level = true;
      participant.receipts.asks = 0;
      this.#overflow.forget(participant);
    }
    this.#touched ??= new Set();
    this.#touched.add(participant);
  }

  /** A reader keeps reading: its content is not taken, never called saved, and it is told so once. */
  #deny(participant: Participant): void {
    this.#hold(participant);
    if (participant.toldReadOnly) return;
    participant.toldReadOnly = true;
    this.#options.telemetry.count('refused_total');
    participant.connection.send(wire.frameOf(wire.deniedMessage('READ_ONLY')));
  }

  /** It stays, to make the document smaller or to wait until somebody has; what did not fit is never called saved. */
  #overfill(participant: Participant, bytes: number): void {
    this.#hold(participant);
    if (!this.#overflow.note(participant, bytes)) return;
    this.#options.telemetry.count('refused_total');
    participant.connection.send(wire.frameOf(wire.deniedMessage('DOCUMENT_FULL')));
  }

  /** It builds on what did not fit, or takes some of that back: what it holds in all may fit now. */
  #awaitLess(participant: Participant): void {
    this.#hold(participant);
    if (!participant.receipts.willAsk) this.#askLater(participant, ASK_PATIENTLY_MS);
  }

  /** After a turn: something may have been deleted. Little that was is measured later, and not again and again. */
  offerRoom(): void {
    if (this.#overflow.isEmpty) return;
    const fitting = this.#overflow.takeFitting((bytes) => !this.#isFull(bytes));
    for (const participant of fitting) this.ask(participant);
    if (this.#willMeasure || !this.#options.editable()?.live.mayHaveShrunk) return;
    this.#willMeasure = true;
    this.#options.clock.after(ASK_PATIENTLY_MS, () => {
      this.#willMeasure = false;
      this.#options.editable()?.live.state();
      this.offerRoom();
    });
  }

  #hold(participant: Participant): void {
    participant.receipts.heldAt ??= participant.receipts.received - 1;
  }

  /**
   * The content is dropped, not buffered; the client is asked for all that we lack, now for its first such message and
   * later when the answer itself did not fit. An honest answer is whole, unless it holds another's content, which that
   * person is about to bring: nobody is closed for waiting on somebody else.
   */
  #setAside(participant: Participant, answersSync: boolean, why: 'missing' | 'foreign'): void {
    const { receipts } = participant;
    this.#hold(participant);
    receipts.stuck = why === 'foreign';
    if (receipts.willAsk || (receipts.asks > 0 && !answersSync)) return;
    receipts.asks += 1;
    if (receipts.asks === 1) this.ask(participant);
    else if (receipts.asks <= SYNC_ASKS) this.#askLater(participant, ASK_AGAIN_MS * receipts.asks);
    else if (why === 'foreign') this.#askLater(participant, ASK_PATIENTLY_MS);
    else throw new AppError('BAD_UPDATE', 'builds on content that nobody has');
  }

  #askLater(participant: Participant, ms: number): void {
    participant.receipts.willAsk = true;
    this.#options.clock.after(ms, () => {
      participant.receipts.willAsk = false;
      this.ask(participant);
    });
  }

  /** Without a document the question waits: Room asks it as soon as there is one. */
  ask(participant: Participant): void {
    const live = this.#options.editable()?.live;
    participant.unasked = live === undefined;
    if (live) participant.connection.send(wire.frameOf(wire.step1Message(live.stateVector())));
  }

  /** What these sent may have been part of something that was refused: none of it counts until a sync has covered it. */
  doubt(counts: readonly [Participant, number][]): void {
    for (const [participant] of counts) {
      const { receipts } = participant;
      receipts.heldAt = Math.min(receipts.heldAt ?? receipts.durable, receipts.durable);
      this.ask(participant);
    }
  }

  /** Everything that was counted is durable now. */
  acknowledge(counts: readonly [Participant, number][]): void {
    for (const [participant, count] of counts) {
      const { receipts } = participant;
      if (count <= receipts.durable) continue;
      receipts.durable = count;
      if (receipts.wanted) this.report(participant);
    }
  }

  report(participant: Participant): void {
    participant.connection.send(wire.frameOf(wire.savedMessage(participant.receipts.durable)));
  }
}
