/** Many rooms with a few people each: in every room one moves a cursor now and then and one drags a note. */
import * as Y from 'yjs';
import { Account, halfOf, Ledger, quantile } from './Ledger.ts';
import { Listener } from './Listener.ts';
import { RawClient } from './RawClient.ts';
import { type Act, clientIdOf, type Script, stateOf, writeRoomScript } from './script.ts';
import * as wire from './wire.ts';

export interface RoomsOrder {
  readonly kind: 'rooms';
  readonly port: number;
  readonly paths: readonly string[];
  readonly headers: readonly (readonly string[])[];
  readonly perRoom: number;
  /** 0: nobody does anything. */
  readonly cursorEveryMs: number;
  readonly dragEveryMs: number;
  /** Before what is measured the same, so many times as fast: code is compiled by then, as in a server that runs for days. */
  readonly warmUpMs: number;
  readonly warmUpSpeed: number;
  readonly ms: number;
}

export interface RoomsResult {
  readonly p50: number;
  readonly p95: number;
  readonly arrived: number;
  readonly closed: readonly string[];
}

const CONNECTING_AT_ONCE = 20;
const LISTENED_ROOMS = 20;
const SETTLE_MS = 2_000;
/** Longer than the parent takes to look at the server's memory. */
const LEFT_MS = 1_000;
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

interface Room {
  readonly clients: RawClient[];
  readonly ledger: Ledger;
  readonly listener: Listener | null;
}

export class SmallRooms {
  readonly #order: RoomsOrder;
  #dialect = wire.PLAIN;
  #script: Script = { seed: new Uint8Array(), acts: [], doc: new Y.Doc() };
  readonly #rooms: Room[] = [];
  readonly #closed: string[] = [];

  constructor(order: RoomsOrder) {
    this.#order = order;
  }

  /** `measuring` and `measured` frame the time in which things happen. */
  async run(tell: (kind: 'measuring' | 'measured') => void): Promise<RoomsResult> {
    const { warmUpMs, ms, cursorEveryMs, dragEveryMs } = this.#order;
    await this.#open();
    await pause(SETTLE_MS);
    if (cursorEveryMs === 0) {
      tell('measuring');
      tell('measured');
      return { p50: 0, p95: 0, arrived: 1, closed: this.#closed };
    }
    const from = performance.now() + warmUpMs;
    for (const { ledger } of this.#rooms) ledger.measureBetween(from, from + ms / 2, from + ms);
    setTimeout(() => tell('measuring'), warmUpMs);
    await this.#play(from, Math.max(cursorEveryMs, dragEveryMs));
    tell('measured');
    await pause(LEFT_MS);
    const closed = [...this.#closed];
    for (const { clients } of this.#rooms) for (const client of clients) client.close();
    return { ...this.#latencies(), closed };
  }

  async #open(): Promise<void> {
    const { paths, perRoom, warmUpMs, warmUpSpeed, ms, cursorEveryMs, dragEveryMs } = this.#order;
    const [first] = paths;
    const probe = await this.#connect(first ?? '', 0, null);
    this.#dialect = { ...this.#dialect, compresses: probe.compresses };
    probe.close();
    this.#script = writeRoomScript(cursorEveryMs, dragEveryMs, warmUpMs * warmUpSpeed + ms, this.#dialect);
    const listenEvery = Math.max(1, Math.floor(paths.length / LISTENED_ROOMS));
    for (const index of paths.keys()) {
      const ledger = new Ledger();
      const listens = index % listenEvery === 0;
      const listener = listens ? new Listener(new Account(ledger), this.#dialect, false) : null;
      this.#rooms.push({ clients: [], ledger, listener });
    }
    const places = paths.flatMap((path, room) =>
      Array.from({ length: perRoom }, (_, person) => ({ path, room, person })),
    );
    let next = 0;
    const one = async () => {
      for (let place = places[next]; place !== undefined; place = places[next]) {
        next += 1;
        await this.#enter(place.path, place.room, place.person);
      }
    };
    await Promise.all(Array.from({ length: CONNECTING_AT_ONCE }, one));
  }

  async #enter(path: string, index: number, person: number): Promise<void> {
    const room = this.#rooms[index];
    if (!room) return;
    const listens = person === this.#order.perRoom - 1;
    const client = await this.#connect(
      path,
      index * this.#order.perRoom + person,
      listens ? room.listener : null,
    );
    room.clients[person] = client;
    const state = wire.awarenessMessage(clientIdOf(person), 1, stateOf(person, person, person));
    const seed = person === 0 ? [wire.updateMessage(this.#script.seed)] : [];
    for (const message of [wire.askForAll(), wire.haveNothing(), ...seed, state])
      client.write(wire.clientFrame(this.#dialect, message));
  }

  #connect(path: string, who: number, listener: Listener | null): Promise<RawClient> {
    const { port, headers } = this.#order;
    return new Promise((resolve, reject) => {
      const client = new RawClient({
        port,
        path,
        headers: headers[who % Math.max(1, headers.length)] ?? [],
        onOpen: () => setImmediate(() => resolve(client)),
        onClose: (why) => {
          this.#closed.push(why);
          reject(new Error(why));
        },
        ...(listener ? { onMessage: (payload: Uint8Array) => listener.take(payload) } : {}),
      });
    });
  }

  /** The same acts in every room, each room with a phase of its own. */
  #play(from: number, spreadMs: number): Promise<void> {
    const { warmUpMs, warmUpSpeed } = this.#order;
    const planned = this.#rooms
      .flatMap((room, index) => {
        const phase = ((index * 0.618_034) % 1) * spreadMs;
        return this.#script.acts.map((act) => {
          const at = phase + act.at - warmUpMs * warmUpSpeed;
          return { room, act, at: from + (at < 0 ? at / warmUpSpeed : at) };
        });
      })
      .sort((a, b) => a.at - b.at);
    let next = 0;
    return new Promise((resolve) => {
      const tick = () => {
        const now = performance.now();
        for (let one = planned[next]; one !== undefined && one.at <= now; one = planned[next]) {
          next += 1;
          send(one.room, one.act);
        }
        if (next < planned.length) setTimeout(tick, 1);
        else resolve();
      };
      tick();
    });
  }

  #latencies(): Omit<RoomsResult, 'closed'> {
    const listened = this.#rooms.filter((room) => room.listener !== null);
    const halves = listened.flatMap(({ ledger, listener }) =>
      (['update', 'awareness'] as const).flatMap((kind) =>
        [0, 1].map((half) => halfOf(ledger, listener ? [listener.account] : [], kind, half)),
      ),
    );
    const latencies = halves.flatMap((half) => half.latencies);
    const sent = halves.reduce((sum, half) => sum + half.sent, 0);
    return {
      p50: quantile(latencies, 0.5),
      p95: quantile(latencies, 0.95),
      arrived: latencies.length / Math.max(1, sent),
    };
  }
}

function send({ clients, ledger }: Room, act: Act): void {
  ledger.note(clientIdOf(act.person), act, performance.now());
  clients[act.person]?.write(act.frame);
}
