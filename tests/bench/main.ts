/** `npm run bench -- room | rooms | client | analyses`: figures, ratios against peers in the same run. See docs/bench.md. */
import { parseArgs } from 'node:util';
import { benchAnalyses } from './analyses.ts';
import { benchClient } from './client.ts';
import { benchRoom } from './room.ts';
import { benchRooms } from './rooms.ts';

const USAGE = `npm run bench -- room [--quick] [--only ours,peer,hocuspocus] [--tunnel] [--people N [--profile]]
                       npm run bench -- rooms [--quick] [--only quiet,small,idle,joins,stall,disk] [--profile]
                       npm run bench -- client [--only navigation,gestures,moves | --only map]
                       npm run bench -- analyses [--only grid,random,rings,hubs]`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    people: { type: 'string' },
    profile: { type: 'boolean', default: false },
    tunnel: { type: 'boolean', default: false },
  },
});

async function run(what: string | undefined): Promise<void> {
  const only = values.only.split(',').filter((name) => name !== '');
  const { quick, profile, tunnel } = values;
  const people = values.people === undefined ? null : Number(values.people);
  switch (what) {
    case 'room':
      return benchRoom({ quick, people, profile, tunnel, only });
    case 'rooms':
      return benchRooms({ quick, only, profile });
    case 'client':
      return benchClient(only);
    case 'analyses':
      return benchAnalyses(only);
    default:
      throw new Error(`Say what to measure: ${USAGE}`);
  }
}

run(positionals[0]).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  // Servers that are still running end with their channel to this process.
  process.exit(1);
});
