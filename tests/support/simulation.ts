/**
 * One seeded story of a room: people of both implementations edit, lose their wires, come back, lose and regain the
 * right to edit, while messages of different wires overtake each other, the store fails, and the server is stopped or
 * killed and started again on the same disk. Afterwards everything is healed, and the story says what came of it.
 *
 * Yrs 0.18.3 that has lived for long sometimes misses part of a delete set that begins in something deleted already (Yjs
 * given the same bytes does not), and then misses it for ever. So of its replicas what they wrote is compared as it is,
 * and what they read after they have opened the document anew.
 */
import * as prng from 'lib0/prng';
import * as Y from 'yjs';
import { type DocumentId, newId } from '../../shared/ids.ts';
import { createFakeClock, type FakeClock } from './fakeClock.ts';
import { createMemoryLog, type Disk, type MemoryLog, unavailable } from './memoryLog.ts';
import type { Content } from './replicas.ts';
import { type Kind, Peer, quiesce } from './roomPeer.ts';
import { createWorld, type World } from './roomWorld.ts';
import { createPerson } from './testGate.ts';

export interface Ending {
  readonly contents: readonly Content[];
  readonly stored: Content;
  /** State vector of each replica and of the store. */
  readonly vectors: readonly string[];
  /** Deletions in the same places. */
  readonly deletes: readonly string[];
  readonly acknowledged: number;
  /** People who were not told that everything is saved. */
  readonly unsaved: number;
  /** Acknowledged updates that the store has not got. */
  readonly lost: number;
  readonly closes: readonly string[];
  readonly errors: readonly string[];
  readonly pendingTimers: number;
}

export interface Story {
  readonly seed: number;
  readonly steps: number;
  readonly people: readonly Kind[];
}

const WORDS = ['heat ', 'roof ', 'öko ', '🌍', 'ßtraße ', 'a', 'kW/m² '];

class Simulation {
  readonly #gen: prng.PRNG;
  readonly #clock = createFakeClock();
  readonly #disk: Disk = new Map();
  readonly #documentId = newId<DocumentId>();
  readonly #peers: readonly Peer[];
  readonly #closes = new Set<string>();
  readonly #errors: string[] = [];
  #log!: MemoryLog;
  #world!: World;
  #killClock!: () => void;
  #notes = 0;

  constructor({ seed, people }: Story) {
    this.#gen = prng.create(seed);
    this.#peers = people.map((kind, index) => new Peer(createPerson(`P${index}`), kind, 1_000 + index));
    this.#start();
  }

