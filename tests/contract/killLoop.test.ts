import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openLevelStore } from '../../server/storage/level/openLevelStore.ts';
import { type DocumentId, newId } from '../../shared/ids.ts';
import { temporaryFolder } from '../support/serverProcess.ts';
import { ROOT } from '../support/sources.ts';

const documents = Array.from({ length: 8 }, () => newId<DocumentId>());

/** Runs the writer until it has acknowledged `enough` records, kills it, and returns everything it acknowledged. */
async function writeAndKill(folder: string, round: number, enough: number, liar: boolean): Promise<string[]> {
  const writer = spawn(
    process.execPath,
    [
      join(ROOT, 'node_modules/tsx/dist/cli.mjs'),
      join(ROOT, 'tests/support/killWriter.ts'),
      folder,
      documents.join(),
      `${round}`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, LIAR: liar ? '1' : '' }, detached: true },
  );
  let output = '';
  const gone = new Promise((resolve) => writer.once('close', resolve));
  writer.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    if (output.length > enough * 30 && writer.pid !== undefined && !writer.killed) {
      process.kill(-writer.pid, 'SIGKILL');
      writer.kill('SIGKILL');
    }
  });
  await gone;
  return output.split('\n').slice(0, -1);
}

async function stored(folder: string): Promise<Set<string>> {
  const store = await openLevelStore({ folder });
  const found = new Set<string>();
  for (const document of documents)
    for (const { update } of (await store.log.load(document)).records)
      found.add(`${document} ${Buffer.from(update)}`);
  await store.close();
  return found;
}

async function lostAfterKills(kills: number, liar: boolean): Promise<{ lost: number; acknowledged: number }> {
  const folder = await temporaryFolder();
  const acknowledged: string[] = [];
  let lost = 0;
  for (let round = 0; round < kills; round++) {
    acknowledged.push(...(await writeAndKill(folder.path, round, 200 + round * 40, liar)));
    const found = await stored(folder.path);
    lost = acknowledged.filter((line) => !found.has(line)).length;
  }
  await folder.remove();
  return { lost, acknowledged: acknowledged.length };
}

describe('level: kill loop', () => {
  it('[ST15] 20 kills under 64 writers lose no acknowledged record', async () => {
    const { lost, acknowledged } = await lostAfterKills(20, false);
    expect(acknowledged).toBeGreaterThan(4_000);
    expect(lost).toBe(0);
  });

  it('[ST15] a store that acknowledges before it is durable is caught', async () => {
    expect((await lostAfterKills(2, true)).lost).toBeGreaterThan(0);
  });
});
