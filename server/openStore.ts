/** Which store a Config asks for. Throws StoreStartError. */
import type { Config } from './config.ts';
import { openLevelStore } from './storage/level/openLevelStore.ts';
import type { Store } from './storage/Store.ts';

export function openStore(config: Pick<Config, 'dataDir' | 'mongodbUri'>): Promise<Store> {
  return openLevelStore({ folder: config.dataDir });
}
