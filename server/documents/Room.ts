/**
 * Room: one document that somebody has open. What arrives is inspected at once and applied in turns. A turn is one
 * Yjs transaction; what it emits is at the same time the log record and the broadcast. Broadcast first, acknowledge
 * when stored. The rules are R* in docs/spec/rooms.md.
 */
import type * as Y from 'yjs';
import { AppError } from '../../shared/errors.ts';
import type { MemberId } from '../../shared/ids.ts';
import { LIMITS } from '../../shared/limits.ts';
import { may } from '../../shared/permissions.ts';
import type { DocumentGrant } from '../access/Gate.ts';
import type { LoadedLog, LogRecord } from '../storage/Store.ts';
import { Audience } from './Audience.ts';
import type { Connection } from './Connection.ts';
import { Edits } from './Edits.ts';
import type { Taken } from './Intake.ts';
import { Journal } from './Journal.ts';
import { LiveDoc } from './LiveDoc.ts';
import * as wire from './messages.ts';
import { Participant } from './Participant.ts';
import { Backlog, type Live, type Phase } from './Phase.ts';
import { inTime } from './patience.ts';
import type { RoomSetting } from './RoomSetting.ts';
import { rebuildFromLog } from './replay.ts';
import { Turns } from './Turns.ts';

type Counts = readonly [Participant, number][];

export interface Synced {
  readonly diff: Uint8Array;
  readonly stateVector: Uint8Array;
}

export class Room {
  readonly #setting: RoomSetting;
  readonly #audience: Audience;
  readonly #edits: Edits;
  readonly #turns: Turns;
  #phase: Phase = { kind: 'loading' };
  readonly #backlog = new Backlog();
  #waiting: { readonly resolve: (phase: Live) => void; readonly reject: (why: AppError) => void }[] = [];
  #requests = 0;

