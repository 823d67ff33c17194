/** People at the board of a real server process: joined by a printed link, with the client's real live layer. */
import type { LiveDocument } from '../../client/live/types.ts';
import type { DocumentId } from '../../shared/ids.ts';
import { Browser } from './appUnderTest.ts';
import { type Device, device } from './liveClient.ts';
import { until } from './poll.ts';
import type { ServerProcess } from './serverProcess.ts';

export interface BoardPerson {
  readonly browser: Browser;
  readonly device: Device;
  readonly documentId: DocumentId;
  readonly live: LiveDocument;
}

const keyOf = (link: string) => link.split('#')[1] ?? '';

/** `server` need not be running any more after this: the person comes back by itself. */
export async function joinServer(
  server: Pick<ServerProcess, 'url'>,
  link: string,
  name: string,
): Promise<BoardPerson> {
  const browser = new Browser(server.url, server.url);
  await browser.join(keyOf(link), name);
  const workspace = (await browser.me()).workspaces[0]?.id ?? '';
  const { body } = await browser.get<{ id: DocumentId; kind: string }[]>(
    `/api/workspaces/${workspace}/documents`,
  );
  const documentId = body.find((one) => one.kind === 'board')?.id;
  if (documentId === undefined) throw new Error(`No board: ${JSON.stringify(body)}`);
  const one = device({ port: Number(new URL(server.url).port), cookie: browser.cookie ?? '' });
  return { browser, device: one, documentId, live: one.open(documentId) };
}

export async function reaches(live: LiveDocument, kind: string, boundMs = 40_000): Promise<void> {
  const state = () => live.saveState.get();
  await until(`${kind} instead of ${JSON.stringify(state())}`, () => state().kind === kind, boundMs);
}
