/** `npm run bench -- room`: how many people one room holds, ours and the peers', in one run, taking turns. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support/sources.ts';
import { buildBench } from './build.ts';
import { describeMachine, whyNot } from './machine.ts';
import { describe, FULL, type Outcome, probe, QUICK, type Timing } from './probe.ts';
import { hottest } from './profile.ts';
import { Search } from './Search.ts';
import { type Contestant, hocuspocus, installPeers, ours, yWebsocketServer } from './servers/contestants.ts';

export interface RoomOptions {
  readonly quick: boolean;
  /** Only this many people, once per server: for development. */
  readonly people: number | null;
  readonly profile: boolean;
  /** Ours through socket.io. */
  readonly tunnel: boolean;
  /** `ours`, `peer`, `hocuspocus`; all when empty. */
  readonly only: readonly string[];
}

interface Entrant {
  readonly contestant: Contestant;
  readonly search: Search;
  /** The last run that held, for its figures. */
  best: Outcome | null;
}

export async function prepare(): Promise<void> {
  const obstacle = whyNot();
  if (obstacle !== null) throw new Error(`This benchmark cannot run here: ${obstacle}.`);
  installPeers();
  await buildBench();
  console.log(describeMachine());
}

function choose({ only, tunnel }: RoomOptions): readonly Contestant[] {
  const wants = (name: string) => only.length === 0 || only.includes(name);
  const third = wants('hocuspocus') ? hocuspocus() : null;
  if (wants('hocuspocus') && third === null) console.log('Hocuspocus is not installed: left out.');
  return [
    ...(wants('peer') ? [yWebsocketServer()] : []),
    ...(third === null ? [] : [third]),
    ...(wants('ours') ? [ours({ startsEmpty: false, tunnelled: tunnel })] : []),
  ];
}

/** Majority of three: the third only if the first two disagree. */
async function settle(entrant: Entrant, people: number, timing: Timing, quick: boolean): Promise<void> {
  const { contestant, search } = entrant;
  const outcomes: Outcome[] = [];
  const votes = (held: boolean) => outcomes.filter((one) => one.held === held).length;
  const enough = quick ? 1 : 2;
  while (votes(true) < enough && votes(false) < enough) {
    const outcome = await probe(contestant, people, timing);
    console.log(`${contestant.name.padEnd(26)} ${describe(outcome)}`);
    outcomes.push(outcome);
  }
  const held = votes(true) >= enough;
  search.learn(people, held, !held && outcomes.some((one) => one.isVoid));
  if (held && people === search.held) entrant.best = outcomes.find((one) => one.held) ?? null;
}

async function searchAll(entrants: readonly Entrant[], quick: boolean): Promise<void> {
  for (;;) {
    let busy = false;
    for (const entrant of entrants) {
      const people = entrant.search.next();
      if (people === null) continue;
      busy = true;
      await settle(entrant, people, quick ? QUICK : FULL, quick);
    }
    if (!busy) return;
  }
}

function holds({ search }: Entrant): string {
  return `${search.limitedByLoad ? '≥ ' : ''}${search.held}`;
}

function printSummary(entrants: readonly Entrant[]): void {
  console.log('\nPeople that one room holds');
  for (const entrant of entrants) {
    console.log(`  ${entrant.contestant.name.padEnd(26)} ${holds(entrant)}`);
    if (entrant.best) console.log(`    ${describe(entrant.best)}`);
  }
  const mine = entrants.find(({ contestant }) => contestant.isOurs);
  const peer = entrants.find(({ contestant }) => !contestant.isOurs);
  if (!mine || !peer) return;
  const ratio = mine.search.held / Math.max(1, peer.search.held);
  const others = entrants
    .filter((one) => one !== mine && one !== peer)
    .map((one) => `, ${one.contestant.name} ${holds(one)}`)
    .join('');
  const sign = mine.search.limitedByLoad ? '≥ ' : '';
  console.log(
    `Room: ${mine.contestant.name} ${holds(mine)} people, ${peer.contestant.name} ${holds(peer)}${others}; ratio ${sign}${ratio.toFixed(1)}`,
  );
}

async function once(contestant: Contestant, people: number, options: RoomOptions): Promise<void> {
  const folder = join(ROOT, '.cache/bench/profiles');
  mkdirSync(folder, { recursive: true });
  const profiling = options.profile ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : [];
  const timing = options.quick ? QUICK : FULL;
  // People join and code warms up in a run that nobody looks at.
  if (options.profile) await probe(contestant, people, timing);
  const outcome = await probe(contestant, people, timing, profiling);
  console.log(`${contestant.name.padEnd(26)} ${describe(outcome)}`);
  if (options.profile) for (const line of hottest(folder, outcome.window)) console.log(`  ${line}`);
}

export async function benchRoom(options: RoomOptions): Promise<void> {
  await prepare();
  const contestants = choose(options);
  try {
    if (options.people !== null)
      for (const contestant of contestants) await once(contestant, options.people, options);
    else {
      const precision = options.quick ? 0.15 : 0.1;
      const entrants = contestants.map((contestant) => ({
        contestant,
        search: new Search(contestant.guess, precision),
        best: null,
      }));
      await searchAll(entrants, options.quick);
      printSummary(entrants);
    }
  } finally {
    for (const contestant of contestants) contestant.end();
  }
}
