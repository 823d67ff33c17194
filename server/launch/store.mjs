/** `npm run store -- verify | backup FILE | restore FILE | new-admin-link`: see docs/operations.md. */
import { ensureBuilt, ensureInstalled, failPlainly } from './prepare.mjs';

try {
  ensureInstalled();
  ensureBuilt();
  await import('../../dist/server/store.js');
} catch (error) {
  failPlainly(error);
}