  #start(): void {
    this.#log = createMemoryLog(this.#disk);
    const [clock, kill] = mortal(this.#clock);
    this.#killClock = kill;
    const limits = { roomIdleMs: 5_000, loadTimeoutMs: 10_000, random: () => prng.real53(this.#gen) };
    this.#world = createWorld({ log: this.#log, clock, documentId: this.#documentId, limits });
  }

  #any<Of>(of: readonly Of[]): Of {
    return prng.oneOf(this.#gen, [...of]);
  }

  #chance(of: number): boolean {
    return prng.int32(this.#gen, 0, of - 1) === 0;
  }

  async run(steps: number): Promise<Ending> {
    for (let step = 0; step < steps; step += 1) await this.#step();
    return this.#heal();
  }

  async #step(): Promise<void> {
    const peer = this.#any(this.#peers);
    this.#edit(this.#any(this.#peers));
    for (let moves = prng.int32(this.#gen, 0, 6); moves > 0; moves -= 1) {
      const mover = this.#any(this.#peers);
      if (this.#chance(2)) mover.pushOne();
      else mover.pullOne();
    }
    if (!peer.isOpen) this.#reconnect(peer);
    else if (this.#chance(12)) peer.disconnect();
    else if (this.#chance(14)) this.#changeRole(peer);
    if (this.#chance(20)) this.#trouble();
    if (this.#chance(40)) await this.#restart();
    await this.#clock.advance(this.#chance(30) ? 7_000 : prng.int32(this.#gen, 0, 25));
  }

  #reconnect(peer: Peer): void {
    if (peer.line?.closedWith) this.#closes.add(peer.line.closedWith);
    if (this.#chance(3)) return;
    peer.disconnect();
    peer.connect(this.#world);
  }

  #changeRole(peer: Peer): void {
    peer.person.role = peer.person.role === 'member' ? 'observer' : 'member';
    peer.line?.become(peer.person.role);
  }

  /** For a while the store refuses, or takes its time, or answers nothing. */
  #trouble(): void {
    const until = this.#clock.now() + prng.int32(this.#gen, 50, 12_000);
    const kind = this.#any(['fail', 'delay', 'compact'] as const);
    this.#log.faults.before = (operation) => {
      if (this.#clock.now() >= until) return undefined;
      if (kind === 'delay') return new Promise((resolve) => this.#clock.after(300, resolve));
      if (kind === 'fail' || operation === 'compact') throw unavailable();
      return undefined;
    };
  }

  async #restart(): Promise<void> {
    if (this.#chance(2)) {
      const stopped = this.#world.hub.stop();
      await this.#clock.advance(15_000);
      await stopped;
    } else {
      this.#killClock();
      this.#log.faults.before = () => new Promise(() => undefined);
    }
    this.#noteErrors();
    for (const peer of this.#peers) peer.disconnect();
    this.#start();
  }

  #noteErrors(): void {
    const expected = /Could not (load|save)|before everything was saved/;
    for (const { message } of this.#world.telemetry.errors)
      if (!expected.test(message)) this.#errors.push(message);
  }

  /** A person edits also without a wire; somebody who knows that they may not edit does not. */
  #edit(peer: Peer): void {
    const { replica, person } = peer;
    if (person.role !== 'member') return;
    const ids = replica.noteIds();
    const id = ids.length > 0 ? this.#any(ids) : null;
    const text = id === null ? '' : replica.textOf(id);
    const act = prng.int32(this.#gen, 0, 9);
    if (id === null || act === 0) {
      this.#notes += 1;
      replica.addNote(`n${this.#notes}`, act, this.#any(WORDS));
    } else if (act === 1 && ids.length > 3) replica.remove(id);
    else if (act < 6) replica.move(id, prng.int32(this.#gen, 0, 900), prng.int32(this.#gen, 0, 900));
    else if (act < 8 || text.length < 4) replica.write(id, this.#placeIn(text), this.#any(WORDS));
    else replica.erase(id, 0, [...text][0]?.length ?? 1);
    if (this.#chance(4)) peer.point(this.#notes);
  }

  /** Never inside a surrogate pair, as no editor does. */
  #placeIn(text: string): number {
    const letters = [...text];
    return letters.slice(0, prng.int32(this.#gen, 0, letters.length)).join('').length;
  }

  async #heal(): Promise<Ending> {
    this.#log.faults.before = () => undefined;
    await this.#clock.advance(15_000);
    for (const peer of this.#peers) {
      peer.person.role = 'member';
      if (peer.isOpen) peer.line?.become('member');
      else {
        peer.disconnect();
        peer.connect(this.#world);
      }
    }
    await quiesce(this.#world, this.#peers);
    for (const peer of this.#peers) if (peer.line?.closedWith) this.#closes.add(peer.line.closedWith);

    const unsaved = this.#peers.filter((peer) => !peer.isSaved).length;
    const vectors = this.#peers.map((peer) => vectorIn(peer.replica.diff(WHOLE)));
    const readers = await this.#readAnew();
    const contents = readers.map((peer) => peer.replica.content());
    const deletes = readers.map((peer) => deletesIn(peer.replica.diff(WHOLE)));
    for (const peer of [...this.#peers, ...readers]) peer.destroy();
    await this.#clock.advance(60_000);
    const stopped = this.#world.hub.stop();
    await this.#clock.advance(15_000);
    await stopped;
    this.#noteErrors();
    const stored = this.#load();
    const state = Y.encodeStateAsUpdate(stored);
    const acknowledged = this.#peers.flatMap((peer) => peer.acknowledged);
    return {
      contents,
      stored: stored.getMap('items').toJSON(),
      vectors: [...vectors, vectorIn(state)],
      deletes: [...deletes, deletesIn(state)],
      acknowledged: acknowledged.length,
      unsaved,
      lost: acknowledged.filter((update) => !holds(stored, update)).length,
      closes: [...this.#closes],
      errors: this.#errors,
      pendingTimers: this.#clock.pending,
    };
  }

  /** Yjs as it is; Yrs opens the document again. */
  async #readAnew(): Promise<readonly Peer[]> {
    const readers = this.#peers.map((peer) =>
      peer.kind === 'yjs' ? peer : new Peer(peer.person, 'ywasm', peer.replica.clientId + 1_000),
    );
    for (const reader of readers) if (!this.#peers.includes(reader)) reader.connect(this.#world);
    await quiesce(this.#world, readers);
    return readers;
  }

  #load(): Y.Doc {
    const doc = new Y.Doc();
    const { snapshot, records } = this.#log.stored(this.#documentId);
    if (snapshot) Y.applyUpdate(doc, snapshot);
    for (const record of records) Y.applyUpdate(doc, record.update);
    return doc;
  }
}

const WHOLE = new Uint8Array([0]);

/** A clock whose timers die with the process that set them. */
function mortal(clock: FakeClock): readonly [FakeClock, () => void] {
  const cancels = new Set<() => void>();
  let dead = false;
  const after: FakeClock['after'] = (ms, run) => {
    if (dead) return () => undefined;
    const cancel = clock.after(ms, () => {
      cancels.delete(cancel);
      run();
    });
    cancels.add(cancel);
    return cancel;
  };
  const kill = () => {
    dead = true;
    for (const cancel of cancels) cancel();
  };
  return [{ now: clock.now, after, advance: clock.advance, pending: 0 }, kill];
}

/** Applying it again changes nothing. */
function holds(doc: Y.Doc, update: Uint8Array): boolean {
  let isNew = false;
  const notice = () => {
    isNew = true;
  };
  doc.on('update', notice);
  Y.applyUpdate(doc, update);
  doc.off('update', notice);
  return !isNew && doc.store.pendingStructs === null && doc.store.pendingDs === null;
}

function snapshotOf(state: Uint8Array): Y.Snapshot {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  return Y.snapshot(doc);
}

const byClient = ([a]: readonly [number, unknown], [b]: readonly [number, unknown]) => a - b;
const vectorIn = (state: Uint8Array) => JSON.stringify([...snapshotOf(state).sv].sort(byClient));
const deletesIn = (state: Uint8Array) => JSON.stringify([...snapshotOf(state).ds.clients].sort(byClient));

export async function simulate(story: Story): Promise<Ending> {
  const ending = await new Simulation(story).run(story.steps);
  return ending;
}
