/** `npm run bench -- room | rooms | client`: figures, ratios against peers in the same run. See docs/bench.md. */
import { parseArgs } from 'node:util';
import { benchRoom } from './room.ts';

const USAGE = `npm run bench -- room [--quick] [--only ours,peer,hocuspocus] [--people N [--profile]]`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    people: { type: 'string' },
    profile: { type: 'boolean', default: false },
  },
});

async function run(what: string | undefined): Promise<void> {
  if (what !== 'room') throw new Error(`Say what to measure: ${USAGE}`);
  await benchRoom({
    quick: values.quick,
    people: values.people === undefined ? null : Number(values.people),
    profile: values.profile,
    only: values.only.split(',').filter((name) => name !== ''),
  });
}

run(positionals[0]).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
