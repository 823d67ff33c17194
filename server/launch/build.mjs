/** Builds both halves with Vite: the client into dist/client, the server as plain ES modules into dist/server. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './prepare.mjs';

export async function build() {
  const { build: viteBuild } = await import('vite');
  const logLevel = process.env.JUMELAGE_BUILD_LOG ?? 'warn';
  await viteBuild({ configFile: join(ROOT, 'vite.config.ts'), root: join(ROOT, 'client'), logLevel });
  await viteBuild({
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
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.env.JUMELAGE_BUILD_LOG ??= 'info';
  await build();
}