  /** Starts loading once `after` has settled: the room that this one follows must be saved first. */
  constructor(setting: RoomSetting, after: Promise<void>) {
    this.#setting = setting;
    const { clock, telemetry } = setting;
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
      turnNow: () => this.#turn(),
      editable: () => (this.#phase.kind === 'live' ? this.#phase : null),
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
    const quiet = this.#audience.size === 0 && this.#requests === 0 && this.#edits.isEmpty;
    return quiet && this.#phase.kind === 'live' && this.#phase.journal.isSaved;
  }

  get isUnsaved(): boolean {
    return 'journal' in this.#phase && !this.#phase.journal.isSaved;
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
      this.#goLive({ kind: 'live', live, journal }, () => {
        for (const participant of this.#audience.everyone()) this.#audience.greet(participant);
      });
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
  #goLive(phase: Live, before: () => void): void {
    if (this.#phase.kind === 'gone') {
      phase.live.destroy();
      return;
    }
    this.#phase = phase;
    before();
    const { arrived, missed } = this.#backlog.empty();
    if (missed.length > 0) this.#takeMissed(missed);
    for (const { participant, message } of arrived) this.#act(participant, message);
    for (const waiter of this.#waiting.splice(0)) waiter.resolve(phase);
    this.#turns.poke(0);
  }

  #whenLive(): Promise<Live> {
    const phase = this.#phase;
    if (phase.kind === 'live') return Promise.resolve(phase);
    if (phase.kind === 'gone') return Promise.reject(phase.why);
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
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

  receive(participant: Participant, frame: Uint8Array): void {
    if (!this.#audience.has(participant)) return;
    try {
      const most = participant.may('document.edit') ? LIMITS.editorFrameBytes : LIMITS.readerFrameBytes;
      if (frame.length > most) throw new AppError('TOO_LARGE', `frame of ${frame.length} bytes`);
      const messages = wire.readFrame(frame);
      for (const message of messages) this.#act(participant, message);
      if (!this.#edits.isEmpty || this.#audience.presence.hasMoved) this.#turns.poke(messages.length);
    } catch (error) {
      this.#refuse(participant, error);
    }
  }

  #act(participant: Participant, message: wire.ClientMessage): void {
    if (!this.#audience.has(participant)) return;
    try {
      if (this.#phase.kind === 'live') this.#dispatch(participant, message, this.#phase.live);
      else this.#backlog.keep(participant, message);
    } catch (error) {
      this.#refuse(participant, error);
    }
  }

  #dispatch(participant: Participant, message: wire.ClientMessage, live: LiveDoc): void {
    switch (message.kind) {
      case 'stateVector':
        participant.connection.send(wire.frameOf(wire.step2Message(live.diff(message.stateVector))));
        break;
      case 'queryAwareness':
        this.#audience.tellPresence(participant);
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
    const { taken, counts } = this.#edits.empty();
    const emitted = this.#apply(phase.live, taken);
    if (emitted === null) {
      void this.#rebuild(phase, taken, counts);
      return;
    }
    this.#publish(phase.journal, emitted);
    if (counts.length > 0) phase.journal.afterDurable(() => this.#edits.acknowledge(counts));
  }

  /** Null when Yjs threw or was left with something pending: then the document cannot be trusted any more. */
  #apply(live: LiveDoc, taken: readonly Taken[]): readonly Uint8Array[] | null {
    if (taken.length === 0) return [];
    try {
      const emitted = this.#setting.applyTurn(
        live,
        taken.map((one) => one.update),
      );
      return live.isPending ? null : emitted;
    } catch (error) {
      this.#setting.telemetry.log.error(
        { documentId: this.#setting.documentId, err: error },
        'A turn failed',
      );
      return null;
    }
  }

  #publish(journal: Journal, emitted: readonly Uint8Array[]): void {
    this.#audience.broadcast(emitted);
    for (const update of emitted) journal.add(update);
  }

  /** Records that other nodes appended: they are in the log already. */
  #takeMissed(updates: readonly Uint8Array[]): void {
    if (!('live' in this.#phase)) {
      this.#backlog.keepMissed(updates);
      return;
    }
    this.#audience.broadcast(this.#phase.live.apply(updates));
  }

  /** The phase is `rebuilding` from the first line on: what arrives meanwhile is kept, in order. */
  async #rebuild({ live, journal }: Live, turn: readonly Taken[], counts: Counts): Promise<void> {
    this.#phase = { kind: 'rebuilding', journal };
    live.destroy();
    try {
      const rebuilt = await rebuildFromLog(this.#setting, journal, turn);
      this.#goLive({ kind: 'live', live: rebuilt.live, journal }, () => {
        this.#audience.broadcast(rebuilt.unseen);
        this.#publish(journal, rebuilt.emitted);
        journal.afterDurable(() => this.#edits.acknowledge(counts));
      });
    } catch (error) {
      const { documentId, telemetry } = this.#setting;
      telemetry.log.error({ documentId, err: error }, 'Could not rebuild the document');
      this.#end(new AppError('INTERNAL', 'rebuild failed', { cause: error }));
    }
  }

  /** Stateless sync: takes an update (perhaps empty), and answers when everything here is durable. */
  sync(grant: DocumentGrant, stateVector: Uint8Array, update: Uint8Array): Promise<Synced> {
    return this.#request(async () => {
      await this.#whenLive();
      if (update.length > 0) await this.#contribute(grant, update);
      const live = await this.#saved();
      return { diff: live.diff(stateVector), stateVector: live.stateVector() };
    });
  }

  /** The whole document, all of it durable. */
  state(): Promise<Uint8Array> {
    return this.#request(async () => (await this.#saved()).state());
  }

  async #contribute(grant: DocumentGrant, update: Uint8Array): Promise<void> {
    const refusals: unknown[] = [];
    const outcome = this.#edits.judge({
      source: { refuse: (error) => refusals.push(error) },
      memberId: grant.member.id,
      kind: grant.document.kind,
      mayEdit: may(grant.capabilities, 'document.edit'),
      update,
    });
    if (outcome === 'missing')
      throw new AppError('CONFLICT', 'builds on content that is not here: sync first');
    if (outcome === 'readOnly') throw new AppError('READ_ONLY');
    this.#turn();
    await this.#whenLive();
    if (refusals.length > 0) throw refusals[0];
  }

  /** An edit by the server itself; durable when it resolves. */
  edit(change: (doc: Y.Doc) => void): Promise<void> {
    return this.#request(async () => {
      await this.#whenLive();
      this.#turn();
      const phase = await this.#whenLive();
      try {
        this.#publish(phase.journal, phase.live.edit(change));
      } catch (error) {
        void this.#rebuild(phase, [], []);
        throw error;
      }
      await this.#saved();
    });
  }

  async #saved(): Promise<LiveDoc> {
    const { journal } = await this.#whenLive();
    await inTime(this.#setting.clock, this.#setting.loadTimeoutMs, journal.whenSaved());
    return (await this.#whenLive()).live;
  }

  async #request<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#requests += 1;
    try {
      return await work();
    } finally {
      this.#requests -= 1;
      this.#setting.onPeopleChanged();
    }
  }

  /** Saves everything, acknowledges it, and ends. Whoever is still here is closed and comes back later. */
  async drain(): Promise<void> {
    if (this.#phase.kind === 'rebuilding') await this.#whenLive().catch(() => undefined);
    this.#turn();
    if (this.#phase.kind === 'live') {
      const { live, journal } = this.#phase;
      this.#phase = { kind: 'draining', live, journal };
      await journal.whenSaved();
      await journal.settle();
    }
    this.#end(new AppError('SHUTTING_DOWN'));
  }

  /** Gives up on what is not saved. */
  abandon(): void {
    if ('journal' in this.#phase) this.#phase.journal.stop();
    this.#end(new AppError('SHUTTING_DOWN'));
  }

  #end(why: AppError): void {
    const phase = this.#phase;
    if (phase.kind === 'gone') return;
    this.#phase = { kind: 'gone', why };
    this.#turns.stop();
    for (const participant of this.#audience.everyone()) {
      participant.connection.close(why.code);
      this.#audience.remove(participant);
    }
    this.#audience.stop();
    for (const waiter of this.#waiting.splice(0)) waiter.reject(why);
    if ('live' in phase) phase.live.destroy();
    this.#backlog.empty();
    // A room that broke may still hold updates which the store has not taken: it stays until it has.
    if ('journal' in phase) phase.journal.afterDurable(this.#setting.onGone);
    else this.#setting.onGone();
  }
}
