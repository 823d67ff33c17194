/** The load: one process on one core that plays everybody in the room. Told what to do by its parent, and answers it. */
import * as Y from 'yjs';
import { boardItems } from '../../../shared/documents/board.ts';
import { Joins, type JoinsOrder, type JoinsResult } from './Joins.ts';
import { Account, type Half, halfOf, Ledger, quantile } from './Ledger.ts';
import { Listener } from './Listener.ts';
import { RawClient, type RawClientOptions } from './RawClient.ts';
import { type RoomsOrder, type RoomsResult, SmallRooms } from './SmallRooms.ts';
import { Stall, type StallOrder, type StallResult } from './Stall.ts';
import { clientIdOf, drags, onlyLooks, type Script, stateOf, writeScript } from './script.ts';
import { TunnelClient } from './TunnelClient.ts';
import * as wire from './wire.ts';

export interface LoadOrder {
  readonly kind: 'room';
  readonly port: number;
  readonly path: string;
  /** Request headers of each person, one list each; or nothing. */
  readonly headers: readonly (readonly string[])[];
  readonly people: number;
  readonly warmUpMs: number;
  readonly halfMs: number;
  readonly hocuspocusName: string | null;
  /** Ask what is saved (message type 102). */
  readonly asksSaved: boolean;
  /** Through socket.io. */
  readonly tunnelled: boolean;
}

export interface HalfResult {
  readonly updateP50: number;
  readonly updateP95: number;
  readonly stateP50: number;
  readonly stateP95: number;
  readonly updatesArrived: number;
  readonly statesArrived: number;
}

export interface LoadResult {
  readonly halves: readonly HalfResult[];
  readonly drainMs: number;
  /** Share of its core that the generator used. */
  readonly generator: number;
  /** How late its acts were, 95th percentile. */
  readonly lateP95: number;
  readonly closed: readonly string[];
  readonly sameDocument: boolean;
  readonly savedP95: number | null;
  readonly bytesPerPersonAndSecond: number;
}

export type FromGenerator =
  | { readonly kind: 'measuring' | 'measured' }
  | { readonly kind: 'result'; readonly result: LoadResult | RoomsResult | JoinsResult | StallResult }
  | { readonly kind: 'failed'; readonly why: string };

const LISTENERS = 4;
const SAVERS = 4;
const CONNECTING_AT_ONCE = 40;
const OPEN_MS = 30_000;
const DRAIN_MS = 1_500;
const TICK_MS = 1;
/** What the sampled people are shown before the load starts. */
const SETTLE_MS = 1_000;

const tell = (message: FromGenerator) => void process.send?.(message);
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

type Client = RawClient | TunnelClient;

const open = (tunnelled: boolean, options: RawClientOptions): Client =>
  tunnelled ? new TunnelClient(options) : new RawClient(options);

/** Somebody who asks what is saved: remembers when each of its messages left. */
class Saver {
  readonly #sentAt: number[] = [];
  #durable = 0;
  readonly latencies: number[] = [];

  note(at: number): void {
    this.#sentAt.push(at);
  }

  take(payload: Uint8Array, ledger: Ledger): void {
    if (payload[0] !== 102) return;
    const count =
      (payload[1] ?? 0) < 128 ? (payload[1] ?? 0) : (payload[1] ?? 0) - 128 + (payload[2] ?? 0) * 128;
    const now = performance.now();
    for (; this.#durable < count; this.#durable += 1) {
      const sent = this.#sentAt[this.#durable] ?? 0;
      if (ledger.halfOf(sent) >= 0) this.latencies.push(now - sent);
    }
  }
}

class Load {
  readonly #order: LoadOrder;
  #dialect: wire.Dialect;
  #script: Script;
  readonly #ledger = new Ledger();
  readonly #clients: Client[] = [];
  readonly #listeners = new Map<number, Listener>();
  readonly #savers = new Map<number, Saver>();
  readonly #closed: string[] = [];
  readonly #late: number[] = [];

  constructor(order: LoadOrder) {
    this.#order = order;
    const { hocuspocusName, path, tunnelled } = order;
    const plain = { ...wire.PLAIN, tunnelled: tunnelled ? wire.documentOf(path) : null };
    this.#dialect = hocuspocusName === null ? plain : wire.hocuspocusDialect(hocuspocusName);
    this.#script = { seed: new Uint8Array(), acts: [], doc: new Y.Doc() };
  }

