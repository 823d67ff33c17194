import { availableParallelism } from 'node:os';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Vitest leaves one processor free, which on a machine of two would mean one file after the other. */
const workers = Math.max(2, availableParallelism() - 1);

/** What takes longest begins first, or everything else is over and one file still runs. */
const LONGEST = ['killLoopMongo', 'faults', 'shell', 'network', 'maps', 'board'];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = LONGEST.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
      return at < 0 ? LONGEST.length : at;
    };
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other));
  }
}

/**
 * The order of the projects, and how many of their files run at once: what computes, what waits (for timers, disks, servers
 * that are stopped and killed), what looks at pages.
 */
const phases = {
  compute: { groupOrder: 1, maxWorkers: workers },
  wait: { groupOrder: 2, maxWorkers: workers + 1 },
  browse: { groupOrder: 3, maxWorkers: 2 },
};

/**
 * Each file has a world of its own, as everywhere, but no process: a hundred would each load jsdom and Vitest again. A
 * thread that has kept too much of its worlds makes room for a new one.
 */
const OWN_WORLDS = { pool: 'vmThreads', vmMemoryLimit: '1GB' } as const;

/** One project per folder of tests; `npm test` runs all, `npm test -- --project unit` one. No timed tests, no retries. */
function project(
  name: string,
  phase: keyof typeof phases,
  options: { timeout?: number; dom?: boolean; worlds?: boolean } = {},
) {
  return {
    plugins: options.dom ? [react()] : [],
    test: {
      name,
      include: [`tests/${name}/**/*.test.{ts,tsx}`],
      environment: options.dom ? 'jsdom' : options.worlds ? './tests/support/ownWorld.ts' : 'node',
      ...(options.worlds && OWN_WORLDS),
      testTimeout: options.timeout ?? 10_000,
      hookTimeout: Math.max(options.timeout ?? 0, 30_000),
      maxWorkers: phases[phase].maxWorkers,
      sequence: { groupOrder: phases[phase].groupOrder },
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
    sequence: { sequencer: LongestFirst },
    projects: [
      { test: { name: 'house', include: ['tests/*.test.ts'], testTimeout: 60_000 } },
      project('unit', 'compute', { worlds: true, timeout: 30_000 }),
      // Longer than two of its waits (tests/support/dom.tsx): what is slow is said by the wait that it is slow in.
      project('component', 'compute', { dom: true, worlds: true, timeout: 40_000 }),
      project('simulation', 'compute', { timeout: 120_000 }),
      project('contract', 'wait', { timeout: 300_000 }),
      project('integration', 'wait', { timeout: 60_000 }),
      project('e2e', 'browse', { timeout: 180_000 }),
    ],
  },
});
