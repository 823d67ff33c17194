/** SIGKILL under load, again and again, with an acknowledgement pipe: what was acknowledged must be there. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../server/openStore.ts';
import { type DocumentId, newId } from '../../shared/ids.ts';
import { ROOT } from './sources.ts';

export const KILLS = 20;
const WRITERS = 64;

export interface Ground {
  /** Where round `round` writes: a folder or a MongoDB URI. */
  place(round: number): string;
  /** Processes that write at the same time, together WRITERS writers. */
  readonly processes: number;
  readonly acknowledgementsPerRound: number;
  /** Kills more than the writers. */
  killMore(round: number): Promise<void>;
  /** What was killed more comes back. */
  revive(round: number): Promise<void>;
}

/** Two writers in each. */
const documents = Array.from({ length: WRITERS / 2 }, () => newId<DocumentId>());

/** A test that is given up must not leave its writers behind. */
const running = new Set<ChildProcess>();
afterAll(() => {
  for (const writer of running) writer.kill('SIGKILL');
});

/** The writer, built once for all rounds: to translate what it imports would take it longer than to start. */
let program = '';

beforeAll(async () => {
  const cache = join(ROOT, '.cache');
  await mkdir(cache, { recursive: true });
  program = await mkdtemp(join(cache, 'killWriter-'));
  const writer = { ssr: 'tests/support/killWriter.ts', target: 'node20', outDir: program, minify: false };
  await build({ configFile: false, root: ROOT, logLevel: 'warn', build: writer });
});
afterAll(() => rm(program, { recursive: true, force: true }));

function startWriter(ground: Ground, round: number, index: number, liar: boolean): ChildProcess {
  const args = [ground.place(round), documents.join(), `${round}.${index}`, `${WRITERS / ground.processes}`];
  const writer = spawn(process.execPath, [join(program, 'killWriter.js'), ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, LIAR: liar ? '1' : '' },
  });
  running.add(writer);
  writer.once('close', () => running.delete(writer));
  return writer;
}

/** Lets the writers acknowledge enough, kills them, and returns every line that came out of the pipes. */
async function writeAndKill(ground: Ground, round: number, liar: boolean): Promise<string[]> {
  const writers = Array.from({ length: ground.processes }, (_, at) => startWriter(ground, round, at, liar));
  const outputs = writers.map(() => '');
  const closed = writers.map((writer) => new Promise((resolve) => writer.once('close', resolve)));
  const enough = new Promise<void>((resolve) => {
    for (const [at, writer] of writers.entries())
      writer.stdout?.on('data', (chunk: Buffer) => {
        outputs[at] += chunk.toString();
        const lines = outputs.reduce((sum, output) => sum + output.split('\n').length - 1, 0);
        if (lines >= ground.acknowledgementsPerRound + 7 * round) resolve();
      });
  });
  await Promise.race([enough, Promise.all(closed)]);
  await Promise.all([ground.killMore(round), ...writers.map((writer) => writer.kill('SIGKILL'))]);
  await Promise.all(closed);
  return outputs.flatMap((output) => output.split('\n').slice(0, -1));
}

async function stored(place: string): Promise<Set<string>> {
  const mongodbUri = place.startsWith('mongodb:') ? place : null;
  const store = await openStore({ dataDir: place, mongodbUri });
  const found = new Set<string>();
  for (const document of documents) {
    const { records } = await store.log.load(document);
    for (const { update, deletedBy } of records)
      if (deletedBy.join() === `${Buffer.from(update)}`) found.add(`${document} ${deletedBy}`);
  }
  await store.close();
  return found;
}

/** Looks for everything after each kill, and at the end once more at every place. */
async function killLoop(ground: Ground, kills: number, liar: boolean) {
  const acknowledged = new Map<string, string[]>();
  let lost = 0;
  const countLost = async (place: string) => {
    const found = await stored(place);
    lost += (acknowledged.get(place) ?? []).filter((line) => !found.has(line)).length;
  };
  for (let round = 0; round < kills; round++) {
    const lines = await writeAndKill(ground, round, liar);
    const place = ground.place(round);
    acknowledged.set(place, [...(acknowledged.get(place) ?? []), ...lines]);
    await ground.revive(round);
    await countLost(place);
  }
  for (const place of acknowledged.keys()) await countLost(place);
  return { lost, acknowledged: [...acknowledged.values()].flat().length };
}

export function describeKillLoop(name: string, newGround: () => Ground): void {
  describe(`${name}: kill loop`, () => {
    it('[ST15] [ST25] 20 kills under 64 writers lose no acknowledged record, nor who deleted in it', async () => {
      const ground = newGround();
      const { lost, acknowledged } = await killLoop(ground, KILLS, false);
      expect(acknowledged).toBeGreaterThan(KILLS * ground.acknowledgementsPerRound);
      expect(lost).toBe(0);
    }, 900_000);

    it('[ST15] a store that acknowledges before it is durable is caught', async () => {
      expect((await killLoop(newGround(), 2, true)).lost).toBeGreaterThan(0);
    });
  });
}
