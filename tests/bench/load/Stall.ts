/** A room in which some stop reading: ten people write two megabytes a second, one reads on and is measured. */
import { randomBytes } from 'node:crypto';
import * as Y from 'yjs';
import { boardItems } from '../../../shared/documents/board.ts';
import { Account, halfOf, Ledger, quantile } from './Ledger.ts';
import { Listener } from './Listener.ts';
import { RawClient } from './RawClient.ts';
import { type Act, clientIdOf, seedNotes } from './script.ts';
import * as wire from './wire.ts';

export interface StallOrder {
  readonly kind: 'stall';
  readonly port: number;
  readonly path: string;
  readonly headers: readonly (readonly string[])[];
  readonly stalled: number;
}

export interface StallResult {
  readonly p95: number;
  readonly arrived: number;
}

const WRITERS = 10;
const STALL_MS = 21_000;
const EVERY_MS = 8;
/** Random letters: nothing to compress but the alphabet. */
const VALUE_BYTES = 12 * 1024;
const SETTLE_MS = 1_500;
/** Longer than the parent takes to look at the server's memory. */
const LEFT_MS = 1_500;
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export class Stall {
  readonly #order: StallOrder;
  readonly #ledger = new Ledger();
  readonly #account = new Account(this.#ledger);

  constructor(order: StallOrder) {
    this.#order = order;
  }

  async run(tell: (kind: 'measuring' | 'measured') => void): Promise<StallResult> {
    const { stalled } = this.#order;
    const { seed, acts } = script();
    const writers: RawClient[] = [];
    for (let person = 0; person < WRITERS; person += 1) writers.push(await this.#enter(person));
    writers[0]?.write(wire.clientFrame(wire.PLAIN, wire.updateMessage(seed)));
    const listener = new Listener(this.#account, wire.PLAIN, false);
    await this.#enter(WRITERS, (payload) => listener.take(payload));
    for (let one = 0; one < stalled; one += 1) (await this.#enter(WRITERS + 1 + one)).pause();
    await pause(SETTLE_MS);
    const from = performance.now();
    this.#ledger.measureBetween(from, from + STALL_MS / 2, from + STALL_MS);
    tell('measuring');
    for (const act of acts) {
      const wait = from + act.at - performance.now();
      if (wait > 0) await pause(wait);
      this.#ledger.note(clientIdOf(act.person), act, performance.now());
      writers[act.person]?.write(act.frame);
    }
    await pause(SETTLE_MS);
    tell('measured');
    await pause(LEFT_MS);
    const halves = [0, 1].map((half) => halfOf(this.#ledger, [this.#account], 'update', half));
    const latencies = halves.flatMap((half) => half.latencies);
    const sent = halves.reduce((sum, half) => sum + half.sent, 0);
    return { p95: quantile(latencies, 0.95), arrived: latencies.length / Math.max(1, sent) };
  }

  #enter(person: number, onMessage?: (payload: Uint8Array) => void): Promise<RawClient> {
    const { port, path, headers } = this.#order;
    return new Promise((resolve, reject) => {
      const client = new RawClient({
        port,
        path,
        headers: headers[person % Math.max(1, headers.length)] ?? [],
        onOpen: () =>
          setImmediate(() => {
            client.write(wire.clientFrame(wire.PLAIN, wire.askForAll()));
            resolve(client);
          }),
        // A server may give up on who does not read.
        onClose: (why) => reject(new Error(why)),
        ...(onMessage ? { onMessage } : {}),
      });
    });
  }
}

/** Each writer replaces the words of one note again and again, so that the document stays small. */
function script(): { readonly seed: Uint8Array; readonly acts: readonly Act[] } {
  const doc = new Y.Doc();
  const ids = seedNotes(doc, WRITERS);
  const seed = Y.encodeStateAsUpdate(doc);
  let update = seed;
  doc.on('update', (made: Uint8Array) => {
    update = made;
  });
  const acts: Act[] = [];
  for (let at = 0; at < STALL_MS; at += EVERY_MS) {
    const person = (at / EVERY_MS) % WRITERS;
    doc.clientID = clientIdOf(person);
    boardItems(doc)
      .get(ids[person] ?? '')
      ?.set('author', randomBytes((VALUE_BYTES * 3) / 4).toString('base64'));
    const frame = wire.clientFrame(wire.PLAIN, wire.updateMessage(update));
    acts.push({ at, person, kind: 'update', clock: Y.getState(doc.store, doc.clientID), frame });
  }
  return { seed, acts };
}
