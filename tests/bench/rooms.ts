/** `npm run bench -- rooms`: the other workloads of docs/bench.md, ours and @y/websocket-server by turns. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support/sources.ts';
import { joinFromDisk, type Stored } from './fromDisk.ts';
import type { JoinsResult } from './load/Joins.ts';
import type { RoomsOrder, RoomsResult } from './load/SmallRooms.ts';
import type { StallResult } from './load/Stall.ts';
import { tidyBytes } from './machine.ts';
import { type Played, percent, play } from './probe.ts';
import { hottest } from './profile.ts';
import { prepare } from './room.ts';
import { type Contestant, ours, type Running, yWebsocketServer } from './servers/contestants.ts';

const ROUNDS = 3;
const MB = 1024 * 1024;

type Workload = Pick<
  RoomsOrder,
  'perRoom' | 'cursorEveryMs' | 'dragEveryMs' | 'warmUpMs' | 'warmUpSpeed' | 'ms'
> & {
  readonly rooms: number;
};

const QUIET: Workload = {
  rooms: 1,
  perRoom: 2,
  cursorEveryMs: 97,
  dragEveryMs: 251,
  warmUpMs: 2_000,
  warmUpSpeed: 1,
  ms: 6_000,
};
/** All at the same rate, and everybody's sign-in in a few of them: a workspace holds 500 documents. */
const SMALL: Workload = {
  rooms: 490,
  perRoom: 4,
  cursorEveryMs: 250,
  dragEveryMs: 1_000,
  warmUpMs: 8_000,
  warmUpSpeed: 2,
  ms: 6_000,
};
const IDLE: Workload = {
  rooms: 100,
  perRoom: 20,
  cursorEveryMs: 0,
  dragEveryMs: 0,
  warmUpMs: 0,
  warmUpSpeed: 1,
  ms: 0,
};
const JOINS = 100;
const STALLED = 10;
/** People sit in several small rooms at once, so that the workspace holds them. */
const PEOPLE = 400;

export interface RoomsOptions {
  readonly quick: boolean;
  /** Names of workloads; all when empty. */
  readonly only: readonly string[];
  /** Ours alone, with where its time went. */
  readonly profile: boolean;
}

interface Figures {
  readonly name: string;
  readonly rows: Map<string, number[]>;
}

/** One server in one round. */
interface Turn {
  readonly contestant: Contestant;
  readonly figures: Figures;
  readonly options: RoomsOptions;
}

