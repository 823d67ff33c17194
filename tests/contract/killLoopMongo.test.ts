/** MongoDB's loop by itself: it takes longest of all files, and nothing should wait for it (vitest.config.ts). */
import { afterAll, it } from 'vitest';
import { describeKillLoop, KILLS } from '../support/killLoop.ts';
import { startMongo } from '../support/mongoServer.ts';

const server = await startMongo();

if ('skipped' in server) it.skip(`MongoDB: ${server.skipped}`, () => undefined);
else {
  afterAll(() => server.stop());
  /** Two processes write into the same documents; every second time the database is killed with them. */
  describeKillLoop('mongo', () => {
    const uris = Array.from({ length: KILLS }, () => server.newDatabase());
    return {
      place: (round) => uris[round] ?? '',
      processes: 2,
      acknowledgementsPerRound: 100,
      killMore: async (round) => {
        if (round % 2 === 1) await server.kill9?.();
      },
      revive: async (round) => {
        if (round % 2 === 1) await server.start();
      },
    };
  });
}
