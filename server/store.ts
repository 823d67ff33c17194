/** The process behind `npm run store`. The server must be stopped where it uses the embedded store. */
import { adminLink, replaceAdminToken } from './access/admin.ts';
import { ConfigError, readConfig } from './config.ts';
import { openStore } from './openStore.ts';
import { runStoreCommand } from './storage/command.ts';

const print = (sentence: string) => void process.stdout.write(`${sentence}\n`);

async function run(args: readonly string[]): Promise<number> {
  const config = readConfig(process.env);
  const store = await openStore(config);
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
