import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** One project per folder of tests; `npm test` runs all, `npm test -- --project unit` one. No timed tests, no retries. */
function project(name: string, options: { timeout?: number; dom?: boolean; serial?: boolean } = {}) {
  return {
    plugins: options.dom ? [react()] : [],
    test: {
      name,
      include: [`tests/${name}/**/*.test.{ts,tsx}`],
      environment: options.dom ? 'jsdom' : 'node',
      testTimeout: options.timeout ?? 10_000,
      hookTimeout: Math.max(options.timeout ?? 0, 30_000),
      fileParallelism: !options.serial,
      // Two pages at once keep two processors busy; five would only wait for each other.
      maxConcurrency: 2,
      // As long as tests/support/poll.ts: a bound against waiting for ever, not a measure of speed.
      expect: { poll: { timeout: 15_000 } },
    },
  };
}

export default defineConfig({
  cacheDir: '.cache/vitest',
  test: {
    projects: [
      { test: { name: 'house', include: ['tests/*.test.ts'], testTimeout: 60_000 } },
      project('unit'),
      project('component', { dom: true }),
      project('contract', { timeout: 300_000, serial: true }),
      project('integration', { timeout: 60_000 }),
      project('simulation', { timeout: 120_000 }),
      project('e2e', { timeout: 180_000, serial: true }),
    ],
  },
});
