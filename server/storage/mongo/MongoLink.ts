/**
 * MongoLink: the way to the database, which outlives the driver's own client. The driver can lose track of what it began:
 * a command written to a socket that has closed in the same moment is refused by Node, and the driver (mongodb 7.9 and
 * before, Connection.writeCommand) then waits for a `drain` that never comes, past every time-out that it has. When that
 * is its monitor's command it never finds the server again. So what the driver begins is watched here; what is overdue
 * tells that this client is lost. Then a fresh one is opened, and whoever waits for the lost one is refused, as after any
 * other broken connection.
 */
import type { Connection } from 'mongoose';
import mongoose from 'mongoose';
import { AppError } from '../../../shared/errors.ts';
import type { Clock } from '../../clock.ts';
import { type Collections, defineCollections, isDuplicate } from './collections.ts';

const SOCKET_MS = 12_000;
const CONNECT_MS = 3_000;
const HEARTBEAT_MS = 10_000;

const CONNECTION = {
  // Acknowledged means: on the journal of most members. A power cut of one machine loses nothing.
  writeConcern: { w: 'majority', journal: true, wtimeoutMS: 10_000 },
  readConcern: { level: 'local' },
  serverSelectionTimeoutMS: 5_000,
  // Longer than wtimeoutMS: a server that waits for other members says so itself.
  socketTimeoutMS: SOCKET_MS,
  connectTimeoutMS: CONNECT_MS,
  heartbeatFrequencyMS: HEARTBEAT_MS,
  waitQueueTimeoutMS: 5_000,
  monitorCommands: true,
  bufferCommands: false,
} as const;

/** Longer than the driver itself may take for a command, and for a heartbeat that the server answers when it changes. */
const OVERDUE_MS = Math.max(SOCKET_MS, HEARTBEAT_MS + CONNECT_MS) + 3_000;
const LOOK_MS = 2_000;

interface Event {
  readonly connectionId?: string | number;
  readonly requestId?: number;
}
/** What the driver tells that it begins, and what it tells when that has come to an end. */
const WATCHED: readonly { begins: string; ends: readonly string[]; key: (event: Event) => unknown }[] = [
  {
    begins: 'commandStarted',
    ends: ['commandSucceeded', 'commandFailed'],
    key: ({ requestId }) => requestId,
  },
  {
    begins: 'serverHeartbeatStarted',
    ends: ['serverHeartbeatSucceeded', 'serverHeartbeatFailed'],
    key: ({ connectionId }) => connectionId,
  },
  {
    begins: 'connectionCreated',
    ends: ['connectionReady', 'connectionClosed'],
    key: ({ connectionId }) => connectionId,
  },
];

type Listening = { on(event: string, listener: (event: Event) => void): unknown };

/** One client of the driver, and who waits for it. */
class Held {
  readonly #collections: Collections;
  readonly #connection: Connection;
  readonly #clock: Clock;
  readonly #begun = new Map<string, number>();
  readonly #waiting = new Set<(error: Error) => void>();

  /** Rejects when the server does not answer within the driver's patience. */
  static async open(uri: string, clock: Clock): Promise<Held> {
    const connection = mongoose.createConnection(uri, CONNECTION);
    // Without a listener a lost connection would end the process (I12); every call says STORE_UNAVAILABLE by itself.
    connection.on('error', () => undefined);
    const held = new Held(connection, clock);
    try {
      await connection.asPromise();
      held.#watch();
      return held;
    } catch (error) {
      await connection.close();
      throw error;
    }
  }

  private constructor(connection: Connection, clock: Clock) {
    this.#connection = connection;
    this.#clock = clock;
    this.#collections = defineCollections(connection);
  }

  #watch(): void {
    const client = this.#connection.getClient() as unknown as Listening;
    for (const { begins, ends, key } of WATCHED) {
      client.on(begins, (event) => this.#begun.set(`${begins} ${key(event)}`, this.#clock.now()));
      for (const end of ends) client.on(end, (event) => this.#begun.delete(`${begins} ${key(event)}`));
    }
  }

  get isLost(): boolean {
    const overdue = this.#clock.now() - OVERDUE_MS;
    for (const since of this.#begun.values()) if (since <= overdue) return true;
    return false;
  }

  /** The answer, or a refusal once this client is given up: a lost command never settles by itself. */
  answer<Answer>(call: (at: Collections) => PromiseLike<Answer>): Promise<Answer> {
    const asked = async () => call(this.#collections);
    return new Promise((resolve, reject) => {
      this.#waiting.add(reject);
      asked()
        .then(resolve, reject)
        .finally(() => this.#waiting.delete(reject));
    });
  }

  async close(): Promise<void> {
    await this.#connection.close(true);
  }

  giveUp(): void {
    for (const reject of this.#waiting) reject(new Error('its connection was lost'));
    // A client that has lost track may never finish closing, and nothing waits for what it says.
    this.close().catch(() => undefined);
  }
}

export class MongoLink {
  readonly #uri: string;
  readonly #clock: Clock;
  readonly #onReplaced: () => void;
  #held: Held;
  #cancelLook: () => void = () => undefined;
  #closed = false;

  /** Rejects when the server does not answer within five seconds. */
  static async open(uri: string, clock: Clock, onReplaced: () => void = () => undefined): Promise<MongoLink> {
    return new MongoLink(uri, clock, onReplaced, await Held.open(uri, clock));
  }

  private constructor(uri: string, clock: Clock, onReplaced: () => void, held: Held) {
    this.#uri = uri;
    this.#clock = clock;
    this.#onReplaced = onReplaced;
    this.#held = held;
    this.#lookLater();
  }

  /** One call to the database: a duplicate key passes, anything else means that it cannot be used now. */
  async ask<Answer>(call: (at: Collections) => PromiseLike<Answer>): Promise<Answer> {
    try {
      return await this.#held.answer(call);
    } catch (error) {
      if (isDuplicate(error)) throw error;
      const detail = error instanceof Error ? error.message : String(error);
      throw new AppError('STORE_UNAVAILABLE', `MongoDB does not answer: ${detail}`, { cause: error });
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#cancelLook();
    await this.#held.close();
  }

  #lookLater(): void {
    this.#cancelLook = this.#clock.after(LOOK_MS, () => void this.#look());
  }

  async #look(): Promise<void> {
    if (this.#held.isLost) await this.#replace();
    if (!this.#closed) this.#lookLater();
  }

  async #replace(): Promise<void> {
    const fresh = await Held.open(this.#uri, this.#clock).catch(() => null);
    // The server is away: the next look tries again, and every call says so meanwhile.
    if (fresh === null) return;
    if (this.#closed) return fresh.close();
    this.#held.giveUp();
    this.#held = fresh;
    this.#onReplaced();
  }
}
