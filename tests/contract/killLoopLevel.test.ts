import { afterAll, describe } from 'vitest';
import { describeKillLoop } from '../support/killLoop.ts';
import { temporaryFolder } from '../support/serverProcess.ts';

const nothing = () => Promise.resolve();

describe('level', async () => {
  const folders = [await temporaryFolder(), await temporaryFolder()];
  afterAll(async () => {
    for (const folder of folders) await folder.remove();
  });
  let used = 0;
  describeKillLoop('level', () => {
    const place = folders[used++]?.path ?? '';
    const acknowledgementsPerRound = 200;
    return { place: () => place, processes: 1, acknowledgementsPerRound, killMore: nothing, revive: nothing };
  });
});
