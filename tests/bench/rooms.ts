/** `npm run bench -- rooms`: the other workloads of docs/bench.md, ours and @y/websocket-server by turns. */
import type { JoinsResult } from './load/Joins.ts';
import type { RoomsOrder, RoomsResult } from './load/SmallRooms.ts';
import { residentBytes } from './machine.ts';
import { type Played, percent, play } from './probe.ts';
import { prepare } from './room.ts';
import { type Contestant, ours, type Running, yWebsocketServer } from './servers/contestants.ts';

const ROUNDS = 3;
const MB = 1024 * 1024;

type Workload = Pick<RoomsOrder, 'perRoom' | 'cursorEveryMs' | 'dragEveryMs' | 'ms'> & {
  readonly rooms: number;
};

const QUIET: Workload = { rooms: 1, perRoom: 2, cursorEveryMs: 97, dragEveryMs: 251, ms: 6_000 };
const SMALL: Workload = { rooms: 500, perRoom: 4, cursorEveryMs: 250, dragEveryMs: 1_000, ms: 6_000 };
const IDLE: Workload = { rooms: 50, perRoom: 20, cursorEveryMs: 0, dragEveryMs: 0, ms: 0 };
const JOINS = 20;
/** People sit in several small rooms at once, so that the workspace holds them. */
const PEOPLE = 400;

interface Figures {
  readonly name: string;
  readonly rows: Map<string, number[]>;
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

async function withServer<Result>(
  contestant: Contestant,
  people: number,
  use: (server: Running) => Promise<Result>,
): Promise<Result> {
  const server = await contestant.start(people);
  try {
    return await use(server);
  } finally {
    await server.stop();
  }
}

async function playRooms(server: Running, { rooms, ...work }: Workload): Promise<Played<RoomsResult>> {
  const paths = await server.rooms(rooms);
  const { port, headers } = server;
  return play<RoomsResult>(server, { kind: 'rooms', port, headers, paths, ...work });
}

async function quiet(contestant: Contestant, figures: Figures): Promise<void> {
  const played = await withServer(contestant, 2, (server) => playRooms(server, QUIET));
  note(figures, 'quiet room, p50 ms', resultOf(played).p50);
  note(figures, 'quiet room, p95 ms', resultOf(played).p95);
}

async function small(contestant: Contestant, figures: Figures, quick: boolean): Promise<void> {
  const rooms = quick ? 100 : SMALL.rooms;
  const played = await withServer(contestant, PEOPLE, (server) => playRooms(server, { ...SMALL, rooms }));
  const row = `${rooms} rooms of ${SMALL.perRoom}`;
  const result = resultOf(played);
  note(figures, `${row}, % of a core`, played.server * 100);
  note(figures, `${row}, p95 ms`, result.p95);
  note(figures, `${row}, RSS MB`, played.residentBytes / MB);
  const lost = result.arrived < 0.98 ? `, only ${percent(result.arrived)} arrived` : '';
  const closed =
    result.closed.length > 0 ? `, ${result.closed.length} disconnected (${result.closed[0]})` : '';
  if (lost + closed !== '') console.log(`${contestant.name}: ${row}${lost}${closed}`);
}

async function idle(contestant: Contestant, figures: Figures): Promise<void> {
  await withServer(contestant, PEOPLE, async (server) => {
    const before = residentBytes(server.pid);
    const played = await playRooms(server, IDLE);
    const people = IDLE.rooms * IDLE.perRoom;
    note(figures, 'idle client, KB RSS', (played.residentBytes - before) / people / 1024);
  });
}

async function joins(contestant: Contestant, figures: Figures): Promise<void> {
  await withServer(contestant, 1, async (server) => {
    const { port, headers } = server;
    const order = { kind: 'joins', port, path: await server.room(), headers } as const;
    const warm = await play<JoinsResult>(server, { ...order, seeds: true, joins: JOINS });
    note(figures, 'warm join, KB', resultOf(warm).bytes / 1024);
    note(figures, 'warm join, ms', resultOf(warm).ms);
    note(figures, 'warm join, ms of server CPU', (warm.serverSeconds * 1_000) / JOINS);
  });
}

const WORKLOADS = { quiet, small, idle, joins };

export async function benchRooms(quick: boolean, only: readonly string[]): Promise<void> {
  await prepare();
  const contestants = [yWebsocketServer(), ours()];
  const figures = contestants.map(({ name }): Figures => ({ name, rows: new Map() }));
  try {
    for (const [name, measure] of Object.entries(WORKLOADS)) {
      if (only.length > 0 && !only.includes(name)) continue;
      for (let round = 0; round < (quick ? 1 : ROUNDS); round += 1)
        for (const [index, contestant] of contestants.entries()) {
          const own = figures[index];
          if (own) await measure(contestant, own, quick);
        }
    }
  } finally {
    for (const contestant of contestants) contestant.end();
  }
  printRows(figures);
}

function printRows([peer, mine]: readonly Figures[]): void {
  if (!peer || !mine) return;
  console.log(
    `\n${'median'.padEnd(34)}${peer.name.padStart(28)}${mine.name.padStart(12)}${'ratio'.padStart(8)}`,
  );
  for (const [row, values] of peer.rows) {
    const [theirs, own] = [median(values), median(mine.rows.get(row) ?? [])];
    const cells = [
      theirs.toFixed(1).padStart(28),
      own.toFixed(1).padStart(12),
      (own / theirs).toFixed(2).padStart(8),
    ];
    console.log(`${row.padEnd(34)}${cells.join('')}`);
  }
}
