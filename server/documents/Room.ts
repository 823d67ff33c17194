/**
 * Room: one document that somebody has open. What arrives is inspected at once and applied in turns. A turn is one
 * Yjs transaction; what it emits is at the same time the log record and the broadcast. Broadcast first, acknowledge
 * when stored. The rules are RM* in docs/spec/rooms.md.
 */
import type * as Y from 'yjs';
import { AppError } from '../../shared/errors.ts';
import type { MemberId } from '../../shared/ids.ts';
import { LIMITS } from '../../shared/limits.ts';
import type { DocumentGrant } from '../access/Gate.ts';
import type { LoadedLog, LogRecord } from '../storage/Store.ts';
import { Audience } from './Audience.ts';
import type { Connection } from './Connection.ts';
import { Edits } from './Edits.ts';
import { authorOf, deletersOf, type Taken } from './Intake.ts';
import { Journal } from './Journal.ts';
import { LiveDoc } from './LiveDoc.ts';
import * as wire from './messages.ts';
import { Participant, type Source } from './Participant.ts';
import { Backlog, type Live, type Phase } from './Phase.ts';
import { inTime } from './patience.ts';
import { Requests } from './Requests.ts';
import type { RoomSetting } from './RoomSetting.ts';
import { rebuildFromLog } from './replay.ts';
import { Turns } from './Turns.ts';

type Counts = readonly [Participant, number][];
type WithDoc = Extract<Phase, { live: LiveDoc }>;

export class Room {
  readonly #setting: RoomSetting;
  readonly #audience: Audience;
  readonly #edits: Edits;
  readonly #turns: Turns;
  readonly requests: Requests;
  #phase: Phase = { kind: 'loading' };
  readonly #backlog: Backlog;
  /** Who wants to look again when the phase has changed. */
  #waiting: (() => void)[] = [];

