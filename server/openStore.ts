/** Which store a Config asks for. Throws StoreStartError. */
import type { Config } from './config.ts';
import { openLevelStore } from './storage/level/openLevelStore.ts';
import type { Store } from './storage/Store.ts';

/** MongoDB's driver is loaded only where it is used: the embedded store starts without it. */
export async function openStore(
  config: Pick<Config, 'dataDir' | 'mongodbUri'>,
  onReplaced?: () => void,
): Promise<Store> {
  if (config.mongodbUri === null) return openLevelStore({ folder: config.dataDir });
  const { openMongoStore } = await import('./storage/mongo/openMongoStore.ts');
  return openMongoStore({ uri: config.mongodbUri, ...(onReplaced && { onReplaced }) });
}
