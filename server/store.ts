/** The process behind `npm run store`. With the embedded store only a backup can be had while the server runs. */
import { adminLink, replaceAdminToken } from './access/admin.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { openStore } from './openStore.ts';
import { runStoreCommand, writeBackup } from './storage/command.ts';
import { askForBackup } from './storage/level/backupDoor.ts';
import type { Store } from './storage/Store.ts';
import { StoreInUseError } from './storage/StoreStartError.ts';

const print = (sentence: string) => void process.stdout.write(`${sentence}\n`);

/** A server that runs gives its own backup; anything else it does not share. */
async function openOrAsk(args: readonly string[], config: Config): Promise<Store | null> {
  try {
    return await openStore(config);
  } catch (error) {
    const [act, file] = args;
    if (!(error instanceof StoreInUseError) || act !== 'backup' || file === undefined) throw error;
    const chunks = await askForBackup(config.dataDir);
    if (chunks === null) throw error;
    await writeBackup(chunks, file);
    print(`The backup of the running server is in ${file}.`);
    return null;
  }
}

async function run(args: readonly string[]): Promise<number> {
  const config = readConfig(process.env);
  const store = await openOrAsk(args, config);
  if (store === null) return 0;
  try {
    if (args[0] !== 'new-admin-link') return await runStoreCommand(args, store, print);
    const token = await replaceAdminToken(store.entities);
    print(
      `The new admin link, shown only this once: ${adminLink(config.publicUrl ?? `http://localhost:${config.port}`, token)}`,
    );
    return 0;
  } finally {
    await store.close();
  }
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  const problems =
    error instanceof ConfigError ? error.problems : [error instanceof Error ? error.message : String(error)];
  for (const problem of problems) process.stderr.write(`✗ ${problem}\n`);
  process.exitCode = 1;
}
