/** One run: a server on its core, a load on the other, and what came of it. */
import { spawn } from 'node:child_process';
import { BUILT } from './build.ts';
import type { FromGenerator, LoadResult, Order } from './load/generator.ts';
import { busySeconds, cpuSeconds, LOAD_CORE, onCore, SERVER_CORE, tidyBytes } from './machine.ts';
import type { Contestant, Running } from './servers/contestants.ts';

export interface Timing {
  readonly warmUpMs: number;
  readonly halfMs: number;
}
export const FULL: Timing = { warmUpMs: 2_500, halfMs: 2_500 };
export const QUICK: Timing = { warmUpMs: 1_500, halfMs: 1_200 };

export interface Outcome {
  readonly people: number;
  readonly held: boolean;
  /** The generator was too busy to be believed. */
  readonly isVoid: boolean;
  /** What was missing, in words; empty when held. */
  readonly reasons: readonly string[];
  readonly result: LoadResult | null;
  /** Share of a core. */
  readonly server: number;
  /** Share of either core that went to other programs of this machine, at most. */
  readonly others: number;
  readonly residentBytes: number;
  /** When it was measured, in microseconds of the monotonic clock, as in processor profiles. */
  readonly window: readonly [number, number];
}

/** The conditions of docs/bench.md. */
const MOST_LATENCY_MS = 100;
const LEAST_UPDATES = 0.98;
const LEAST_STATES = 0.9;
const MOST_DRAIN_MS = 500;
const MOST_GENERATOR = 0.9;

function faultsOf(result: LoadResult): readonly string[] {
  const faults: string[] = [];
  for (const [index, half] of result.halves.entries()) {
    const where = `half ${index + 1}`;
    const p95 = Math.max(half.updateP95, half.stateP95);
    if (!(p95 <= MOST_LATENCY_MS)) faults.push(`p95 ${p95.toFixed(0)} ms in ${where}`);
    if (half.updatesArrived < LEAST_UPDATES)
      faults.push(`${percent(half.updatesArrived)} updates in ${where}`);
    if (half.statesArrived < LEAST_STATES) faults.push(`${percent(half.statesArrived)} states in ${where}`);
  }
  if (result.closed.length > 0) faults.push(`${result.closed.length} disconnected (${result.closed[0]})`);
  if (result.drainMs > MOST_DRAIN_MS) faults.push(`drained in ${result.drainMs.toFixed(0)} ms`);
  if (faults.length === 0 && !result.sameDocument) faults.push('the document differs');
  return faults;
}

export const percent = (share: number) => `${Math.round(share * 100)} %`;

interface Meter {
  readonly at: number;
  readonly server: number;
  readonly load: number;
  readonly cores: readonly [number, number];
}

function readMeter(serverPid: number, loadPid: number): Meter {
  return {
    at: performance.now(),
    server: cpuSeconds(serverPid),
    load: cpuSeconds(loadPid),
    cores: [busySeconds(SERVER_CORE), busySeconds(LOAD_CORE)],
  };
}

function between(a: Meter, b: Meter) {
  const seconds = (b.at - a.at) / 1_000;
  const server = (b.server - a.server) / seconds;
  const load = (b.load - a.load) / seconds;
  const first = (b.cores[0] - a.cores[0]) / seconds - server;
  const second = (b.cores[1] - a.cores[1]) / seconds - load;
  return { server, others: Math.max(0, first, second), serverSeconds: b.server - a.server };
}

export type Played<Result> = Pick<Outcome, 'server' | 'others' | 'residentBytes' | 'window'> & {
  /** A text is what went wrong. */
  readonly result: Result | string;
  /** Seconds of the server's processor in the measured time. */
  readonly serverSeconds: number;
};

const microseconds = () => Number(process.hrtime.bigint() / 1_000n);

/** The order says what kind of result comes. */
export function play<Result>(server: Running, order: Order): Promise<Played<Result>> {
  const [command, args] = onCore(LOAD_CORE, [BUILT.generator]);
  const generator = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  let start: Meter | null = null;
  let used = { server: Number.NaN, others: Number.NaN, serverSeconds: Number.NaN };
  let resident = Promise.resolve(Number.NaN);
  let window: [number, number] = [0, 0];
  return new Promise((resolve) => {
    const end = async (result: Result | string) => {
      const residentBytes = await resident;
      generator.kill('SIGKILL');
      resolve({ result, ...used, residentBytes, window });
    };
    generator.on('message', (message: FromGenerator) => {
      const pid = generator.pid ?? 0;
      if (message.kind === 'measuring') {
        start = readMeter(server.pid, pid);
        window = [microseconds(), 0];
      } else if (message.kind === 'measured' && start) {
        window = [window[0], microseconds()];
        used = between(start, readMeter(server.pid, pid));
        resident = tidyBytes(server.pid);
      } else if (message.kind === 'result') void end(message.result as Result);
      else if (message.kind === 'failed') void end(message.why);
    });
    generator.once('exit', (code) => void end(`the generator ended with code ${code}`));
    generator.send(order);
  });
}

export async function probe(
  contestant: Contestant,
  people: number,
  timing: Timing,
  nodeOptions: readonly string[] = [],
): Promise<Outcome> {
  const server = await contestant.start(people, nodeOptions);
  const { port, headers, hocuspocusName } = server;
  const path = await server.room();
  const { isOurs: asksSaved, tunnelled } = contestant;
  const order = { port, path, headers, people, ...timing, hocuspocusName, asksSaved, tunnelled };
  const { serverSeconds: _, ...played } = await play<LoadResult>(server, { kind: 'room', ...order });
  await server.stop();
  const { result, ...used } = played;
  if (typeof result === 'string')
    return { people, held: false, isVoid: false, reasons: [result], result: null, ...used };
  const isVoid = result.generator > MOST_GENERATOR;
  const busy = isVoid ? [`void: the generator used ${percent(result.generator)} of its core`] : [];
  const reasons = [...faultsOf(result), ...busy];
  return { people, held: reasons.length === 0, isVoid, reasons, result, ...used };
}

export function describe({ people, held, reasons, result, server, others }: Outcome): string {
  const verdict = held ? 'held' : `not held: ${reasons.join(', ')}`;
  if (result === null) return `${people} people  ${verdict}`;
  const p95 = result.halves.map((half) => Math.max(half.updateP95, half.stateP95).toFixed(0)).join(' and ');
  const saved = result.savedP95 === null ? '' : `, saved p95 ${result.savedP95.toFixed(0)} ms`;
  const cores = `server ${percent(server)}, load ${percent(result.generator)}, others ${percent(others)}`;
  const bytes = `${(result.bytesPerPersonAndSecond / 1024).toFixed(0)} KB/s each`;
  return `${people} people  p95 ${p95} ms${saved}, ${cores}, ${bytes}: ${verdict}`;
}
