/** Ledger: when each act was sent, and what each listener has seen of it. Everything is known by client and clock. */
import type { Act } from './script.ts';

type Kind = Act['kind'];

interface Sent {
  readonly clock: number;
  readonly at: number;
}

export interface Half {
  readonly sent: number;
  readonly arrived: number;
  readonly latencies: readonly number[];
}

const KINDS: readonly Kind[] = ['update', 'awareness'];

export class Ledger {
  readonly #sent: Record<Kind, Map<number, Sent[]>> = { update: new Map(), awareness: new Map() };
  /** Bounds of the measured halves, in the clock of `performance.now()`. */
  #bounds: readonly [number, number, number] = [0, 0, 0];

  measureBetween(start: number, middle: number, end: number): void {
    this.#bounds = [start, middle, end];
  }

  note(client: number, { kind, clock }: Act, at: number): void {
    const list = this.#sent[kind].get(client);
    if (list) list.push({ clock, at });
    else this.#sent[kind].set(client, [{ clock, at }]);
  }

  sentBy(kind: Kind, client: number): readonly Sent[] {
    return this.#sent[kind].get(client) ?? [];
  }

  clients(kind: Kind): IterableIterator<number> {
    return this.#sent[kind].keys();
  }

  /** 0 or 1, or -1 for what was sent outside the measured time. */
  halfOf(at: number): number {
    const [start, middle, end] = this.#bounds;
    if (at < start || at >= end) return -1;
    return at < middle ? 0 : 1;
  }

  sentIn(kind: Kind, half: number): number {
    let count = 0;
    for (const list of this.#sent[kind].values())
      for (const { at } of list) if (this.halfOf(at) === half) count += 1;
    return count;
  }
}

/** What one listener has seen. */
export class Account {
  readonly #ledger: Ledger;
  /** Per client: how many of its acts are settled. */
  readonly #seen: Record<Kind, Map<number, number>> = { update: new Map(), awareness: new Map() };
  readonly #latencies: Record<Kind, [number[], number[]]> = { update: [[], []], awareness: [[], []] };
  lastArrival = 0;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** An update arrives when the writer's clock has reached it, alone or merged with others. */
  updatesUpTo(client: number, clock: number, now: number): void {
    this.#settle('update', client, clock, now, false);
  }

  /** A state arrives when it is shown; one that was overwritten before it was sent has not. */
  state(client: number, clock: number, now: number): void {
    this.#settle('awareness', client, clock, now, true);
  }

  #settle(kind: Kind, client: number, clock: number, now: number, onlyLast: boolean): void {
    const sent = this.#ledger.sentBy(kind, client);
    let next = this.#seen[kind].get(client) ?? 0;
    for (let one = sent[next]; one !== undefined && one.clock <= clock; one = sent[next]) {
      next += 1;
      if (onlyLast && one.clock !== clock) continue;
      this.lastArrival = now;
      const half = this.#ledger.halfOf(one.at);
      if (half >= 0) this.#latencies[kind][half]?.push(now - one.at);
    }
    this.#seen[kind].set(client, next);
  }

  latencies(kind: Kind, half: number): readonly number[] {
    return this.#latencies[kind][half] ?? [];
  }

  /** Nothing that was sent is still on its way to this listener. */
  get isLevel(): boolean {
    return KINDS.every((kind) =>
      [...this.#ledger.clients(kind)].every(
        (client) => (this.#seen[kind].get(client) ?? 0) === this.#ledger.sentBy(kind, client).length,
      ),
    );
  }
}

export function halfOf(ledger: Ledger, accounts: readonly Account[], kind: Kind, half: number): Half {
  return {
    sent: ledger.sentIn(kind, half) * accounts.length,
    arrived: accounts.reduce((sum, account) => sum + account.latencies(kind, half).length, 0),
    latencies: accounts.flatMap((account) => account.latencies(kind, half)),
  };
}

export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.POSITIVE_INFINITY;
}
