/** One server, one browser and two people of the demo twinning in it, on empty pages, for all tests of a file. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launchBrowser, type Person } from './browser.ts';
import { makeBoard, openCanvas } from './canvas.ts';
import { enter } from './journey.ts';
import { freePort, type ServerProcess, startServer, temporaryFolder } from './serverProcess.ts';

export interface Pair {
  readonly browser: Browser;
  readonly server: ServerProcess;
  /** Facilitator. */
  readonly anna: Person;
  /** Participant. */
  readonly murat: Person;
  /** A fresh board that both have open on the canvas; answers its address. */
  bothOn(title: string): Promise<string>;
}

/** Call it inside `describe`; the answer is filled before the first test. */
export function usePair(): Pair {
  const pair = {} as { -readonly [Part in keyof Pair]: Pair[Part] };
  let folder: Awaited<ReturnType<typeof temporaryFolder>> | undefined;
  beforeAll(async () => {
    folder = await temporaryFolder();
    pair.server = await startServer({ dataDir: folder.path, port: await freePort() });
    pair.browser = await launchBrowser();
    pair.anna = await enter(pair.browser, pair.server.links.facilitator, 'Anna Kovács');
    pair.murat = await enter(pair.browser, pair.server.links.participant, 'Murat Kaya');
    pair.bothOn = async (title) => {
      const address = await makeBoard(pair.anna.page, title);
      await Promise.all([openCanvas(pair.anna.page, address), openCanvas(pair.murat.page, address)]);
      return address;
    };
  });
  afterAll(async () => {
    await pair.browser?.close();
    await pair.server?.kill9();
    await folder?.remove();
  });
  return pair;
}
