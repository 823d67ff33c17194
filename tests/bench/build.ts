/** Our server and the load generator as plain modules in .cache/bench, built as dist/server is built. */
import { join } from 'node:path';
import { build } from 'vite';
import { ROOT } from '../support/sources.ts';

const OUT = join(ROOT, '.cache/bench/built');

export const BUILT = { ours: join(OUT, 'ours.js'), generator: join(OUT, 'generator.js') };

export async function buildBench(): Promise<void> {
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    build: {
      ssr: true,
      target: 'node20',
      outDir: OUT,
      emptyOutDir: true,
      sourcemap: true,
      rollupOptions: {
        input: { ours: 'tests/bench/servers/ours.ts', generator: 'tests/bench/load/generator.ts' },
      },
    },
  });
}
