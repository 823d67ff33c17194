/** Builds both halves with Vite: the client into dist/client, the server as plain ES modules into dist/server. */
import { join } from 'node:path';
import { build } from 'vite';
import { ROOT } from './prepare.mjs';

const logLevel = process.argv[2] ?? 'info';

await build({ configFile: join(ROOT, 'vite.config.ts'), root: join(ROOT, 'client'), logLevel });
await build({
  configFile: false,
  root: ROOT,
  logLevel,
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist/server',
    emptyOutDir: true,
    sourcemap: true,
    rollupOptions: { input: { main: 'server/main.ts', store: 'server/store.ts' } },
  },
});
