/** Listener: reads what one person is sent, far enough to know what has arrived. */
import * as decoding from 'lib0/decoding';
import { UpdateScanner } from '../../../server/documents/UpdateScanner.ts';
import { DOCUMENT_SHAPES } from '../../../shared/documents/shapes.ts';
import { MESSAGE, SYNC } from '../../../shared/protocol.ts';
import type { Account } from './Ledger.ts';
import { SEED_CLIENT } from './script.ts';
import type { Dialect } from './wire.ts';

export class Listener {
  readonly account: Account;
  readonly #prefix: number;
  readonly #keeps: boolean;
  /** Every update it was sent, if it keeps them: at the end they must make the very document. */
  readonly updates: Uint8Array[] = [];
  hasSeed = false;
  states = 0;

  constructor(account: Account, dialect: Dialect, keeps: boolean) {
    this.account = account;
    this.#prefix = dialect.prefix.length;
    this.#keeps = keeps;
  }

  take(payload: Uint8Array): void {
    const now = performance.now();
    const decoder = decoding.createDecoder(payload);
    while (decoding.hasContent(decoder)) {
      decoder.pos += this.#prefix;
      const type = decoding.readVarUint(decoder);
      if (type === MESSAGE.sync) this.#takeSync(decoder, now);
      else if (type === MESSAGE.awareness) this.#takeStates(decoding.readVarUint8Array(decoder), now);
      else return;
    }
  }

  #takeSync(decoder: decoding.Decoder, now: number): void {
    const type = decoding.readVarUint(decoder);
    const body = decoding.readVarUint8Array(decoder);
    if (type === SYNC.step1) return;
    if (this.#keeps) this.updates.push(body.slice());
    const scanner = new UpdateScanner(body, DOCUMENT_SHAPES.board);
    let client = -1;
    let end = 0;
    while (scanner.next()) {
      if (scanner.client !== client) {
        if (client >= 0) this.#reached(client, end, now);
        client = scanner.client;
      }
      end = scanner.clock + scanner.length;
    }
    if (client >= 0) this.#reached(client, end, now);
  }

  #reached(client: number, clock: number, now: number): void {
    if (client === SEED_CLIENT) this.hasSeed = true;
    else this.account.updatesUpTo(client, clock, now);
  }

  #takeStates(update: Uint8Array, now: number): void {
    const decoder = decoding.createDecoder(update);
    const count = decoding.readVarUint(decoder);
    for (let index = 0; index < count; index += 1) {
      const client = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      const length = decoding.readVarUint(decoder);
      decoder.pos += length;
      this.states += 1;
      this.account.state(client, clock, now);
    }
  }
}