function note({ rows }: Figures, row: string, value: number): void {
  rows.set(row, [...(rows.get(row) ?? []), value]);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function resultOf<Result>(played: Played<Result>): Result {
  if (typeof played.result === 'string') throw new Error(played.result);
  return played.result;
}

/** Gives the server a load, and prints where its time went in the measured part if that was asked for. */
async function withServer<Result>(
  { contestant, options }: Turn,
  people: number,
  use: (server: Running) => Promise<Played<Result>>,
): Promise<Played<Result>> {
  const folder = join(ROOT, '.cache/bench/profiles');
  mkdirSync(folder, { recursive: true });
  const profiling = options.profile ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : [];
  const server = await contestant.start(people, profiling);
  try {
    const played = await use(server);
    await server.stop();
    if (options.profile) for (const line of hottest(folder, played.window)) console.log(`  ${line}`);
    return played;
  } finally {
    await server.stop();
  }
}

async function playRooms(server: Running, { rooms, ...work }: Workload): Promise<Played<RoomsResult>> {
  const paths = await server.rooms(rooms);
  const { port, headers } = server;
  return play<RoomsResult>(server, { kind: 'rooms', port, headers, paths, ...work });
}

async function quiet(turn: Turn): Promise<void> {
  const played = await withServer(turn, 2, (server) => playRooms(server, QUIET));
  note(turn.figures, 'quiet room, p50 ms', resultOf(played).p50);
  note(turn.figures, 'quiet room, p95 ms', resultOf(played).p95);
}

async function small(turn: Turn): Promise<void> {
  const { contestant, figures, options } = turn;
  const { rooms, warmUpSpeed } = options.quick ? { rooms: 100, warmUpSpeed: 8 } : SMALL;
  let before = 0;
  const played = await withServer(turn, PEOPLE, async (server) => {
    before = await tidyBytes(server.pid);
    return playRooms(server, { ...SMALL, rooms, warmUpSpeed });
  });
  const row = `${rooms} rooms of ${SMALL.perRoom}`;
  const result = resultOf(played);
  note(figures, `${row}, % of a core`, played.server * 100);
  note(figures, `${row}, p95 ms`, result.p95);
  note(figures, `${row}, KB RSS per room`, (played.residentBytes - before) / rooms / 1024);
  note(figures, `${row}, MB RSS in all`, played.residentBytes / MB);
  const lost = result.arrived < 0.98 ? `, only ${percent(result.arrived)} arrived` : '';
  const closed =
    result.closed.length > 0 ? `, ${result.closed.length} disconnected (${result.closed[0]})` : '';
  if (lost + closed !== '') console.log(`${contestant.name}: ${row}${lost}${closed}`);
}

async function idle(turn: Turn): Promise<void> {
  let before = 0;
  const played = await withServer(turn, PEOPLE, async (server) => {
    before = await tidyBytes(server.pid);
    return playRooms(server, IDLE);
  });
  resultOf(played);
  const people = IDLE.rooms * IDLE.perRoom;
  note(turn.figures, 'idle client, KB RSS', (played.residentBytes - before) / people / 1024);
}

async function joins(turn: Turn): Promise<void> {
  const played = await withServer(turn, 1, async (server) => {
    const { port, headers } = server;
    const order = { kind: 'joins', port, path: await server.room(), headers } as const;
    return play<JoinsResult>(server, { ...order, seeds: true, joins: JOINS });
  });
  note(turn.figures, 'warm join, KB', resultOf(played).bytes / 1024);
  note(turn.figures, 'warm join, ms', resultOf(played).ms);
  note(turn.figures, 'warm join, ms of server CPU', (played.serverSeconds * 1_000) / JOINS);
}

/** The same load without and with people who do not read. */
async function stall(turn: Turn): Promise<void> {
  const bytes: number[] = [];
  for (const stalled of [0, STALLED]) {
    let before = 0;
    const played = await withServer(turn, 1 + STALLED, async (server) => {
      const { port, headers } = server;
      const path = await server.room();
      before = await tidyBytes(server.pid);
      return play<StallResult>(server, { kind: 'stall', port, path, headers, stalled });
    });
    bytes.push(played.residentBytes - before);
    const { p95, arrived } = resultOf(played);
    note(turn.figures, `others, ${stalled} stalled, p95 ms`, p95);
    note(turn.figures, `others, ${stalled} stalled, % arrived`, arrived * 100);
  }
  const [without = 0, having = 0] = bytes;
  note(turn.figures, 'a reader stalled for 21 s, MB RSS', (having - without) / STALLED / MB);
}

/** Ours alone: the others have nothing on a disk. */
async function disk({ contestant, figures }: Turn): Promise<void> {
  if (!contestant.isOurs) return;
  for (const stored of ['compacted', 'untouched'] as const)
    for (const [what, value] of await fromDisk(stored)) note(figures, `300,000 ${stored}, ${what}`, value);
}

async function fromDisk(stored: Stored): Promise<readonly (readonly [string, number])[]> {
  const mine = ours({ startsEmpty: false });
  try {
    const played = await joinFromDisk(mine, stored);
    return [
      ['ms', resultOf(played).ms],
      ['ms of server CPU', played.serverSeconds * 1_000],
    ];
  } finally {
    mine.end();
  }
}

const WORKLOADS = { quiet, small, idle, joins, stall, disk };

export async function benchRooms(options: RoomsOptions): Promise<void> {
  await prepare();
  const mine = ours({ startsEmpty: true });
  const contestants = options.profile ? [mine] : [yWebsocketServer(), mine];
  const all = contestants.map(({ name }): Figures => ({ name, rows: new Map() }));
  try {
    for (const [name, measure] of Object.entries(WORKLOADS)) {
      if (options.only.length > 0 && !options.only.includes(name)) continue;
      for (let round = 0; round < (options.quick || options.profile ? 1 : ROUNDS); round += 1)
        for (const [index, contestant] of contestants.entries()) {
          const figures = all[index];
          if (figures) await measure({ contestant, figures, options });
        }
    }
  } finally {
    for (const contestant of contestants) contestant.end();
  }
  printRows(all);
}

function printRows(all: readonly Figures[]): void {
  const ratio = all.length > 1 ? 'ratio'.padStart(8) : '';
  console.log(`\n${'median'.padEnd(36)}${all.map(({ name }) => name.padStart(28)).join('')}${ratio}`);
  for (const row of new Set(all.flatMap(({ rows }) => [...rows.keys()]))) {
    const values = all.map(({ rows }) => median(rows.get(row) ?? []));
    const cells = values.map((value) => (Number.isNaN(value) ? '–' : value.toFixed(1)).padStart(28));
    const [one, other] = values;
    const compared = one && other !== undefined ? (other / one).toFixed(2).padStart(8) : '';
    console.log(`${row.padEnd(36)}${cells.join('')}${compared.replace('NaN', '')}`);
  }
}