  /** Whether this server compresses decides how everything is written. */
  async #prepare(): Promise<void> {
    const { people, warmUpMs, halfMs } = this.#order;
    const compresses = await this.#askWhetherItCompresses();
    this.#dialect = { ...this.#dialect, compresses };
    this.#script = writeScript(people, warmUpMs + 2 * halfMs, this.#dialect);
    this.#chooseSamples();
  }

  #askWhetherItCompresses(): Promise<boolean> {
    const { port, path, headers } = this.#order;
    return new Promise((resolve, reject) => {
      const onOpen = () => {
        resolve(client.compresses);
        client.close();
      };
      const onClose = (why: string) => reject(new Error(why));
      const client = open(this.#order.tunnelled, { port, path, headers: headers[0] ?? [], onOpen, onClose });
    });
  }

  #chooseSamples(): void {
    const { people, asksSaved } = this.#order;
    const everybody = Array.from({ length: people }, (_, person) => person);
    for (const person of spread(everybody.filter(onlyLooks), LISTENERS)) {
      const keeps = this.#listeners.size === 0;
      this.#listeners.set(person, new Listener(new Account(this.#ledger), this.#dialect, keeps));
    }
    if (asksSaved)
      for (const person of spread(everybody.filter(drags), SAVERS)) this.#savers.set(person, new Saver());
  }

  #connect(person: number): Promise<void> {
    const { port, path, headers } = this.#order;
    const listener = this.#listeners.get(person);
    const saver = this.#savers.get(person);
    const onMessage = listener
      ? (payload: Uint8Array) => listener.take(payload)
      : saver && ((payload: Uint8Array) => saver.take(payload, this.#ledger));
    return new Promise((resolve, reject) => {
      const client = open(this.#order.tunnelled, {
        port,
        path,
        headers: headers[person] ?? [],
        onOpen: () => {
          // The rest of the answer's chunk is read first.
          setImmediate(() => {
            this.#greet(person, client);
            resolve();
          });
        },
        onClose: (why) => {
          this.#closed.push(why);
          reject(new Error(why));
        },
        ...(onMessage ? { onMessage } : {}),
      });
      this.#clients[person] = client;
    });
  }

  /** What a stock client says when it opens. */
  #greet(person: number, client: Client): void {
    const state = wire.awarenessMessage(clientIdOf(person), 1, stateOf(person, person, person));
    const saved = this.#savers.has(person) ? [wire.askWhatIsSaved()] : [];
    for (const message of [...this.#dialect.greeting, ...saved, wire.askForAll(), wire.haveNothing(), state])
      client.write(wire.clientFrame(this.#dialect, message));
    this.#savers.get(person)?.note(performance.now());
  }

  async #everybodyIn(): Promise<void> {
    const { people } = this.#order;
    await this.#connect(0);
    this.#clients[0]?.write(wire.clientFrame(this.#dialect, wire.updateMessage(this.#script.seed)));
    let next = 1;
    const one = async () => {
      while (next < people) {
        next += 1;
        await this.#connect(next - 1);
      }
    };
    await Promise.all(Array.from({ length: CONNECTING_AT_ONCE }, one));
  }

  async #untilSeeded(): Promise<void> {
    const deadline = performance.now() + OPEN_MS;
    while (![...this.#listeners.values()].every((listener) => listener.hasSeed)) {
      if (performance.now() > deadline) throw new Error('the notes did not arrive');
      await pause(20);
    }
    await pause(SETTLE_MS);
  }

  /** Sends everything at its time. Resolves at the end of the last half. */
  #play(start: number): Promise<void> {
    const { acts } = this.#script;
    let next = 0;
    return new Promise((resolve) => {
      const tick = () => {
        const now = performance.now();
        for (let act = acts[next]; act !== undefined && start + act.at <= now; act = acts[next]) {
          next += 1;
          this.#send(act, start);
        }
        if (next < acts.length) setTimeout(tick, TICK_MS);
        else resolve();
      };
      tick();
    });
  }

  #send(act: Script['acts'][number], start: number): void {
    const at = performance.now();
    if (this.#ledger.halfOf(at) >= 0) this.#late.push(at - start - act.at);
    this.#ledger.note(clientIdOf(act.person), act, at);
    if (act.kind === 'update') this.#savers.get(act.person)?.note(at);
    this.#clients[act.person]?.write(act.frame);
  }

  async #drain(): Promise<number> {
    const ended = performance.now();
    const accounts = this.#accounts();
    while (performance.now() - ended < DRAIN_MS) {
      if (accounts.every((account) => account.isLevel))
        return Math.max(0, ...accounts.map((account) => account.lastArrival - ended));
      await pause(10);
    }
    return Number.POSITIVE_INFINITY;
  }

  #accounts(): readonly Account[] {
    return [...this.#listeners.values()].map((listener) => listener.account);
  }

  #received(): number {
    return this.#clients.reduce((sum, client) => sum + client.received, 0);
  }

  /** The updates that one listener was sent, applied by Yjs, against the document that the writers wrote. */
  #sameDocument(): boolean {
    const [listener] = this.#listeners.values();
    const doc = new Y.Doc();
    doc.transact(() => {
      for (const update of listener?.updates ?? []) Y.applyUpdate(doc, update);
    });
    const textOf = (one: Y.Doc) => JSON.stringify(sorted(boardItems(one).toJSON()));
    return textOf(doc) === textOf(this.#script.doc);
  }

  async run(): Promise<LoadResult> {
    const { warmUpMs, halfMs, people } = this.#order;
    await this.#prepare();
    await this.#everybodyIn();
    await this.#untilSeeded();
    const start = performance.now();
    const from = start + warmUpMs;
    this.#ledger.measureBetween(from, from + halfMs, from + 2 * halfMs);
    let before = { cpu: process.cpuUsage(), at: 0, received: 0 };
    setTimeout(() => {
      before = { cpu: process.cpuUsage(), at: performance.now(), received: this.#received() };
      tell({ kind: 'measuring' });
    }, warmUpMs);
    await this.#play(start);
    const used = process.cpuUsage(before.cpu);
    const elapsed = performance.now() - before.at;
    const received = this.#received() - before.received;
    tell({ kind: 'measured' });
    const drainMs = await this.#drain();
    const closed = [...this.#closed];
    for (const client of this.#clients) client.close();
    const saved = [...this.#savers.values()].flatMap((saver) => saver.latencies);
    return {
      halves: [0, 1].map((half) => this.#half(half)),
      drainMs,
      generator: (used.user + used.system) / 1_000 / elapsed,
      lateP95: quantile(this.#late, 0.95),
      closed,
      sameDocument: this.#sameDocument(),
      savedP95: saved.length > 0 ? quantile(saved, 0.95) : null,
      bytesPerPersonAndSecond: received / people / (elapsed / 1_000),
    };
  }

  #half(half: number): HalfResult {
    const share = ({ arrived, sent }: Half) => arrived / Math.max(1, sent);
    const updates = halfOf(this.#ledger, this.#accounts(), 'update', half);
    const states = halfOf(this.#ledger, this.#accounts(), 'awareness', half);
    return {
      updateP50: quantile(updates.latencies, 0.5),
      updateP95: quantile(updates.latencies, 0.95),
      stateP50: quantile(states.latencies, 0.5),
      stateP95: quantile(states.latencies, 0.95),
      updatesArrived: share(updates),
      statesArrived: share(states),
    };
  }
}

function spread<Item>(items: readonly Item[], count: number): readonly Item[] {
  const step = Math.max(1, items.length / count);
  const chosen = Array.from(
    { length: Math.min(count, items.length) },
    (_, index) => items[Math.floor(index * step)],
  );
  return chosen.filter((item): item is Item => item !== undefined);
}

function sorted(items: Record<string, unknown>): unknown {
  return Object.entries(items).sort(([a], [b]) => (a < b ? -1 : 1));
}

export type Order = LoadOrder | RoomsOrder | JoinsOrder | StallOrder;

function obey(order: Order): Promise<LoadResult | RoomsResult | JoinsResult | StallResult> {
  const mark = (kind: 'measuring' | 'measured') => tell({ kind });
  switch (order.kind) {
    case 'room':
      return new Load(order).run();
    case 'rooms':
      return new SmallRooms(order).run(mark);
    case 'joins':
      return new Joins(order).run(mark);
    case 'stall':
      return new Stall(order).run(mark);
  }
}

process.on('message', (order: Order) => {
  obey(order).then(
    (result) => tell({ kind: 'result', result }),
    (error: unknown) => tell({ kind: 'failed', why: error instanceof Error ? error.message : String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
