/** Joins: a board with a long life, and people who open it one after the other. */
import * as Y from 'yjs';
import { boardItems } from '../../../shared/documents/board.ts';
import { Account, Ledger, quantile } from './Ledger.ts';
import { Listener } from './Listener.ts';
import { RawClient } from './RawClient.ts';
import { clientIdOf, seedNotes } from './script.ts';
import * as wire from './wire.ts';

export interface JoinsOrder {
  readonly kind: 'joins';
  readonly port: number;
  readonly path: string;
  readonly headers: readonly (readonly string[])[];
  /** Put the board there first. */
  readonly seeds: boolean;
  readonly joins: number;
}

export interface JoinsResult {
  readonly bytes: number;
  readonly ms: number;
}

const NOTES = 2_000;
const UPDATES = 100_000;
/** Not measured, where more than one join is: code is compiled by then, as in a server that runs for days. */
const WARM_UP = 100;
const AUTHORS = 50;

/** The state after 100,000 edits by 50 people. */
function longLife(): Uint8Array {
  const doc = new Y.Doc();
  const ids = seedNotes(doc, NOTES);
  for (let edit = 0; edit < UPDATES; edit += 1) {
    doc.clientID = clientIdOf(edit % AUTHORS);
    const note = boardItems(doc).get(ids[(edit * 7) % NOTES] ?? '');
    note?.set(edit % 2 === 0 ? 'x' : 'y', edit);
  }
  return Y.encodeStateAsUpdate(doc);
}

export class Joins {
  readonly #order: JoinsOrder;
  #dialect = wire.PLAIN;

  constructor(order: JoinsOrder) {
    this.#order = order;
  }

  async run(tell: (kind: 'measuring' | 'measured') => void): Promise<JoinsResult> {
    const { seeds, joins } = this.#order;
    if (seeds) await this.#seed();
    for (let index = 0; index < WARM_UP && joins > 1; index += 1) await this.#join();
    const results: JoinsResult[] = [];
    tell('measuring');
    for (let index = 0; index < joins; index += 1) results.push(await this.#join());
    tell('measured');
    const of = (pick: (one: JoinsResult) => number) => quantile(results.map(pick), 0.5);
    return { bytes: of((one) => one.bytes), ms: of((one) => one.ms) };
  }

  async #seed(): Promise<void> {
    const update = longLife();
    const author = await this.#open(() => undefined);
    this.#dialect = { ...this.#dialect, compresses: author.compresses };
    author.write(wire.clientFrame(this.#dialect, wire.askForAll()));
    author.write(wire.clientFrame(this.#dialect, wire.updateMessage(update)));
    for (;;) {
      const { bytes } = await this.#join();
      if (bytes > 20_000) break;
    }
    await this.#join();
    author.close();
  }

  /** From the request to the last byte of the notes. */
  async #join(): Promise<JoinsResult> {
    const started = performance.now();
    const listener = new Listener(new Account(new Ledger()), this.#dialect, false);
    return new Promise((resolve, reject) => {
      const give = () => {
        client.close();
        resolve({ bytes: client.received, ms: performance.now() - started });
      };
      let client: RawClient;
      this.#open((payload) => {
        listener.take(payload);
        if (payload[0] === 0 && payload[1] === 1) give();
      }).then((opened) => {
        client = opened;
        client.write(wire.clientFrame(this.#dialect, wire.askForAll()));
      }, reject);
    });
  }

  #open(onMessage: (payload: Uint8Array) => void): Promise<RawClient> {
    const { port, path, headers } = this.#order;
    return new Promise((resolve, reject) => {
      const client = new RawClient({
        port,
        path,
        headers: headers[0] ?? [],
        onOpen: () => setImmediate(() => resolve(client)),
        onClose: (why) => reject(new Error(why)),
        onMessage,
      });
    });
  }
}