  /** Starts loading once `after` has settled: the room that this one follows must be saved first. */
  constructor(setting: RoomSetting, after: Promise<void>) {
    this.#setting = setting;
    const { clock, telemetry, unsavedBytes, documentBytes } = setting;
    this.#backlog = new Backlog(unsavedBytes);
    this.#audience = new Audience({
      clock,
      stateVector: () => this.#doc().stateVector(),
      diff: (stateVector) => ('live' in this.#phase ? this.#phase.live.diff(stateVector) : null),
      onTooSlow: (participant) => this.#tooSlow(participant),
      onMoved: () => this.#turns.poke(1),
    });
    this.#turns = new Turns({ clock, people: () => this.#audience.size, run: () => this.#turn() });
    this.#edits = new Edits({
      clock,
      telemetry,
      presence: this.#audience.presence,
      unsavedBytes,
      documentBytes,
      onWriter: setting.onWriter,
      turnNow: () => this.#turn(),
      editable: () => (this.#phase.kind === 'live' ? this.#phase : null),
    });
    this.requests = new Requests({
      clock,
      timeoutMs: setting.loadTimeoutMs,
      edits: this.#edits,
      withLive: (use) => this.#withLive(use),
      turn: () => this.#turn(),
      edit: (phase, change) => this.#edit(phase, change),
      onEnd: setting.onPeopleChanged,
    });
    void after.then(() => this.#load());
  }

  get kind(): Phase['kind'] {
    return this.#phase.kind;
  }

  get connections(): number {
    return this.#audience.size;
  }

  /** Nobody is here, nobody asks for anything, and the log has everything. */
  get isIdle(): boolean {
    const quiet = this.#audience.size === 0 && this.requests.open === 0 && this.#edits.isEmpty;
    return quiet && this.#phase.kind === 'live' && this.#phase.journal.isSaved;
  }

  get isUnsaved(): boolean {
    return this.#journal !== null && !this.#journal.isSaved;
  }

  get #journal(): Journal | null {
    return 'journal' in this.#phase ? this.#phase.journal : null;
  }

  people(): readonly MemberId[] {
    return this.#audience.people();
  }

  async #load(): Promise<void> {
    const { documentId, log, telemetry, clock, loadTimeoutMs } = this.#setting;
    const started = clock.now();
    try {
      const loaded = await inTime(clock, loadTimeoutMs, log.load(documentId));
      const live = await LiveDoc.load(loaded, []);
      const journal = this.#openJournal(loaded);
      telemetry.observe('load_seconds', (clock.now() - started) / 1_000);
      this.#goLive({ kind: 'live', live, journal });
      journal.start();
    } catch (error) {
      telemetry.log.error({ documentId, err: error }, 'Could not load the document');
      this.#end(
        error instanceof AppError ? error : new AppError('INTERNAL', 'load failed', { cause: error }),
      );
    }
  }

  #openJournal(loaded: LoadedLog): Journal {
    const onMissed = (records: readonly LogRecord[]) => this.#takeMissed(records.map((one) => one.update));
    const state = () => ('live' in this.#phase ? this.#phase.live.state() : null);
    return new Journal({ ...this.#setting, onMissed, state }, loaded);
  }

  /** `before` runs with the document in place and before anything that waited for it. */
  #goLive(phase: Live, before?: () => void): void {
    if (this.#phase.kind === 'gone') {
      phase.live.destroy();
      return;
    }
    this.#phase = phase;
    before?.();
    for (const participant of this.#audience.everyone()) this.#welcome(participant);
    const { arrived, missed } = this.#backlog.empty();
    if (missed.length > 0) this.#takeMissed(missed);
    for (const { participant, message } of arrived) this.#act(participant, message);
    for (const lookAgain of this.#waiting.splice(0)) lookAgain();
    this.#turns.poke(0);
  }

  #welcome(participant: Participant): void {
    if (!participant.greeted) this.#audience.greet(participant);
    else if (participant.unasked) this.#edits.ask(participant);
  }

  async #withLive<Result>(use: (phase: Live) => Result): Promise<Result> {
    while (this.#phase.kind !== 'live') {
      if (this.#phase.kind === 'gone') throw this.#phase.why;
      await new Promise<void>((lookAgain) => this.#waiting.push(lookAgain));
    }
    return use(this.#phase);
  }

  #doc(): LiveDoc {
    if ('live' in this.#phase) return this.#phase.live;
    throw new AppError('INTERNAL', `a room that is ${this.#phase.kind} has no document`);
  }

  join(grant: DocumentGrant, connection: Connection): Participant {
    const { kind } = grant.document;
    const participant = new Participant(connection, kind, (one, error) => this.#refuse(one, error));
    if (this.#phase.kind === 'gone') connection.close(this.#phase.why.code);
    else if (this.#audience.size >= this.#setting.connectionsPerRoom) connection.close('ROOM_FULL');
    else {
      this.#audience.add(participant);
      if (this.#phase.kind === 'live') this.#audience.greet(participant);
      this.#setting.onPeopleChanged();
    }
    return participant;
  }

  /** After the connection's capabilities changed: a new editor is asked for what it holds. */
  refresh(participant: Participant): void {
    const mayEdit = participant.may('document.edit');
    const promoted = mayEdit && !participant.mayEdit;
    participant.mayEdit = mayEdit;
    if (!promoted || !this.#audience.has(participant)) return;
    participant.toldReadOnly = false;
    this.#edits.ask(participant);
  }

  leave(participant: Participant): void {
    if (!this.#audience.remove(participant)) return;
    this.#edits.forget(participant);
    this.#backlog.forget(participant);
    this.#setting.onPeopleChanged();
  }

  #refuse(participant: Participant, error: unknown): void {
    const { documentId, telemetry } = this.#setting;
    const code = error instanceof AppError ? error.code : 'INTERNAL';
    const facts = { documentId, connection: participant.connection.id, code, err: error };
    if (code === 'INTERNAL') telemetry.log.error(facts, 'A message failed');
    else telemetry.log.info(facts, 'Connection refused');
    telemetry.count('refused_total');
    participant.connection.close(code);
    this.leave(participant);
  }

  #tooSlow(participant: Participant): void {
    this.#setting.telemetry.count('slow_consumers_total');
    this.#refuse(participant, new AppError('TOO_SLOW', 'did not drain'));
  }

  /** Returns how many messages the frame held; one at least. */
  receive(participant: Participant, frame: Uint8Array): number {
    if (!this.#audience.has(participant)) return 1;
    try {
      const most = participant.may('document.edit') ? LIMITS.editorFrameBytes : LIMITS.readerFrameBytes;
      if (frame.length > most) throw new AppError('TOO_LARGE', `frame of ${frame.length} bytes`);
      // What must be kept is copied: a message is a view, and a network buffer may be much larger than it.
      const messages = wire.readFrame(this.#phase.kind === 'live' ? frame : Uint8Array.from(frame));
      for (const message of messages) this.#act(participant, message);
      if (!this.#edits.isEmpty || this.#audience.presence.hasMoved) this.#turns.poke(messages.length);
      return Math.max(1, messages.length);
    } catch (error) {
      this.#refuse(participant, error);
      return 1;
    }
  }

  #act(participant: Participant, message: wire.ClientMessage): void {
    if (!this.#audience.has(participant)) return;
    try {
      if (this.#phase.kind === 'live') this.#dispatch(participant, message);
      else this.#backlog.keep(participant, message);
    } catch (error) {
      this.#refuse(participant, error);
    }
  }

  #dispatch(participant: Participant, message: wire.ClientMessage): void {
    switch (message.kind) {
      case 'stateVector':
        this.#audience.ask(participant, { stateVector: message.stateVector });
        break;
      case 'queryAwareness':
        this.#audience.ask(participant, { presence: true });
        break;
      case 'saved':
        participant.receipts.wanted = true;
        this.#edits.report(participant);
        break;
      case 'awareness':
        this.#setting.telemetry.count('awareness_total');
        this.#audience.hear(participant, message.update);
        break;
      case 'content':
        this.#edits.offer(participant, message.update, message.answersSync);
        break;
    }
  }

  #turn(): void {
    const phase = this.#phase;
    if (phase.kind !== 'live') return;
    // Finer than the clock, which only has milliseconds; nothing is decided by it.
    const started = performance.now();
    const { taken, counts } = this.#edits.empty();
    const updates = taken.map((one) => one.update);
    const emitted = this.#apply(phase.live, updates);
    if (emitted === null) {
      void this.#rebuild(phase, taken, counts);
      return;
    }
    this.#publish(phase.journal, emitted, authorOf(taken), deletersOf(taken));
    if (counts.length > 0) phase.journal.afterDurable(() => this.#edits.acknowledge(counts));
    this.#edits.offerRoom();
    this.#setting.telemetry.observe('turn_seconds', (performance.now() - started) / 1_000);
  }

  /** Null when Yjs threw or was left with something pending: then the document cannot be trusted any more. */
  #apply(live: LiveDoc, updates: readonly Uint8Array[]): readonly Uint8Array[] | null {
    if (updates.length === 0) return [];
    try {
      const emitted = this.#setting.applyTurn(live, updates);
      return live.isPending ? null : emitted;
    } catch (error) {
      const { documentId, telemetry } = this.#setting;
      telemetry.log.error({ documentId, err: error }, 'A turn failed');
      return null;
    }
  }

  #publish(
    journal: Journal,
    emitted: readonly Uint8Array[],
    author: Source | null,
    deletedBy: readonly MemberId[],
  ): void {
    this.#audience.broadcast(emitted, author);
    for (const update of emitted) journal.add(update, deletedBy);
  }

  /** Records that other nodes appended: they are in the log already. */
  #takeMissed(updates: readonly Uint8Array[]): void {
    const phase = this.#phase;
    if (!('live' in phase)) {
      if (phase.kind === 'rebuilding') this.#backlog.keepMissed(updates);
      return;
    }
    const emitted = this.#apply(phase.live, updates);
    if (emitted === null) void this.#rebuild(phase, [], []);
    else this.#audience.broadcast(emitted, null);
  }

  /** The phase is `rebuilding` from the first line on: what arrives meanwhile is kept, in order. */
  async #rebuild({ live, journal }: WithDoc, turn: readonly Taken[], counts: Counts): Promise<void> {
    this.#phase = { kind: 'rebuilding', journal };
    live.destroy();
    try {
      const isWanted = () => this.#phase.kind === 'rebuilding';
      const rebuilt = await rebuildFromLog(this.#setting, journal, turn, isWanted);
      this.#goLive({ kind: 'live', live: rebuilt.live, journal }, () => {
        this.#audience.broadcast(rebuilt.unseen, null);
        this.#publish(journal, rebuilt.emitted, null, deletersOf(rebuilt.innocent));
        if (rebuilt.offenders.size > 0) this.#edits.doubt(counts);
        else journal.afterDurable(() => this.#edits.acknowledge(counts));
      });
    } catch (error) {
      const { documentId, telemetry } = this.#setting;
      telemetry.log.error({ documentId, err: error }, 'Could not rebuild the document');
      this.#end(new AppError('INTERNAL', 'rebuild failed', { cause: error }));
    }
  }

  #edit(phase: Live, change: (doc: Y.Doc) => void): void {
    try {
      this.#publish(phase.journal, phase.live.edit(change), null, []);
    } catch (error) {
      void this.#rebuild(phase, [], []);
      throw error;
    }
  }

  /** Saves everything, acknowledges it, and ends. Whoever is still here is closed and comes back later. */
  async drain(): Promise<void> {
    if (this.#phase.kind === 'rebuilding') await this.#withLive(() => undefined).catch(() => undefined);
    this.#turn();
    if (this.#phase.kind === 'live') {
      const { live, journal } = this.#phase;
      this.#phase = { kind: 'draining', live, journal };
      await journal.whenSaved();
      await journal.settle();
    }
    this.#end(new AppError('SHUTTING_DOWN'));
    await this.#journal?.whenSaved();
  }

  /** Gives up on what is not saved. */
  abandon(): void {
    this.#journal?.stop();
    this.#end(new AppError('SHUTTING_DOWN'));
  }

  #end(why: AppError): void {
    const phase = this.#phase;
    if (phase.kind === 'gone') return;
    const journal = this.#journal;
    this.#phase = { kind: 'gone', why, journal };
    for (const participant of this.#audience.everyone()) {
      participant.connection.close(why.code);
      this.#audience.remove(participant);
    }
    this.#audience.stop();
    this.#turns.stop();
    for (const lookAgain of this.#waiting.splice(0)) lookAgain();
    if ('live' in phase) phase.live.destroy();
    this.#backlog.empty();
    // A room that broke may still hold updates which the store has not taken: it stays until it has.
    if (journal) journal.afterDurable(this.#setting.onGone);
    else this.#setting.onGone();
  }
}
