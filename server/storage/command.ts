/** `npm run store`: verify, backup and restore from the command line, on any Store. */
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { checkBackup } from './backup.ts';
import type { Store } from './Store.ts';

export const STORE_USAGE = 'Usage: npm run store -- verify | backup FILE | restore FILE | new-admin-link';

/** Writes beside the file first and reads it again: what was interrupted never looks like a backup. */
export async function writeBackup(chunks: AsyncIterable<Uint8Array>, file: string): Promise<void> {
  const unfinished = `${file}.unfinished`;
  try {
    await pipeline(Readable.from(chunks), createWriteStream(unfinished, { flags: 'w', mode: 0o600 }));
    await checkBackup(createReadStream(unfinished));
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

/** Returns the exit code; prints plain sentences. Unknown arguments print the usage and change nothing. */
export async function runStoreCommand(
  args: readonly string[],
  store: Store,
  print: (sentence: string) => void,
): Promise<number> {
  const [act, file] = args;
  if (act === 'verify') {
    const report = await store.verify();
    for (const problem of report.problems) print(`✗ ${problem}`);
    print(
      `${report.documents} documents, ${report.records} records, ${report.entities} entities, ${report.blobs} blobs: ${report.problems.length} problems.`,
    );
    return report.problems.length === 0 ? 0 : 1;
  }
  if (act === 'backup' && file !== undefined) {
    await writeBackup(store.backup(), file);
    print(`The backup is in ${file}.`);
    return 0;
  }
  if (act === 'restore' && file !== undefined) {
    await store.restore(createReadStream(file));
    print(`${file} is restored.`);
    return 0;
  }
  print(STORE_USAGE);
  return 2;
}
