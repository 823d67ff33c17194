/** `npm start`: installs what is missing, builds what is stale, starts. The server runs in this very process. */
import { ensureBuilt, ensureInstalled, failPlainly } from './prepare.mjs';

try {
  ensureInstalled();
  ensureBuilt();
  process.env.NODE_ENV ??= 'production';
  await import('../../dist/server/main.js');
} catch (error) {
  failPlainly(error);
}
